//! The machine of Data Analytics: what applications exist, how they are configured, what they should be doing. Pure: time is
//! an argument, and a replay of the stored commands gives the same state byte for byte.
//!
//! Its laws, each kept by a test:
//! - AN-1: the number of an application is never given twice.
//! - AN-2: the version rises by one with each change of the configuration, and with nothing else.
//! - AN-3: replaying the accepted commands gives the same state, byte for byte.
//! - AN-4: what a refused command would have changed stays as it was.
//! - AN-5: an id of an input, output, table or logging option never comes back within an application.

mod application;
mod change;
mod codec;
mod command;
mod config;
mod machine;
mod refusal;

pub use application::{Application, Status};
pub use change::{
    Change, EndpointUpdate, FunctionUpdate, InputUpdate, OutputUpdate, ReferenceUpdate, SchemaUpdate,
};
pub use codec::{CodecError, Entry};
pub use command::{Command, Expected};
pub use config::{
    Column, Config, Endpoint, EndpointKind, Function, Input, Logging, Mapping, Output, Position, Reference,
    RowFormat, Schema,
};
pub use machine::{Effect, Machine};
pub use refusal::{Kind, Refusal};
