//! A key service that is always there: what it wraps it unwraps, in every life of the server.

use base::Scope;
use service_api::BoxFuture;
use service_api::ports::{KeyError, Keys, WrappedKey};

use crate::random::{Random, SimRng};

/// Wraps with a mask. It hides nothing; it only has to be the same after a restart.
pub(crate) struct SimKeys(pub(crate) SimRng);

impl SimKeys {
    pub(crate) fn new(random: Random) -> Self {
        SimKeys(SimRng::new(random))
    }
}

const MASK: u8 = 0x5a;

impl Keys for SimKeys {
    fn generate<'a>(
        &'a self,
        scope: &'a Scope,
        _key_id: &'a str,
        _context: &'a str,
    ) -> BoxFuture<'a, Result<WrappedKey, KeyError>> {
        let mut wrapped = vec![0; 32];
        base::Rng::fill(&self.0, &mut wrapped);
        let key_arn = format!("arn:aws:kms:{}:{}:key/simulated", scope.region, scope.account);
        Box::pin(async move { Ok(WrappedKey { key_arn, wrapped }) })
    }

    fn unwrap<'a>(
        &'a self,
        key: &'a WrappedKey,
        _context: &'a str,
    ) -> BoxFuture<'a, Result<[u8; 32], KeyError>> {
        let bytes: Result<[u8; 32], _> = key.wrapped.clone().try_into();
        let bytes = bytes.map(|bytes| bytes.map(|b| b ^ MASK));
        Box::pin(async move { bytes.map_err(|_| KeyError::AccessDenied("not wrapped here".to_owned())) })
    }
}
