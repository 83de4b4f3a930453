//! What is decided on: who wants to do what to which resource, and under which circumstances.

// An address is a value; sockets are elsewhere.
use core::net::IpAddr;
use std::collections::BTreeMap;

use base::Timestamp;

/// A request.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// ARN of the user, role session or account root that asks.
    pub principal: &'a str,
    /// For example `kinesis:PutRecord`.
    pub action: &'a str,
    /// ARN of the resource; `*` for actions that have none.
    pub resource: &'a str,
    /// Condition keys in lower case, such as `aws:sourceip`, with their values; tell it with [`Request::set`].
    keys: BTreeMap<String, Vec<String>>,
}

impl<'a> Request<'a> {
    /// A request with the keys that follow from its parts and time.
    #[must_use]
    pub fn new(principal: &'a str, action: &'a str, resource: &'a str, now: Timestamp) -> Self {
        let mut request = Request { principal, action, resource, keys: BTreeMap::new() };
        request.set("aws:principalarn", [role_of(principal).unwrap_or_else(|| principal.to_owned())]);
        request.set("aws:principalaccount", [account(principal).to_owned()]);
        request.set("aws:principaltype", [principal_type(principal).to_owned()]);
        if let Some(user) = part(principal, 5).strip_prefix("user/") {
            request.set("aws:username", [user.rsplit('/').next().unwrap_or(user).to_owned()]);
        }
        if resource != "*" {
            request.set("aws:resourceaccount", [account(resource).to_owned()]);
        }
        request.set("aws:epochtime", [now.seconds().to_string()]);
        // Dates are compared as times, in whichever form they are written.
        request.set("aws:currenttime", [now.seconds().to_string()]);
        request
    }

    /// Sets a key to its values; a key without values is absent.
    pub fn set(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        let values: Vec<_> = values.into_iter().collect();
        if !values.is_empty() {
            self.keys.insert(key.to_ascii_lowercase(), values);
        }
    }

    /// Sets where the request came from, through TLS or not, and the region that was called.
    pub fn set_circumstances(&mut self, address: Option<IpAddr>, secure: bool, region: &str) {
        self.set("aws:sourceip", address.map(|address| address.to_string()));
        self.set("aws:securetransport", [secure.to_string()]);
        self.set("aws:requestedregion", [region.to_owned()]);
    }

    /// Sets the tags of a group, for example `resourcetag` or `requesttag`.
    pub fn set_tags<'t>(&mut self, group: &str, tags: impl IntoIterator<Item = (&'t str, &'t str)>) {
        for (key, value) in tags {
            self.set(&format!("aws:{group}/{key}"), [value.to_owned()]);
        }
    }

    /// The values of a key; `None` when it is absent.
    pub(crate) fn get(&self, key: &str) -> Option<&[String]> {
        self.keys.get(&key.to_ascii_lowercase()).map(Vec::as_slice)
    }

    /// The account that asks.
    pub(crate) fn principal_account(&self) -> &str {
        account(self.principal)
    }

    /// The account that owns the resource; the caller's own where there is none.
    pub(crate) fn resource_account(&self) -> &str {
        if self.resource == "*" { self.principal_account() } else { account(self.resource) }
    }

    /// Whether the account itself asks.
    pub(crate) fn is_root(&self) -> bool {
        part(self.principal, 5) == "root"
    }
}

/// A part of an ARN, counted from 0; the last one has the rest.
pub(crate) fn part(arn: &str, n: usize) -> &str {
    arn.splitn(6, ':').nth(n).unwrap_or_default()
}

/// The account in an ARN.
pub(crate) fn account(arn: &str) -> &str {
    part(arn, 4)
}

/// `arn:aws:sts::A:assumed-role/R/S` is a session of `arn:aws:iam::A:role/R`.
pub(crate) fn role_of(principal: &str) -> Option<String> {
    let (role, _session) = part(principal, 5).strip_prefix("assumed-role/")?.split_once('/')?;
    Some(format!("arn:{}:iam::{}:role/{role}", part(principal, 1), account(principal)))
}

fn principal_type(principal: &str) -> &'static str {
    match part(principal, 5).split('/').next() {
        Some("root") => "Account",
        Some("user") => "User",
        Some("federated-user") => "FederatedUser",
        _ => "AssumedRole",
    }
}
