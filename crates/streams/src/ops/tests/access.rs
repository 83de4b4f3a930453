//! Who is asked about what before anything is done, and the policies that are attached.

use std::sync::Mutex;

use model::{Kind, Value};
use service_api::Route;
use service_api::ports::{Access, Authorizer};

use super::*;

const ARN: &str = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
const FOREIGN: &str = "arn:aws:kinesis:us-east-1:222222222222:stream/s";

/// Notes what it is asked, and lets through as it is told.
#[derive(Default)]
struct Notes {
    denies: bool,
    asked: Mutex<Vec<String>>,
}

impl Authorizer for Notes {
    fn enforces(&self) -> bool {
        true
    }

    fn authorize(&self, access: &Access<'_>) -> Result<(), ServiceError> {
        let Access { action, resource, resource_policy, tag_keys, .. } = access;
        let mut note = format!("{action} {resource}");
        note += resource_policy.map_or("", |_| " with a policy");
        note += &tag_keys.iter().map(|key| format!(" tag {key}")).collect::<String>();
        self.asked.lock().unwrap().push(note);
        if self.denies { Err(ServiceError::client("AccessDeniedException", "no")) } else { Ok(()) }
    }
}

struct Guarded {
    house: House,
    notes: Arc<Notes>,
    registry: Registry,
}

impl Guarded {
    fn new(house: House, denies: bool) -> Self {
        let notes = Arc::new(Notes { denies, ..Notes::default() });
        let mut registry = Registry::default();
        registry.add(entry(&house.streams, notes.clone()));
        Guarded { house, notes, registry }
    }

    async fn call(&self, operation: &str, members: &[(&str, &str)]) -> Result<(), ServiceError> {
        self.call_with(operation, members, Value::Absent).await
    }

    async fn call_with(
        &self,
        operation: &str,
        members: &[(&str, &str)],
        tags: Value,
    ) -> Result<(), ServiceError> {
        let Some(Route::Built(model, handler)) =
            self.registry.route(&format!("Kinesis_20131202.{operation}"))
        else {
            panic!("{operation}")
        };
        let Kind::Structure { members: shape } = &model.input.kind else { unreachable!() };
        let value = |member: &model::Member| match members.iter().find(|(name, _)| *name == member.name) {
            Some((_, text)) => Value::Str((*text).into()),
            None if matches!(member.name, "Tags" | "TagKeys") => tags.clone(),
            None => Value::Absent,
        };
        handler.call(self.house.context(), Value::Struct(shape.iter().map(value).collect())).await.map(|_| ())
    }

    /// What was asked since the last time; also an operation that fails afterwards has asked.
    async fn asked(&self, operation: &str, members: &[(&str, &str)]) -> Vec<String> {
        let _ = self.call(operation, members).await;
        std::mem::take(&mut *self.notes.asked.lock().unwrap())
    }
}

#[tokio::test]
async fn no_operation_is_carried_out_without_asking() {
    let house = House::new().await;
    house.create("s", 1).await;
    let guarded = Guarded::new(house, true);
    let routes: Vec<_> = guarded.registry.routes().map(|(_, route)| route.clone()).collect();
    let mut built = 0;
    for route in routes {
        let Route::Built(operation, _) = route else { continue };
        let error = guarded.call(operation.name, &[("StreamName", "s")]).await.unwrap_err();
        assert_eq!(error.code, "AccessDeniedException", "{}", operation.name);
        let asked = std::mem::take(&mut *guarded.notes.asked.lock().unwrap());
        assert!(asked[0].starts_with(&format!("kinesis:{} ", operation.name)), "{asked:?}");
        built += 1;
    }
    assert!(built >= 30, "{built}");
}

#[tokio::test]
async fn an_operation_asks_about_everything_that_it_is_about() {
    let house = House::new().await;
    for name in ["s", "t"] {
        house.create(name, 1).await;
    }
    let consumer = register(&house).await;
    let iterator = house.iterator("s", ShardIteratorType::TrimHorizon, "").await.unwrap();
    let guarded = Guarded::new(house, false);
    let other = ARN.replace("stream/s", "stream/t");
    let twisted = ARN.replace("arn:aws:", "arn:aws-odd:");
    for (operation, members, expected) in [
        ("ListStreams", &[][..], vec!["*".to_owned()]),
        ("CreateStream", &[("StreamName", "new")], vec![ARN.replace("stream/s", "stream/new")]),
        ("PutRecord", &[("StreamName", "s")], vec![ARN.to_owned()]),
        ("PutRecord", &[("StreamARN", ARN), ("StreamName", "s")], vec![ARN.to_owned()]),
        ("PutRecord", &[("StreamARN", FOREIGN)], vec![FOREIGN.to_owned()]),
        ("PutRecord", &[("StreamARN", &twisted)], vec![ARN.to_owned()]),
        ("GetRecords", &[("ShardIterator", &iterator)], vec![ARN.to_owned()]),
        (
            "GetRecords",
            &[("ShardIterator", &iterator), ("StreamARN", &other)],
            vec![other.clone(), ARN.to_owned()],
        ),
        ("TagResource", &[("ResourceARN", &consumer)], vec![consumer.clone()]),
        ("DescribeStreamConsumer", &[("ConsumerARN", &consumer)], vec![consumer.clone()]),
        ("DescribeStreamConsumer", &[("StreamARN", ARN), ("ConsumerName", "c")], vec![consumer.clone()]),
        ("DescribeStreamConsumer", &[("StreamARN", ARN), ("ConsumerName", "nobody")], vec![ARN.to_owned()]),
        ("RegisterStreamConsumer", &[("StreamARN", ARN), ("ConsumerName", "c")], vec![ARN.to_owned()]),
        ("SubscribeToShard", &[("ConsumerARN", &consumer)], vec![consumer.clone()]),
    ] {
        let expected: Vec<_> = expected.iter().map(|arn| format!("kinesis:{operation} {arn}")).collect();
        assert_eq!(guarded.asked(operation, members).await, expected, "{operation} {members:?}");
    }
}

#[tokio::test]
async fn policies_and_tags_are_told_to_the_authorizer() {
    let house = House::new().await;
    house.create("s", 1).await;
    put_policy(&house, ARN, &allow("*", "")).await.unwrap();
    let guarded = Guarded::new(house, false);
    assert_eq!(
        guarded.asked("PutRecord", &[("StreamName", "s")]).await,
        [format!("kinesis:PutRecord {ARN} with a policy")]
    );
    let tags = Value::Map(vec![("team".into(), Value::Str("a".into()))]);
    guarded.call_with("AddTagsToStream", &[("StreamName", "s")], tags).await.unwrap();
    let keys = Value::List(vec![Value::Str("team".into())]);
    guarded.call_with("RemoveTagsFromStream", &[("StreamName", "s")], keys).await.unwrap();
    let asked = guarded.notes.asked.lock().unwrap().clone();
    assert_eq!(
        asked,
        [
            format!("kinesis:AddTagsToStream {ARN} with a policy tag team"),
            format!("kinesis:RemoveTagsFromStream {ARN} with a policy tag team")
        ]
    );
}

async fn register(house: &House) -> String {
    let input = RegisterStreamConsumerInput {
        stream_arn: ARN.into(),
        consumer_name: "c".into(),
        ..RegisterStreamConsumerInput::default()
    };
    let output = house.call::<register_stream_consumer::RegisterStreamConsumer>(input).await.unwrap();
    output.consumer.consumer_arn.to_string()
}

fn allow(action: &str, more: &str) -> String {
    format!(
        r#"{{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Principal": "*", "Action": "{action}"{more}}}]}}"#
    )
}

async fn put_policy(house: &House, arn: &str, policy: &str) -> Result<PutResourcePolicyOutput, ServiceError> {
    let input = PutResourcePolicyInput {
        resource_arn: arn.into(),
        policy: policy.into(),
        ..PutResourcePolicyInput::default()
    };
    house.call::<put_resource_policy::PutResourcePolicy>(input).await
}

async fn policy(house: &House, arn: &str) -> Result<String, ServiceError> {
    let input = GetResourcePolicyInput { resource_arn: arn.into(), ..GetResourcePolicyInput::default() };
    Ok(house.call::<get_resource_policy::GetResourcePolicy>(input).await?.policy.to_string())
}

async fn delete_policy(house: &House, arn: &str) -> Result<DeleteResourcePolicyOutput, ServiceError> {
    let input =
        DeleteResourcePolicyInput { resource_arn: arn.into(), ..DeleteResourcePolicyInput::default() };
    house.call::<delete_resource_policy::DeleteResourcePolicy>(input).await
}

#[tokio::test]
async fn policies_of_streams_and_consumers_are_kept_apart_and_over_a_restart() {
    let house = House::new().await;
    house.create("s", 1).await;
    let consumer = register(&house).await;
    let (of_stream, of_consumer) = (allow("kinesis:PutRecord", ""), allow("kinesis:SubscribeToShard", ""));
    assert_eq!(policy(&house, ARN).await.unwrap(), "{}");
    put_policy(&house, ARN, "{").await.unwrap_err();
    put_policy(&house, ARN, &allow("*", "")).await.unwrap();
    put_policy(&house, ARN, &of_stream).await.unwrap();
    put_policy(&house, &consumer, &of_consumer).await.unwrap();
    let house = house.restarted().await;
    assert_eq!(policy(&house, ARN).await.unwrap(), of_stream);
    assert_eq!(policy(&house, &consumer).await.unwrap(), of_consumer);
    for arn in [ARN, &consumer] {
        delete_policy(&house, arn).await.unwrap();
        assert_eq!(policy(&house, arn).await.unwrap(), "{}");
        let says_so = format!("No resource policy found for resource ARN {arn}");
        says(delete_policy(&house, arn).await, "ResourceNotFoundException", &says_so);
    }
}

#[tokio::test]
async fn what_is_no_policy_of_the_resource_is_refused_in_words() {
    let house = House::new().await;
    house.create("s", 1).await;
    let invalid = "InvalidArgumentException";
    for (document, text) in [
        ("{}".to_owned(), "The policy is malformed: Statement is missing."),
        ("x".to_owned(), "The policy is malformed: expected value"),
        (allow("s3:GetObject", ""), "has a resource or an action that does not belong to"),
        (
            allow("kinesis:*", r#", "Resource": "arn:aws:kinesis:us-east-1:000000000000:stream/t""#),
            "does not belong to",
        ),
        (allow(&"k".repeat(20_480), ""), "longer than 20480 characters"),
    ] {
        says(put_policy(&house, ARN, &document).await, invalid, text);
    }
    put_policy(&house, ARN, &allow("kinesis:*", &format!(r#", "Resource": "{ARN}""#))).await.unwrap();
    let nobody = ARN.replace("stream/s", "stream/nobody");
    says(put_policy(&house, &nobody, &allow("*", "")).await, "ResourceNotFoundException", "Stream nobody");
    says(policy(&house, &nobody).await, "ResourceNotFoundException", "Stream nobody");
    says(policy(&house, "arn:aws:s3:us-east-1:000000000000:stream/s").await, invalid, "is invalid");
}
