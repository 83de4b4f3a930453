//! The policy language of AWS: reads policy documents and decides whether they allow a request.
//!
//! **Why it exists**: a decision is a function of a request and documents, nothing else. It is a crate because it must
//! be pure, and because one person can build and test it alone: nothing of Flumen is in it but a timestamp.
//!
//! **What is absent**: where documents come from and who the caller is (see `edge` and the Authorizer port), service
//! control policies, permission boundaries, session policies, roles' trust policies. The operators for binary values.
//!
//! Its laws, each kept by a test:
//! - IAM-1: nothing is allowed that no statement allows.
//! - IAM-2: an explicit deny wins, whatever else is there and in whatever order.
//! - IAM-3: across accounts both sides must allow.
//!
//! **Start reading** at [`decide`], then [`Policy`].

mod condition;
mod decision;
mod document;
mod glob;
mod json;
mod principal;
mod request;
mod statement;
mod value;

pub use decision::{Decision, Reason, decide};
pub use document::{Policy, PolicyError};
pub use glob::matches as glob_matches;
pub use request::Request;
pub use statement::Kind;
