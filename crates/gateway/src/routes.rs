//! From `X-Amz-Target` to the operation and its counters: one lookup.

use std::collections::HashMap;

use service_api::{Registry, Route};

use crate::turns::Turns;
use crate::{GatewaySettings, GatewayStats};

/// All operations of a registry.
pub(crate) struct Routes {
    by_target: HashMap<String, Served>,
}

/// An operation of the registry.
pub(crate) struct Served {
    pub(crate) route: Route,
    /// Name of its service, as signatures have it.
    pub(crate) service: &'static str,
    /// Its place in [`GatewayStats`].
    pub(crate) index: usize,
    /// Its requests that are served at once. Each operation has its own, so that one that stands still stops no other.
    pub(crate) turns: Turns,
}

impl Routes {
    pub(crate) fn new(registry: &Registry, settings: &GatewaySettings) -> (Self, GatewayStats) {
        let mut all: Vec<_> =
            registry.routes().map(|(prefix, route)| (prefix, route.operation().name, route)).collect();
        all.sort_unstable_by_key(|(prefix, name, _)| (*prefix, *name));
        let stats = GatewayStats::new(all.iter().map(|(prefix, name, _)| (*prefix, *name)));
        let served = all.into_iter().enumerate().map(|(index, (prefix, name, route))| {
            let service = registry.service(prefix).unwrap_or_default();
            let turns = match route.operation().event_stream {
                true => Turns::of_streams(settings.max_requests),
                false => Turns::new(settings.max_requests, settings),
            };
            (format!("{prefix}.{name}"), Served { route: route.clone(), service, index, turns })
        });
        (Routes { by_target: served.collect() }, stats)
    }

    /// Finds the operation of a target; parts after the second are ignored.
    pub(crate) fn find(&self, target: Target<'_>) -> Option<&Served> {
        self.by_target.get(target.whole)
    }
}

/// The two first parts of an `X-Amz-Target`.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    whole: &'a str,
}

impl<'a> Target<'a> {
    /// `None` when there is no service or no operation in it.
    pub(crate) fn parse(header: &'a str) -> Option<Self> {
        let (service, rest) = header.split_once('.')?;
        let name = rest.split('.').next().unwrap_or("");
        let both = !service.is_empty() && !name.is_empty();
        both.then(|| Target { whole: &header[..service.len() + 1 + name.len()] })
    }
}
