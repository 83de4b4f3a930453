//! Authorization around the handlers: finds which application a request is about and asks the authorizer about it.
//!
//! What it is about follows from the names of its members, so that no operation can forget to ask. Whoever names a role, in
//! which the application will read and write, must be allowed to pass it (`iam:PassRole`), as on AWS.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::Scope;
use model::{Kind, Service, Shape, Value};
use service_api::ports::{Access, Authorizer};
use service_api::{Guard, Handler, RequestContext, ServiceError};

use crate::ops::common;
use crate::{Analytics, error};

/// The action of handing a role to a service.
const PASS_ROLE: &str = "iam:PassRole";

/// Asks the authorizer about the requests of one operation.
struct Asking {
    operation: &'static str,
    action: &'static str,
    analytics: Arc<Analytics>,
    authorizer: Arc<dyn Authorizer>,
    /// Members of the input, by place, that say what it is about.
    members: Vec<(usize, Member)>,
    /// The whole input, in which roles are found.
    shape: Option<&'static Shape>,
}

/// What a member of an input means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Member {
    Name,
    Arn,
    Tags,
    TagKeys,
}

/// The same handlers, each asking first. Where everything is allowed nothing is put around them.
pub(super) fn guarded(
    model: &'static Service,
    analytics: &Arc<Analytics>,
    authorizer: &Arc<dyn Authorizer>,
    handlers: Vec<Arc<dyn Handler>>,
) -> Vec<Arc<dyn Handler>> {
    if !authorizer.enforces() {
        return handlers;
    }
    let around = |inner: Arc<dyn Handler>| {
        let (operation, action) = (inner.name(), inner.iam_action());
        let (analytics, authorizer) = (Arc::clone(analytics), Arc::clone(authorizer));
        let members = members(model, operation);
        let shape = model.operation(operation).map(|operation| operation.input);
        service_api::guarded(inner, Asking { operation, action, analytics, authorizer, members, shape })
    };
    handlers.into_iter().map(around).collect()
}

fn members(model: &'static Service, operation: &str) -> Vec<(usize, Member)> {
    let shape = model.operation(operation).map(|operation| &operation.input.kind);
    let Some(Kind::Structure { members }) = shape else { return Vec::new() };
    let meaning = |name: &str| match name {
        "ApplicationName" => Some(Member::Name),
        // That of DiscoverInputSchema is of a stream, which is read in the role of its own member.
        "ResourceARN" if operation != "DiscoverInputSchema" => Some(Member::Arn),
        "Tags" => Some(Member::Tags),
        "TagKeys" => Some(Member::TagKeys),
        _ => None,
    };
    members.iter().enumerate().filter_map(|(place, member)| Some((place, meaning(member.name)?))).collect()
}

impl Guard for Asking {
    fn check(&self, context: &RequestContext, input: &Value) -> Result<(), ServiceError> {
        let slots: &[Value] = if let Value::Struct(slots) = input { slots } else { &[] };
        let mut target: Option<(Scope, String)> = None;
        let mut tags: Vec<(String, Option<String>)> = Vec::new();
        for (place, member) in &self.members {
            match (member, slots.get(*place)) {
                (Member::Name, Some(Value::Str(name))) => {
                    target = Some((context.caller.scope.clone(), name.to_string()));
                }
                // What is not well formed names nothing: the operation refuses it itself.
                (Member::Arn, Some(Value::Str(arn))) => target = common::application_of(arn).ok(),
                (Member::Tags, Some(Value::List(given))) => tags.extend(given.iter().filter_map(tag)),
                (Member::TagKeys, Some(Value::List(keys))) => {
                    tags.extend(keys.iter().filter_map(|key| Some((text(key)?.to_owned(), None))));
                }
                _ => {}
            }
        }
        let request_tags: Vec<_> =
            tags.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_deref()?))).collect();
        let tag_keys: Vec<_> = tags.iter().map(|(key, _)| key.as_str()).collect();
        let ask_for = |action: &str, resource: &str, resource_tags: &BTreeMap<String, String>| {
            self.authorizer.authorize(&Access {
                caller: &context.caller,
                action,
                resource,
                resource_policy: None,
                resource_tags,
                request_tags: &request_tags,
                tag_keys: &tag_keys,
                now: context.now,
            })
        };
        let action = self.action;
        match target {
            None => ask_for(action, "*", &BTreeMap::new())?,
            Some((scope, name)) => {
                let tagged = self.analytics.application_in(&scope, &name, |found| found.tags.clone());
                ask_for(action, &common::arn_of(&scope, &name), &tagged.unwrap_or_default())?;
            }
        }
        let mut roles = Vec::new();
        if let Some(shape) = self.shape {
            roles_in(shape, input, &mut roles);
        }
        if roles.is_empty() && self.operation == "DiscoverInputSchema" {
            return Err(error::invalid("RoleARN must be given: records are read in that role.".to_owned()));
        }
        for role in roles {
            if !common::is_role(role) {
                return Err(error::invalid(format!("{role} is not the ARN of a role.")));
            }
            ask_for(PASS_ROLE, role, &BTreeMap::new())?;
        }
        Ok(())
    }
}

/// All roles that an input names, each once.
fn roles_in<'v>(shape: &'static Shape, value: &'v Value, roles: &mut Vec<&'v str>) {
    match (&shape.kind, value) {
        (Kind::Structure { members }, Value::Struct(slots)) => {
            for (member, slot) in members.iter().zip(slots) {
                let name = member.name.trim_end_matches("Update");
                match slot {
                    Value::Str(role) if name.ends_with("RoleARN") || name == "ServiceExecutionRole" => {
                        if !roles.contains(&&**role) {
                            roles.push(role);
                        }
                    }
                    other => roles_in((member.shape)(), other, roles),
                }
            }
        }
        (Kind::List { item, .. }, Value::List(items)) => {
            items.iter().for_each(|one| roles_in(item(), one, roles));
        }
        _ => {}
    }
}

/// Key and value of a tag: its first two members.
fn tag(tag: &Value) -> Option<(String, Option<String>)> {
    let Value::Struct(slots) = tag else { return None };
    let key = text(slots.first()?)?.to_owned();
    let value = slots.get(1).and_then(text).unwrap_or_default().to_owned();
    Some((key, Some(value)))
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Str(text) = value { Some(text) } else { None }
}
