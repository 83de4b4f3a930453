//! Requests under way.

use wire::Protocol;

use crate::calls::Ask;
use crate::life::Course;
use crate::oracle::{Cursor, Place, Step};

/// A client's request, from when it was sent until nothing of it is under way any more.
pub(crate) struct Flight {
    pub(crate) actor: usize,
    pub(crate) ask: Ask,
    pub(crate) protocol: Protocol,
    /// For each record: the one of its key before it.
    pub(crate) after: Vec<Option<Place>>,
    pub(crate) cursor: Option<Cursor>,
    /// Deliveries that have not ended.
    pub(crate) left: u32,
    /// The client was told something.
    pub(crate) told: bool,
    pub(crate) done: bool,
    pub(crate) unknown: bool,
}

/// A delivery that has not come to the server.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coming {
    pub(crate) flight: u64,
    pub(crate) at: Step,
    pub(crate) course: Course,
    /// It never comes.
    pub(crate) lost: bool,
}
