//! What all connections of a gateway share.

use std::sync::Arc;

use base::{Clock, Rng};
use hyper_util::server::conn::auto;

use crate::admission::Held;
use crate::caller::Authenticator;
use crate::crowd::Crowd;
use crate::routes::Routes;
use crate::streaming::StreamExecutor;
use crate::tls::Tls;
use crate::{GatewaySettings, GatewayStats, Pages};

/// What all connections share. Nothing in it is locked by a request.
pub(crate) struct Shared {
    pub(crate) settings: GatewaySettings,
    pub(crate) routes: Routes,
    pub(crate) authenticator: Authenticator,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) rng: Arc<dyn Rng>,
    pub(crate) tls: Option<Tls>,
    pub(crate) pages: Arc<dyn Pages>,
    pub(crate) stats: Arc<GatewayStats>,
    pub(crate) held: Held,
    pub(crate) crowd: Crowd,
    pub(crate) http: auto::Builder<StreamExecutor>,
}
