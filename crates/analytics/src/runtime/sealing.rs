//! Checkpoints of applications that read encrypted streams: sealed under the streams' master key.
//!
//! Each checkpoint has a data key of its own, which seals nothing else: so its nonce can be a constant.

use std::fmt;
use std::sync::Arc;

use base::{Arn, Scope, ShardNo};
use minicbor::{Decode, Encode};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use service_api::ports::{KeyError, Keys, WrappedKey};

/// What the data key is used for, so that it is never the key of something else.
const PURPOSE: &[u8] = b"flumen checkpoint 1";

/// How a checkpoint is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Seal {
    /// The run that the checkpoint is of: known also without the key.
    #[n(0)]
    pub run: u64,
    /// ARN of the master key.
    #[n(1)]
    pub key_arn: String,
    /// The data key, wrapped.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub wrapped: Vec<u8>,
}

/// Why a checkpoint cannot be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SealError {
    /// Its key is not to be had now.
    Key(String),
    /// It is not what was sealed.
    Damaged,
}

/// The keys as one application uses them.
#[derive(Clone)]
pub(super) struct Vault {
    pub keys: Arc<dyn Keys>,
    /// Its ARN, which its data keys are bound to.
    pub application: String,
    /// Its account and region.
    pub scope: Scope,
}

impl Vault {
    /// Seals a checkpoint in place.
    pub async fn seal(
        &self,
        run: u64,
        key_arn: &str,
        shard: ShardNo,
        bytes: &mut Vec<u8>,
    ) -> Result<Seal, SealError> {
        // A key is asked for where it is: streams of other regions can be read.
        let scope = Arn::parse(key_arn).map_or_else(|_| self.scope.clone(), |arn| arn.scope);
        let wrapped = self.keys.generate(&scope, key_arn, &self.application).await;
        let wrapped = wrapped.map_err(|error| unusable(key_arn, error))?;
        let key = self.data_key(&wrapped).await?;
        key.seal_in_place_append_tag(nonce(), aad(run, shard), bytes).map_err(|_| SealError::Damaged)?;
        Ok(Seal { run, key_arn: wrapped.key_arn, wrapped: wrapped.wrapped })
    }

    /// Opens a checkpoint in place.
    pub async fn open(&self, seal: &Seal, shard: ShardNo, bytes: &mut Vec<u8>) -> Result<(), SealError> {
        let wrapped = WrappedKey { key_arn: seal.key_arn.clone(), wrapped: seal.wrapped.clone() };
        let key = self.data_key(&wrapped).await?;
        let opened = key.open_in_place(nonce(), aad(seal.run, shard), bytes);
        let length = opened.map_err(|_| SealError::Damaged)?.len();
        bytes.truncate(length);
        Ok(())
    }

    async fn data_key(&self, wrapped: &WrappedKey) -> Result<LessSafeKey, SealError> {
        let secret = self.keys.unwrap(wrapped, &self.application).await;
        let secret = secret.map_err(|error| unusable(&wrapped.key_arn, error))?;
        let key = UnboundKey::new(&AES_256_GCM, &secret).expect("32 bytes");
        Ok(LessSafeKey::new(key))
    }
}

fn unusable(key_arn: &str, error: KeyError) -> SealError {
    let error = service_api::ServiceError::from(error);
    SealError::Key(format!("its key {key_arn} cannot be used: {error}"))
}

/// The only one of its key.
fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}

fn aad(run: u64, shard: ShardNo) -> Aad<Vec<u8>> {
    Aad::from([PURPOSE, &shard.0.to_le_bytes(), &run.to_le_bytes()].concat())
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SealError::Key(why) => f.write_str(why),
            SealError::Damaged => f.write_str("its seal is broken"),
        }
    }
}
