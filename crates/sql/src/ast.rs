//! The tree of a program as it is written: names not resolved, types not known.

use crate::error::Span;
use crate::types::{IntervalQualifier, Type};

/// A name; upper case if it had no quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as it is looked up.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A statement of a program.
#[derive(Clone, Debug)]
pub enum Statement {
    /// CREATE STREAM.
    Stream(CreateStream),
    /// CREATE PUMP.
    Pump(CreatePump),
    /// CREATE VIEW.
    View(CreateView),
    /// CREATE FUNCTION.
    Function(CreateFunction),
}

/// CREATE STREAM name (columns).
#[derive(Clone, Debug)]
pub struct CreateStream {
    /// The stream's name.
    pub name: Name,
    /// OR REPLACE.
    pub replace: bool,
    /// The declared columns.
    pub columns: Vec<ColumnDeclaration>,
}

/// A column of CREATE STREAM or a parameter of CREATE FUNCTION.
#[derive(Clone, Debug)]
pub struct ColumnDeclaration {
    /// The name.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// NOT NULL.
    pub not_null: bool,
}

/// CREATE PUMP name AS INSERT INTO target query.
#[derive(Clone, Debug)]
pub struct CreatePump {
    /// The pump's name.
    pub name: Name,
    /// OR REPLACE.
    pub replace: bool,
    /// The stream that takes the rows.
    pub target: Name,
    /// The listed columns, if any.
    pub columns: Option<Vec<Name>>,
    /// Where the rows come from.
    pub query: Query,
    /// The whole INSERT.
    pub span: Span,
}

/// CREATE VIEW name AS query.
#[derive(Clone, Debug)]
pub struct CreateView {
    /// The view's name.
    pub name: Name,
    /// OR REPLACE.
    pub replace: bool,
    /// Other names for the columns.
    pub columns: Option<Vec<Name>>,
    /// What it stands for.
    pub query: Query,
}

/// CREATE FUNCTION name (parameters) RETURNS type RETURN expression.
#[derive(Clone, Debug)]
pub struct CreateFunction {
    /// The function's name.
    pub name: Name,
    /// OR REPLACE.
    pub replace: bool,
    /// Its parameters.
    pub parameters: Vec<ColumnDeclaration>,
    /// The type of its result.
    pub returns: Type,
    /// RETURNS NULL ON NULL INPUT.
    pub null_on_null: bool,
    /// The expression.
    pub body: Expr,
}

/// A query with its order.
#[derive(Clone, Debug)]
pub struct Query {
    /// SELECT, VALUES or a set operation.
    pub body: QueryBody,
    /// ORDER BY.
    pub order_by: Vec<OrderItem>,
    /// Where it stands.
    pub span: Span,
}

/// ORDER BY expression [DESC] [WITHIN INTERVAL ..].
#[derive(Clone, Debug)]
pub struct OrderItem {
    /// The expression, an alias or an ordinal.
    pub expr: Expr,
    /// DESC.
    pub descending: bool,
    /// WITHIN INTERVAL: the reorder buffer's length.
    pub within: Option<Expr>,
}

/// The body of a query.
#[derive(Clone, Debug)]
pub enum QueryBody {
    /// SELECT.
    Select(Box<Select>),
    /// VALUES.
    Values(Vec<Vec<Expr>>),
    /// UNION, INTERSECT, EXCEPT.
    Set {
        /// The word.
        op: &'static str,
        /// ALL.
        all: bool,
        /// The left side.
        left: Box<Query>,
        /// The right side.
        right: Box<Query>,
        /// The word's place.
        span: Span,
    },
}

/// SELECT [STREAM] [DISTINCT] items FROM ...
#[derive(Clone, Debug)]
pub struct Select {
    /// The word SELECT.
    pub span: Span,
    /// STREAM.
    pub stream: bool,
    /// DISTINCT.
    pub distinct: bool,
    /// The selected items.
    pub items: Vec<SelectItem>,
    /// FROM; comma lists are cross joins.
    pub from: Option<TableRef>,
    /// WHERE.
    pub filter: Option<Expr>,
    /// GROUP BY.
    pub group_by: Option<Vec<Expr>>,
    /// WINDOWED BY STAGGER.
    pub stagger: Option<Stagger>,
    /// HAVING.
    pub having: Option<Expr>,
    /// WINDOW definitions.
    pub windows: Vec<(Name, WindowSpec)>,
}

/// An item of the select list.
#[derive(Clone, Debug)]
pub enum SelectItem {
    /// `*`.
    Star(Span),
    /// `t.*`.
    QualifiedStar(Vec<Name>),
    /// An expression, perhaps with a name.
    Expr(Expr, Option<Name>),
}

/// WINDOWED BY STAGGER (PARTITION BY keys RANGE interval).
#[derive(Clone, Debug)]
pub struct Stagger {
    /// The keys.
    pub keys: Vec<Expr>,
    /// How long a window stays open.
    pub length: Expr,
    /// Where it stands.
    pub span: Span,
}

/// A window: a definition or a reference to one.
#[derive(Clone, Debug)]
pub struct WindowSpec {
    /// A window that this one builds on, or is.
    pub base: Option<Name>,
    /// PARTITION BY.
    pub partition: Vec<Expr>,
    /// ORDER BY.
    pub order: Vec<Expr>,
    /// RANGE or ROWS.
    pub frame: Option<Frame>,
    /// Where it stands.
    pub span: Span,
}

/// RANGE or ROWS.
#[derive(Clone, Debug)]
pub struct Frame {
    /// ROWS.
    pub rows: bool,
    /// The first bound.
    pub start: FrameBound,
    /// The bound after AND.
    pub end: Option<FrameBound>,
    /// Where it stands.
    pub span: Span,
}

/// A bound of a frame.
#[derive(Clone, Debug)]
pub enum FrameBound {
    /// CURRENT ROW.
    CurrentRow,
    /// UNBOUNDED PRECEDING.
    UnboundedPreceding,
    /// UNBOUNDED FOLLOWING.
    UnboundedFollowing,
    /// n PRECEDING.
    Preceding(Expr),
    /// n FOLLOWING.
    Following(Expr),
}

/// An item of FROM.
#[derive(Clone, Debug)]
pub enum TableRef {
    /// A stream, a table or a view.
    Named {
        /// The name; a schema before it is ignored.
        name: Name,
        /// OVER.
        over: Option<WindowSpec>,
        /// AS.
        alias: Option<Alias>,
    },
    /// A query in parentheses.
    Query {
        /// The query.
        query: Box<Query>,
        /// OVER.
        over: Option<WindowSpec>,
        /// AS.
        alias: Option<Alias>,
    },
    /// TABLE(F(CURSOR(query), arguments)).
    Function {
        /// The function's name.
        name: Name,
        /// The cursors and expressions.
        arguments: Vec<TableArgument>,
        /// AS.
        alias: Option<Alias>,
        /// Where it stands.
        span: Span,
    },
    /// A join.
    Join {
        /// The left side.
        left: Box<TableRef>,
        /// The right side.
        right: Box<TableRef>,
        /// INNER, LEFT, RIGHT, FULL, CROSS.
        kind: JoinKind,
        /// What rows match.
        condition: JoinCondition,
        /// The word JOIN's place.
        span: Span,
    },
}

/// AS name(columns).
#[derive(Clone, Debug)]
pub struct Alias {
    /// The name.
    pub name: Name,
    /// Other names of the columns.
    pub columns: Vec<Name>,
}

/// An argument of a table function.
#[derive(Clone, Debug)]
pub enum TableArgument {
    /// CURSOR(query).
    Cursor(Query),
    /// Anything else.
    Expr(Expr),
}

/// The kinds of join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinKind {
    /// Matching pairs.
    Inner,
    /// And unmatched rows of the left.
    Left,
    /// And unmatched rows of the right.
    Right,
    /// And unmatched rows of both.
    Full,
    /// All pairs.
    Cross,
}

/// What rows match.
#[derive(Clone, Debug)]
pub enum JoinCondition {
    /// All.
    None,
    /// ON.
    On(Expr),
    /// USING.
    Using(Vec<Name>),
    /// NATURAL.
    Natural,
}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
    /// Levels below it.
    pub height: u16,
}

/// The binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
    /// `||`.
    Concat,
    /// `=`.
    Equal,
    /// `<>` and `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterEqual,
}

impl BinaryOp {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Subtract => "-",
            BinaryOp::Multiply => "*",
            BinaryOp::Divide => "/",
            BinaryOp::Concat => "||",
            BinaryOp::Equal => "=",
            BinaryOp::NotEqual => "<>",
            BinaryOp::Less => "<",
            BinaryOp::LessEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterEqual => ">=",
        }
    }
}

/// A literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// NULL.
    Null,
    /// TRUE, FALSE; UNKNOWN is NULL.
    Boolean(bool),
    /// Digits, perhaps with a point.
    Exact(String),
    /// With an exponent.
    Approximate(f64),
    /// A string.
    Text(String),
    /// DATE 'yyyy-MM-dd': milliseconds since 1970.
    Date(i64),
    /// TIME: milliseconds since midnight.
    Time(i64),
    /// TIMESTAMP: milliseconds since 1970.
    Timestamp(i64),
    /// INTERVAL: milliseconds or months.
    Interval(i64, IntervalQualifier),
    /// X'0aff'.
    Binary(Vec<u8>),
}

/// The temporal predicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemporalOp {
    /// The first holds the second.
    Contains,
    /// They share an instant.
    Overlaps,
    /// They are the same.
    Equals,
    /// The first ends before the second begins.
    Precedes,
    /// The first begins after the second ends.
    Succeeds,
    /// The first begins before the second begins, and ends before it ends.
    Leads,
    /// The mirror of LEADS.
    Lags,
}

/// Which form of a temporal predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemporalMode {
    /// As it is.
    Plain,
    /// STRICTLY.
    Strictly,
    /// IMMEDIATELY.
    Immediately,
}

/// What an expression is.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A literal.
    Literal(Literal),
    /// `a.b.c`; ROWTIME is a name too.
    Column(Vec<Name>),
    /// `-x`; the flag is false for `+x`.
    Sign(bool, Box<Expr>),
    /// NOT x.
    Not(Box<Expr>),
    /// Two operands.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// AND of all.
    And(Vec<Expr>),
    /// OR of all.
    Or(Vec<Expr>),
    /// IS [NOT] NULL, TRUE, FALSE, UNKNOWN.
    Is(Box<Expr>, IsTest, bool),
    /// IS [NOT] DISTINCT FROM.
    Distinct(Box<Expr>, Box<Expr>, bool),
    /// [NOT] BETWEEN [SYMMETRIC].
    Between {
        /// The value.
        value: Box<Expr>,
        /// The lower bound.
        low: Box<Expr>,
        /// The upper bound.
        high: Box<Expr>,
        /// NOT.
        negated: bool,
    },
    /// [NOT] IN (list).
    In(Box<Expr>, Vec<Expr>, bool),
    /// [NOT] IN (query).
    InQuery(Box<Expr>, Box<Query>, bool),
    /// EXISTS (query).
    Exists(Box<Query>),
    /// (query) as a value.
    Scalar(Box<Query>),
    /// [NOT] LIKE or SIMILAR TO.
    Like {
        /// The value.
        value: Box<Expr>,
        /// The pattern.
        pattern: Box<Expr>,
        /// ESCAPE.
        escape: Option<Box<Expr>>,
        /// SIMILAR TO.
        similar: bool,
        /// NOT.
        negated: bool,
    },
    /// CASE.
    Case {
        /// The operand of a simple CASE.
        operand: Option<Box<Expr>>,
        /// WHEN and THEN.
        branches: Vec<(Expr, Expr)>,
        /// ELSE.
        otherwise: Option<Box<Expr>>,
    },
    /// CAST(x AS type).
    Cast(Box<Expr>, Type),
    /// (a - b) qualifier.
    Difference(Box<Expr>, Box<Expr>, IntervalQualifier),
    /// A row value.
    Row(Vec<Expr>),
    /// A temporal predicate; the chain `a P b Q c` is an AND of two.
    Temporal(TemporalOp, TemporalMode, Box<Expr>, Box<Expr>),
    /// A call.
    Call(Box<Call>),
}

/// The tests of IS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsTest {
    /// NULL.
    Null,
    /// TRUE.
    True,
    /// FALSE.
    False,
    /// UNKNOWN.
    Unknown,
}

/// A call of a function, an aggregate or an analytic function.
#[derive(Clone, Debug)]
pub struct Call {
    /// The name; the parser gives special forms names of their own (`FLOOR TO`, `TRIM BOTH`).
    pub name: Name,
    /// The arguments.
    pub arguments: Vec<Expr>,
    /// `COUNT(*)`.
    pub star: bool,
    /// DISTINCT.
    pub distinct: bool,
    /// IGNORE NULLS.
    pub ignore_nulls: bool,
    /// FROM LAST.
    pub from_last: bool,
    /// OVER.
    pub over: Option<WindowSpec>,
}
