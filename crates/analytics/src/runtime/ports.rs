//! What the runtime asks of the world.

use std::sync::Arc;

use base::Timers;
use commit_log::engine::ShardLog;
use service_api::ports::{FunctionInvoker, Keys, ObjectStore, RecordSink, RecordSource};

/// The world as applications see it.
#[derive(Clone)]
pub struct RuntimePorts {
    /// Streams that are read.
    pub source: Arc<dyn RecordSource>,
    /// Streams that are written.
    pub sink: Arc<dyn RecordSink>,
    /// Delivery streams that are written.
    pub delivery_streams: Arc<dyn RecordSink>,
    /// Functions that records go through, and that rows are given to.
    pub functions: Arc<dyn FunctionInvoker>,
    /// Objects of reference data.
    pub objects: Arc<dyn ObjectStore>,
    /// Master keys of encrypted streams.
    pub keys: Arc<dyn Keys>,
    /// Where checkpoints go.
    pub log: Arc<dyn ShardLog>,
    /// The clock, and how to wait for it.
    pub timers: Arc<dyn Timers>,
}
