//! What runs: the tree of operators of each pump, over numbered streams and tables.

use std::sync::Arc;

use crate::civil::{self, Unit};
use crate::error::Span;
use crate::expr::Expr;
use crate::functions;
use crate::types::{Column, Type};
use crate::value::Value;

/// A checked program.
#[derive(Debug, Default)]
pub struct Program {
    /// All in-application streams, those of inputs first.
    pub streams: Vec<Stream>,
    /// The reference tables.
    pub tables: Vec<Table>,
    /// The pumps in the order of the text.
    pub pumps: Vec<Pump>,
    /// The streams in an order in which each comes after those it is made from.
    pub order: Vec<usize>,
}

/// An in-application stream.
#[derive(Debug)]
pub struct Stream {
    /// Its name.
    pub name: String,
    /// Its columns; hidden ones of inputs last.
    pub columns: Vec<Column>,
    /// How many of them `*` shows.
    pub visible: usize,
    /// Whether rows come from outside.
    pub is_source: bool,
}

/// A reference table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A pump.
#[derive(Debug)]
pub struct Pump {
    /// Its name.
    pub name: String,
    /// The stream that takes the rows.
    pub target: usize,
    /// Where they come from; they have the target's columns.
    pub node: Node,
    /// The target's columns that take no NULL.
    pub not_null: Vec<usize>,
    /// Where its name stands in the text.
    pub span: Span,
}

/// An operator and what it reads.
#[derive(Debug)]
pub enum Node {
    /// A stream.
    Stream(usize),
    /// Rows that are there from the start.
    Values(Vec<Vec<Expr>>),
    /// WHERE, HAVING.
    Filter(Box<Node>, Expr),
    /// The select list.
    Project(Box<Node>, Project),
    /// GROUP BY.
    Tumble(Box<Node>, Tumble),
    /// WINDOWED BY STAGGER.
    Stagger(Box<Node>, Stagger),
    /// Analytic functions.
    Over(Box<Node>, Vec<Window>),
    /// DISTINCT, over these columns.
    Distinct(Box<Node>, Bucket, Vec<usize>),
    /// ORDER BY.
    Sort(Box<Node>, Sort),
    /// ORDER BY .. WITHIN.
    TimeSort(Box<Node>, i64),
    /// Two streams.
    Join(Box<Node>, Box<Node>, Join),
    /// A stream and a reference table.
    TableJoin(Box<Node>, TableJoin),
    /// A sub-query in an expression; its value stands behind the row's columns.
    Lookup(Box<Node>, Lookup),
    /// UNION ALL.
    Union(Vec<Node>),
    /// TABLE(F(CURSOR ..)).
    TableFunction(Box<Node>, TableFunction),
}

/// The expressions of a select list.
#[derive(Debug)]
pub struct Project {
    /// The columns.
    pub exprs: Vec<Expr>,
    /// What becomes ROWTIME.
    pub time: Option<Expr>,
    /// Whether rows may go out before ROWTIMEs that were there already: a reorder buffer follows.
    pub unordered: bool,
}

/// When a value that depends on the time changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Bucket {
    /// With ROWTIME: a step of milliseconds.
    Step {
        /// What is added to ROWTIME before.
        shift: i64,
        /// The width.
        width: i64,
    },
    /// With ROWTIME: months since 1970.
    Months {
        /// What is added to ROWTIME before.
        shift: i64,
        /// The width.
        width: i64,
    },
    /// With ROWTIME: the start of a unit.
    Floor(i64, Unit),
    /// With ROWTIME: the next start of a unit.
    Ceil(i64, Unit),
    /// With every ROWTIME.
    Every,
    /// Seen only when a row brings another value.
    Change(Expr),
}

impl Bucket {
    /// The first instant at which the value of a row with this time is over, and the time that the result gets.
    pub fn end(&self, time: i64) -> (i64, i64) {
        match self {
            Bucket::Step { shift, width } => {
                let low = (time + shift) - (time + shift).rem_euclid(*width);
                (low + width - shift, low + width - shift)
            }
            Bucket::Months { shift, width } => {
                let low = functions::step_floor(time + shift, *width, true).unwrap_or(time);
                let end = civil::add_months(low, *width).unwrap_or(i64::MAX) - shift;
                (end, end)
            }
            Bucket::Floor(shift, unit) => {
                let end = civil::next(civil::floor(time + shift, *unit), *unit) - shift;
                (end, end)
            }
            Bucket::Ceil(shift, unit) => {
                let last = civil::ceil(time + shift, *unit) - shift;
                (last + 1, last)
            }
            Bucket::Every => (time + 1, time),
            Bucket::Change(_) => (i64::MAX, i64::MAX),
        }
    }
}

/// GROUP BY with a monotonic expression.
#[derive(Debug)]
pub struct Tumble {
    /// The grouping expressions: the first columns of the result.
    pub keys: Vec<Expr>,
    /// When a bucket ends.
    pub bucket: Bucket,
    /// The aggregates: the columns after.
    pub calls: Vec<Aggregate>,
}

/// WINDOWED BY STAGGER.
#[derive(Debug)]
pub struct Stagger {
    /// The keys: the first columns of the result.
    pub keys: Vec<Expr>,
    /// How long a window is open, in milliseconds.
    pub length: i64,
    /// The aggregates: the columns after.
    pub calls: Vec<Aggregate>,
}

/// A call of an aggregate or analytic function.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Which.
    pub kind: AggregateKind,
    /// What it is computed from; none for COUNT(*).
    pub argument: Option<Expr>,
    /// The type of that.
    pub argument_type: Type,
    /// The type of the result.
    pub ty: Type,
    /// DISTINCT.
    pub distinct: bool,
    /// IGNORE NULLS.
    pub ignore_nulls: bool,
    /// FROM LAST.
    pub from_last: bool,
    /// Rows back of LAG, n of NTH_VALUE, half-life of EXP_AVG in milliseconds.
    pub number: i64,
    /// LAG's third argument.
    pub default: Option<Expr>,
}

/// The aggregate and analytic functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of SQL")]
pub enum AggregateKind {
    Count,
    Sum,
    Avg,
    Min,
    Max,
    FirstValue,
    LastValue,
    NthValue,
    Lag,
    ExpAvg,
    StddevPop,
    StddevSamp,
    VarPop,
    VarSamp,
    Any,
    Every,
}

/// A window of analytic functions.
#[derive(Debug, PartialEq)]
pub struct Window {
    /// PARTITION BY.
    pub partition: Vec<Expr>,
    /// Which rows.
    pub frame: Frame,
    /// The functions over it; their results are appended to the row, window after window.
    pub calls: Vec<Aggregate>,
}

impl Window {
    /// Everything that is computed of a row.
    pub fn expressions(&mut self) -> impl Iterator<Item = &mut Expr> {
        let calls = self.calls.iter_mut().flat_map(|call| [&mut call.argument, &mut call.default]);
        self.partition.iter_mut().chain(calls.flatten())
    }
}

/// The rows of a window. All end with the current row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// From ROWTIME minus so many milliseconds, inclusive.
    Range(i64),
    /// So many rows before.
    Rows(usize),
    /// All.
    Unbounded,
    /// Rows up to so many milliseconds after; in joins only.
    Following(i64),
}

/// ORDER BY over buckets.
#[derive(Debug)]
pub struct Sort {
    /// When the leading expression changes.
    pub bucket: Bucket,
    /// The columns and whether they descend.
    pub keys: Vec<(usize, bool)>,
}

/// Which unmatched rows a join keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outer {
    /// Those of the left.
    pub left: bool,
    /// Those of the right.
    pub right: bool,
}

/// A join of two streams. A row of the result: left columns, left ROWTIME, right columns, right ROWTIME.
#[derive(Debug)]
pub struct Join {
    /// The left window; without one the rows of the same ROWTIME.
    pub left: Option<Frame>,
    /// The right window.
    pub right: Option<Frame>,
    /// The columns of each side.
    pub widths: (usize, usize),
    /// Expressions that must be equal; each over its own side.
    pub equal: Vec<(Expr, Expr)>,
    /// What else must be true.
    pub residual: Option<Expr>,
    /// Unmatched rows.
    pub outer: Outer,
}

/// A join with a reference table. A row of the result: the stream's columns, the table's columns.
#[derive(Debug)]
pub struct TableJoin {
    /// The table.
    pub table: usize,
    /// Its columns.
    pub width: usize,
    /// Expressions that must be equal: over the row, over the table.
    pub equal: Vec<(Expr, Expr)>,
    /// What else must be true.
    pub residual: Option<Expr>,
    /// Whether rows without a match are kept.
    pub keep: bool,
}

/// A sub-query over a finite relation, asked for every row.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// What it reads.
    pub rows: Finite,
    /// The columns of what it reads.
    pub width: usize,
    /// Expressions that must be equal: over the row, over what is read.
    pub equal: Vec<(Expr, Expr)>,
    /// What else must be true, over both.
    pub residual: Option<Expr>,
    /// What is asked.
    pub gives: Gives,
    /// Whether what is read is the same for all rows: only what IN looks for differs.
    pub fixed: bool,
}

/// A relation that is all there.
#[derive(Clone, Debug)]
pub enum Finite {
    /// A reference table.
    Table(usize),
    /// VALUES.
    Rows(Arc<Vec<Arc<[Value]>>>),
}

/// What is asked of a sub-query. Expressions are over the row and what is read, one after the other.
#[derive(Clone, Debug)]
pub enum Gives {
    /// EXISTS.
    Exists,
    /// IN.
    In {
        /// What must be equal: over the row, over both.
        pairs: Vec<(Expr, Expr)>,
        /// The same over the row and over what is read alone, if that is possible.
        sought: Vec<(Expr, Expr)>,
    },
    /// The one value.
    Scalar(Expr),
    /// A value computed of aggregates over all rows.
    Aggregate(Vec<Aggregate>, Expr),
}

/// A table function over the rows of a cursor.
#[derive(Clone, Debug, PartialEq)]
pub enum TableFunction {
    /// RANDOM_CUT_FOREST and RANDOM_CUT_FOREST_WITH_EXPLANATION.
    Forest {
        /// The numeric columns and their names.
        columns: Vec<(usize, String)>,
        /// Trees.
        trees: usize,
        /// Points of a tree.
        sample: usize,
        /// Points after which one is forgotten.
        decay: u64,
        /// Points looked at together.
        shingle: usize,
        /// Whether scores are explained, and with directions.
        explain: Option<bool>,
    },
    /// HOTSPOTS.
    Hotspots {
        /// The numeric columns and whether they are whole numbers.
        columns: Vec<(usize, bool)>,
        /// Rows looked at.
        window: usize,
        /// The distance of neighbours.
        radius: f64,
        /// Points of a hotspot.
        points: usize,
    },
    /// TOP_K_ITEMS_TUMBLING.
    TopK {
        /// The column.
        column: usize,
        /// How many.
        count: usize,
        /// The window in milliseconds.
        window: i64,
    },
    /// COUNT_DISTINCT_ITEMS_TUMBLING.
    CountDistinct {
        /// The column.
        column: usize,
        /// The window in milliseconds.
        window: i64,
    },
    /// GROUP_RANK.
    GroupRank {
        /// The column that is ranked by.
        column: usize,
        /// Whether the largest is the first.
        descending: bool,
        /// Whether the rows go out from the last rank.
        reversed: bool,
        /// Milliseconds without rows after which a group is over.
        idle: i64,
        /// The most rows of a group; 0 is all.
        most: usize,
    },
}
