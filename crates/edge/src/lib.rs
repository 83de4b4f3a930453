//! The neighbours that streams meet outside of Kinesis, as small local stand-ins behind the ports of `service-api`.
//!
//! **Why it exists**: encryption needs a key management service, authorization the policies of identities, reference
//! tables the objects of a store; a laptop and a small server have neither KMS nor IAM nor S3. Each neighbour
//! is a module here, knows no service, and can be replaced by the real one behind the same port.
//!
//! **What is absent**: the API of AWS KMS (CreateKey and its sisters): keys are made on first use or written into the
//! keyring by hand. The API of IAM: identities and their policies come from the configuration.
//!
//! **Start reading** at [`kms::Keyring`], [`access::PolicyAuthorizer`] and [`objects::ObjectDirectory`].

pub mod access;
pub mod kms;
pub mod objects;
