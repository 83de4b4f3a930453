//! Streams as other services in the server see them: the ports RecordSource and RecordSink.

mod sink;
mod source;

use std::sync::Arc;

use base::{Arn, Timestamp};
use service_api::ports::{Access, Authorizer};
use service_api::{Caller, ServiceError};

use crate::catalog::StreamView;
use crate::{Streams, error};

/// Reads and writes streams for callers inside the server, who may do no more than their policies allow.
pub struct StreamPorts {
    streams: Arc<Streams>,
    authorizer: Arc<dyn Authorizer>,
}

impl StreamPorts {
    /// Over a service.
    #[must_use]
    pub fn new(streams: Arc<Streams>, authorizer: Arc<dyn Authorizer>) -> Self {
        StreamPorts { streams, authorizer }
    }

    fn now(&self) -> Timestamp {
        self.streams.timers().now()
    }

    /// The stream, if it can be used now and the caller may do this to it.
    fn view(&self, caller: &Caller, stream: &str, action: &str) -> Result<Arc<StreamView>, ServiceError> {
        let now = self.now();
        let arn = Arn::parse(stream).ok();
        let Some((scope, name)) = arn.as_ref().and_then(|arn| Some((&arn.scope, arn.stream_name()?))) else {
            return Err(error::invalid(format!("StreamARN {stream} is invalid.")));
        };
        let view = self.streams.stream_view(scope, name, now)?;
        if self.authorizer.enforces() {
            self.authorizer.authorize(&Access {
                caller,
                action,
                resource: &view.arn,
                resource_policy: view.stream.policy.as_deref(),
                resource_tags: &view.stream.tags,
                request_tags: &[],
                tag_keys: &[],
                now,
            })?;
        }
        if !view.stream.is_usable(now) {
            return Err(error::stream_not_found(scope.account, name));
        }
        Ok(view)
    }
}
