//! What a handler knows of the request besides its input.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;

use base::{AccountId, ByteString, Scope, Timestamp};

/// Who calls, and where the resources named without an ARN are looked up.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The access key id of the request's credential.
    pub access_key: ByteString,
    /// Account of the caller and region of the credential scope.
    pub scope: Scope,
    /// Whom the credential stands for, when the server knows it. One that it does not know stands for its account.
    pub principal: Option<Arc<Principal>>,
    /// Where the request came from; `None` when it is not known.
    pub address: Option<IpAddr>,
    /// Whether it came through TLS.
    pub secure: bool,
}

/// Whom a credential stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// For example `arn:aws:iam::123456789012:user/alice`.
    pub arn: String,
    /// The account in it.
    pub account: AccountId,
}

impl Principal {
    /// Reads the ARN of a user, a role, a session of a role, or `...:root` for the account itself. `None` for others.
    #[must_use]
    pub fn parse(arn: &str) -> Option<Self> {
        let ["arn", partition, service @ ("iam" | "sts"), "", account, resource] =
            arn.splitn(6, ':').collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let named = |prefix: &str| resource.strip_prefix(prefix).is_some_and(|name| !name.is_empty());
        let known = match service {
            "iam" => resource == "root" || named("user/") || named("role/"),
            _ => named("assumed-role/") || named("federated-user/"),
        };
        let account = AccountId::parse(account)?;
        (partition.starts_with("aws") && known).then(|| Principal { arn: arn.to_owned(), account })
    }
}

impl Caller {
    /// A caller of whom no more is known.
    #[must_use]
    pub fn new(access_key: ByteString, scope: Scope) -> Self {
        Caller { access_key, scope, principal: None, address: None, secure: false }
    }

    /// The ARN that policies and messages know the caller by.
    #[must_use]
    pub fn arn(&self) -> Cow<'_, str> {
        match &self.principal {
            Some(principal) => Cow::Borrowed(&principal.arn),
            None => Cow::Owned(format!("arn:aws:iam::{}:root", self.scope.account)),
        }
    }
}

/// The circumstances of one request.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The caller.
    pub caller: Caller,
    /// The `x-amzn-RequestId` of the answer, a UUID.
    pub request_id: ByteString,
    /// When the request was received.
    pub now: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn principals_are_users_roles_sessions_and_accounts() {
        for good in [
            "arn:aws:iam::123456789012:root",
            "arn:aws:iam::123456789012:user/team/alice",
            "arn:aws:iam::123456789012:role/writer",
            "arn:aws-cn:sts::123456789012:assumed-role/writer/session",
        ] {
            let principal = Principal::parse(good).unwrap_or_else(|| panic!("{good}"));
            assert_eq!((principal.arn.as_str(), principal.account.number()), (good, 123_456_789_012));
        }
        for bad in [
            "",
            "*",
            "123456789012",
            "arn:aws:iam::123456789012:user/",
            "arn:aws:iam::123456789012:group/g",
            "arn:aws:iam:us-east-1:123456789012:user/a",
            "arn:aws:iam::12:user/a",
            "arn:aws:kinesis::123456789012:user/a",
        ] {
            assert_eq!(Principal::parse(bad), None, "{bad}");
        }
    }
}
