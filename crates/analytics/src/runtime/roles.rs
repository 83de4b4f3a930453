//! Who an application is to the streams and objects that it touches.

use std::sync::Arc;

use base::Scope;
use service_api::{Caller, Principal};

/// The role that is configured for a resource, or the application's account.
pub(super) fn caller(scope: &Scope, role: Option<&str>) -> Caller {
    let mut caller = Caller::new("kinesisanalytics".into(), scope.clone());
    caller.principal = role.map(|role| {
        // What is no role is nobody that a policy names: never the account itself.
        let nobody = || Principal { arn: role.to_owned(), account: scope.account };
        let is_role = |principal: &Principal| principal.arn.contains(":role/");
        Arc::new(Principal::parse(role).filter(is_role).unwrap_or_else(nobody))
    });
    caller
}
