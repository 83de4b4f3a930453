//! The decision.

use crate::document::Policy;
use crate::principal::Meets;
use crate::request::Request;
use crate::statement::Effect;

/// Whether a request is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is.
    Allowed,
    /// It is not.
    Denied(Reason),
}

/// Why a request is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A policy of the identity denies it.
    ExplicitByIdentity,
    /// The policy of the resource denies it.
    ExplicitByResource,
    /// No policy of the identity allows it.
    NotAllowedByIdentity,
    /// The resource is another account's, and its policy does not allow it.
    NotAllowedByResource,
}

/// Decides by the policies of the identity that asks and the policy of the resource, if it has one.
///
/// Within an account it is enough that one side allows; a resource policy that names only the account leaves it to
/// the account's own policies. Across accounts both must. The root of an account may do everything within it that is
/// not denied. An explicit deny always wins.
#[must_use]
pub fn decide<'p>(
    request: &Request<'_>,
    identity: impl IntoIterator<Item = &'p Policy> + Clone,
    resource: Option<&Policy>,
) -> Decision {
    let by_identity = |effect| {
        let all = identity.clone().into_iter().map(|policy| policy.meets(effect, request));
        all.max().unwrap_or(Meets::No)
    };
    let by_resource = |effect| resource.map_or(Meets::No, |policy| policy.meets(effect, request));
    if by_identity(Effect::Deny) != Meets::No {
        return Decision::Denied(Reason::ExplicitByIdentity);
    }
    if by_resource(Effect::Deny) != Meets::No {
        return Decision::Denied(Reason::ExplicitByResource);
    }
    let identity_allows = request.is_root() || by_identity(Effect::Allow) != Meets::No;
    let resource_allows = by_resource(Effect::Allow);
    if request.principal_account() == request.resource_account() {
        return match identity_allows || resource_allows == Meets::Directly {
            true => Decision::Allowed,
            false => Decision::Denied(Reason::NotAllowedByIdentity),
        };
    }
    match (identity_allows, resource_allows != Meets::No) {
        (true, true) => Decision::Allowed,
        (false, _) => Decision::Denied(Reason::NotAllowedByIdentity),
        (true, false) => Decision::Denied(Reason::NotAllowedByResource),
    }
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
