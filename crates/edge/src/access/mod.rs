//! Policies of identities and resources, behind the Authorizer port.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use iam::{Decision, Kind, Policy, PolicyError, Reason, Request, decide};
use service_api::ServiceError;
use service_api::ports::{Access, Authorizer};

/// Resource policies that are kept read; there are as many as streams and consumers with one.
const READ_MAX: usize = 4096;

/// Decides by policies. A principal without policies may do nothing, but for the root of an account.
pub struct PolicyAuthorizer {
    /// By ARN of the principal.
    identities: HashMap<String, Vec<Policy>>,
    /// Resource policies by their text; `None` for one that is not understood, which allows nothing.
    read: RwLock<HashMap<String, Option<Arc<Policy>>>>,
}

/// A policy of an identity is not one.
#[derive(Debug)]
pub struct IdentityPolicyError {
    /// ARN of the principal.
    pub principal: String,
    /// What is wrong.
    pub error: PolicyError,
}

impl fmt::Display for IdentityPolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a policy of {} is malformed: {}", self.principal, self.error)
    }
}

impl std::error::Error for IdentityPolicyError {}

impl PolicyAuthorizer {
    /// Reads the policies of identities: ARN of a principal and a document, as often as needed.
    ///
    /// # Errors
    /// [`IdentityPolicyError`] names the principal whose document is not understood.
    pub fn new<'a>(
        policies: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, IdentityPolicyError> {
        let mut identities: HashMap<String, Vec<Policy>> = HashMap::new();
        for (principal, document) in policies {
            let policy = Policy::parse(document, Kind::Identity)
                .map_err(|error| IdentityPolicyError { principal: principal.to_owned(), error })?;
            identities.entry(principal.to_owned()).or_default().push(policy);
        }
        Ok(PolicyAuthorizer { identities, read: RwLock::default() })
    }

    fn attached(&self, document: &str) -> Option<Arc<Policy>> {
        if let Some(known) = self.read.read().unwrap_or_else(PoisonError::into_inner).get(document) {
            return known.clone();
        }
        // Documents are checked before they are stored; one of an earlier version may not be understood any more.
        let policy = Policy::parse(document, Kind::Resource).map(Arc::new).ok();
        let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
        if read.len() >= READ_MAX {
            read.clear();
        }
        read.insert(document.to_owned(), policy.clone());
        policy
    }
}

impl Authorizer for PolicyAuthorizer {
    fn enforces(&self) -> bool {
        true
    }

    fn authorize(&self, access: &Access<'_>) -> Result<(), ServiceError> {
        let Access { caller, action, resource, .. } = access;
        let principal = caller.arn();
        let mut request = Request::new(&principal, action, resource, access.now);
        request.set_circumstances(caller.address, caller.secure, caller.scope.region.as_str());
        let resource_tags = access.resource_tags.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        request.set_tags("resourcetag", resource_tags);
        request.set_tags("requesttag", access.request_tags.iter().copied());
        request.set("aws:tagkeys", access.tag_keys.iter().map(|key| (*key).to_owned()));
        request.set("aws:userid", [caller.access_key.to_string()]);
        let identity = self.identities.get(&*principal).map_or(&[][..], Vec::as_slice);
        let attached = access.resource_policy.map(|document| self.attached(document));
        if let Some(None) = attached {
            return Err(denied(&principal, access, Reason::NotAllowedByResource));
        }
        match decide(&request, identity, attached.flatten().as_deref()) {
            Decision::Allowed => Ok(()),
            Decision::Denied(reason) => Err(denied(&principal, access, reason)),
        }
    }
}

/// AWS's sentence and its variants (source: IAM user guide, troubleshooting access denied messages).
fn denied(principal: &str, access: &Access<'_>, reason: Reason) -> ServiceError {
    let Access { action, resource, .. } = access;
    let why = match reason {
        Reason::ExplicitByIdentity => "with an explicit deny in an identity-based policy".to_owned(),
        Reason::ExplicitByResource => "with an explicit deny in a resource-based policy".to_owned(),
        Reason::NotAllowedByIdentity => {
            format!("because no identity-based policy allows the {action} action")
        }
        Reason::NotAllowedByResource => {
            format!("because no resource-based policy allows the {action} action")
        }
    };
    let message =
        format!("User: {principal} is not authorized to perform: {action} on resource: {resource} {why}");
    ServiceError::client("AccessDeniedException", message)
}

#[cfg(test)]
mod tests;
