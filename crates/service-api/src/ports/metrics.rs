//! Where measurements go: one-minute points, as CloudWatch has them.

use std::sync::Arc;

use base::{ByteString, Scope, Timestamp};

/// What is measured of what.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Series {
    /// Account and region.
    pub scope: Scope,
    /// For example `AWS/Kinesis`.
    pub namespace: &'static str,
    /// For example `PutRecords.Latency`.
    pub name: &'static str,
    /// In what it is measured.
    pub unit: Unit,
    /// Name and value, for example `StreamName`, in AWS's order.
    pub dimensions: Vec<(&'static str, ByteString)>,
}

/// AWS's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// A number of things.
    Count,
    /// Milliseconds.
    Milliseconds,
}

/// What was measured in a time, in the series' unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Statistics {
    /// Measurements, at least 1 in a point.
    pub count: u64,
    /// Their sum.
    pub sum: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

/// One minute of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Of what.
    pub series: Arc<Series>,
    /// How much.
    pub statistics: Statistics,
}

/// Takes what services measured. Implemented by the server (which keeps points for CloudWatch's API) and by tests.
pub trait Metrics: Send + Sync + 'static {
    /// Takes the points of the minute that began at `minute`, when it is over. Series in which nothing was measured
    /// have none. Must not block.
    fn put(&self, minute: Timestamp, points: Vec<Point>);
}
