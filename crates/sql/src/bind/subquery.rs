//! Sub-queries in expressions: IN, EXISTS and single values over reference tables and VALUES. They may name columns of the query around them.

use std::sync::Arc;

use super::expression::{Binder, Group, is_aggregating};
use super::from::split;
use super::lookups::{AFTER_RESULT, AFTER_TABLE, Ask, Outer};
use super::scope::{Item, Scope, ScopeColumn};
use super::typing::{Binding, widened};
use super::window::WindowNames;
use crate::ast::{ExprKind, Query, QueryBody, Select, SelectItem};
use crate::error::{Result, Span, SqlError};
use crate::expr::{Compare, Expr};
use crate::plan::{Finite, Gives, Lookup, Node};
use crate::types::{Column, Type};
use crate::value::Value;

/// What a sub-query reads.
struct Source {
    rows: Finite,
    scope: Scope,
    width: usize,
}

impl Binder<'_> {
    /// Notes a sub-query, and gives the column that its value will be in.
    pub(super) fn subquery(&mut self, query: &Query, ask: Ask, span: Span) -> Result<Binding> {
        if self.outer.is_some() {
            return Err(SqlError::invalid(span, "A sub-query in an expression cannot hold another one"));
        }
        let Some(all) = self.subqueries else {
            let message = format!("A sub-query is not possible in {} clause", self.clause);
            return Err(SqlError::invalid(span, message));
        };
        let grouped = self.group.is_some();
        let list = if grouped { &all.after } else { &all.before };
        // In front of what is read stand the row and the values of the sub-queries before.
        let number = list.borrow().len();
        let (base, result) = if grouped {
            (AFTER_TABLE + number, AFTER_RESULT + number)
        } else {
            (all.width + number, all.width + number)
        };
        let (source, select) = self.finite(query, span)?;
        let Source { rows, mut scope, width } = source;
        let columns = scope.items.iter_mut().flat_map(|item| &mut item.columns);
        columns.for_each(|column| column.index += base);
        let keys = self.group.as_ref().map(|group| group.keys.clone());
        let outer = Outer { scope: self.scope, keys: keys.as_deref() };
        let inside = Inside { scope: &scope, outer, base, span };
        let asked = match ask {
            Ask::In(value) => {
                let parts = match &value.kind {
                    ExprKind::Row(parts) => {
                        parts.iter().map(|part| self.bind(part)).collect::<Result<_>>()?
                    }
                    _ => vec![self.bind(value)?],
                };
                Asked::In(parts)
            }
            Ask::Exists => Asked::Exists,
            Ask::Scalar => Asked::Scalar,
        };
        if list.borrow().len() != number {
            return Err(SqlError::invalid(
                span,
                "What is looked for in a sub-query cannot hold a sub-query itself",
            ));
        }
        let (lookup, ty) = inside.lookup(self, select, asked, rows, width)?;
        list.borrow_mut().push(lookup);
        Ok((Expr::Column(result), ty))
    }

    fn finite<'q>(&self, query: &'q Query, span: Span) -> Result<(Source, Option<&'q Select>)> {
        let select = match &query.body {
            QueryBody::Values(_) => {
                let output = self.catalog.query(query)?;
                let item = item_of(&output.columns);
                let rows = constants(&output.node, span)?;
                let scope = Scope { items: vec![item], streaming: false, merged: Vec::new() };
                return Ok((Source { rows, scope, width: output.columns.len() }, None));
            }
            QueryBody::Select(select) => select,
            QueryBody::Set { .. } => {
                return Err(SqlError::invalid(
                    span,
                    "A sub-query in an expression cannot be a set operation",
                ));
            }
        };
        let Some(from) = &select.from else {
            return Err(SqlError::invalid(span, "A sub-query in an expression needs a FROM clause"));
        };
        let more = [
            (select.group_by.is_some() || select.stagger.is_some(), "GROUP BY"),
            (select.having.is_some(), "HAVING"),
            (!select.windows.is_empty(), "WINDOW"),
            (!query.order_by.is_empty(), "ORDER BY"),
        ];
        if let Some((_, word)) = more.iter().find(|(given, _)| *given) {
            let message = format!("A sub-query in an expression cannot have {word}");
            return Err(SqlError::invalid(span, message));
        }
        let relation = self.catalog.relation(from, &WindowNames(&[]))?;
        let open = relation.scope.items.iter().any(|item| item.open.is_some());
        let rows = match relation.table {
            Some(table) => Finite::Table(table),
            None if open => Finite::Rows(Arc::default()),
            None if !relation.scope.streaming => constants(&relation.node, span)?,
            None => {
                let message = "A sub-query in an expression reads one reference table or VALUES, not a stream; join the stream instead";
                return Err(SqlError::invalid(span, message));
            }
        };
        let Scope { items, merged, .. } = relation.scope;
        let scope = Scope { items, merged, streaming: false };
        Ok((Source { rows, scope, width: relation.width }, Some(select)))
    }
}

fn item_of(columns: &[Column]) -> Item {
    let column = |(index, column): (usize, &Column)| ScopeColumn {
        name: column.name.clone(),
        ty: column.ty.clone(),
        index,
        hidden: false,
    };
    let columns = columns.iter().enumerate().map(column).collect();
    Item { name: None, columns, time: None, window: None, open: None }
}

/// The rows of VALUES, computed now.
fn constants(node: &Node, span: Span) -> Result<Finite> {
    let not = || {
        SqlError::invalid(
            span,
            "A sub-query in an expression reads one reference table or VALUES of constants",
        )
    };
    let Node::Values(rows) = node else { return Err(not()) };
    let row =
        |row: &Vec<Expr>| row.iter().map(|expr| expr.constant().cloned()).collect::<Option<Arc<[Value]>>>();
    let rows: Option<Vec<_>> = rows.iter().map(row).collect();
    rows.map(|rows| Finite::Rows(Arc::new(rows))).ok_or_else(not)
}

enum Asked {
    In(Vec<Binding>),
    Exists,
    Scalar,
}

struct Inside<'a> {
    scope: &'a Scope,
    outer: Outer<'a>,
    base: usize,
    span: Span,
}

impl Inside<'_> {
    fn lookup(
        &self,
        around: &Binder,
        select: Option<&Select>,
        asked: Asked,
        rows: Finite,
        width: usize,
    ) -> Result<(Lookup, Type)> {
        let windows = WindowNames(&[]);
        let mut group = Group::default();
        let aggregating = select.is_some_and(|select| {
            select.items.iter().any(|item| matches!(item, SelectItem::Expr(ast, _) if is_aggregating(ast)))
        });
        let mut binder = Binder {
            scope: self.scope,
            outer: Some(self.outer),
            windows: &windows,
            parameters: around.parameters,
            ..around.catalog.binder(self.scope, &windows, "WHERE")
        };
        let filter = select.and_then(|select| select.filter.as_ref());
        let filter = filter.map(|filter| binder.condition(filter)).transpose()?;
        let (equal, residual) = split(filter, self.base);
        binder.clause = "SELECT";
        binder.group = aggregating.then_some(&mut group);
        // What EXISTS selects is of no interest, but must be right.
        let items = self.items(&mut binder, select)?;
        let (gives, ty) = match asked {
            Asked::Exists if aggregating => (Gives::Aggregate(Vec::new(), Expr::truth()), Type::Boolean),
            Asked::Exists => (Gives::Exists, Type::Boolean),
            Asked::Scalar => {
                let Ok([(expr, ty)]) = <[Binding; 1]>::try_from(items) else {
                    return Err(SqlError::invalid(
                        self.span,
                        "A sub-query that stands for a value must select one column",
                    ));
                };
                (if aggregating { Gives::Aggregate(group.calls, expr) } else { Gives::Scalar(expr) }, ty)
            }
            Asked::In(_) if aggregating => {
                return Err(SqlError::invalid(
                    self.span,
                    "A sub-query of IN cannot have aggregates; compare with = instead",
                ));
            }
            Asked::In(values) => {
                let pairs = self.pairs(values, items)?;
                let equal = |(a, b): &(Expr, Expr)| {
                    Expr::Compare(Compare::Equal, Box::new(a.clone()), Box::new(b.clone()))
                };
                let (sought, rest) = split(Some(Expr::And(pairs.iter().map(equal).collect())), self.base);
                (Gives::In { pairs, sought: if rest.is_none() { sought } else { Vec::new() } }, Type::Boolean)
            }
        };
        let read: Vec<&Expr> = match &gives {
            Gives::In { pairs, .. } => pairs.iter().map(|(_, item)| item).collect(),
            Gives::Scalar(expr) => vec![expr],
            Gives::Aggregate(calls, _) => calls.iter().filter_map(|call| call.argument.as_ref()).collect(),
            Gives::Exists => Vec::new(),
        };
        let fixed = equal.is_empty() && read.into_iter().chain(&residual).all(|expr| self.is_fixed(expr));
        Ok((Lookup { rows, width, equal, residual, gives, fixed }, ty))
    }

    /// Whether the expression is over what is read alone.
    fn is_fixed(&self, expr: &Expr) -> bool {
        let mut fixed = true;
        expr.visit(&mut |node| {
            fixed &= match node {
                Expr::Column(index) => *index >= self.base,
                Expr::Time | Expr::Parameter(_) => false,
                Expr::Call(call) => !call.varies(),
                _ => true,
            };
        });
        fixed
    }

    fn items(&self, binder: &mut Binder, select: Option<&Select>) -> Result<Vec<Binding>> {
        let columns = self.scope.items.iter().flat_map(|item| &item.columns).filter(|column| !column.hidden);
        let all = || columns.clone().map(|column| (Expr::Column(column.index), column.ty.clone()));
        let Some(select) = select else { return Ok(all().collect()) };
        let mut items = Vec::new();
        for item in &select.items {
            match item {
                SelectItem::Star(_) | SelectItem::QualifiedStar(_) => items.extend(all()),
                SelectItem::Expr(ast, _) => items.push(binder.bind(ast)?),
            }
        }
        Ok(items)
    }

    fn pairs(&self, values: Vec<Binding>, items: Vec<Binding>) -> Result<Vec<(Expr, Expr)>> {
        if values.len() != items.len() {
            return Err(SqlError::invalid(self.span, "Unequal number of entries in ROW expressions"));
        }
        let pair = |(value, item): (Binding, Binding)| {
            let common = value.1.common(&item.1).filter(|common| common.comparable(common));
            let common = common.ok_or_else(|| {
                SqlError::invalid(self.span, "Values passed to IN operator must have compatible types")
            })?;
            Ok((widened(value, &common), widened(item, &common)))
        };
        values.into_iter().zip(items).map(pair).collect()
    }
}
