//! The keyring: finds or makes master keys, wraps and unwraps data keys with them.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use base::{Arn, Rng, Scope};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use service_api::BoxFuture;
use service_api::ports::{KeyError, Keys, WrappedKey};

use super::file::{self, KeyringError, MasterKey, State};
use super::id::KeyName;

/// Settings of the keyring.
#[derive(Clone, Debug)]
pub struct KeyringSettings {
    /// The file; `None` keeps keys in memory until the process ends.
    pub file: Option<PathBuf>,
    /// Make a key or alias that a caller names and that is not there. The alias `alias/aws/kinesis` is always made.
    pub create_missing: bool,
}

/// Master keys, from a file or in memory. Every master key wraps with AES-256-GCM.
pub struct Keyring {
    settings: KeyringSettings,
    rng: Arc<dyn Rng>,
    keys: Mutex<Vec<MasterKey>>,
}

/// First byte of everything that is wrapped.
const VERSION: u8 = 1;
const TAG: usize = 16;
const WRAPPED: usize = 1 + NONCE_LEN + 32 + TAG;

impl Keyring {
    /// Reads the file, if there is one. It is made with the first key.
    ///
    /// # Errors
    /// [`KeyringError`] when the file is damaged or others can read it.
    pub fn open(settings: KeyringSettings, rng: Arc<dyn Rng>) -> Result<Self, KeyringError> {
        let keys = settings.file.as_deref().map_or(Ok(Vec::new()), file::read)?;
        Ok(Keyring { settings, rng, keys: Mutex::new(keys) })
    }

    /// The key that a caller names: one that is there, or a new one where that is allowed.
    fn find_or_make(&self, scope: &Scope, key_id: &str) -> Result<MasterKey, KeyError> {
        let name = KeyName::parse(key_id, scope)
            .ok_or_else(|| KeyError::NotFound(format!("Invalid keyId '{key_id}'")))?;
        if name.scope.region != scope.region {
            return Err(KeyError::NotFound(format!("Invalid arn {}", name.scope.region)));
        }
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = find(&keys, &name) {
            return usable(key).cloned();
        }
        if !self.settings.create_missing && !name.is_of_the_service() {
            return Err(missing(&name));
        }
        let key = self.make(&name);
        let mut more = keys.clone();
        more.push(key.clone());
        if let Some(path) = &self.settings.file {
            file::write(path, &more).map_err(|e| {
                tracing::error!(keyring = %path.display(), error = %e, "the keyring cannot be written");
                KeyError::Unavailable("The keyring of this server cannot be written.".to_owned())
            })?;
            tracing::info!(key = key.arn, keyring = %path.display(), "made a master key");
        }
        *keys = more;
        Ok(key)
    }

    fn make(&self, name: &KeyName) -> MasterKey {
        let mut material = [0; 32];
        self.rng.fill(&mut material);
        let (key, aliases) = if name.is_alias() {
            let key = KeyName { scope: name.scope.clone(), resource: format!("key/{}", self.uuid()) };
            (key, vec![name.resource.clone()])
        } else {
            (name.clone(), Vec::new())
        };
        MasterKey { arn: key.arn(), aliases, state: State::Enabled, material }
    }

    fn uuid(&self) -> String {
        let mut bytes = [0; 16];
        self.rng.fill(&mut bytes);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = format!("{:032x}", u128::from_be_bytes(bytes));
        [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
    }

    fn wrap(&self, key: &MasterKey, context: &str) -> Vec<u8> {
        let (mut nonce, mut data_key) = ([0; NONCE_LEN], [0; 32]);
        // Random nonces suffice: a master key wraps far fewer than 2^32 data keys.
        self.rng.fill(&mut nonce);
        self.rng.fill(&mut data_key);
        let tag = cipher(key)
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(context),
                &mut data_key,
            )
            .expect("32 bytes are within the limits of AES-GCM");
        [&[VERSION][..], &nonce, &data_key, tag.as_ref()].concat()
    }
}

impl Keys for Keyring {
    fn generate<'a>(
        &'a self,
        scope: &'a Scope,
        key_id: &'a str,
        context: &'a str,
    ) -> BoxFuture<'a, Result<WrappedKey, KeyError>> {
        Box::pin(async move {
            let key = self.find_or_make(scope, key_id)?;
            Ok(WrappedKey { wrapped: self.wrap(&key, context), key_arn: key.arn })
        })
    }

    fn unwrap<'a>(
        &'a self,
        key: &'a WrappedKey,
        context: &'a str,
    ) -> BoxFuture<'a, Result<[u8; 32], KeyError>> {
        Box::pin(async move {
            let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
            let found = keys.iter().find(|master| master.arn == key.key_arn);
            let master = found
                .ok_or_else(|| KeyError::NotFound(format!("Key '{}' does not exist", key.key_arn)))
                .and_then(usable)?;
            open(master, &key.wrapped, context).ok_or_else(|| {
                KeyError::AccessDenied(format!(
                    "The ciphertext refers to a customer master key that does not exist, does not exist in this \
                     region, or you are not allowed to access: {}",
                    key.key_arn
                ))
            })
        })
    }
}

impl fmt::Debug for Keyring {
    /// Without the keys.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("settings", &self.settings).finish_non_exhaustive()
    }
}

fn find<'a>(keys: &'a [MasterKey], name: &KeyName) -> Option<&'a MasterKey> {
    if !name.is_alias() {
        let arn = name.arn();
        return keys.iter().find(|key| key.arn == arn);
    }
    // An alias belongs to the account and region of its key.
    let owns = |key: &MasterKey| Arn::parse(&key.arn).is_ok_and(|arn| arn.scope == name.scope);
    keys.iter().find(|key| key.aliases.contains(&name.resource) && owns(key))
}

fn usable(key: &MasterKey) -> Result<&MasterKey, KeyError> {
    match key.state {
        State::Enabled => Ok(key),
        State::Disabled => Err(KeyError::Disabled(format!("{} is disabled.", key.arn))),
        State::PendingDeletion => Err(KeyError::InvalidState(format!("{} is pending deletion.", key.arn))),
    }
}

fn missing(name: &KeyName) -> KeyError {
    let arn = name.arn();
    KeyError::NotFound(if name.is_alias() {
        format!("Alias {arn} is not found.")
    } else {
        format!("Key '{arn}' does not exist")
    })
}

fn open(key: &MasterKey, wrapped: &[u8], context: &str) -> Option<[u8; 32]> {
    let wrapped: &[u8; WRAPPED] = wrapped.try_into().ok()?;
    let (head, sealed) = wrapped.split_at(1 + NONCE_LEN);
    let mut sealed = sealed.to_vec();
    let nonce = Nonce::try_assume_unique_for_key(&head[1..]).ok()?;
    let data_key = cipher(key).open_in_place(nonce, Aad::from(context), &mut sealed).ok()?;
    (head[0] == VERSION).then(|| data_key.try_into().ok()).flatten()
}

fn cipher(key: &MasterKey) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key.material).expect("a key of 32 bytes"))
}

#[cfg(test)]
#[path = "keyring_tests.rs"]
mod tests;
