//! The Principal element of resource policies: whom a statement is about.

use crate::json::Json;
use crate::request::{Request, account, part, role_of};
use crate::value::{texts, unknown};

/// Whom a statement names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Principal {
    Anyone,
    /// An account: its number.
    Account(String),
    /// A user, a role with all its sessions, or a session.
    Arn(String),
    /// A service or a federated identity: never a caller here.
    Other,
}

/// How a statement's principals meet a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meets {
    No,
    /// Only as a member of an account that is named.
    ByAccount,
    /// By name, or because everyone is meant.
    Directly,
}

/// Reads the element.
pub(crate) fn read(json: &Json) -> Result<Vec<Principal>, String> {
    match json {
        Json::Text(text) if text == "*" => Ok(vec![Principal::Anyone]),
        Json::Object(groups) if !groups.is_empty() => {
            let mut all = Vec::new();
            for (group, names) in groups {
                let names =
                    texts(names).ok_or_else(|| format!("Principal {group} is no text or list of texts"))?;
                match group.as_str() {
                    "AWS" => {
                        for name in names {
                            all.push(aws(&name).ok_or_else(|| format!("Principal {name} is not known"))?);
                        }
                    }
                    "Service" | "Federated" | "CanonicalUser" => all.push(Principal::Other),
                    _ => return Err(unknown("Principal", group)),
                }
            }
            Ok(all)
        }
        _ => Err("Principal is neither \"*\" nor an object".to_owned()),
    }
}

fn aws(name: &str) -> Option<Principal> {
    if name == "*" {
        return Some(Principal::Anyone);
    }
    let is_account = |text: &str| text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
    if is_account(name) {
        return Some(Principal::Account(name.to_owned()));
    }
    let known = part(name, 0) == "arn"
        && matches!(part(name, 2), "iam" | "sts")
        && part(name, 3).is_empty()
        && is_account(account(name));
    // AWS takes no wildcard within a principal.
    let rest = part(name, 5);
    if !known || rest.is_empty() || rest.contains(['*', '?']) {
        return None;
    }
    Some(match rest {
        "root" => Principal::Account(account(name).to_owned()),
        _ => Principal::Arn(name.to_owned()),
    })
}

impl Principal {
    fn meets(&self, request: &Request<'_>) -> Meets {
        match self {
            Principal::Anyone => Meets::Directly,
            Principal::Other => Meets::No,
            Principal::Account(of) if of != request.principal_account() => Meets::No,
            Principal::Account(_) if request.is_root() => Meets::Directly,
            Principal::Account(_) => Meets::ByAccount,
            Principal::Arn(arn) if arn == request.principal || is_role_of(arn, request.principal) => {
                Meets::Directly
            }
            Principal::Arn(_) => Meets::No,
        }
    }
}

/// A session knows the name of its role, and not its path.
fn is_role_of(arn: &str, principal: &str) -> bool {
    let (Some(role), Some(named)) = (role_of(principal), part(arn, 5).strip_prefix("role/")) else {
        return false;
    };
    let name = named.rsplit('/').next().unwrap_or(named);
    account(arn) == account(principal) && part(&role, 5).strip_prefix("role/") == Some(name)
}

/// The best that any of the principals does.
pub(crate) fn best(principals: &[Principal], request: &Request<'_>) -> Meets {
    principals.iter().map(|principal| principal.meets(request)).max().unwrap_or(Meets::No)
}
