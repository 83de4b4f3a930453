//! One statement of a policy.

use crate::condition::{self, Condition};
use crate::glob;
use crate::json::Json;
use crate::principal::{self, Meets, Principal};
use crate::request::Request;
use crate::value::{substitute, texts, unknown};

/// What a policy is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A user, role or account: it has no Principal element.
    Identity,
    /// A stream or consumer: it names principals.
    Resource,
}

/// What a statement does with what it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Allow,
    Deny,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub effect: Effect,
    principals: Option<Named<Principal>>,
    actions: Named<String>,
    resources: Option<Named<String>>,
    conditions: Vec<Condition>,
    /// `${...}` stands for values of the request: from version 2012-10-17 on.
    variables: bool,
}

/// A list, or everything but a list.
#[derive(Clone, Debug, PartialEq)]
enum Named<T> {
    These(Vec<T>),
    AllBut(Vec<T>),
}

impl Statement {
    pub(crate) fn read(json: &Json, kind: Kind, variables: bool) -> Result<Self, String> {
        let Json::Object(members) = json else { return Err("a Statement is no object".to_owned()) };
        const KNOWN: [&str; 9] = [
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
        ];
        if let Some((other, _)) = members.iter().find(|(name, _)| !KNOWN.contains(&name.as_str())) {
            return Err(unknown("Statement", other));
        }
        let member = |name: &str| members.iter().find(|(of, _)| of == name).map(|(_, value)| value);
        let effect = match member("Effect") {
            Some(Json::Text(text)) if text == "Allow" => Effect::Allow,
            Some(Json::Text(text)) if text == "Deny" => Effect::Deny,
            _ => return Err("Effect is neither Allow nor Deny".to_owned()),
        };
        let list = |name: &'static str| -> Result<Option<Vec<String>>, String> {
            let Some(json) = member(name) else { return Ok(None) };
            let list = texts(json).filter(|list| !list.is_empty());
            Ok(Some(list.ok_or_else(|| format!("{name} is no text or list of texts"))?))
        };
        let actions = named("Action", list("Action")?, list("NotAction")?)?.ok_or("Action is missing")?;
        let resources = named("Resource", list("Resource")?, list("NotResource")?)?;
        let principals = named(
            "Principal",
            member("Principal").map(principal::read).transpose()?,
            member("NotPrincipal").map(principal::read).transpose()?,
        )?;
        match (kind, &principals, &resources) {
            (Kind::Identity, Some(_), _) => {
                return Err("Principal belongs to policies of resources".to_owned());
            }
            (Kind::Resource, None, _) => return Err("Principal is missing".to_owned()),
            (Kind::Identity, _, None) => return Err("Resource is missing".to_owned()),
            _ => {}
        }
        let conditions = member("Condition").map_or(Ok(Vec::new()), condition::read)?;
        Ok(Statement { effect, principals, actions, resources, conditions, variables })
    }

    /// How the statement meets a request: not at all, through the caller's account, or directly.
    pub(crate) fn meets(&self, request: &Request<'_>) -> Meets {
        let fits = self.actions.fits(|action| glob::matches_ignoring_case(action, request.action))
            && self.has_resource(request)
            && self.conditions.iter().all(|condition| condition.holds(request, self.variables));
        if !fits {
            return Meets::No;
        }
        match &self.principals {
            // An identity's own policy is about that identity.
            None => Meets::Directly,
            Some(Named::These(list)) => principal::best(list, request),
            Some(Named::AllBut(list)) if principal::best(list, request) == Meets::No => Meets::Directly,
            Some(Named::AllBut(_)) => Meets::No,
        }
    }

    /// Whether the statement speaks of the request's resource; one without the element does, by where it is attached.
    pub(crate) fn has_resource(&self, request: &Request<'_>) -> bool {
        let Some(resources) = &self.resources else { return true };
        let filled = |text: &String| match self.variables {
            true => substitute(text, request, true),
            false => Some(text.clone()),
        };
        let fits = |pattern: &String| glob::matches(pattern, request.resource);
        match resources {
            Named::These(patterns) => patterns.iter().filter_map(filled).any(|one| fits(&one)),
            Named::AllBut(patterns) => match patterns.iter().map(filled).collect::<Option<Vec<_>>>() {
                Some(patterns) => !patterns.iter().any(fits),
                // What is excepted is not known: nothing is allowed for it, and nothing escapes a denial.
                None => self.effect == Effect::Deny,
            },
        }
    }

    /// Every action that is named.
    pub(crate) fn action_patterns(&self) -> &[String] {
        match &self.actions {
            Named::These(list) | Named::AllBut(list) => list,
        }
    }
}

fn named<T>(name: &str, these: Option<Vec<T>>, all_but: Option<Vec<T>>) -> Result<Option<Named<T>>, String> {
    match (these, all_but) {
        (Some(_), Some(_)) => Err(format!("{name} and Not{name} exclude each other")),
        (Some(list), None) => Ok(Some(Named::These(list))),
        (None, Some(list)) => Ok(Some(Named::AllBut(list))),
        (None, None) => Ok(None),
    }
}

impl<T> Named<T> {
    fn fits(&self, matches: impl Fn(&T) -> bool) -> bool {
        match self {
            Named::These(list) => list.iter().any(matches),
            Named::AllBut(list) => !list.iter().any(matches),
        }
    }
}
