//! What the gateway serves.

use std::collections::HashMap;
use std::sync::Arc;

use crate::{Handler, ServiceError};

/// A service: its model, the operations that are built, and a reason for each one that is not.
pub struct ServiceEntry {
    /// Operations and shapes, built or not.
    pub model: &'static model::Service,
    /// The built operations.
    pub handlers: Vec<Arc<dyn Handler>>,
    /// Operations that are not built yet, each with the reason that the error tells.
    pub not_yet: &'static [(&'static str, &'static str)],
}

/// Where a request goes.
#[derive(Clone)]
pub enum Route {
    /// To a handler.
    Built(&'static model::Operation, Arc<dyn Handler>),
    /// Nowhere yet: the request is checked like any other and then answered with this error.
    NotYet(&'static model::Operation, ServiceError),
}

impl Route {
    /// The operation's tables.
    #[must_use]
    pub fn operation(&self) -> &'static model::Operation {
        match self {
            Route::Built(operation, _) | Route::NotYet(operation, _) => operation,
        }
    }
}

/// All services, by target prefix and operation name.
#[derive(Default)]
pub struct Registry {
    routes: HashMap<&'static str, HashMap<&'static str, Route>>,
    names: HashMap<&'static str, &'static str>,
}

impl Registry {
    /// Adds a service.
    ///
    /// # Panics
    /// When its lists and its model disagree: an operation of the model that is neither built nor listed as not
    /// yet built, one that is both, or one that the model does not have. A test of the service keeps this.
    pub fn add(&mut self, entry: ServiceEntry) {
        let mut routes = HashMap::new();
        for handler in entry.handlers {
            let name = handler.name();
            let operation = entry.model.operation(name).unwrap_or_else(|| panic!("no operation {name}"));
            let before = routes.insert(name, Route::Built(operation, handler));
            assert!(before.is_none(), "operation {name} is listed twice");
        }
        for (name, reason) in entry.not_yet {
            let operation = entry.model.operation(name).unwrap_or_else(|| panic!("no operation {name}"));
            let error = not_yet(name, reason);
            let before = routes.insert(*name, Route::NotYet(operation, error));
            assert!(before.is_none(), "operation {name} is listed twice");
        }
        for operation in entry.model.operations {
            assert!(routes.contains_key(operation.name), "operation {} is not listed", operation.name);
        }
        self.names.insert(entry.model.target_prefix, entry.model.name);
        self.routes.insert(entry.model.target_prefix, routes);
    }

    /// Finds the operation that an `X-Amz-Target` header names; `None` when there is none.
    #[must_use]
    pub fn route(&self, target: &str) -> Option<&Route> {
        let (prefix, name) = target.split_once('.')?;
        self.routes.get(prefix)?.get(name)
    }

    /// The name of the service with a target prefix, as signatures and policies have it.
    #[must_use]
    pub fn service(&self, target_prefix: &str) -> Option<&'static str> {
        self.names.get(target_prefix).copied()
    }

    /// All routes, each with the target prefix of its service, in no particular order.
    pub fn routes(&self) -> impl Iterator<Item = (&'static str, &Route)> {
        self.routes.iter().flat_map(|(prefix, routes)| routes.values().map(|route| (*prefix, route)))
    }
}

/// The documented answer of an operation that Flumen does not have yet. It is no error of AWS's, so that nobody
/// mistakes it for one.
fn not_yet(name: &str, reason: &str) -> ServiceError {
    ServiceError {
        code: "NotImplementedByFlumenException".into(),
        message: format!("Flumen does not implement the operation {name} yet: {reason}").into(),
        status: 400,
        lists: Vec::new(),
    }
}
