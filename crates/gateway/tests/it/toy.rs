//! A service of a few Kinesis operations that do nothing but show what reached them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use model::kinesis::{
    DeleteStreamInput, DeleteStreamOutput, DescribeLimitsInput, DescribeLimitsOutput, ListStreamsInput,
    ListStreamsOutput, PutRecordInput, PutRecordOutput, SERVICE, SubscribeToShardInput,
};
use service_api::{
    BoxFuture, Event, EventSource, Events, Handler, NextEvent, Operation, Plane, Registry, Reply,
    RequestContext, ServiceEntry, ServiceError, handler,
};
use tokio::sync::Semaphore;

/// Lets tests see a request in its handler and hold it there.
pub struct Toy {
    pub entered: Semaphore,
    pub released: Semaphore,
    /// Events that were asked for.
    pub pulled: Arc<AtomicU64>,
}

impl Default for Toy {
    fn default() -> Self {
        Toy { entered: Semaphore::new(0), released: Semaphore::new(0), pulled: Arc::default() }
    }
}

pub fn registry(toy: &Arc<Toy>) -> Registry {
    let handlers: Vec<Arc<dyn Handler>> = vec![
        handler::<PutRecord>(toy),
        handler::<ListStreams>(toy),
        handler::<DeleteStream>(toy),
        handler::<DescribeLimits>(toy),
        handler::<SubscribeToShard>(toy),
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

/// Answers events; the shard id says which: `three`, `flood` (without end, 64 KiB each), or one and then `silence`,
/// `error` or `panic`.
struct SubscribeToShard;

impl Operation for SubscribeToShard {
    type Service = Toy;
    type Input = SubscribeToShardInput;
    type Output = Events;
    const NAME: &'static str = "SubscribeToShard";
    const PLANE: Plane = Plane::Data;
    const IAM_ACTION: &'static str = "kinesis:SubscribeToShard";

    async fn call(
        toy: &Toy,
        _: RequestContext,
        input: SubscribeToShardInput,
    ) -> Result<Events, ServiceError> {
        let (kind, pulled) = (input.shard_id.to_string(), Arc::clone(&toy.pulled));
        Ok(Events(Box::new(Script { kind, given: 0, pulled })))
    }

    fn reply(output: Events) -> Reply {
        Reply::Events(output)
    }
}

struct Script {
    kind: String,
    given: u64,
    pulled: Arc<AtomicU64>,
}

impl EventSource for Script {
    fn next(mut self: Box<Self>) -> BoxFuture<'static, (Box<dyn EventSource>, NextEvent)> {
        Box::pin(async move {
            let next = self.step().await;
            (self as Box<dyn EventSource>, next)
        })
    }
}

impl Script {
    async fn step(&mut self) -> NextEvent {
        self.given += 1;
        self.pulled.fetch_add(1, Relaxed);
        let id = match (&*self.kind, self.given) {
            ("three", 1..=3) | (_, 1) => format!("event {}", self.given),
            ("flood", _) => "x".repeat(64 << 10),
            ("error", _) => return Some(Err(ServiceError::client("ResourceInUseException", "taken over"))),
            ("panic", _) => panic!("the secret of the source"),
            ("silence", _) => std::future::pending().await,
            _ => return None,
        };
        let body = ListStreamsOutput { stream_names: vec![id.into()], ..ListStreamsOutput::default() };
        Some(Ok(Event::new("SubscribeToShardEvent", body)))
    }
}
