//! Functions behind the FunctionInvoker port: the Invoke API of AWS Lambda at a URL. `sam local start-lambda`, LocalStack,
//! moto, the runtime interface emulator of Lambda's images and AWS itself speak it.
//!
//! A function is called by the name in its ARN, in the account of the credentials: local servers know nothing else. A
//! version or alias in the ARN is its qualifier.

use std::sync::Arc;

use base::{Arn, Clock, Scope};
use bytes::Bytes;
use http::Response;
use serde_json::Value;
use service_api::ports::{Authorizer, FunctionInvoker};
use service_api::{BoxFuture, Caller, ServiceError};

use crate::aws::{self, AwsEndpoint, AwsSettings, Call, Neighbour};

/// Bytes of an answer: as Lambda has it, 6 MiB and what is around it.
pub const ANSWER_BYTES_MAX: usize = (6 << 20) + 1024;

const NOT_CONFIGURED: &str = "functions are not configured on this server: set edges.lambda.endpoint to the URL of a Lambda \
                              API, for example that of `sam local start-lambda`";
/// What a server that does not know DryRun gives to the function.
const NOTHING: &[u8] = br#"{"records":[]}"#;

/// Functions at a URL, or none.
pub struct Functions(Neighbour);

/// The parts of a function's ARN.
struct Function {
    scope: Scope,
    name: String,
    qualifier: Option<String>,
}

impl Functions {
    /// Those at an endpoint; without one there are none. `clock` is the real one.
    #[must_use]
    pub fn new(
        settings: Option<AwsSettings>,
        authorizer: Arc<dyn Authorizer>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Functions(Neighbour::new(settings, authorizer, clock))
    }

    async fn call(
        &self,
        caller: &Caller,
        arn: &str,
        kind: &str,
        event: Bytes,
    ) -> Result<(&AwsEndpoint, Response<Bytes>), ServiceError> {
        let aws = self.0.endpoint(NOT_CONFIGURED)?;
        let function = Function::parse(arn).ok_or_else(|| {
            ServiceError::client("InvalidArgumentException", format!("{arn} is no ARN of a function"))
        })?;
        self.0.authorize(caller, "lambda:InvokeFunction", arn)?;
        let query = function.qualifier.map(|qualifier| format!("Qualifier={qualifier}")).unwrap_or_default();
        let call = Call {
            service: "lambda",
            scope: &function.scope,
            path: &format!("/2015-03-31/functions/{}/invocations", function.name),
            query: &query,
            headers: &[("content-type", "application/json"), ("x-amz-invocation-type", kind)],
            body: event,
        };
        Ok((aws, aws.post(call).await?))
    }
}

impl Function {
    fn parse(arn: &str) -> Option<Function> {
        let arn = Arn::parse(arn).ok().filter(|arn| &*arn.service == "lambda")?;
        let named = arn.resource.strip_prefix("function:")?;
        let (name, qualifier) = match named.split_once(':') {
            Some((name, qualifier)) => (name, Some(qualifier)),
            None => (named, None),
        };
        // $LATEST is what is called without one; anything else of these letters needs no escape in a URL.
        let good = |text: &str| {
            let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
            !text.is_empty() && text.bytes().all(letter)
        };
        let qualifier = qualifier.filter(|qualifier| *qualifier != "$LATEST");
        (good(name) && qualifier.is_none_or(good)).then(|| Function {
            scope: arn.scope.clone(),
            name: name.to_owned(),
            qualifier: qualifier.map(str::to_owned),
        })
    }
}

impl FunctionInvoker for Functions {
    fn check<'a>(&'a self, caller: &'a Caller, function: &'a str) -> BoxFuture<'a, Result<(), ServiceError>> {
        Box::pin(async move {
            let (aws, answer) = self.call(caller, function, "DryRun", Bytes::from_static(NOTHING)).await?;
            match answer.status().as_u16() {
                401 | 403 | 404 => Err(aws::refusal(aws.endpoint(), &answer)),
                // Not every server knows DryRun; this one knows the function.
                _ => Ok(()),
            }
        })
    }

    fn invoke<'a>(
        &'a self,
        caller: &'a Caller,
        function: &'a str,
        event: Bytes,
    ) -> BoxFuture<'a, Result<Bytes, ServiceError>> {
        Box::pin(async move {
            let (aws, answer) = self.call(caller, function, "RequestResponse", event).await?;
            if !answer.status().is_success() {
                return Err(aws::refusal(aws.endpoint(), &answer));
            }
            match answer.headers().get("x-amz-function-error") {
                Some(_) => Err(ServiceError::internal(function_error(answer.body()))),
                None => Ok(answer.into_body()),
            }
        })
    }
}

/// What a function says that ended with an error.
fn function_error(body: &[u8]) -> String {
    let said: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| said.get(name).and_then(Value::as_str).map(aws::short);
    match (text("errorType"), text("errorMessage")) {
        (Some(kind), Some(message)) => format!("the function ended with {kind}: {message}"),
        (None, Some(message)) => format!("the function ended with an error: {message}"),
        _ => "the function ended with an error".to_owned(),
    }
}

#[cfg(test)]
#[path = "functions_tests.rs"]
mod tests;
