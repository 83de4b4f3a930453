//! What is measured of an application, as AWS/KinesisAnalytics has it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use base::{ByteString, Scope};
use service_api::ports::{Point, Series, Statistics, Unit};

use super::events::Verdict;
use crate::ApplicationSpec;

const NAMESPACE: &str = "AWS/KinesisAnalytics";

/// Measurements of one application since they were last taken.
pub(super) struct Meters {
    scope: Scope,
    application: ByteString,
    inputs: Vec<ByteString>,
    outputs: Vec<ByteString>,
    measured: Mutex<HashMap<(&'static str, Side), Statistics>>,
    /// The last known distance of each shard to the tip, by input and shard.
    behind: Mutex<HashMap<(usize, String), u64>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    Application,
    Input(usize),
    Output(usize),
}

impl Meters {
    pub fn new(spec: &ApplicationSpec) -> Meters {
        Meters {
            scope: spec.scope.clone(),
            application: spec.name.as_str().into(),
            inputs: spec.inputs.iter().map(|input| input.id.as_str().into()).collect(),
            outputs: spec.outputs.iter().map(|output| output.id.as_str().into()).collect(),
            measured: Mutex::default(),
            behind: Mutex::default(),
        }
    }

    fn record(&self, name: &'static str, side: Side, value: f64) {
        let mut measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        let of =
            measured.entry((name, side)).or_insert(Statistics { count: 0, sum: 0.0, min: value, max: value });
        of.count += 1;
        of.sum += value;
        of.min = of.min.min(value);
        of.max = of.max.max(value);
    }

    /// A page of an input was taken.
    pub fn input(&self, input: usize, shard: &str, records: u64, bytes: u64, millis_behind: u64) {
        self.record("Records", Side::Input(input), records as f64);
        self.record("Bytes", Side::Input(input), bytes as f64);
        self.record("Success", Side::Input(input), 1.0);
        self.record("MillisBehindLatest", Side::Input(input), millis_behind as f64);
        let mut behind = self.behind.lock().unwrap_or_else(PoisonError::into_inner);
        behind.insert((input, shard.to_owned()), millis_behind);
    }

    /// An input could not be read.
    pub fn input_failed(&self, input: usize) {
        self.record("Success", Side::Input(input), 0.0);
    }

    /// A function was asked about records of an input: how long it took, and what it made of them, if it answered.
    pub fn processed(&self, input: usize, millis: u64, verdicts: Option<&[Verdict]>) {
        let side = Side::Input(input);
        self.record("InputProcessing.Duration", side, millis as f64);
        self.record("InputProcessing.Success", side, f64::from(u8::from(verdicts.is_some())));
        let (mut ok, mut bytes, mut dropped, mut failed) = (0_u64, 0, 0_u64, 0_u64);
        for verdict in verdicts.unwrap_or_default() {
            match verdict {
                Verdict::Ok(data) => (ok, bytes) = (ok + 1, bytes + data.len()),
                Verdict::Dropped => dropped += 1,
                Verdict::Failed(_) => failed += 1,
            }
        }
        if verdicts.is_some() {
            self.record("InputProcessing.OkRecords", side, ok as f64);
            self.record("InputProcessing.OkBytes", side, bytes as f64);
            self.record("InputProcessing.DroppedRecords", side, dropped as f64);
            self.record("InputProcessing.ProcessingFailedRecords", side, failed as f64);
        }
    }

    /// A function was given rows of an output: how long it took, and how many it took and did not take.
    pub fn invoked(&self, output: usize, millis: u64, ok: u64, failed: u64) {
        let side = Side::Output(output);
        self.record("LambdaDelivery.Duration", side, millis as f64);
        self.record("LambdaDelivery.OkRecords", side, ok as f64);
        self.record("LambdaDelivery.DeliveryFailedRecords", side, failed as f64);
    }

    /// Rows were delivered.
    pub fn output(&self, output: usize, records: u64, bytes: u64, success: bool) {
        self.record("Records", Side::Output(output), records as f64);
        self.record("Bytes", Side::Output(output), bytes as f64);
        self.record("Success", Side::Output(output), f64::from(u8::from(success)));
    }

    /// An output took nothing.
    pub fn output_failed(&self, output: usize) {
        self.record("Success", Side::Output(output), 0.0);
    }

    /// The points of what was measured since the last time, with what holds for an application that just runs.
    pub fn take(&self) -> Vec<Point> {
        for input in 0..self.inputs.len() {
            let behind = self.behind.lock().unwrap_or_else(PoisonError::into_inner);
            let most = behind.iter().filter(|((of, _), _)| *of == input).map(|(_, millis)| *millis).max();
            drop(behind);
            if let Some(millis) = most {
                self.record("MillisBehindLatest", Side::Input(input), millis as f64);
            }
        }
        // Everything of an application runs on one core at a time.
        self.record("KPUs", Side::Application, 1.0);
        let measured = std::mem::take(&mut *self.measured.lock().unwrap_or_else(PoisonError::into_inner));
        let mut points: Vec<Point> = measured
            .into_iter()
            .map(|((name, side), statistics)| Point { series: self.series(name, side), statistics })
            .collect();
        points.sort_unstable_by(|a, b| a.series.cmp(&b.series));
        points
    }

    fn series(&self, name: &'static str, side: Side) -> Arc<Series> {
        let unit = match name {
            "Bytes" | "InputProcessing.OkBytes" => Unit::Bytes,
            "MillisBehindLatest" | "InputProcessing.Duration" | "LambdaDelivery.Duration" => {
                Unit::Milliseconds
            }
            _ => Unit::Count,
        };
        let application = ("Application", self.application.clone());
        let dimensions = match side {
            Side::Application => vec![application],
            Side::Input(at) => vec![("Id", self.inputs[at].clone()), application, ("Flow", "Input".into())],
            Side::Output(at) => {
                vec![("Id", self.outputs[at].clone()), application, ("Flow", "Output".into())]
            }
        };
        Arc::new(Series { scope: self.scope.clone(), namespace: NAMESPACE, name, unit, dimensions })
    }
}
