//! Several inputs as one, in the order of ROWTIME; equal ones in the order of the inputs.

use std::collections::VecDeque;

use super::operator::{Batch, Env, Operator};
use super::state::{Broken, Reader, State};
use crate::value::Row;

/// UNION ALL, and a stream with several pumps.
pub struct Merge {
    ports: Vec<Port>,
}

#[derive(Default)]
struct Port {
    rows: VecDeque<Row>,
    clock: i64,
}

impl Merge {
    /// Of so many inputs.
    pub fn new(ports: usize) -> Merge {
        Merge { ports: (0..ports).map(|_| Port { rows: VecDeque::new(), clock: i64::MIN }).collect() }
    }

    /// Takes rows of an input without giving any yet.
    pub fn feed(&mut self, port: usize, batch: &mut Batch) {
        let port = &mut self.ports[port];
        port.clock = port.clock.max(batch.clock());
        port.rows.extend(batch.rows.drain(..));
    }

    /// The input whose row is next, if it is known which one is.
    fn next(&self) -> Option<usize> {
        let heads =
            self.ports.iter().enumerate().filter_map(|(at, port)| Some((port.rows.front()?.time, at)));
        let (time, first) = heads.min()?;
        let ready = self.ports.iter().enumerate().all(|(at, port)| {
            !port.rows.is_empty() || port.clock > time || (at > first && port.clock >= time)
        });
        ready.then_some(first)
    }

    /// Gives all rows whose turn it is; `None` for those of later times than the clocks allow.
    pub fn drain(&mut self, mut give: impl FnMut(usize, Row)) {
        if let [port] = &mut self.ports[..] {
            port.rows.drain(..).for_each(|row| give(0, row));
            return;
        }
        while let Some(at) = self.next() {
            if let Some(row) = self.ports[at].rows.pop_front() {
                give(at, row);
            }
        }
    }

    /// No row that is still to come, or waits, is earlier.
    pub fn bound(&self) -> i64 {
        let bounds = self.ports.iter().map(|port| port.rows.front().map_or(port.clock, |row| row.time));
        bounds.min().unwrap_or(i64::MIN)
    }
}

impl Operator for Merge {
    fn process(&mut self, port: usize, input: &mut Batch, out: &mut Batch, _: &mut Env) {
        self.feed(port, input);
        if port + 1 == self.ports.len() {
            self.drain(|_, row| out.rows.push(row));
            out.bound = self.bound();
        }
    }

    fn save(&self, state: &mut State) {
        for port in &self.ports {
            state.int(port.clock);
            state.rows(port.rows.iter());
        }
    }

    fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        for port in &mut self.ports {
            port.clock = reader.int()?;
            port.rows = reader.rows()?;
        }
        Ok(())
    }
}
