//! A service of a few Kinesis operations that do nothing but show what reached them.

use std::sync::Arc;

use model::kinesis::{
    DeleteStreamInput, DeleteStreamOutput, DescribeLimitsInput, DescribeLimitsOutput, ListStreamsInput,
    ListStreamsOutput, PutRecordInput, PutRecordOutput, SERVICE,
};
use service_api::{Handler, Operation, Plane, Registry, RequestContext, ServiceEntry, ServiceError, handler};
use tokio::sync::Semaphore;

/// Lets tests see a request in its handler and hold it there.
pub struct Toy {
    pub entered: Semaphore,
    pub released: Semaphore,
}

impl Default for Toy {
    fn default() -> Self {
        Toy { entered: Semaphore::new(0), released: Semaphore::new(0) }
    }
}

pub fn registry(toy: &Arc<Toy>) -> Registry {
    let handlers: Vec<Arc<dyn Handler>> = vec![
        handler::<PutRecord>(toy),
        handler::<ListStreams>(toy),
        handler::<DeleteStream>(toy),
        handler::<DescribeLimits>(toy),
    ];
    let built: Vec<_> = handlers.iter().map(|handler| handler.name()).collect();
    let names = SERVICE.operations.iter().map(|operation| operation.name);
    let not_yet: Vec<_> =
        names.filter(|name| !built.contains(name)).map(|name| (name, "it is a toy")).collect();
    let mut registry = Registry::default();
    registry.add(ServiceEntry { model: &SERVICE, handlers, not_yet: not_yet.leak() });
    registry
}

/// Answers the length of the data, and the context as the shard id.
struct PutRecord;

impl Operation for PutRecord {
    type Service = Toy;
    type Input = PutRecordInput;
    type Output = PutRecordOutput;
    const NAME: &'static str = "PutRecord";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:PutRecord";

    async fn call(
        _: &Toy,
        context: RequestContext,
        input: PutRecordInput,
    ) -> Result<PutRecordOutput, ServiceError> {
        if input.partition_key.as_deref() == Some("refuse") {
            return Err(ServiceError::client(
                "ResourceNotFoundException",
                "Stream s under account 1 not found.",
            ));
        }
        let caller = context.caller;
        let scope = caller.scope;
        Ok(PutRecordOutput {
            shard_id: format!("{}/{}/{}", caller.access_key, scope.account, scope.region).into(),
            sequence_number: input.data.len().to_string().into(),
            encryption_type: None,
        })
    }
}

/// Answers its own request id as the only stream.
struct ListStreams;

impl Operation for ListStreams {
    type Service = Toy;
    type Input = ListStreamsInput;
    type Output = ListStreamsOutput;
    const NAME: &'static str = "ListStreams";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:ListStreams";

    async fn call(
        _: &Toy,
        context: RequestContext,
        _: ListStreamsInput,
    ) -> Result<ListStreamsOutput, ServiceError> {
        Ok(ListStreamsOutput { stream_names: vec![context.request_id], ..ListStreamsOutput::default() })
    }
}

/// Stays in its handler until it is released.
struct DeleteStream;

impl Operation for DeleteStream {
    type Service = Toy;
    type Input = DeleteStreamInput;
    type Output = DeleteStreamOutput;
    const NAME: &'static str = "DeleteStream";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DeleteStream";

    async fn call(
        toy: &Toy,
        _: RequestContext,
        _: DeleteStreamInput,
    ) -> Result<DeleteStreamOutput, ServiceError> {
        toy.entered.add_permits(1);
        toy.released.acquire().await.expect("never closed").forget();
        Ok(DeleteStreamOutput::default())
    }
}

/// Panics.
struct DescribeLimits;

impl Operation for DescribeLimits {
    type Service = Toy;
    type Input = DescribeLimitsInput;
    type Output = DescribeLimitsOutput;
    const NAME: &'static str = "DescribeLimits";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DescribeLimits";

    async fn call(
        _: &Toy,
        _: RequestContext,
        _: DescribeLimitsInput,
    ) -> Result<DescribeLimitsOutput, ServiceError> {
        tokio::task::yield_now().await;
        panic!("the secret of the handler")
    }
}
