//! Between AWS's shapes and the machine's consumers.

use std::sync::Arc;

use base::{Arn, Scope};
use bytestring::ByteString;
use model::kinesis as shapes;
use service_api::{RequestContext, ServiceError};
use streams_core::{Consumer, Refusal};

use crate::catalog::StreamView;
use crate::{Streams, convert, error};

/// The consumer that a request means; it need not exist.
pub(crate) struct Named {
    /// Account and region of its stream.
    pub scope: Scope,
    /// Name of its stream.
    pub stream: String,
    /// Its name.
    pub consumer: String,
    /// The second of its creation, when the request said it.
    pub created_s: Option<u64>,
}

impl Named {
    /// By its ARN, by its name and its stream's ARN, or by all three, which must agree then.
    pub(crate) fn parse(
        context: &RequestContext,
        stream_arn: Option<&str>,
        name: Option<&str>,
        arn: Option<&str>,
    ) -> Result<Self, ServiceError> {
        let Some(arn) = arn else {
            let (Some(stream_arn), Some(name)) = (stream_arn, name) else {
                return Err(error::invalid(
                    "Either ConsumerARN or both StreamARN and ConsumerName should be provided.".to_owned(),
                ));
            };
            let (scope, stream) = convert::target(context, None, Some(stream_arn))?;
            return Ok(Named { scope, stream, consumer: name.to_owned(), created_s: None });
        };
        let named = Named::of_arn(context, arn)?;
        let same_stream =
            stream_arn.is_none_or(|arn| arn == Arn::stream(&named.scope, &named.stream).to_string());
        if !same_stream || name.is_some_and(|name| name != named.consumer) {
            return Err(error::invalid("ConsumerARN, StreamARN and ConsumerName do not match.".to_owned()));
        }
        Ok(named)
    }

    /// By its ARN alone.
    pub(crate) fn of_arn(context: &RequestContext, arn: &str) -> Result<Self, ServiceError> {
        let parsed = Arn::parse(arn).ok();
        let Some((scope, (stream, consumer, created_s))) =
            parsed.as_ref().and_then(|arn| Some((&arn.scope, arn.consumer_parts()?)))
        else {
            return Err(error::invalid(format!("ConsumerARN {arn} is invalid.")));
        };
        let named = Named {
            scope: scope.clone(),
            stream: stream.to_owned(),
            consumer: consumer.to_owned(),
            created_s: Some(created_s),
        };
        if scope.region != context.caller.scope.region { Err(named.not_found()) } else { Ok(named) }
    }

    /// The consumer and its stream, in whatever state.
    pub(crate) fn find(
        &self,
        streams: &Streams,
        context: &RequestContext,
    ) -> Result<(Arc<StreamView>, Consumer), ServiceError> {
        let view = streams.stream_view(&self.scope, &self.stream, context.now)?;
        let consumer = view.stream.consumers.get(context.now, &self.consumer);
        let meant = consumer.filter(|c| self.created_s.is_none_or(|s| s == c.created.seconds())).cloned();
        Ok((view, meant.ok_or_else(|| self.not_found())?))
    }

    fn not_found(&self) -> ServiceError {
        let (account, consumer) = (self.scope.account, self.consumer.clone());
        error::refused(&Refusal::ConsumerNotFound { account, consumer })
    }
}

/// A consumer's ARN.
pub(crate) fn arn(view: &StreamView, consumer: &Consumer) -> ByteString {
    let created_s = consumer.created.seconds();
    Arn::consumer(&view.stream.scope, &view.stream.name, &consumer.name, created_s).to_string().into()
}

/// A consumer in AWS's shape.
pub(crate) fn shape(context: &RequestContext, view: &StreamView, consumer: &Consumer) -> shapes::Consumer {
    let status = ByteString::from_static(consumer.status(context.now).as_str());
    shapes::Consumer {
        consumer_name: consumer.name.as_str().into(),
        consumer_arn: arn(view, consumer),
        consumer_status: status.into(),
        consumer_creation_timestamp: consumer.created,
    }
}
