//! Authorization around the handlers: finds what a request is about and asks the authorizer about each of it.
//!
//! What a request is about follows from the names of its members, so that no operation can forget to ask: streams
//! by name, ARN, shard iterator or token, consumers by ARN or name. ARNs are brought into their canonical form first,
//! since that is what policies speak of.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{Arn, Scope};
use bytestring::ByteString;
use model::{Kind, Value, kinesis as shapes};
use service_api::ports::{Access, Authorizer};
use service_api::{Guard, Handler, RequestContext, ServiceError};

use crate::Streams;
use crate::catalog::StreamView;
use crate::tokens::Place;

/// Asks the authorizer about the requests of one operation.
struct Asking {
    action: &'static str,
    streams: Arc<Streams>,
    authorizer: Arc<dyn Authorizer>,
    /// Members of the input, by place, that say what it is about.
    members: Vec<(usize, Member)>,
}

/// What a member of an input means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Member {
    StreamName,
    /// ARN of a stream or a consumer.
    Arn,
    /// Name of a consumer of the stream whose ARN is beside it.
    ConsumerName,
    /// Shard iterator or list token.
    Token,
    Tags,
    TagKeys,
}

/// One stream or consumer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Target {
    scope: Scope,
    stream: String,
    consumer: Option<(String, u64)>,
}

/// The same handlers, each asking first. Where everything is allowed nothing is put around them.
pub(super) fn guarded(
    streams: &Arc<Streams>,
    authorizer: &Arc<dyn Authorizer>,
    handlers: Vec<Arc<dyn Handler>>,
) -> Vec<Arc<dyn Handler>> {
    if !authorizer.enforces() {
        return handlers;
    }
    let around = |inner: Arc<dyn Handler>| {
        let (streams, authorizer) = (Arc::clone(streams), Arc::clone(authorizer));
        let (action, members) = (inner.iam_action(), members(inner.name()));
        service_api::guarded(inner, Asking { action, streams, authorizer, members })
    };
    handlers.into_iter().map(around).collect()
}

fn members(operation: &str) -> Vec<(usize, Member)> {
    let shape = shapes::SERVICE.operation(operation).map(|operation| &operation.input.kind);
    let Some(Kind::Structure { members }) = shape else { return Vec::new() };
    let meaning = |name: &str| match name {
        "StreamName" => Some(Member::StreamName),
        "StreamARN" | "ConsumerARN" | "ResourceARN" => Some(Member::Arn),
        // A consumer that is being registered is not there to be asked about.
        "ConsumerName" if operation != "RegisterStreamConsumer" => Some(Member::ConsumerName),
        "ShardIterator" | "NextToken" => Some(Member::Token),
        "Tags" => Some(Member::Tags),
        "TagKeys" => Some(Member::TagKeys),
        _ => None,
    };
    members.iter().enumerate().filter_map(|(place, member)| Some((place, meaning(member.name)?))).collect()
}

impl Guard for Asking {
    fn check(&self, context: &RequestContext, input: &Value) -> Result<(), ServiceError> {
        let targets = self.targets(context, input);
        let tags = self.tags(input);
        if targets.is_empty() {
            return self.ask(context, "*", None, &BTreeMap::new(), &tags);
        }
        for target in &targets {
            let view = self.streams.stream_view(&target.scope, &target.stream, context.now).ok();
            let stream = view.as_deref().map(|view| &view.stream);
            let (policy, tagged) = match &target.consumer {
                None => (stream.and_then(|s| s.policy.as_deref()), stream.map(|s| &s.tags)),
                Some((name, created_s)) => {
                    let found = stream.and_then(|s| s.consumers.get(context.now, name));
                    let found = found.filter(|consumer| consumer.created.seconds() == *created_s);
                    (found.and_then(|c| c.policy.as_deref()), found.map(|c| &c.tags))
                }
            };
            self.ask(context, &target.arn(), policy, tagged.unwrap_or(&BTreeMap::new()), &tags)?;
        }
        Ok(())
    }
}

impl Asking {
    fn ask(
        &self,
        context: &RequestContext,
        resource: &str,
        policy: Option<&str>,
        tagged: &BTreeMap<String, String>,
        tags: &[(&str, Option<&str>)],
    ) -> Result<(), ServiceError> {
        let request_tags: Vec<_> = tags.iter().filter_map(|(key, value)| Some((*key, (*value)?))).collect();
        let tag_keys: Vec<_> = tags.iter().map(|(key, _)| *key).collect();
        self.authorizer.authorize(&Access {
            caller: &context.caller,
            action: self.action,
            resource,
            resource_policy: policy,
            resource_tags: tagged,
            request_tags: &request_tags,
            tag_keys: &tag_keys,
            now: context.now,
        })
    }

    fn texts<'v>(&self, input: &'v Value, wanted: Member) -> impl Iterator<Item = &'v ByteString> {
        let slots: &[Value] = if let Value::Struct(slots) = input { slots } else { &[] };
        let places =
            self.members.iter().filter(move |(_, member)| *member == wanted).map(|(place, _)| *place);
        let found = places.filter_map(|place| match slots.get(place) {
            Some(Value::Str(text)) => Some(text),
            _ => None,
        });
        found.collect::<Vec<_>>().into_iter()
    }

    /// Everything that the request names. What is not well formed names nothing: the operation refuses it itself.
    fn targets(&self, context: &RequestContext, input: &Value) -> Vec<Target> {
        let mut targets: Vec<Target> =
            self.texts(input, Member::Arn).filter_map(|arn| Target::of_arn(arn)).collect();
        if targets.is_empty() {
            let own = |name: &ByteString| Target::stream(context.caller.scope.clone(), name);
            targets.extend(self.texts(input, Member::StreamName).map(own));
        }
        for text in self.texts(input, Member::Token) {
            targets.extend(self.of_token(text));
        }
        for name in self.texts(input, Member::ConsumerName) {
            for target in targets.iter_mut().filter(|target| target.consumer.is_none()) {
                let view = self.streams.stream_view(&target.scope, &target.stream, context.now).ok();
                let found = view.as_ref().and_then(|view| view.stream.consumers.get(context.now, name));
                target.consumer = found.map(|consumer| (consumer.name.clone(), consumer.created.seconds()));
            }
        }
        targets.dedup();
        targets
    }

    fn of_token(&self, text: &str) -> Option<Target> {
        let stream = match self.streams.read_token(text)?.place {
            Place::Shard { stream, .. } | Place::Shards { stream, .. } | Place::Consumers { stream, .. } => {
                stream
            }
            Place::Streams { .. } => return None,
        };
        let view: Arc<StreamView> = self.streams.catalog().by_no(stream).cloned()?;
        Some(Target::stream(view.stream.scope.clone(), &view.stream.name))
    }

    /// Tags in the request; those to be taken away have no value.
    fn tags<'v>(&self, input: &'v Value) -> Vec<(&'v str, Option<&'v str>)> {
        let Value::Struct(slots) = input else { return Vec::new() };
        let mut tags = Vec::new();
        for (place, member) in &self.members {
            match (member, slots.get(*place)) {
                (Member::Tags, Some(Value::Map(entries))) => {
                    tags.extend(entries.iter().map(|(key, value)| (&**key, text(value))));
                }
                (Member::TagKeys, Some(Value::List(keys))) => {
                    tags.extend(keys.iter().filter_map(|key| Some((text(key)?, None))));
                }
                _ => {}
            }
        }
        tags
    }
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Str(text) = value { Some(text) } else { None }
}

impl Target {
    fn stream(scope: Scope, name: &str) -> Self {
        Target { scope, stream: name.to_owned(), consumer: None }
    }

    fn of_arn(text: &str) -> Option<Self> {
        let arn = Arn::parse(text).ok()?;
        if let Some((stream, consumer, created_s)) = arn.consumer_parts() {
            let consumer = Some((consumer.to_owned(), created_s));
            return Some(Target { scope: arn.scope.clone(), stream: stream.to_owned(), consumer });
        }
        Some(Target::stream(arn.scope.clone(), arn.stream_name()?))
    }

    fn arn(&self) -> String {
        let arn = match &self.consumer {
            Some((consumer, created_s)) => Arn::consumer(&self.scope, &self.stream, consumer, *created_s),
            None => Arn::stream(&self.scope, &self.stream),
        };
        arn.to_string()
    }
}
