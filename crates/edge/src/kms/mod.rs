//! Master keys in a keyring of our own, in place of AWS KMS.

mod file;
mod id;
mod keyring;

pub use file::KeyringError;
pub use keyring::{Keyring, KeyringSettings};
