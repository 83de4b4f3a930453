//! What runs the application of a run, over the streams of the same process.

use std::sync::Arc;

use analytics::runtime::{Runtime, RuntimePorts, RuntimeSettings};
use analytics::{ApplicationNo, Runner as _};
use base::TestClock;
use bytes::Bytes;
use commit_log::engine::ShardLog;
use service_api::ports::{AllowAll, FunctionInvoker, Keys, ObjectError, ObjectStore};
use service_api::{BoxFuture, Caller, ServiceError};
use streams::{StreamPorts, Streams};

use crate::sabotage::Sabotage;
use crate::sabotage::unwaited::{UnwaitedLog, UnwaitedSink};

/// The one application.
pub(crate) const NUMBER: ApplicationNo = ApplicationNo(1);

/// What runs it, and the streams that it uses.
pub(crate) struct Running {
    pub(crate) runtime: Arc<Runtime>,
    pub(crate) streams: Arc<StreamPorts>,
}

impl Running {
    /// The application is known to the log and does not run yet.
    pub(crate) fn new(
        settings: RuntimeSettings,
        streams: &Arc<Streams>,
        keys: Arc<dyn Keys>,
        log: Arc<dyn ShardLog>,
        clock: &TestClock,
        sabotage: Option<Sabotage>,
    ) -> Running {
        let streams = Arc::new(StreamPorts::new(Arc::clone(streams), Arc::new(AllowAll)));
        let mut ports = RuntimePorts {
            source: streams.clone(),
            sink: streams.clone(),
            // It names no delivery stream.
            delivery_streams: streams.clone(),
            functions: Arc::new(Nothing),
            objects: Arc::new(Nothing),
            keys,
            log,
            timers: Arc::new(clock.clone()),
        };
        match sabotage {
            Some(Sabotage::UnwaitedDelivery) => ports.sink = Arc::new(UnwaitedSink(ports.sink)),
            Some(Sabotage::UnwaitedStep) => ports.log = Arc::new(UnwaitedLog(ports.log)),
            _ => {}
        }
        let runtime = Arc::new(Runtime::new(ports, settings));
        runtime.open(&[NUMBER]);
        Running { runtime, streams }
    }
}

/// There are no objects here and no functions; the application uses none.
struct Nothing;

impl ObjectStore for Nothing {
    fn get<'a>(
        &'a self,
        _caller: &'a Caller,
        _bucket: &'a str,
        _key: &'a str,
        _bytes_max: u64,
    ) -> BoxFuture<'a, Result<Bytes, ObjectError>> {
        Box::pin(async { Err(ObjectError::NotConfigured) })
    }
}

impl FunctionInvoker for Nothing {
    fn check<'a>(
        &'a self,
        _caller: &'a Caller,
        _function: &'a str,
    ) -> BoxFuture<'a, Result<(), ServiceError>> {
        Box::pin(async { Err(ServiceError::internal("no functions")) })
    }

    fn invoke<'a>(
        &'a self,
        _caller: &'a Caller,
        _function: &'a str,
        _event: Bytes,
    ) -> BoxFuture<'a, Result<Bytes, ServiceError>> {
        Box::pin(async { Err(ServiceError::internal("no functions")) })
    }
}
