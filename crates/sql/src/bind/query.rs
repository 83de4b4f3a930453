//! SELECT, VALUES and set operations.

use super::catalog::{Catalog, Output};
use super::expression::{Binder, CALLS_MAX, Group, OVER, is_aggregating};
use super::from::Relation;
use super::lookups::{self, SubQueries};
use super::monotonic::{self, Monotonic};
use super::scope::Scope;
use super::typing::typed;
use super::window::WindowNames;
use crate::ast::{Expr as Ast, ExprKind, Literal, OrderItem, Query, QueryBody, Select, SelectItem, TableRef};
use crate::error::{Result, Span, SqlError};
use crate::expr::Expr;
use crate::plan::{Bucket, Node, Project, Sort, Stagger, Tumble, Window};
use crate::types::{Column, Type};
use crate::value::Value;

/// An item of the select list, bound.
struct Item {
    expr: Expr,
    ty: Type,
    name: String,
    /// AS ROWTIME.
    promoted: bool,
}

/// A column to sort by: its place, DESC, WITHIN, where it stands.
type OrderKey = (usize, bool, Option<i64>, Span);

/// Adds the numbers of the streams that the operators read.
pub fn streams_of(node: &Node, out: &mut Vec<usize>) {
    match node {
        Node::Stream(at) => out.push(*at),
        Node::Values(_) => {}
        Node::Filter(inner, _)
        | Node::Project(inner, _)
        | Node::Tumble(inner, _)
        | Node::Stagger(inner, _)
        | Node::Over(inner, _)
        | Node::Distinct(inner, ..)
        | Node::Sort(inner, _)
        | Node::TimeSort(inner, _)
        | Node::TableJoin(inner, _)
        | Node::Lookup(inner, _)
        | Node::TableFunction(inner, _) => streams_of(inner, out),
        Node::Join(left, right, _) => {
            streams_of(left, out);
            streams_of(right, out);
        }
        Node::Union(all) => all.iter().for_each(|inner| streams_of(inner, out)),
    }
}

/// A projection, put into one that is there already.
pub fn project(node: Node, mut exprs: Vec<Expr>, mut time: Option<Expr>) -> Node {
    match node {
        Node::Project(inner, below) if time.is_none() || below.time.is_none() => {
            exprs.iter_mut().chain(&mut time).for_each(|expr| substitute(expr, &below.exprs));
            let time = time.or(below.time);
            Node::Project(inner, Project { exprs, time, unordered: below.unordered })
        }
        node => Node::Project(Box::new(node), Project { exprs, time, unordered: false }),
    }
}

/// The expressions put in are columns and conversions of columns.
fn substitute(expr: &mut Expr, columns: &[Expr]) {
    match expr {
        Expr::Column(index) => *expr = columns[*index].clone(),
        Expr::Cast(inner, _) => substitute(inner, columns),
        _ => {}
    }
}

impl Catalog {
    /// Binds a query.
    pub fn query(&self, query: &Query) -> Result<Output> {
        match &query.body {
            QueryBody::Select(select) => self.select(select, &query.order_by),
            QueryBody::Values(rows) => self.values(rows, query.span),
            QueryBody::Set { op, all, left, right, span } => {
                let output = self.set(op, *all, left, right, *span)?;
                if let Some(order) = query.order_by.first() {
                    let message =
                        "ORDER BY of a set operation is not supported; sort a sub-query that holds it";
                    return Err(SqlError::invalid(order.expr.span, message));
                }
                Ok(output)
            }
        }
    }

    fn values(&self, rows: &[Vec<Ast>], span: Span) -> Result<Output> {
        let scope = Scope::default();
        let windows = WindowNames(&[]);
        let mut types: Vec<Type> = vec![Type::Null; rows[0].len()];
        let mut bound = Vec::new();
        for row in rows {
            if row.len() != types.len() {
                return Err(SqlError::invalid(
                    span,
                    "Values clause has rows of different numbers of columns",
                ));
            }
            let mut binder = self.binder(&scope, &windows, "VALUES");
            let row: Vec<_> = row.iter().map(|ast| binder.bind(ast)).collect::<Result<_>>()?;
            for (ty, (_, found)) in types.iter_mut().zip(&row) {
                *ty = ty.common(found).ok_or_else(|| {
                    SqlError::invalid(span, "Values passed to VALUES operator must have compatible types")
                })?;
            }
            bound.push(row);
        }
        let typed_row = |row: Vec<(Expr, Type)>| {
            row.into_iter().zip(&types).map(|(value, ty)| typed(value, ty, false)).collect()
        };
        let node = Node::Values(bound.into_iter().map(typed_row).collect());
        let columns = types.iter().enumerate().map(|(at, ty)| Column::new(format!("EXPR${at}"), ty.clone()));
        let monotonic = vec![Monotonic::No; types.len()];
        Ok(Output {
            node,
            columns: columns.collect(),
            monotonic,
            streaming: false,
            promoted: None,
            open: false,
        })
    }

    fn set(&self, op: &str, all: bool, left: &Query, right: &Query, span: Span) -> Result<Output> {
        if op != "UNION" || !all {
            return Err(SqlError::invalid(
                span,
                format!("{op} is not supported on streams; only UNION ALL is"),
            ));
        }
        let (left, right) = (self.query(left)?, self.query(right)?);
        if left.streaming != right.streaming {
            return Err(SqlError::invalid(
                span,
                "Set operator cannot combine streaming and non-streaming inputs",
            ));
        }
        if left.columns.len() != right.columns.len() {
            return Err(SqlError::invalid(span, "Column count mismatch in UNION ALL"));
        }
        let mut columns = left.columns;
        let mut types = Vec::new();
        for (at, (a, b)) in columns.iter_mut().zip(&right.columns).enumerate() {
            let common = a.ty.common(&b.ty);
            let common = common.ok_or_else(|| {
                SqlError::invalid(span, format!("Type mismatch in column {} of UNION ALL", at + 1))
            })?;
            types.push((a.ty.clone(), b.ty.clone(), common.clone()));
            a.ty = common;
        }
        let shaped = |node: Node, from: Vec<&Type>| {
            let exprs = from.iter().zip(&types).enumerate();
            let exprs =
                exprs.map(|(at, (from, (_, _, to)))| typed((Expr::Column(at), (*from).clone()), to, false));
            let exprs: Vec<Expr> = exprs.collect();
            if exprs.iter().enumerate().all(|(at, expr)| *expr == Expr::Column(at)) {
                node
            } else {
                project(node, exprs, None)
            }
        };
        let mut nodes = Vec::new();
        for (node, from) in [
            (left.node, types.iter().map(|(a, _, _)| a).collect()),
            (right.node, types.iter().map(|(_, b, _)| b).collect()),
        ] {
            match shaped(node, from) {
                Node::Union(inner) => nodes.extend(inner),
                node => nodes.push(node),
            }
        }
        let monotonic = vec![Monotonic::No; columns.len()];
        let open = left.open || right.open;
        Ok(Output {
            node: Node::Union(nodes),
            columns,
            monotonic,
            streaming: left.streaming,
            promoted: None,
            open,
        })
    }

    fn select(&self, select: &Select, order_by: &[OrderItem]) -> Result<Output> {
        let windows = WindowNames(&select.windows);
        windows.check()?;
        let relation = match &select.from {
            Some(from) => self.relation(from, &windows)?,
            None => Relation {
                node: Node::Values(vec![Vec::new()]),
                scope: Scope::default(),
                width: 0,
                monotonic: Vec::new(),
                window: None,
                table: None,
            },
        };
        if let Some((_, span)) =
            relation.window.filter(|_| !matches!(select.from, Some(TableRef::Join { .. })))
        {
            return Err(SqlError::invalid(span, "OVER in FROM is allowed in joins only"));
        }
        if select.stream && !relation.scope.streaming {
            return Err(SqlError::invalid(select.span, "Cannot convert table to stream"));
        }
        if relation.table.is_some() {
            return Err(SqlError::invalid(
                select.span,
                "A query reads at least one stream; join the table with one",
            ));
        }
        let subqueries = SubQueries::new(relation.width);
        let filter = match &select.filter {
            None => None,
            Some(filter) => {
                let binder = self.binder(&relation.scope, &windows, "WHERE");
                Some(Binder { subqueries: Some(&subqueries), ..binder }.condition(filter)?)
            }
        };
        SelectBinder { catalog: self, select, relation, filter, windows: &windows, subqueries }.bind(order_by)
    }
}

struct SelectBinder<'a> {
    catalog: &'a Catalog,
    select: &'a Select,
    relation: Relation,
    filter: Option<Expr>,
    windows: &'a WindowNames<'a>,
    subqueries: SubQueries,
}

impl SelectBinder<'_> {
    fn bind(mut self, order_by: &[OrderItem]) -> Result<Output> {
        let mut group = self.group()?;
        let mut over: Vec<Window> = Vec::new();
        let mut items = self.items(group.as_mut(), &mut over)?;
        let mut having = self.having(group.as_mut())?;
        let keys = self.order_keys(order_by, &mut items, group.as_mut(), &mut over)?;
        let open = self.relation.scope.items.iter().any(|item| item.open.is_some());
        let streaming = self.relation.scope.streaming;
        let (mut node, mut monotonic, mut width) = (
            std::mem::replace(&mut self.relation.node, Node::Values(Vec::new())),
            self.relation.monotonic.clone(),
            self.relation.width,
        );
        for lookup in self.subqueries.before.take() {
            node = Node::Lookup(Box::new(node), lookup);
            width += 1;
        }
        if let Some(filter) = self.filter.take() {
            node = Node::Filter(Box::new(node), filter);
        }
        if let Some(group) = group {
            (node, monotonic) = self.grouped(node, group)?;
            width = monotonic.len();
        }
        for mut lookup in self.subqueries.after.take() {
            lookups::place(&mut lookup, monotonic.len());
            node = Node::Lookup(Box::new(node), lookup);
            width += 1;
        }
        let mut place = |expr: &mut Expr| lookups::place_results(expr, monotonic.len());
        items.iter_mut().for_each(|item| place(&mut item.expr));
        having.iter_mut().for_each(&mut place);
        over.iter_mut().for_each(|window| window.expressions().for_each(&mut place));
        if let Some(having) = having {
            node = Node::Filter(Box::new(node), having);
        }
        if !over.is_empty() {
            place_calls(&over, width, &mut items);
            node = Node::Over(Box::new(node), over);
        }
        self.project(node, items, keys, &monotonic, streaming, open)
    }

    /// Binds the grouping expressions.
    fn group(&mut self) -> Result<Option<Group>> {
        let select = self.select;
        let aggregating = |item: &SelectItem| matches!(item, SelectItem::Expr(ast, _) if is_aggregating(ast));
        let Some(asts) =
            select.group_by.as_deref().or(select.stagger.as_ref().map(|stagger| &stagger.keys[..]))
        else {
            if let Some(having) = &select.having {
                return Err(SqlError::invalid(having.span, "HAVING clause needs a GROUP BY clause"));
            }
            if select.items.iter().any(aggregating) {
                return Err(self.not_monotonic(select.span));
            }
            return Ok(None);
        };
        if let (Some(_), Some(stagger)) = (&select.group_by, &select.stagger) {
            return Err(SqlError::invalid(stagger.span, "WINDOWED BY STAGGER stands instead of GROUP BY"));
        }
        let clause = if select.stagger.is_some() { "WINDOWED BY" } else { "GROUP BY" };
        let mut group = Group::default();
        for ast in asts {
            let key = self.catalog.binder(&self.relation.scope, self.windows, clause).bind(ast)?;
            group.keys.push(key);
        }
        Ok(Some(group))
    }

    fn not_monotonic(&self, span: Span) -> SqlError {
        SqlError::invalid(
            span,
            "Streaming aggregation requires at least one monotonic expression in GROUP BY clause",
        )
    }

    fn grouped(&self, node: Node, group: Group) -> Result<(Node, Vec<Monotonic>)> {
        let keys: Vec<Expr> = group.keys.into_iter().map(|(key, _)| key).collect();
        let width = keys.len() + group.calls.len();
        let mut after = vec![Monotonic::No; width];
        if let Some(stagger) = &self.select.stagger {
            let (length, ty) = self
                .catalog
                .binder(&self.relation.scope, self.windows, "WINDOWED BY")
                .bind(&stagger.length)?;
            let days = matches!(ty, Type::Interval(qualifier) if !qualifier.is_months());
            let Some(Value::Int(length)) = length.constant().filter(|value| days && value.int() > 0) else {
                let message = "RANGE of a stagger window must be a positive interval of days, hours, minutes or seconds";
                return Err(SqlError::invalid(stagger.length.span, message));
            };
            let stagger = Stagger { keys, length: *length, calls: group.calls };
            return Ok((Node::Stagger(Box::new(node), stagger), after));
        }
        let spans: Vec<Span> = self.select.group_by.iter().flatten().map(|ast| ast.span).collect();
        let whole = match (spans.first(), spans.last()) {
            (Some(first), Some(last)) => first.to(*last),
            _ => self.select.span,
        };
        let moves: Vec<Monotonic> =
            keys.iter().map(|key| monotonic::of(key, &self.relation.monotonic)).collect();
        if moves.iter().filter(|moving| moving.is_time()).count() > 1 {
            return Err(SqlError::invalid(
                whole,
                "GROUP BY clause can have only one expression based on ROWTIME",
            ));
        }
        let lead = (0..keys.len())
            .find(|at| moves[*at].is_time())
            .or_else(|| (0..keys.len()).find(|at| moves[*at] == Monotonic::Change));
        let open = self.relation.scope.items.iter().any(|item| item.open.is_some());
        let bucket = lead.and_then(|at| moves[at].bucket(&keys[at]));
        let Some(bucket) = bucket.or(open.then_some(Bucket::Every)) else {
            return Err(self.not_monotonic(whole));
        };
        if let Some(at) = lead {
            after[at] = if matches!(bucket, Bucket::Change(_)) {
                Monotonic::Change
            } else {
                Monotonic::Bucket(Bucket::Every)
            };
        }
        Ok((Node::Tumble(Box::new(node), Tumble { keys, bucket, calls: group.calls }), after))
    }

    fn binder<'b>(
        &'b self,
        group: Option<&'b mut Group>,
        over: &'b mut Vec<Window>,
        clause: &'static str,
    ) -> Binder<'b> {
        Binder {
            catalog: self.catalog,
            scope: &self.relation.scope,
            group,
            over: Some(over),
            windows: self.windows,
            parameters: &[],
            subqueries: Some(&self.subqueries),
            outer: None,
            clause,
        }
    }

    fn items(&self, mut group: Option<&mut Group>, over: &mut Vec<Window>) -> Result<Vec<Item>> {
        let mut items = Vec::new();
        for item in &self.select.items {
            match item {
                SelectItem::Star(span) => self.star(None, *span, group.is_some(), &mut items)?,
                SelectItem::QualifiedStar(names) => {
                    let name = &names[names.len() - 1];
                    let known = self.relation.scope.item(name).is_some();
                    if !known {
                        return Err(SqlError::invalid(name.span, format!("Table '{}' not found", name.text)));
                    }
                    self.star(Some(&name.text), name.span, group.is_some(), &mut items)?;
                }
                SelectItem::Expr(ast, alias) => {
                    let (expr, ty) = self.binder(group.as_deref_mut(), over, "SELECT").bind(ast)?;
                    let name = match (alias, &ast.kind) {
                        (Some(alias), _) => alias.text.clone(),
                        (None, ExprKind::Column(names)) => names[names.len() - 1].text.clone(),
                        _ => format!("EXPR${}", items.len()),
                    };
                    let promoted = alias.as_ref().is_some_and(|alias| alias.text == "ROWTIME");
                    if promoted && !matches!(ty, Type::Timestamp | Type::Null) {
                        return Err(SqlError::invalid(
                            ast.span,
                            format!("ROWTIME must be of type TIMESTAMP, not {ty}"),
                        ));
                    }
                    items.push(Item { expr, ty, name, promoted });
                }
            }
        }
        if items.len() > 1000 {
            return Err(SqlError::invalid(self.select.span, "A query has at most 1000 columns"));
        }
        Ok(items)
    }

    fn star(&self, table: Option<&str>, span: Span, grouped: bool, items: &mut Vec<Item>) -> Result<()> {
        if grouped {
            return Err(SqlError::invalid(span, "'*' is not possible with GROUP BY"));
        }
        if self.select.from.is_none() {
            return Err(SqlError::invalid(span, "'*' needs a FROM clause"));
        }
        let merged = &self.relation.scope.merged;
        for item in &self.relation.scope.items {
            if table.is_some() && item.name.as_deref() != table {
                continue;
            }
            // Of the columns of USING only those of the left are shown, unless the right is asked for by name.
            let named = |name: &str| table.is_some() && merged.iter().any(|(merged, ..)| merged == name);
            for column in item.columns.iter().filter(|column| !column.hidden || named(&column.name)) {
                let merged = self
                    .relation
                    .scope
                    .merged
                    .iter()
                    .find(|(name, ..)| *name == column.name && table.is_none());
                let expr = merged.map_or(Expr::Column(column.index), |(_, expr, _)| expr.clone());
                items.push(Item { expr, ty: column.ty.clone(), name: column.name.clone(), promoted: false });
            }
        }
        Ok(())
    }

    fn having(&self, group: Option<&mut Group>) -> Result<Option<Expr>> {
        let Some(having) = &self.select.having else { return Ok(None) };
        let mut none = Vec::new();
        let mut binder = Binder { over: None, ..self.binder(group, &mut none, "HAVING") };
        binder.condition(having).map(Some)
    }

    /// The columns to sort by; expressions that are not selected are added behind the items.
    fn order_keys(
        &self,
        order_by: &[OrderItem],
        items: &mut Vec<Item>,
        mut group: Option<&mut Group>,
        over: &mut Vec<Window>,
    ) -> Result<Vec<OrderKey>> {
        let mut keys = Vec::new();
        let selected = items.len();
        for order in order_by {
            let span = order.expr.span;
            let at = match &order.expr.kind {
                ExprKind::Column(names)
                    if names.len() == 1
                        && items[..selected]
                            .iter()
                            .any(|item| item.name == names[0].text && names[0].text != "ROWTIME") =>
                {
                    items.iter().position(|item| item.name == names[0].text).unwrap_or_default()
                }
                ExprKind::Literal(Literal::Exact(digits)) => match digits.parse::<usize>() {
                    Ok(number) if (1..=selected).contains(&number) => number - 1,
                    _ => return Err(SqlError::invalid(span, "Ordinal out of range")),
                },
                _ => {
                    let (expr, ty) = self.binder(group.as_deref_mut(), over, "ORDER BY").bind(&order.expr)?;
                    items.iter().position(|item| item.expr == expr).unwrap_or_else(|| {
                        items.push(Item { expr, ty, name: String::new(), promoted: false });
                        items.len() - 1
                    })
                }
            };
            let within = match &order.within {
                None => None,
                Some(ast) => Some(self.within(ast, order, group.as_deref_mut(), over)?),
            };
            keys.push((at, order.descending, within, span));
        }
        if keys.iter().any(|(.., within, _)| within.is_some()) && keys.len() > 1 {
            return Err(SqlError::invalid(keys[0].3, "ORDER BY .. WITHIN takes one expression"));
        }
        Ok(keys)
    }

    fn within(
        &self,
        ast: &Ast,
        order: &OrderItem,
        group: Option<&mut Group>,
        over: &mut Vec<Window>,
    ) -> Result<i64> {
        let (expr, ty) = self.binder(group, over, "ORDER BY").bind(ast)?;
        let days = matches!(ty, Type::Interval(qualifier) if !qualifier.is_months());
        let length = expr.constant().map(Value::int).filter(|length| days && *length >= 0);
        if order.descending {
            return Err(SqlError::invalid(order.expr.span, "ORDER BY .. WITHIN cannot be DESC"));
        }
        length.ok_or_else(|| {
            SqlError::invalid(ast.span, "WITHIN must be given an interval of days, hours, minutes or seconds")
        })
    }

    fn project(
        &self,
        node: Node,
        items: Vec<Item>,
        keys: Vec<OrderKey>,
        input: &[Monotonic],
        streaming: bool,
        open: bool,
    ) -> Result<Output> {
        let within = keys.first().and_then(|(.., within, _)| *within);
        let promoted = items.iter().position(|item| item.promoted);
        let mut time = promoted.map(|at| items[at].expr.clone());
        if let (Some(_), None, Some((at, ..))) = (within, &time, keys.first()) {
            if !matches!(items[*at].ty, Type::Timestamp | Type::Null) {
                return Err(SqlError::invalid(keys[0].3, "ORDER BY .. WITHIN must sort by a TIMESTAMP"));
            }
            time = Some(items[*at].expr.clone());
        }
        let time = time.filter(|time| *time != Expr::Time);
        let hidden: Vec<usize> = (0..items.len()).filter(|at| items[*at].name.is_empty()).collect();
        if self.select.distinct && !hidden.is_empty() {
            return Err(SqlError::invalid(
                keys[0].3,
                "With DISTINCT, ORDER BY expressions must be in the select list",
            ));
        }
        let known =
            |item: &Item| if time.is_some() { Monotonic::No } else { monotonic::of(&item.expr, input) };
        let mut monotonic: Vec<Monotonic> = items.iter().map(known).collect();
        // Sorted by columns that are only there for it, then cut.
        let shown: Vec<usize> =
            (0..items.len()).filter(|at| !items[*at].promoted && !hidden.contains(at)).collect();
        let columns: Vec<Column> =
            shown.iter().map(|at| Column::new(items[*at].name.clone(), items[*at].ty.clone())).collect();
        // ROWTIME makes no row different from another.
        let compared = shown
            .iter()
            .enumerate()
            .filter(|(_, at)| items[**at].expr != Expr::Time)
            .map(|(place, _)| place)
            .collect();
        let exprs: Vec<Expr> = items.into_iter().map(|item| item.expr).collect();
        let cut = |node: Node| {
            Node::Project(
                Box::new(node),
                Project {
                    exprs: shown.iter().map(|at| Expr::Column(*at)).collect(),
                    time: None,
                    unordered: false,
                },
            )
        };
        let mut node = if keys.is_empty() || within.is_some() {
            let exprs: Vec<Expr> = shown.iter().map(|at| exprs[*at].clone()).collect();
            let all = std::mem::take(&mut monotonic);
            monotonic = shown.iter().map(|at| all[*at].clone()).collect();
            Node::Project(Box::new(node), Project { exprs, time, unordered: within.is_some() })
        } else {
            Node::Project(Box::new(node), Project { exprs, time, unordered: false })
        };
        if let Some(length) = within {
            node = Node::TimeSort(Box::new(node), length);
        }
        if self.select.distinct {
            let bucket = (0..monotonic.len()).find_map(|at| match &monotonic[at] {
                Monotonic::Time(_) => None,
                moving => moving.bucket(&Expr::Column(at)),
            });
            let bucket = bucket.or_else(|| monotonic.iter().any(Monotonic::is_time).then_some(Bucket::Every));
            let Some(bucket) = bucket.or(open.then_some(Bucket::Every)) else {
                return Err(SqlError::invalid(
                    self.select.span,
                    "SELECT DISTINCT on a stream requires at least one monotonic expression that is not constant",
                ));
            };
            node = Node::Distinct(Box::new(node), bucket, compared);
        }
        if within.is_none() && !keys.is_empty() {
            let (lead, descending, _, span) = keys[0];
            let bucket = monotonic[lead].bucket(&Expr::Column(lead)).or(open.then_some(Bucket::Every));
            let Some(bucket) = bucket.filter(|_| !descending) else {
                return Err(SqlError::invalid(
                    span,
                    "Streaming ORDER BY must start with monotonic expression",
                ));
            };
            let keys = keys.into_iter().map(|(at, descending, ..)| (at, descending)).collect();
            node = cut(Node::Sort(Box::new(node), Sort { bucket, keys }));
            let all = std::mem::take(&mut monotonic);
            // Sorted rows carry the time at which their bucket was over.
            let after =
                |at: &usize| if *at == lead { Monotonic::Bucket(Bucket::Every) } else { all[*at].clone() };
            monotonic = shown
                .iter()
                .map(after)
                .map(|moving| if moving == Monotonic::Bucket(Bucket::Every) { moving } else { Monotonic::No })
                .collect();
        }
        Ok(Output { node, columns, monotonic, streaming, promoted, open })
    }
}

/// Gives the results of analytic functions their places after the columns of the row.
fn place_calls(over: &[Window], width: usize, items: &mut [Item]) {
    let mut starts = Vec::new();
    let mut next = width;
    for window in over {
        starts.push(next);
        next += window.calls.len();
    }
    for item in items {
        item.expr.rewrite(&mut |node| {
            if let Expr::Column(index) = node
                && (OVER..OVER * 2).contains(index)
            {
                let call = *index - OVER;
                *index = starts[call / CALLS_MAX] + call % CALLS_MAX;
            }
        });
    }
}
