//! Listeners, TLS, HTTP, limits, routing; knows no service by name.
