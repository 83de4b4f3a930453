//! What the two APIs promise, over a control log in memory, a runner that does as it is told, and a clock that stands still:
//! nothing waits for anything but its turn.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base::{AccountId, Region, Scope, ShardNo, TestClock, Timestamp};
use bytes::Bytes;
use commit_log::engine::{CommandIndex, ControlHistory, ControlLog, ProposeError};
use model::{Value, kinesisanalytics as first, kinesisanalyticsv2 as second};
use service_api::ports::{Access, AllowAll, Authorizer};
use service_api::{BoxFuture, Caller, Handler, Registry, Reply, RequestContext, ServiceEntry, ServiceError};

use crate::spec::*;
use crate::{Analytics, AnalyticsSettings, ops};

mod discovery;
mod lifecycle;
mod versions;

const START: u64 = 1_700_000_000_500;

/// A runner that remembers what it was told, and answers what it was told to.
#[derive(Default)]
struct FakeRunner {
    said: Mutex<Vec<String>>,
    specs: Mutex<Vec<ApplicationSpec>>,
    check: Mutex<Option<StartError>>,
    /// Answers to starts, the next one last; without one a start succeeds.
    starts: Mutex<Vec<StartError>>,
    sample: Mutex<Option<Result<Sample, SampleError>>>,
    asked: Mutex<Option<SampleRequest>>,
}

impl FakeRunner {
    fn say(&self, what: String) {
        self.said.lock().unwrap().push(what);
    }

    fn said(&self) -> Vec<String> {
        std::mem::take(&mut self.said.lock().unwrap())
    }

    fn last_spec(&self) -> ApplicationSpec {
        self.specs.lock().unwrap().last().unwrap().clone()
    }
}

impl Runner for FakeRunner {
    fn open(&self, applications: &[ApplicationNo]) {
        self.say(format!("open {:?}", applications.iter().map(|number| number.0).collect::<Vec<_>>()));
    }

    fn check<'a>(&'a self, _: &'a ApplicationSpec) -> BoxFuture<'a, Result<(), StartError>> {
        Box::pin(async { self.check.lock().unwrap().clone().map_or(Ok(()), Err) })
    }

    fn start(&self, spec: ApplicationSpec) -> BoxFuture<'_, Result<(), StartError>> {
        Box::pin(async move {
            self.say(format!("start {} version {} run {}", spec.number.0, spec.version, spec.run));
            self.specs.lock().unwrap().push(spec);
            self.starts.lock().unwrap().pop().map_or(Ok(()), Err)
        })
    }

    fn stop(&self, application: ApplicationNo) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.say(format!("stop {}", application.0)) })
    }

    fn forget(&self, application: ApplicationNo) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.say(format!("forget {}", application.0)) })
    }

    fn sample(&self, request: SampleRequest) -> BoxFuture<'_, Result<Sample, SampleError>> {
        Box::pin(async move {
            *self.asked.lock().unwrap() = Some(request);
            self.sample.lock().unwrap().clone().unwrap()
        })
    }
}

/// A control log in memory. It is ready at once.
#[derive(Default)]
struct MemoryLog {
    stored: Mutex<ControlHistory>,
    /// Proposals that are still taken before there is no room.
    room: Mutex<Option<usize>>,
}

impl ControlLog for MemoryLog {
    fn propose(&self, command: Bytes, _: Vec<ShardNo>) -> BoxFuture<'_, Result<CommandIndex, ProposeError>> {
        if let Some(room) = &mut *self.room.lock().unwrap() {
            let Some(left) = room.checked_sub(1) else {
                return Box::pin(async { Err(ProposeError::Full) });
            };
            *room = left;
        }
        let mut stored = self.stored.lock().unwrap();
        let last = stored.commands.last().map(|(index, _)| index.0);
        let last = last.or(stored.snapshot.as_ref().map(|(index, _)| index.0)).unwrap_or(0);
        let index = CommandIndex(last + 1);
        stored.commands.push((index, command));
        Box::pin(async move { Ok(index) })
    }

    fn history(&self) -> ControlHistory {
        self.stored.lock().unwrap().clone()
    }

    fn save_snapshot(&self, index: CommandIndex, state: Bytes) -> BoxFuture<'_, Result<(), ProposeError>> {
        let mut stored = self.stored.lock().unwrap();
        stored.commands.retain(|(at, _)| *at > index);
        stored.snapshot = Some((index, state));
        Box::pin(async { Ok(()) })
    }
}

/// A service over a log that outlives it.
struct House {
    clock: Arc<TestClock>,
    log: Arc<MemoryLog>,
    runner: Arc<FakeRunner>,
    analytics: Arc<Analytics>,
    first: BTreeMap<&'static str, Arc<dyn Handler>>,
    second: BTreeMap<&'static str, Arc<dyn Handler>>,
}

impl House {
    fn new() -> Self {
        House::guarded_by(Arc::new(AllowAll))
    }

    fn guarded_by(authorizer: Arc<dyn Authorizer>) -> Self {
        let clock = Arc::new(TestClock::new(Timestamp(START)));
        House::on(Arc::default(), clock, Arc::default(), &authorizer)
    }

    fn on(
        log: Arc<MemoryLog>,
        clock: Arc<TestClock>,
        runner: Arc<FakeRunner>,
        authorizer: &Arc<dyn Authorizer>,
    ) -> Self {
        let settings = AnalyticsSettings {
            applications_max: 3,
            tags_max: 3,
            snapshot_commands: 4,
            ..AnalyticsSettings::default()
        };
        let opened = Analytics::open(settings, log.clone(), clock.clone(), Arc::clone(&runner) as _);
        let analytics = Arc::new(opened.unwrap());
        analytics.resume();
        let handlers = |entry: ServiceEntry| entry.handlers.into_iter().map(|h| (h.name(), h)).collect();
        let first = handlers(ops::v1::entry(&analytics, authorizer));
        let second = handlers(ops::v2::entry(&analytics, authorizer));
        House { clock, log, runner, analytics, first, second }
    }

    fn restarted(self) -> Self {
        House::on(self.log, self.clock, self.runner, &(Arc::new(AllowAll) as _))
    }

    fn context(&self) -> RequestContext {
        let scope = Scope { account: AccountId::DEFAULT, region: Region::DEFAULT };
        let caller = Caller::new("test".into(), scope);
        RequestContext { caller, request_id: "request".into(), now: base::Clock::now(&*self.clock) }
    }

    /// Calls an operation of the first API with members in JSON.
    async fn v1(&self, name: &str, input: serde_json::Value) -> Result<serde_json::Value, ServiceError> {
        let shape = first::SERVICE.operation(name).unwrap().input;
        self.call(&self.first[name], value(shape, &input)).await
    }

    /// The same with the second API.
    async fn v2(&self, name: &str, input: serde_json::Value) -> Result<serde_json::Value, ServiceError> {
        let shape = second::SERVICE.operation(name).unwrap().input;
        self.call(&self.second[name], value(shape, &input)).await
    }

    async fn call(
        &self,
        handler: &Arc<dyn Handler>,
        input: Value,
    ) -> Result<serde_json::Value, ServiceError> {
        match handler.call(self.context(), input).await? {
            Reply::Message(message) => {
                let mut writer = Tree::default();
                message.encode(&mut writer);
                Ok(writer.done.unwrap_or(serde_json::Value::Null))
            }
            Reply::Events(_) => panic!("no operation answers events"),
        }
    }

    /// Lets everything that is under way come to its end.
    async fn settle(&self) {
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    }

    /// The application, which must be in a state when nothing is under way.
    async fn until(&self, name: &str, status: &str) -> serde_json::Value {
        self.settle().await;
        let detail = self.detail(name).await;
        assert_eq!(detail["ApplicationStatus"], status);
        detail
    }

    async fn detail(&self, name: &str) -> serde_json::Value {
        let input = serde_json::json!({"ApplicationName": name});
        self.v1("DescribeApplication", input).await.unwrap()["ApplicationDetail"].clone()
    }
}

/// Code of an answer that must be an error.
fn code<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> String {
    answer.unwrap_err().code.into_owned()
}

/// A value of a shape from JSON; the tests give what decoders let pass.
fn value(shape: &'static model::Shape, json: &serde_json::Value) -> Value {
    use model::Kind;
    if json.is_null() {
        return Value::Absent;
    }
    match &shape.kind {
        Kind::Structure { members } => {
            for key in json.as_object().unwrap().keys() {
                assert!(members.iter().any(|member| member.name == key), "{} has no {key}", shape.name);
            }
            let slot = |member: &model::Member| value((member.shape)(), &json[member.name]);
            Value::Struct(members.iter().map(slot).collect())
        }
        Kind::List { item, .. } => {
            Value::List(json.as_array().unwrap().iter().map(|one| value(item(), one)).collect())
        }
        Kind::String { .. } => Value::Str(json.as_str().unwrap().into()),
        Kind::Integer { .. } | Kind::Long { .. } => Value::Int(json.as_i64().unwrap()),
        Kind::Boolean => Value::Bool(json.as_bool().unwrap()),
        Kind::Timestamp => Value::Time(Timestamp((json.as_f64().unwrap() * 1000.0) as u64)),
        Kind::Map { .. } | Kind::Blob { .. } | Kind::Double => panic!("not needed"),
    }
}

/// Writes an answer as a tree.
#[derive(Default)]
struct Tree {
    open: Vec<serde_json::Value>,
    keys: Vec<String>,
    done: Option<serde_json::Value>,
}

impl Tree {
    fn put(&mut self, value: serde_json::Value) {
        match self.open.last_mut() {
            Some(serde_json::Value::Object(map)) => {
                map.insert(self.keys.pop().unwrap(), value);
            }
            Some(serde_json::Value::Array(list)) => list.push(value),
            _ => self.done = Some(value),
        }
    }

    fn close(&mut self) {
        let closed = self.open.pop().unwrap();
        self.put(closed);
    }
}

impl model::ShapeWriter for Tree {
    fn begin_map(&mut self) {
        self.open.push(serde_json::json!({}));
    }
    fn key(&mut self, name: &str) {
        self.keys.push(name.to_owned());
    }
    fn end_map(&mut self) {
        self.close();
    }
    fn begin_list(&mut self, _: usize) {
        self.open.push(serde_json::json!([]));
    }
    fn end_list(&mut self) {
        self.close();
    }
    fn null(&mut self) {
        self.put(serde_json::Value::Null);
    }
    fn string(&mut self, value: &str) {
        self.put(value.into());
    }
    fn blob(&mut self, _: &[u8]) {
        panic!("no answer has bytes");
    }
    fn integer(&mut self, value: i64) {
        self.put(value.into());
    }
    fn double(&mut self, value: f64) {
        self.put(value.into());
    }
    fn boolean(&mut self, value: bool) {
        self.put(value.into());
    }
    fn timestamp(&mut self, value: Timestamp) {
        self.put((value.0 as f64 / 1000.0).into());
    }
}

const STREAM: &str = "arn:aws:kinesis:us-east-1:000000000000:stream/in";
const ROLE: &str = "arn:aws:iam::000000000000:role/r";
const CODE: &str = "CREATE OR REPLACE STREAM \"OUT\" (\"n\" INTEGER);\n\
                    CREATE OR REPLACE PUMP \"P\" AS INSERT INTO \"OUT\" SELECT STREAM \"n\" FROM \"IN_001\";";

fn schema() -> serde_json::Value {
    serde_json::json!({
        "RecordFormat": {"RecordFormatType": "JSON", "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}},
        "RecordEncoding": "UTF-8",
        "RecordColumns": [{"Name": "n", "Mapping": "$.n", "SqlType": "INTEGER"}],
    })
}

fn input() -> serde_json::Value {
    serde_json::json!({
        "NamePrefix": "IN",
        "KinesisStreamsInput": {"ResourceARN": STREAM, "RoleARN": ROLE},
        "InputSchema": schema(),
    })
}

fn output(name: &str, stream: &str) -> serde_json::Value {
    let arn = format!("arn:aws:kinesis:us-east-1:000000000000:stream/{stream}");
    serde_json::json!({
        "Name": name,
        "KinesisStreamsOutput": {"ResourceARN": arn, "RoleARN": ROLE},
        "DestinationSchema": {"RecordFormatType": "JSON"},
    })
}

/// An application that can be started.
fn application(name: &str) -> serde_json::Value {
    serde_json::json!({
        "ApplicationName": name,
        "ApplicationCode": CODE,
        "Inputs": [input()],
        "Outputs": [output("OUT", "out")],
    })
}

fn begin(name: &str, position: &str) -> serde_json::Value {
    serde_json::json!({"ApplicationName": name, "InputConfigurations": [
        {"Id": "1.1", "InputStartingPositionConfiguration": {"InputStartingPosition": position}}
    ]})
}

#[tokio::test]
async fn every_operation_of_both_models_is_listed() {
    let house = House::new();
    let mut registry = Registry::default();
    let authorizer: Arc<dyn Authorizer> = Arc::new(AllowAll);
    registry.add(ops::v1::entry(&house.analytics, &authorizer));
    registry.add(ops::v2::entry(&house.analytics, &authorizer));
    assert_eq!((house.first.len(), house.second.len()), (20, 41));
    for (name, handler) in house.first.iter().chain(&house.second) {
        assert_eq!(handler.iam_action(), format!("kinesisanalytics:{name}"));
    }
}

/// Allows some pairs of action and resource, and says what it was asked where it does not.
struct Allows(&'static [(&'static str, &'static str)]);

impl Authorizer for Allows {
    fn enforces(&self) -> bool {
        true
    }

    fn authorize(&self, access: &Access<'_>) -> Result<(), ServiceError> {
        if self.0.contains(&(access.action, access.resource)) {
            return Ok(());
        }
        let tags: Vec<_> = access.request_tags.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let asked = format!("{} {} {}", access.action, access.resource, tags.join(","));
        Err(ServiceError::client("AccessDeniedException", asked))
    }
}

fn said(answer: Result<serde_json::Value, ServiceError>) -> String {
    answer.unwrap_err().message.into_owned()
}

#[tokio::test]
async fn policies_are_asked_about_the_application_that_a_request_names() {
    let house = House::guarded_by(Arc::new(Allows(&[])));
    let arn = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/a";
    assert_eq!(
        said(house.v1("DescribeApplication", serde_json::json!({"ApplicationName": "a"})).await),
        format!("kinesisanalytics:DescribeApplication {arn} ")
    );
    let tag = serde_json::json!({"ResourceARN": arn, "Tags": [{"Key": "k", "Value": "v"}]});
    assert_eq!(said(house.v2("TagResource", tag).await), format!("kinesisanalytics:TagResource {arn} k=v"));
    assert_eq!(
        said(house.v2("ListApplications", serde_json::json!({})).await),
        "kinesisanalytics:ListApplications * "
    );
}

#[tokio::test]
async fn a_role_is_passed_only_by_whoever_may_pass_it() {
    const ARN: &str = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/a";
    const CREATE: (&str, &str) = ("kinesisanalytics:CreateApplication", ARN);
    let house = House::guarded_by(Arc::new(Allows(&[CREATE])));
    let refused = house.v1("CreateApplication", application("a")).await;
    assert_eq!(said(refused), format!("iam:PassRole {ROLE} "));
    let house = House::guarded_by(Arc::new(Allows(&[CREATE, ("iam:PassRole", ROLE)])));
    house.v1("CreateApplication", application("a")).await.unwrap();
    // The account itself, or a user, is no role: nobody may borrow what they may do.
    let house = House::guarded_by(Arc::new(Allows(&[
        CREATE,
        ("iam:PassRole", "arn:aws:iam::000000000000:root"),
        ("kinesisanalytics:DiscoverInputSchema", "*"),
    ])));
    let mut of_root = application("a");
    of_root["Outputs"][0]["KinesisStreamsOutput"]["RoleARN"] = "arn:aws:iam::000000000000:root".into();
    of_root["Inputs"] = serde_json::json!([]);
    let refused = house.v1("CreateApplication", of_root).await;
    assert_eq!(said(refused), "arn:aws:iam::000000000000:root is not the ARN of a role.");
    let nobody = house.v1("DiscoverInputSchema", serde_json::json!({"ResourceARN": STREAM})).await;
    assert_eq!(code(nobody), "InvalidArgumentException");
}
