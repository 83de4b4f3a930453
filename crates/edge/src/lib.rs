//! The neighbours that streams and applications meet outside of Kinesis: small local stand-ins, or the real ones at a URL,
//! behind the ports of `service-api`.
//!
//! **Why it exists**: encryption needs a key management service, authorization the policies of identities, reference
//! tables the objects of a store, applications functions and delivery streams; a laptop and a small server have neither
//! KMS nor IAM nor S3. Each neighbour is a module here, knows no service, and can be replaced by another behind the same
//! port.
//!
//! **What is absent**: the API of AWS KMS (CreateKey and its sisters): keys are made on first use or written into the
//! keyring by hand. The API of IAM: identities and their policies come from the configuration. Functions and delivery
//! streams of our own: those at a URL are called.
//!
//! **Start reading** at [`kms::Keyring`], [`access::PolicyAuthorizer`], [`objects::ObjectDirectory`],
//! [`functions::Functions`] and [`delivery_streams::DeliveryStreams`].

pub mod access;
mod aws;
pub mod delivery_streams;
pub mod functions;
pub mod http;
pub mod kms;
pub mod objects;
#[cfg(test)]
mod testing;

pub use aws::AwsSettings;
