//! Ports: what services ask of each other and of their neighbours, without knowing who answers. At most ten, each
//! under 80 lines, each with two implementations.

mod authorizer;
mod function_invoker;
mod keys;
mod metrics;
mod object_store;
mod record_sink;
mod record_source;

pub use authorizer::{Access, AllowAll, Authorizer};
pub use function_invoker::FunctionInvoker;
pub use keys::{KeyError, Keys, WrappedKey};
pub use metrics::{Metrics, Point, Series, Statistics, Unit};
pub use object_store::{ObjectError, ObjectStore};
pub use record_sink::{RecordSink, SinkError, SinkRecord};
pub use record_source::{RecordSource, ShardOf, SourcePage, SourceRecord, SourceShard};
