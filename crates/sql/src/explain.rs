//! A plan as text, for `flumen sql explain`.

use std::fmt::Write;

use crate::plan::{Aggregate, Finite, Frame, Gives, Node, Program, TableFunction};
use crate::types::Column;

impl Program {
    /// Streams, tables, and the operators of each pump, the last one first.
    pub fn explain(&self) -> String {
        let mut out = String::new();
        for stream in &self.streams {
            let kind = if stream.is_source { "input" } else { "stream" };
            let _ = writeln!(out, "{kind} {} ({})", stream.name, columns(&stream.columns[..stream.visible]));
        }
        for table in &self.tables {
            let _ = writeln!(out, "reference {} ({})", table.name, columns(&table.columns));
        }
        for pump in &self.pumps {
            let _ = writeln!(out, "pump {} -> {}", pump.name, self.streams[pump.target].name);
            self.node(&pump.node, 1, &mut out);
        }
        out
    }

    fn node(&self, node: &Node, depth: usize, out: &mut String) {
        let (text, inputs): (String, Vec<&Node>) = match node {
            Node::Stream(at) => (format!("stream {}", self.streams[*at].name), Vec::new()),
            Node::Values(rows) => (format!("values: {} rows", rows.len()), Vec::new()),
            Node::Filter(inner, _) => ("filter".to_string(), vec![inner]),
            Node::Project(inner, project) => {
                let time = match (&project.time, project.unordered) {
                    (None, _) => "",
                    (Some(_), false) => ", new ROWTIME",
                    (Some(_), true) => ", new ROWTIME in any order",
                };
                (format!("project: {} columns{time}", project.exprs.len()), vec![inner])
            }
            Node::Tumble(inner, tumble) => {
                let calls = calls(&tumble.calls);
                (
                    format!(
                        "tumbling window: {} keys, {calls}, until {:?}",
                        tumble.keys.len(),
                        tumble.bucket
                    ),
                    vec![inner],
                )
            }
            Node::Stagger(inner, stagger) => {
                let calls = calls(&stagger.calls);
                (
                    format!("stagger window of {} ms: {} keys, {calls}", stagger.length, stagger.keys.len()),
                    vec![inner],
                )
            }
            Node::Over(inner, windows) => {
                let one = |window: &crate::plan::Window| {
                    format!(
                        "{} by {} keys: {}",
                        frame(window.frame),
                        window.partition.len(),
                        calls(&window.calls)
                    )
                };
                (
                    format!("sliding windows: {}", windows.iter().map(one).collect::<Vec<_>>().join("; ")),
                    vec![inner],
                )
            }
            Node::Distinct(inner, bucket, columns) => {
                (format!("distinct: {} columns, until {bucket:?}", columns.len()), vec![inner])
            }
            Node::Sort(inner, sort) => {
                (format!("sort: {} keys, until {:?}", sort.keys.len(), sort.bucket), vec![inner])
            }
            Node::TimeSort(inner, length) => (format!("sort by time within {length} ms"), vec![inner]),
            Node::Join(left, right, join) => {
                let side = |window: Option<Frame>| window.map_or("current rows".to_string(), frame);
                let outer = match (join.outer.left, join.outer.right) {
                    (false, false) => "inner",
                    (true, false) => "left outer",
                    (false, true) => "right outer",
                    (true, true) => "full outer",
                };
                let how = format!(
                    "{outer} join: {} with {}, {} equal keys",
                    side(join.left),
                    side(join.right),
                    join.equal.len()
                );
                (how, vec![left, right])
            }
            Node::TableJoin(inner, join) => {
                let kind = if join.keep { "left outer join" } else { "join" };
                let table = &self.tables[join.table].name;
                (format!("{kind} with reference {table}: {} equal keys", join.equal.len()), vec![inner])
            }
            Node::Lookup(inner, lookup) => {
                let of = match &lookup.rows {
                    Finite::Table(table) => format!("reference {}", self.tables[*table].name),
                    Finite::Rows(rows) => format!("{} values", rows.len()),
                };
                let what = match lookup.gives {
                    Gives::Exists => "EXISTS",
                    Gives::In { .. } => "IN",
                    Gives::Scalar(_) => "value",
                    Gives::Aggregate(..) => "aggregate",
                };
                (format!("sub-query: {what} of {of}, {} equal keys", lookup.equal.len()), vec![inner])
            }
            Node::Union(all) => ("union all".to_string(), all.iter().collect()),
            Node::TableFunction(inner, function) => (table_function(function).to_string(), vec![inner]),
        };
        let _ = writeln!(out, "{}{text}", "  ".repeat(depth));
        inputs.into_iter().for_each(|input| self.node(input, depth + 1, out));
    }
}

fn columns(columns: &[Column]) -> String {
    columns.iter().map(|column| format!("{} {}", column.name, column.ty)).collect::<Vec<_>>().join(", ")
}

fn calls(calls: &[Aggregate]) -> String {
    let names: Vec<String> = calls.iter().map(|call| format!("{:?}", call.kind)).collect();
    if names.is_empty() { "no aggregates".to_string() } else { names.join(", ") }
}

fn frame(frame: Frame) -> String {
    match frame {
        Frame::Range(length) => format!("{length} ms before"),
        Frame::Rows(count) => format!("{count} rows before"),
        Frame::Unbounded => "all rows before".to_string(),
        Frame::Following(length) => format!("{length} ms after"),
    }
}

fn table_function(function: &TableFunction) -> &'static str {
    match function {
        TableFunction::Forest { .. } => "random cut forest",
        TableFunction::Hotspots { .. } => "hotspots",
        TableFunction::TopK { .. } => "top k items",
        TableFunction::CountDistinct { .. } => "count of distinct items",
        TableFunction::GroupRank { .. } => "group rank",
    }
}
