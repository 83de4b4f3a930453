//! Policy documents.

use std::fmt;

use crate::json::Json;
use crate::principal::Meets;
use crate::request::Request;
use crate::statement::{Effect, Kind, Statement};
use crate::value::unknown;

/// A policy document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    statements: Vec<Statement>,
}

/// Why a text is no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError(String);

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PolicyError {}

impl Policy {
    /// Reads a document.
    ///
    /// # Errors
    /// [`PolicyError`] names what is wrong. What is not understood is an error, never ignored: a condition that is
    /// left out would allow more than its author meant.
    pub fn parse(text: &str, kind: Kind) -> Result<Self, PolicyError> {
        read(text, kind).map_err(PolicyError)
    }

    /// Whether every statement speaks of this resource, and of no action of another service than `service`.
    #[must_use]
    pub fn is_about(&self, resource: &str, service: &str) -> bool {
        let request = Request::new("", "", resource, base::Timestamp(0));
        let of_service = |action: &String| {
            let named = action.split_once(':').is_some_and(|(of, _)| of.eq_ignore_ascii_case(service));
            action == "*" || named
        };
        self.statements
            .iter()
            .all(|one| one.has_resource(&request) && one.action_patterns().iter().all(of_service))
    }

    /// How statements of an effect meet a request, at best.
    pub(crate) fn meets(&self, effect: Effect, request: &Request<'_>) -> Meets {
        let of_effect = self.statements.iter().filter(|statement| statement.effect == effect);
        of_effect.map(|statement| statement.meets(request)).max().unwrap_or(Meets::No)
    }
}

fn read(text: &str, kind: Kind) -> Result<Policy, String> {
    let Json::Object(members) = Json::parse(text)? else {
        return Err("the document is no object".to_owned());
    };
    let version = members.iter().find(|(name, _)| name == "Version").map(|(_, version)| version);
    let variables = match version {
        Some(Json::Text(version)) if version == "2012-10-17" => true,
        Some(Json::Text(version)) if version == "2008-10-17" => false,
        // The default is the older version, in which `${` is text like any other.
        None => false,
        Some(_) => return Err("Version is neither 2012-10-17 nor 2008-10-17".to_owned()),
    };
    let statement = |json: &Json| Statement::read(json, kind, variables);
    let mut statements = None;
    for (name, value) in &members {
        match (name.as_str(), value) {
            ("Version", _) | ("Id", Json::Text(_)) => {}
            ("Statement", Json::List(list)) => {
                statements = Some(list.iter().map(statement).collect::<Result<_, _>>()?);
            }
            ("Statement", one) => statements = Some(vec![statement(one)?]),
            (other, _) => return Err(unknown("the document", other)),
        }
    }
    let statements: Vec<Statement> = statements.ok_or("Statement is missing")?;
    if statements.is_empty() { Err("Statement is empty".to_owned()) } else { Ok(Policy { statements }) }
}
