//! HOTSPOTS: dense regions among the last rows. A hotspot is a cluster of points of which each has at least
//! `points` others within `radius` (DBSCAN), reported as the box around it and its density.

use std::collections::VecDeque;
use std::fmt::Write;

use crate::expr::java::print_double;
use crate::ops::{Batch, Broken, Env, Operator, Reader, State};
use crate::value::{Row, Value};

/// Dense regions of the last rows.
pub struct Hotspots {
    columns: Vec<(usize, bool)>,
    window: usize,
    radius: f64,
    points: usize,
    /// The last points; each knows how many are within the radius, itself included.
    recent: VecDeque<Point>,
}

struct Point {
    at: Vec<f64>,
    neighbours: usize,
}

impl Hotspots {
    /// Over the numbers of these columns.
    pub fn new(columns: Vec<(usize, bool)>, window: usize, radius: f64, points: usize) -> Hotspots {
        Hotspots { columns, window, radius, points, recent: VecDeque::new() }
    }

    fn near(&self, a: &[f64], b: &[f64]) -> bool {
        let squares: f64 = a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum();
        squares <= self.radius * self.radius
    }

    fn push(&mut self, at: Vec<f64>) {
        if self.recent.len() >= self.window
            && let Some(old) = self.recent.pop_front()
        {
            let radius = self.radius;
            for point in &mut self.recent {
                let squares: f64 = old.at.iter().zip(&point.at).map(|(x, y)| (x - y) * (x - y)).sum();
                point.neighbours -= usize::from(squares <= radius * radius);
            }
        }
        let mut neighbours = 1;
        let radius = self.radius;
        for point in &mut self.recent {
            let squares: f64 = at.iter().zip(&point.at).map(|(x, y)| (x - y) * (x - y)).sum();
            if squares <= radius * radius {
                point.neighbours += 1;
                neighbours += 1;
            }
        }
        self.recent.push_back(Point { at, neighbours });
    }

    /// Clusters of core points, with the points at their edges.
    fn clusters(&self) -> Vec<Vec<usize>> {
        let is_core = |at: usize| self.recent[at].neighbours >= self.points;
        let core: Vec<usize> = (0..self.recent.len()).filter(|at| is_core(*at)).collect();
        let mut free = vec![true; self.recent.len()];
        // Points that belong to no cluster yet: the list shrinks as clusters grow.
        let mut left: Vec<usize> = (0..self.recent.len()).collect();
        let mut clusters: Vec<Vec<usize>> = Vec::new();
        for start in core {
            if !free[start] {
                continue;
            }
            free[start] = false;
            left.retain(|at| *at != start);
            let mut members = vec![start];
            let mut next = 0;
            while let Some(at) = members.get(next).copied() {
                next += 1;
                if !is_core(at) {
                    continue;
                }
                left.retain(|other| {
                    let reached = self.near(&self.recent[at].at, &self.recent[*other].at);
                    if reached {
                        free[*other] = false;
                        members.push(*other);
                    }
                    !reached
                });
            }
            clusters.push(members);
        }
        clusters
    }

    fn result(&self) -> String {
        let mut text = String::from("{\"hotspots\":[");
        for (number, members) in self.clusters().iter().enumerate() {
            let dimensions = self.columns.len();
            let extreme = |dimension: usize, pick: fn(f64, f64) -> f64| {
                members.iter().map(|at| self.recent[*at].at[dimension]).reduce(pick).unwrap_or(0.0)
            };
            let low: Vec<f64> = (0..dimensions).map(|dimension| extreme(dimension, f64::min)).collect();
            let high: Vec<f64> = (0..dimensions).map(|dimension| extreme(dimension, f64::max)).collect();
            let volume: f64 = low.iter().zip(&high).map(|(a, b)| b - a).product();
            let density = if volume > 0.0 { members.len() as f64 / volume } else { members.len() as f64 };
            let comma = if number == 0 { "" } else { "," };
            let list = |values: &[f64]| {
                values.iter().map(|value| print_double(*value)).collect::<Vec<_>>().join(",")
            };
            let _ = write!(
                text,
                "{comma}{{\"density\":{},\"minValues\":[{}],\"maxValues\":[{}]}}",
                print_double(density),
                list(&low),
                list(&high)
            );
        }
        text.push_str("]}");
        text
    }
}

impl Operator for Hotspots {
    fn process(&mut self, _: usize, input: &mut Batch, out: &mut Batch, _: &mut Env) {
        out.bound = input.clock();
        for row in input.rows.drain(..) {
            // A row with NULL has no place; it gets the result of those before.
            if self.columns.iter().all(|(at, _)| !row.values[*at].is_null()) {
                self.push(self.columns.iter().map(|(at, _)| row.values[*at].double()).collect());
            }
            let result = Value::text(&self.result());
            let values = row.values.iter().cloned().chain([result]).collect();
            out.rows.push(Row { time: row.time, values });
        }
    }

    fn save(&self, state: &mut State) {
        state.count(self.recent.len());
        self.recent.iter().flat_map(|point| &point.at).for_each(|number| state.double(*number));
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        self.recent.clear();
        let dimensions = self.columns.len();
        for _ in 0..reader.count()? {
            let at: Result<Vec<f64>, Broken> = (0..dimensions).map(|_| reader.double()).collect();
            self.push(at?);
        }
        Ok(())
    }
}
