//! What the keyring promises.

use std::future::Future;
use std::os::unix::fs::PermissionsExt as _;
use std::pin::pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, Waker};

use base::{AccountId, Region};

use super::*;

/// Different bytes at each call.
#[derive(Default)]
struct Counting(AtomicU8);

impl Rng for Counting {
    fn fill(&self, out: &mut [u8]) {
        out.fill(self.0.fetch_add(1, Ordering::SeqCst));
    }
}

fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the keyring never waits"),
    }
}

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

fn keyring(file: Option<PathBuf>, create_missing: bool) -> Result<Keyring, KeyringError> {
    Keyring::open(KeyringSettings { file, create_missing }, Arc::new(Counting::default()))
}

fn generate(keyring: &Keyring, key_id: &str) -> Result<WrappedKey, KeyError> {
    ready(keyring.generate(&scope(), key_id, "stream"))
}

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("flumen-keyring-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_data_key_opens_with_its_master_key_and_context_only() {
    let keys = keyring(None, true).unwrap();
    let (a, b) =
        (generate(&keys, "alias/aws/kinesis").unwrap(), generate(&keys, "alias/aws/kinesis").unwrap());
    assert_eq!(a.key_arn, b.key_arn);
    let plain = ready(keys.unwrap(&a, "stream")).unwrap();
    assert_ne!(plain, ready(keys.unwrap(&b, "stream")).unwrap(), "each data key is new");
    assert!(!a.wrapped.windows(32).any(|bytes| bytes == plain));

    let other = generate(&keys, "alias/other").unwrap();
    let crossed = WrappedKey { wrapped: a.wrapped.clone(), ..other };
    let mut changed = a.clone();
    changed.wrapped[20] ^= 1;
    for (key, context) in [(&a, "another stream"), (&crossed, "stream"), (&changed, "stream")] {
        assert!(matches!(ready(keys.unwrap(key, context)), Err(KeyError::AccessDenied(_))));
    }
}

#[test]
fn all_names_of_a_key_mean_the_same_key() {
    let keys = keyring(None, true).unwrap();
    let by_alias = generate(&keys, "alias/mine").unwrap().key_arn;
    let id = by_alias.rsplit('/').next().unwrap().to_owned();
    assert_eq!(generate(&keys, &id).unwrap().key_arn, by_alias);
    assert_eq!(generate(&keys, &by_alias).unwrap().key_arn, by_alias);
    let alias_arn = "arn:aws:kms:us-east-1:000000000000:alias/mine";
    assert_eq!(generate(&keys, alias_arn).unwrap().key_arn, by_alias);
    let elsewhere = "arn:aws:kms:us-east-1:111111111111:alias/mine";
    assert_ne!(generate(&keys, elsewhere).unwrap().key_arn, by_alias, "aliases belong to an account");
    let region = generate(&keys, "arn:aws:kms:eu-west-1:000000000000:alias/mine");
    assert_eq!(region, Err(KeyError::NotFound("Invalid arn eu-west-1".into())));
}

#[test]
fn a_keyring_that_makes_no_keys_says_which_one_is_missing() {
    let keys = keyring(None, false).unwrap();
    generate(&keys, "alias/aws/kinesis").unwrap();
    for (key_id, text) in [
        ("alias/mine", "Alias arn:aws:kms:us-east-1:000000000000:alias/mine is not found."),
        ("1234", "Key 'arn:aws:kms:us-east-1:000000000000:key/1234' does not exist"),
    ] {
        assert_eq!(generate(&keys, key_id), Err(KeyError::NotFound(text.into())));
    }
}

#[test]
fn the_file_is_for_its_owner_alone_and_a_new_process_reads_it() {
    let folder = Folder::new("mode");
    let file = folder.0.join("keys/keyring.toml");
    let before = keyring(Some(file.clone()), true).unwrap();
    assert!(!file.exists(), "no file before the first key");
    let key = generate(&before, "alias/aws/kinesis").unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let after = keyring(Some(file.clone()), true).unwrap();
    assert_eq!(ready(after.unwrap(&key, "stream")), ready(before.unwrap(&key, "stream")));

    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(keyring(Some(file), true), Err(KeyringError::Exposed(_, 0o644))));
}

#[test]
fn a_disabled_or_dying_key_neither_wraps_nor_unwraps() {
    let folder = Folder::new("state");
    let file = folder.0.join("keyring.toml");
    let key = generate(&keyring(Some(file.clone()), true).unwrap(), "alias/mine").unwrap();
    let enabled = std::fs::read_to_string(&file).unwrap();
    for (state, says) in [("Disabled", "is disabled."), ("PendingDeletion", "is pending deletion.")] {
        std::fs::write(&file, enabled.replace("\"Enabled\"", &format!("\"{state}\""))).unwrap();
        let keys = keyring(Some(file.clone()), true).unwrap();
        for error in [generate(&keys, "alias/mine").err(), ready(keys.unwrap(&key, "stream")).err()] {
            assert!(format!("{error:?}").contains(&format!("{} {says}", key.key_arn)), "{error:?}");
        }
    }
}
