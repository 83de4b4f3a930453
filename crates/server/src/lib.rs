//! Composition root: settings, wiring, lifecycle, admin endpoints.
