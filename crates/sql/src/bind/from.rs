//! FROM: streams, tables, views, sub-queries, joins.

use std::cell::RefCell;

use super::catalog::{Catalog, Output};
use super::expression::Binder;
use super::monotonic::Monotonic;
use super::scope::{Item, Scope, ScopeColumn};
use super::window::WindowNames;
use crate::ast::{Alias, BinaryOp, JoinCondition, JoinKind, Name, TableRef, WindowSpec};
use crate::error::{Result, Span, SqlError};
use crate::expr::arith::{Arith, Kind};
use crate::expr::{Compare, Expr};
use crate::plan::{Frame, Join, Node, Outer, TableJoin};
use crate::types::{Column, Type};
use crate::value::Value;

/// The inputs of a SELECT as one.
pub struct Relation {
    /// The operators; a table alone is none.
    pub node: Node,
    /// What names stand for.
    pub scope: Scope,
    /// The columns of a row.
    pub width: usize,
    /// How they move.
    pub monotonic: Vec<Monotonic>,
    /// The window of OVER.
    pub window: Option<(Frame, Span)>,
    /// The table, if it is one.
    pub table: Option<usize>,
}

fn item(name: Option<String>, columns: &[Column], visible: usize, streaming: bool) -> Item {
    let columns = columns.iter().enumerate();
    let columns = columns.map(|(index, column)| ScopeColumn {
        name: column.name.clone(),
        ty: column.ty.clone(),
        index,
        hidden: index >= visible,
    });
    Item { name, columns: columns.collect(), time: streaming.then_some(Expr::Time), window: None, open: None }
}

impl Catalog {
    /// Binds an item of FROM.
    pub fn relation(&self, from: &TableRef, windows: &WindowNames) -> Result<Relation> {
        match from {
            TableRef::Named { name, over, alias } => {
                let relation = self.named(name, alias.as_ref())?;
                self.windowed(relation, over.as_ref(), windows)
            }
            TableRef::Query { query, over, alias } => {
                let relation = self.derived(self.query(query)?, None, alias.as_ref())?;
                self.windowed(relation, over.as_ref(), windows)
            }
            TableRef::Function { name, arguments, alias, span } => {
                self.derived(self.table_function(name, arguments, *span)?, None, alias.as_ref())
            }
            TableRef::Join { left, right, kind, condition, span } => {
                let (left, right) = (self.relation(left, windows)?, self.relation(right, windows)?);
                self.join(left, right, *kind, condition, *span)
            }
        }
    }

    fn named(&self, name: &Name, alias: Option<&Alias>) -> Result<Relation> {
        if let Some(view) = self.view(&name.text) {
            let depth = self.expanding.get();
            if depth > 32 {
                return Err(SqlError::invalid(
                    name.span,
                    "Views stand within views more than 32 levels deep",
                ));
            }
            self.expanding.set(depth + 1);
            let output = self.query(&view.query);
            self.expanding.set(depth);
            let mut output = output?;
            for (column, name) in output.columns.iter_mut().zip(view.columns.iter().flatten()) {
                column.name.clone_from(&name.text);
            }
            return self.derived(output, Some(name), alias);
        }
        if let Some(at) = self.stream(&name.text) {
            let stream = &self.program.streams[at];
            let item = item(Some(name.text.clone()), &stream.columns, stream.visible, true);
            return renamed(Node::Stream(at), item, None, alias);
        }
        if let Some(at) = self.table(&name.text) {
            let table = &self.program.tables[at];
            let item = item(Some(name.text.clone()), &table.columns, table.columns.len(), false);
            return renamed(Node::Values(Vec::new()), item, Some(at), alias);
        }
        if name.text.eq_ignore_ascii_case("error_stream") {
            return Err(SqlError::invalid(
                name.span,
                "error_stream can be an output, but no query can read it",
            ));
        }
        if self.options.open_sources {
            let mut item = item(Some(name.text.clone()), &[], 0, true);
            item.open = Some(RefCell::default());
            return renamed(Node::Values(Vec::new()), item, None, alias);
        }
        let all = self.program.streams.iter().map(|stream| &stream.name);
        let mut all = all.chain(self.program.tables.iter().map(|table| &table.name));
        let hint = match all.find(|known| known.eq_ignore_ascii_case(&name.text)) {
            Some(known) => format!("; did you mean '{known}'?"),
            None => String::new(),
        };
        Err(SqlError::invalid(name.span, format!("Table '{}' not found{hint}", name.text)))
    }

    fn derived(&self, output: Output, name: Option<&Name>, alias: Option<&Alias>) -> Result<Relation> {
        let mut item =
            item(name.map(|name| name.text.clone()), &output.columns, output.columns.len(), output.streaming);
        if output.open {
            item.open = Some(RefCell::default());
        }
        let mut relation = renamed(output.node, item, None, alias)?;
        relation.monotonic = output.monotonic;
        Ok(relation)
    }

    fn windowed(
        &self,
        mut relation: Relation,
        over: Option<&WindowSpec>,
        windows: &WindowNames,
    ) -> Result<Relation> {
        let Some(spec) = over else { return Ok(relation) };
        let resolved = windows.resolve(spec)?;
        for order in resolved.order {
            let mut binder = self.binder(&relation.scope, windows, "FROM");
            if binder.bind(order)?.0 != Expr::Time {
                return Err(SqlError::invalid(order.span, "Window ORDER BY is allowed on ROWTIME only"));
            }
        }
        let mut binder = self.binder(&relation.scope, windows, "FROM");
        let frame = binder.join_frame(&resolved)?;
        relation.window = Some((frame, spec.span));
        if let Frame::Range(length) = frame {
            relation.scope.items.iter_mut().for_each(|item| item.window = Some(length));
        }
        Ok(relation)
    }

    /// A binder without groups and windows.
    pub(super) fn binder<'a>(
        &'a self,
        scope: &'a Scope,
        windows: &'a WindowNames<'a>,
        clause: &'static str,
    ) -> Binder<'a> {
        Binder {
            catalog: self,
            scope,
            group: None,
            over: None,
            windows,
            parameters: &[],
            subqueries: None,
            outer: None,
            clause,
        }
    }

    fn join(
        &self,
        left: Relation,
        right: Relation,
        kind: JoinKind,
        condition: &JoinCondition,
        span: Span,
    ) -> Result<Relation> {
        for item in &right.scope.items {
            if item.name.is_some() && left.scope.items.iter().any(|other| other.name == item.name) {
                let name = item.name.as_deref().unwrap_or_default();
                return Err(SqlError::invalid(
                    span,
                    format!("Duplicate relation name '{name}' in FROM clause"),
                ));
            }
        }
        match (left.table, right.table) {
            (Some(_), Some(_)) => Err(SqlError::invalid(span, "A join needs at least one stream")),
            (None, Some(table)) => self.table_join(left, right, table, kind, condition, span, false),
            (Some(table), None) => {
                let mirrored = match kind {
                    JoinKind::Left => JoinKind::Right,
                    JoinKind::Right => JoinKind::Left,
                    kind => kind,
                };
                self.table_join(right, left, table, mirrored, condition, span, true)
            }
            (None, None) => self.stream_join(left, right, kind, condition, span),
        }
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "the two sides, the table, and what the words of the join were"
    )]
    fn table_join(
        &self,
        stream: Relation,
        table: Relation,
        number: usize,
        kind: JoinKind,
        condition: &JoinCondition,
        span: Span,
        swapped: bool,
    ) -> Result<Relation> {
        if matches!(kind, JoinKind::Right | JoinKind::Full) {
            return Err(SqlError::invalid(
                span,
                "Rows of a reference table cannot be kept without a row of the stream",
            ));
        }
        let (from, width) = (stream.width, table.width);
        let mut scope = joined_scope(stream.scope, table.scope, from, None);
        let condition = self.condition(&mut scope, condition, span)?;
        if swapped {
            scope.items.rotate_right(1);
        }
        let (equal, residual) = split(condition, from);
        let join = TableJoin { table: number, width, equal, residual, keep: kind == JoinKind::Left };
        let mut monotonic = stream.monotonic;
        monotonic.resize(from + width, Monotonic::No);
        let node = Node::TableJoin(Box::new(stream.node), join);
        Ok(Relation { node, scope, width: from + width, monotonic, window: None, table: None })
    }

    fn stream_join(
        &self,
        left: Relation,
        right: Relation,
        kind: JoinKind,
        condition: &JoinCondition,
        span: Span,
    ) -> Result<Relation> {
        let open = |relation: &Relation| relation.scope.items.iter().any(|item| item.open.is_some());
        if left.window.is_none() && right.window.is_none() && !open(&left) && !open(&right) {
            let message = "At least one side of a join of two streams needs a window: stream OVER (RANGE INTERVAL ... PRECEDING)";
            return Err(SqlError::invalid(span, message));
        }
        let following = |relation: &Relation| matches!(relation.window, Some((Frame::Following(_), _)));
        if following(&left) || (following(&right) && left.window.is_some()) {
            return Err(SqlError::invalid(
                span,
                "FOLLOWING is possible on the right side, with no window on the left",
            ));
        }
        if following(&right) && !matches!(kind, JoinKind::Inner | JoinKind::Cross | JoinKind::Left) {
            return Err(SqlError::invalid(span, "FOLLOWING is possible with INNER and LEFT joins"));
        }
        let widths = (left.width, right.width);
        // A join within a join: its rows have all their parts, because only inner joins have windows themselves.
        let many = |side: &Relation| side.scope.items.len() > 1;
        let whole = |side: &Relation| !many(side) || side.window.is_some();
        let joined = (many(&left) || many(&right)) && whole(&left) && whole(&right);
        let mut scope = joined_scope(left.scope, right.scope, widths.0 + 1, Some(widths));
        let condition = self.condition(&mut scope, condition, span)?;
        let (mut equal, mut residual) = split(condition, widths.0 + 1);
        // A side that is a join itself holds its rows while all their parts are in their windows.
        if joined {
            let limits = in_windows(&scope);
            residual = Some(Expr::And(residual.into_iter().chain(limits).collect()));
        }
        // The key of a side is computed over that side alone; its ROWTIME stands after its columns.
        for (a, b) in &mut equal {
            own_time(a, widths.0);
            own_time(b, widths.1);
        }
        let outer = Outer {
            left: matches!(kind, JoinKind::Left | JoinKind::Full),
            right: matches!(kind, JoinKind::Right | JoinKind::Full),
        };
        let frame = |window: Option<(Frame, Span)>| window.map(|(frame, _)| frame);
        let join =
            Join { left: frame(left.window), right: frame(right.window), widths, equal, residual, outer };
        let width = widths.0 + widths.1 + 2;
        let inner = matches!(kind, JoinKind::Inner | JoinKind::Cross);
        let lengths: Option<Vec<i64>> = scope.items.iter().map(|item| item.window).collect();
        let shortest = lengths.filter(|_| inner).and_then(|lengths| lengths.into_iter().min());
        let window = shortest.map(|length| (Frame::Range(length), span));
        let node = Node::Join(Box::new(left.node), Box::new(right.node), join);
        Ok(Relation { node, scope, width, monotonic: vec![Monotonic::No; width], window, table: None })
    }

    /// The condition of a join; USING and NATURAL make the named columns one.
    fn condition(&self, scope: &mut Scope, condition: &JoinCondition, span: Span) -> Result<Option<Expr>> {
        let windows = WindowNames(&[]);
        let names = match condition {
            JoinCondition::None => return Ok(None),
            JoinCondition::On(ast) => return self.binder(scope, &windows, "ON").condition(ast).map(Some),
            JoinCondition::Using(names) => names.clone(),
            JoinCondition::Natural => common_columns(scope, span),
        };
        let mut all = Vec::new();
        for name in names {
            let last = scope.items.len() - 1;
            let find = |items: &[Item]| {
                let mut columns = items.iter().flat_map(|item| &item.columns);
                columns
                    .find(|column| column.name == name.text)
                    .map(|column| (Expr::Column(column.index), column.ty.clone()))
            };
            let (Some((a, ty)), Some((b, other))) = (find(&scope.items[..last]), find(&scope.items[last..]))
            else {
                return Err(SqlError::invalid(
                    name.span,
                    format!("Column '{}' not found in both sides of the join", name.text),
                ));
            };
            if ty.common(&other).is_none() || (ty != other && !(ty.is_text() && other.is_text())) {
                return Err(super::typing::refused(name.span, BinaryOp::Equal, &ty, &other));
            }
            all.push(Expr::Compare(Compare::Equal, Box::new(a.clone()), Box::new(b.clone())));
            let some = Expr::Not(Box::new(Expr::IsNull(Box::new(a.clone()))));
            let either = Expr::Case(vec![(some, a)], Some(Box::new(b)));
            scope.merged.push((name.text.clone(), either, ty));
            for column in scope.items[last].columns.iter_mut().filter(|column| column.name == name.text) {
                column.hidden = true;
            }
        }
        Ok(Some(Expr::And(all)))
    }
}

/// That no part of a row is older than its window, seen from every other part.
fn in_windows(scope: &Scope) -> Vec<Expr> {
    let mut all = Vec::new();
    for (at, item) in scope.items.iter().enumerate() {
        let (Some(time), Some(length)) = (&item.time, item.window) else { continue };
        for (_, other) in scope.items.iter().enumerate().filter(|(other, _)| *other != at) {
            let Some(now) = &other.time else { continue };
            let arith = Arith { op: BinaryOp::Add, kind: Kind::Millis, ty: Type::Timestamp };
            let length = Expr::Literal(Value::Int(length));
            let end = Expr::Arith(arith, Box::new(time.clone()), Box::new(length));
            all.push(Expr::Compare(Compare::GreaterEqual, Box::new(end), Box::new(now.clone())));
        }
    }
    all
}

fn common_columns(scope: &Scope, span: Span) -> Vec<Name> {
    let Some((last, rest)) = scope.items.split_last() else { return Vec::new() };
    let shown = last.columns.iter().filter(|column| !column.hidden);
    let both = shown
        .filter(|column| rest.iter().flat_map(|item| &item.columns).any(|other| other.name == column.name));
    both.map(|column| Name { text: column.name.clone(), span }).collect()
}

fn own_time(expr: &mut Expr, width: usize) {
    expr.rewrite(&mut |node| {
        if *node == Expr::Column(width) {
            *node = Expr::Time;
        }
    });
}

/// Both scopes over one row: left columns, then right columns from `shift` on. With `widths`, each side's ROWTIME
/// stands after its columns.
fn joined_scope(left: Scope, right: Scope, shift: usize, widths: Option<(usize, usize)>) -> Scope {
    let mut scope = left;
    let stands = |time: &mut Option<Expr>, at: usize| {
        if *time == Some(Expr::Time) {
            *time = Some(Expr::Column(at));
        }
    };
    if let Some((width, _)) = widths {
        scope.items.iter_mut().for_each(|item| stands(&mut item.time, width));
    }
    let moved = |expr: &mut Expr| {
        expr.rewrite(&mut |node| {
            if let Expr::Column(index) = node {
                *index += shift;
            }
        });
    };
    for mut item in right.items {
        item.columns.iter_mut().for_each(|column| column.index += shift);
        match (&mut item.time, widths) {
            (Some(Expr::Time), Some((_, width))) => item.time = Some(Expr::Column(shift + width)),
            (Some(time), _) => moved(time),
            (None, _) => {}
        }
        scope.items.push(item);
    }
    for (name, mut expr, ty) in right.merged {
        moved(&mut expr);
        scope.merged.push((name, expr, ty));
    }
    scope.streaming = true;
    scope
}

/// The parts of a condition that say that something of the left equals something of the right, and the rest.
pub(super) fn split(condition: Option<Expr>, right_from: usize) -> (Vec<(Expr, Expr)>, Option<Expr>) {
    let mut equal = Vec::new();
    let mut rest = Vec::new();
    let parts = match condition {
        Some(Expr::And(parts)) => parts,
        Some(expr) => vec![expr],
        None => Vec::new(),
    };
    for part in parts {
        if let Expr::Compare(Compare::Equal, a, b) = part {
            match (side(&a, right_from), side(&b, right_from)) {
                (Some(false), Some(true)) => equal.push((*a, shifted(*b, right_from))),
                (Some(true), Some(false)) => equal.push((*b, shifted(*a, right_from))),
                _ => rest.push(Expr::Compare(Compare::Equal, a, b)),
            }
        } else {
            rest.push(part);
        }
    }
    let residual = if rest.len() > 1 { Some(Expr::And(rest)) } else { rest.pop() };
    (equal, residual)
}

/// Whether the expression is of the right side alone; None if of both or neither.
fn side(expr: &Expr, right_from: usize) -> Option<bool> {
    let (mut left, mut right) = (false, false);
    expr.visit(&mut |node| match node {
        Expr::Column(index) if *index >= right_from => right = true,
        Expr::Column(_) => left = true,
        Expr::Time => {
            left = true;
            right = true;
        }
        _ => {}
    });
    (left != right).then_some(right)
}

fn shifted(mut expr: Expr, by: usize) -> Expr {
    expr.rewrite(&mut |node| {
        if let Expr::Column(index) = node {
            *index -= by;
        }
    });
    expr
}

fn renamed(node: Node, mut item: Item, table: Option<usize>, alias: Option<&Alias>) -> Result<Relation> {
    if let Some(alias) = alias {
        item.name = Some(alias.name.text.clone());
        let shown = item.columns.iter().filter(|column| !column.hidden).count();
        if !alias.columns.is_empty() && alias.columns.len() != shown && item.open.is_none() {
            let message = format!(
                "List of column aliases must have same degree as table; table has {shown} columns, whereas alias list has {} columns",
                alias.columns.len()
            );
            return Err(SqlError::invalid(alias.name.span, message));
        }
        for (column, name) in item.columns.iter_mut().zip(&alias.columns) {
            column.name.clone_from(&name.text);
        }
    }
    let width = item.columns.len();
    let streaming = item.time.is_some();
    let scope = Scope { items: vec![item], streaming, merged: Vec::new() };
    Ok(Relation { node, scope, width, monotonic: vec![Monotonic::No; width], window: None, table })
}
