//! Delivery streams behind the RecordSink port: PutRecordBatch of Amazon Data Firehose at a URL.

use std::sync::Arc;

use base::{Arn, Clock, Scope};
use base64_simd::STANDARD;
use bytes::Bytes;
use serde_json::{Value, json};
use service_api::ports::{Authorizer, RecordSink, SinkError, SinkRecord};
use service_api::{BoxFuture, Caller, ServiceError};

use crate::aws::{self, AwsEndpoint, AwsSettings, Call, Neighbour};

/// Bytes of an answer: 500 entries are far below.
pub const ANSWER_BYTES_MAX: usize = 4 << 20;

/// Records of one call.
const BATCH_RECORDS: usize = 500;
/// Bytes of one call's records.
const BATCH_BYTES: usize = 4 << 20;
/// Bytes of one record.
const RECORD_BYTES: usize = 1_024_000;

const NOT_CONFIGURED: &str = "delivery streams are not configured on this server: set edges.firehose.endpoint to the URL of a \
                              Firehose API";

/// Delivery streams at a URL, or none.
pub struct DeliveryStreams(Neighbour);

/// A delivery stream for a caller who may do something to it.
struct Target<'a> {
    aws: &'a AwsEndpoint,
    scope: Scope,
    name: String,
}

impl DeliveryStreams {
    /// Those at an endpoint; without one there are none. `clock` is the real one.
    #[must_use]
    pub fn new(
        settings: Option<AwsSettings>,
        authorizer: Arc<dyn Authorizer>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        DeliveryStreams(Neighbour::new(settings, authorizer, clock))
    }

    fn target(&self, caller: &Caller, text: &str, operation: &str) -> Result<Target<'_>, ServiceError> {
        let aws = self.0.endpoint(NOT_CONFIGURED)?;
        let arn = Arn::parse(text).ok().filter(|arn| &*arn.service == "firehose");
        let name = arn.as_ref().and_then(|arn| arn.resource.strip_prefix("deliverystream/"));
        let Some((arn, name)) = arn.as_ref().zip(name) else {
            let message = format!("{text} is no ARN of a delivery stream");
            return Err(ServiceError::client("InvalidArgumentException", message));
        };
        self.0.authorize(caller, &format!("firehose:{operation}"), text)?;
        Ok(Target { aws, scope: arn.scope.clone(), name: name.to_owned() })
    }
}

impl Target<'_> {
    async fn call(&self, operation: &str, body: String) -> Result<Value, ServiceError> {
        let target = format!("Firehose_20150804.{operation}");
        let call = Call {
            service: "firehose",
            scope: &self.scope,
            path: "/",
            query: "",
            headers: &[("content-type", "application/x-amz-json-1.1"), ("x-amz-target", &target)],
            body: body.into(),
        };
        let answer = self.aws.post(call).await?;
        if !answer.status().is_success() {
            return Err(aws::refusal(self.aws.endpoint(), &answer));
        }
        serde_json::from_slice(answer.body())
            .map_err(|_| ServiceError::unavailable(format!("{} answers no JSON", self.aws.endpoint())))
    }

    /// One call: an answer for each record.
    async fn batch(&self, records: &[Bytes]) -> Result<Vec<Result<(), SinkError>>, ServiceError> {
        let mut body = json!({ "DeliveryStreamName": self.name }).to_string();
        // The records are written behind it by hand: base64 needs no escape.
        body.pop();
        body.push_str(",\"Records\":[");
        for (at, data) in records.iter().enumerate() {
            body.push_str(if at == 0 { "{\"Data\":\"" } else { ",{\"Data\":\"" });
            body.push_str(&STANDARD.encode_to_string(data));
            body.push_str("\"}");
        }
        body.push_str("]}");
        let answer = self.call("PutRecordBatch", body).await?;
        let entries = answer.get("RequestResponses").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if entries.len() != records.len() {
            let text = format!(
                "{} answers {} entries for {} records",
                self.aws.endpoint(),
                entries.len(),
                records.len()
            );
            return Err(ServiceError::unavailable(text));
        }
        Ok(entries.iter().map(entry).collect())
    }
}

/// What became of one record. Entries fail with ServiceUnavailableException or InternalFailure: later they may not.
fn entry(entry: &Value) -> Result<(), SinkError> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    match text("ErrorCode") {
        None if text("RecordId").is_some() => Ok(()),
        None => Err(SinkError::NotNow(ServiceError::unavailable("the entry has no RecordId"))),
        Some(code) => {
            let message = aws::short(text("ErrorMessage").unwrap_or_default()).to_owned();
            let mut error = ServiceError::unavailable(message);
            error.code = aws::short(code).to_owned().into();
            Err(SinkError::NotNow(error))
        }
    }
}

impl RecordSink for DeliveryStreams {
    fn put<'a>(
        &'a self,
        caller: &'a Caller,
        stream: &'a str,
        records: Vec<SinkRecord>,
    ) -> BoxFuture<'a, Result<Vec<Result<(), SinkError>>, ServiceError>> {
        Box::pin(async move {
            if records.is_empty() {
                let target = self.target(caller, stream, "DescribeDeliveryStream")?;
                let body = json!({ "DeliveryStreamName": target.name, "Limit": 1 }).to_string();
                return target.call("DescribeDeliveryStream", body).await.map(|_| Vec::new());
            }
            let target = self.target(caller, stream, "PutRecordBatch")?;
            let mut answers = Vec::with_capacity(records.len());
            let mut rest = &records[..];
            while let Some(first) = rest.first() {
                if first.data.len() > RECORD_BYTES {
                    let text = format!("a record of a delivery stream has at most {RECORD_BYTES} bytes");
                    let error = ServiceError::client("InvalidArgumentException", text);
                    answers.push(Err(SinkError::Never(error)));
                    rest = &rest[1..];
                    continue;
                }
                let (batch, left) = rest.split_at(batch_of(rest));
                let data: Vec<Bytes> = batch.iter().map(|record| record.data.clone()).collect();
                match target.batch(&data).await {
                    Ok(batch) => answers.extend(batch),
                    Err(error) if answers.is_empty() => return Err(error),
                    // What came before is there.
                    Err(error) => {
                        answers.extend(rest.iter().map(|_| Err(SinkError::NotNow(error.clone()))));
                        break;
                    }
                }
                rest = left;
            }
            Ok(answers)
        })
    }
}

/// How many of the records fit into one call, at least one.
fn batch_of(records: &[SinkRecord]) -> usize {
    let mut bytes = 0;
    let fits = |record: &&SinkRecord| {
        bytes += record.data.len();
        bytes <= BATCH_BYTES && record.data.len() <= RECORD_BYTES
    };
    records.iter().take(BATCH_RECORDS).take_while(fits).count().max(1)
}

#[cfg(test)]
#[path = "delivery_streams_tests.rs"]
mod tests;
