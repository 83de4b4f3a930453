//! Expressions: names become columns, types are checked, conversions are put in.

use super::aggregates;
use super::catalog::Catalog;
use super::lookups::{Ask, Outer, SubQueries};
use super::scope::Scope;
use super::typing::{self, Binding, exact, refused, typed, widened};
use super::window::WindowNames;
use crate::ast::{BinaryOp, Call, Expr as Ast, ExprKind, IsTest, Literal, QueryBody};
use crate::error::{Result, Span, SqlError};
use crate::expr::cast::possible;
use crate::expr::like::Pattern;
use crate::expr::{Compare, Expr, UserFunction};
use crate::functions;
use crate::plan::{Aggregate, Window};
use crate::types::{Column, Type};
use crate::value::Value;

/// Numbers from here on are results of analytic functions: window and call. They get their places at the end.
pub const OVER: usize = 1 << 28;
/// Calls of one window.
pub const CALLS_MAX: usize = 1 << 12;

/// The grouping of a SELECT.
#[derive(Default)]
pub struct Group {
    /// The grouping expressions and their types.
    pub keys: Vec<Binding>,
    /// The aggregates found so far.
    pub calls: Vec<Aggregate>,
}

/// Binds the expressions of one clause.
pub struct Binder<'a> {
    /// Streams, functions, switches.
    pub catalog: &'a Catalog,
    /// The inputs.
    pub scope: &'a Scope,
    /// GROUP BY, where aggregates are allowed.
    pub group: Option<&'a mut Group>,
    /// The windows found so far, where analytic functions are allowed.
    pub over: Option<&'a mut Vec<Window>>,
    /// WINDOW definitions.
    pub windows: &'a WindowNames<'a>,
    /// The parameters of a function's body.
    pub parameters: &'a [Column],
    /// The sub-queries found so far, where they are allowed.
    pub subqueries: Option<&'a SubQueries>,
    /// What is around a sub-query.
    pub outer: Option<Outer<'a>>,
    /// The clause, for messages.
    pub clause: &'static str,
}

impl Binder<'_> {
    /// The expression, which must be a condition.
    pub fn condition(&mut self, ast: &Ast) -> Result<Expr> {
        let (expr, ty) = self.bind(ast)?;
        if !matches!(ty, Type::Boolean | Type::Null) {
            return Err(SqlError::invalid(ast.span, format!("{} clause must be a condition", self.clause)));
        }
        Ok(expr.fold())
    }

    /// An expression over the inputs, not over groups.
    fn inner(&mut self, ast: &Ast) -> Result<Binding> {
        let mut inner = Binder { group: None, over: None, ..Binder { group: None, over: None, ..*self } };
        inner.bind(ast)
    }

    /// The expression and its type.
    pub fn bind(&mut self, ast: &Ast) -> Result<Binding> {
        if self.group.is_some()
            && let Some(key) = self.group_key(ast)?
        {
            return Ok(key);
        }
        let (expr, ty) = self.node(ast)?;
        Ok((expr.fold(), ty))
    }

    /// The column of a grouping expression that this expression is.
    fn group_key(&mut self, ast: &Ast) -> Result<Option<Binding>> {
        if matches!(ast.kind, ExprKind::Literal(_)) || has_aggregate(ast) {
            return Ok(None);
        }
        let bound = self.inner(ast);
        let is_column = matches!(ast.kind, ExprKind::Column(_));
        let Some(group) = &self.group else { return Ok(None) };
        match bound {
            Ok((expr, ty)) => {
                if let Some(at) = group.keys.iter().position(|(key, _)| *key == expr) {
                    return Ok(Some((Expr::Column(at), ty)));
                }
                if expr == Expr::Time && matches!(&ast.kind, ExprKind::Column(names) if names.len() == 1) {
                    return Ok(Some((Expr::Time, ty)));
                }
                if is_column {
                    let ExprKind::Column(names) = &ast.kind else { return Ok(None) };
                    let text: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
                    let message = format!("Expression '{}' is not being grouped", text.join("."));
                    return Err(SqlError::invalid(ast.span, message));
                }
                Ok(None)
            }
            Err(error) if is_column => Err(error),
            Err(_) => Ok(None),
        }
    }

    fn node(&mut self, ast: &Ast) -> Result<Binding> {
        let span = ast.span;
        match &ast.kind {
            ExprKind::Literal(literal) => self.literal(literal, span),
            ExprKind::Column(names) => self.column(names),
            ExprKind::Sign(minus, inner) => self.sign(*minus, inner, span),
            ExprKind::Not(inner) => {
                let inner = self.boolean(inner, "NOT", span)?;
                Ok((Expr::Not(Box::new(inner)), Type::Boolean))
            }
            ExprKind::And(all) => {
                let all = all.iter().map(|part| self.boolean(part, "AND", span)).collect::<Result<_>>()?;
                Ok((Expr::And(all), Type::Boolean))
            }
            ExprKind::Or(all) => {
                let all = all.iter().map(|part| self.boolean(part, "OR", span)).collect::<Result<_>>()?;
                Ok((Expr::Or(all), Type::Boolean))
            }
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right, span),
            ExprKind::Is(inner, test, negated) => self.is_test(inner, *test, *negated, span),
            ExprKind::Distinct(left, right, negated) => {
                let (left, right) = self.pair(left, right, BinaryOp::Equal, span)?;
                Ok(negate(Expr::IsDistinct(Box::new(left), Box::new(right)), *negated))
            }
            ExprKind::Between { value, low, high, negated } => {
                let above = self.compare(Compare::GreaterEqual, BinaryOp::GreaterEqual, value, low, span)?;
                let below = self.compare(Compare::LessEqual, BinaryOp::LessEqual, value, high, span)?;
                Ok(negate(Expr::And(vec![above, below]), *negated))
            }
            ExprKind::In(value, items, negated) => self.in_list(value, items, *negated, span),
            ExprKind::InQuery(value, query, negated) => match &query.body {
                QueryBody::Values(rows) if rows.iter().all(|row| row.len() == 1) => {
                    let items: Vec<Ast> = rows.iter().map(|row| row[0].clone()).collect();
                    self.in_list(value, &items, *negated, span)
                }
                _ => {
                    let (expr, _) = self.subquery(query, Ask::In(value), span)?;
                    Ok(negate(expr, *negated))
                }
            },
            ExprKind::Exists(query) => match &query.body {
                QueryBody::Values(rows) => Ok((Expr::Literal(Value::Bool(!rows.is_empty())), Type::Boolean)),
                _ => self.subquery(query, Ask::Exists, span),
            },
            ExprKind::Scalar(query) => match &query.body {
                QueryBody::Values(rows) if rows.len() == 1 && rows[0].len() == 1 => self.bind(&rows[0][0]),
                _ => self.subquery(query, Ask::Scalar, span),
            },
            ExprKind::Like { value, pattern, escape, similar, negated } => {
                let like = self.like(value, pattern, escape.as_deref(), *similar, span)?;
                Ok(negate(like, *negated))
            }
            ExprKind::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise.as_deref(), span)
            }
            ExprKind::Cast(inner, ty) => {
                let (expr, from) = self.bind(inner)?;
                if !possible(&from, ty) {
                    let message = format!("Cast function cannot convert value of type {from} to type {ty}");
                    return Err(SqlError::invalid(span, message));
                }
                let expr = if from == *ty { expr } else { typed((expr, from), ty, false) };
                Ok((expr, ty.clone()))
            }
            ExprKind::Difference(left, right, qualifier) => self.difference(left, right, *qualifier, span),
            ExprKind::Row(_) => Err(SqlError::invalid(span, "A row value is not possible here")),
            ExprKind::Temporal(op, mode, left, right) => self.temporal(*op, *mode, left, right, span),
            ExprKind::Call(call) => self.call(call, span),
        }
    }

    fn literal(&self, literal: &Literal, span: Span) -> Result<Binding> {
        let (value, ty) = match literal {
            Literal::Null => (Value::Null, Type::Null),
            Literal::Boolean(flag) => (Value::Bool(*flag), Type::Boolean),
            Literal::Exact(digits) => return exact(digits, span),
            Literal::Approximate(number) => (Value::Double(*number), Type::Double),
            Literal::Text(text) => {
                let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).max(1);
                (Value::text(text), Type::Varchar(length))
            }
            Literal::Date(millis) => (Value::Int(*millis), Type::Date),
            Literal::Time(millis) => (Value::Int(*millis), Type::Time),
            Literal::Timestamp(millis) => (Value::Int(*millis), Type::Timestamp),
            Literal::Interval(value, qualifier) => (Value::Int(*value), Type::Interval(*qualifier)),
            Literal::Binary(bytes) => {
                let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX).max(1);
                (Value::Bytes(bytes.as_slice().into()), Type::Binary(length))
            }
        };
        Ok((Expr::Literal(value), ty))
    }

    fn column(&self, names: &[crate::ast::Name]) -> Result<Binding> {
        if let [name] = names
            && let Some(at) = self.parameters.iter().position(|parameter| parameter.name == name.text)
        {
            return Ok((Expr::Parameter(at), self.parameters[at].ty.clone()));
        }
        match (self.scope.resolve(names), &self.outer) {
            (Err(error), Some(outer)) => outer.resolve(names).map_err(|other| other.unwrap_or(error)),
            (result, _) => result,
        }
    }

    fn sign(&mut self, minus: bool, inner: &Ast, span: Span) -> Result<Binding> {
        let (expr, ty) = self.bind(inner)?;
        if !ty.is_numeric() && !ty.is_interval() && ty != Type::Null {
            let symbol = if minus { "-" } else { "+" };
            let message = format!(
                "Cannot apply '{symbol}' to arguments of type '{symbol}<{ty}>'. Supported form(s): '{symbol}<NUMERIC>' '{symbol}<DATETIME_INTERVAL>'"
            );
            return Err(SqlError::invalid(span, message));
        }
        Ok(if minus { (Expr::Negate(Box::new(expr), ty.clone()), ty) } else { (expr, ty) })
    }

    fn boolean(&mut self, ast: &Ast, word: &str, span: Span) -> Result<Expr> {
        let (expr, ty) = self.bind(ast)?;
        if matches!(ty, Type::Boolean | Type::Null) {
            return Ok(expr);
        }
        let forms = if word == "NOT" {
            format!("'NOT<{ty}>'. Supported form(s): 'NOT<BOOLEAN>'")
        } else {
            format!("'<{ty}> {word} <BOOLEAN>'. Supported form(s): '<BOOLEAN> {word} <BOOLEAN>'")
        };
        Err(SqlError::invalid(span, format!("Cannot apply '{word}' to arguments of type {forms}")))
    }

    fn is_test(&mut self, inner: &Ast, test: IsTest, negated: bool, span: Span) -> Result<Binding> {
        let expr = match test {
            IsTest::Null => Expr::IsNull(Box::new(self.bind(inner)?.0)),
            IsTest::Unknown => Expr::IsNull(Box::new(self.boolean(inner, "NOT", span)?)),
            IsTest::True => Expr::IsBool(Box::new(self.boolean(inner, "NOT", span)?), true),
            IsTest::False => Expr::IsBool(Box::new(self.boolean(inner, "NOT", span)?), false),
        };
        Ok(negate(expr, negated))
    }

    fn binary(&mut self, op: BinaryOp, left: &Ast, right: &Ast, span: Span) -> Result<Binding> {
        let compare = match op {
            BinaryOp::Equal => Compare::Equal,
            BinaryOp::NotEqual => Compare::NotEqual,
            BinaryOp::Less => Compare::Less,
            BinaryOp::LessEqual => Compare::LessEqual,
            BinaryOp::Greater => Compare::Greater,
            BinaryOp::GreaterEqual => Compare::GreaterEqual,
            BinaryOp::Concat => return self.concat(left, right, span),
            _ => {
                let (left, right) = (self.bind(left)?, self.bind(right)?);
                return super::arithmetic::bind(op, left, right, span);
            }
        };
        if let (ExprKind::Row(a), ExprKind::Row(b)) = (&left.kind, &right.kind) {
            return self.rows(compare, op, a, b, span);
        }
        Ok((self.compare(compare, op, left, right, span)?, Type::Boolean))
    }

    fn rows(&mut self, compare: Compare, op: BinaryOp, a: &[Ast], b: &[Ast], span: Span) -> Result<Binding> {
        if a.len() != b.len() {
            return Err(SqlError::invalid(span, "Unequal number of entries in ROW expressions"));
        }
        if !matches!(compare, Compare::Equal | Compare::NotEqual) {
            return Err(SqlError::invalid(span, "Row values are compared with = and <> only"));
        }
        let pairs = a.iter().zip(b);
        let equal =
            pairs.map(|(x, y)| self.compare(Compare::Equal, op, x, y, span)).collect::<Result<_>>()?;
        Ok(negate(Expr::And(equal), compare == Compare::NotEqual))
    }

    pub(super) fn compare(
        &mut self,
        compare: Compare,
        op: BinaryOp,
        left: &Ast,
        right: &Ast,
        span: Span,
    ) -> Result<Expr> {
        let (left, right) = self.pair(left, right, op, span)?;
        Ok(Expr::Compare(compare, Box::new(left), Box::new(right)))
    }

    /// Both in one representation.
    fn pair(&mut self, left: &Ast, right: &Ast, op: BinaryOp, span: Span) -> Result<(Expr, Expr)> {
        let (left, right) = (self.bind(left)?, self.bind(right)?);
        let common = left.1.common(&right.1).filter(|common| common.comparable(common));
        let common = common.ok_or_else(|| refused(span, op, &left.1, &right.1))?;
        Ok((widened(left, &common), widened(right, &common)))
    }

    fn concat(&mut self, left: &Ast, right: &Ast, span: Span) -> Result<Binding> {
        let ((left, a), (right, b)) = (self.bind(left)?, self.bind(right)?);
        let text = |ty: &Type| ty.is_text() || *ty == Type::Null;
        let binary = |ty: &Type| ty.is_binary() || *ty == Type::Null;
        let length =
            a.length().unwrap_or(0).saturating_add(b.length().unwrap_or(0)).min(crate::types::LENGTH_MAX);
        let ty = if text(&a) && text(&b) {
            Type::Varchar(length)
        } else if binary(&a) && binary(&b) {
            Type::Varbinary(length)
        } else {
            return Err(refused(span, BinaryOp::Concat, &a, &b));
        };
        Ok((Expr::Concat(Box::new(left), Box::new(right)), ty))
    }

    fn in_list(&mut self, value: &Ast, items: &[Ast], negated: bool, span: Span) -> Result<Binding> {
        if let ExprKind::Row(parts) = &value.kind {
            let mut any = Vec::new();
            for item in items {
                let ExprKind::Row(entries) = &item.kind else {
                    return Err(SqlError::invalid(item.span, "Unequal number of entries in ROW expressions"));
                };
                any.push(self.rows(Compare::Equal, BinaryOp::Equal, parts, entries, span)?.0);
            }
            return Ok(negate(Expr::Or(any), negated));
        }
        let value = self.bind(value)?;
        let bound: Vec<Binding> = items.iter().map(|item| self.bind(item)).collect::<Result<_>>()?;
        let mut common = value.1.clone();
        for (_, ty) in &bound {
            common = common.common(ty).ok_or_else(|| {
                SqlError::invalid(span, "Values passed to IN operator must have compatible types")
            })?;
        }
        let list = bound.into_iter().map(|item| widened(item, &common)).collect();
        Ok(negate(Expr::In(Box::new(widened(value, &common)), list), negated))
    }

    fn like(
        &mut self,
        value: &Ast,
        pattern: &Ast,
        escape: Option<&Ast>,
        similar: bool,
        span: Span,
    ) -> Result<Expr> {
        let word = if similar { "SIMILAR TO" } else { "LIKE" };
        let ((value, a), (pattern, b)) = (self.bind(value)?, self.bind(pattern)?);
        for ty in [&a, &b] {
            if !ty.is_text() && *ty != Type::Null {
                let message = format!(
                    "Cannot apply '{word}' to arguments of type '<{a}> {word} <{b}>'. Supported form(s): '<STRING> {word} <STRING>'"
                );
                return Err(SqlError::invalid(span, message));
            }
        }
        let escape = match escape {
            None => None,
            Some(ast) => {
                let (expr, _) = self.bind(ast)?;
                let text = expr.constant().map(|value| value.str().to_string()).unwrap_or_default();
                let mut characters = text.chars();
                let (Some(c), None) = (characters.next(), characters.next()) else {
                    return Err(SqlError::invalid(
                        ast.span,
                        "Invalid escape character: it must be one character",
                    ));
                };
                Some(c)
            }
        };
        let value = Box::new(value);
        Ok(match pattern.constant() {
            Some(Value::Text(text)) => {
                let compiled = Pattern::new(text, escape, similar);
                Expr::Like(value, Box::new(compiled.map_err(|message| SqlError::invalid(span, message))?))
            }
            _ => Expr::LikeDynamic(value, Box::new(pattern), escape, similar),
        })
    }

    fn case(
        &mut self,
        operand: Option<&Ast>,
        branches: &[(Ast, Ast)],
        otherwise: Option<&Ast>,
        span: Span,
    ) -> Result<Binding> {
        let mut whens = Vec::new();
        let mut thens = Vec::new();
        for (when, then) in branches {
            whens.push(match operand {
                Some(operand) => self.compare(Compare::Equal, BinaryOp::Equal, operand, when, when.span)?,
                None => {
                    let (expr, ty) = self.bind(when)?;
                    if !matches!(ty, Type::Boolean | Type::Null) {
                        return Err(SqlError::invalid(
                            when.span,
                            "WHEN of a searched CASE must be a condition",
                        ));
                    }
                    expr
                }
            });
            thens.push(self.bind(then)?);
        }
        let otherwise = otherwise.map(|ast| self.bind(ast)).transpose()?;
        let mut common = Type::Null;
        for (_, ty) in thens.iter().chain(&otherwise) {
            common = common.common(ty).ok_or_else(|| {
                SqlError::invalid(span, "Illegal mixing of types in CASE or COALESCE statement")
            })?;
        }
        let thens = thens.into_iter().map(|then| widened(then, &common));
        let branches = whens.into_iter().zip(thens).collect();
        let otherwise = otherwise.map(|expr| Box::new(widened(expr, &common)));
        Ok((Expr::Case(branches, otherwise), common))
    }

    fn call(&mut self, call: &Call, span: Span) -> Result<Binding> {
        let name = call.name.text.as_str();
        if call.over.is_some() {
            return self.analytic(call, span);
        }
        if aggregates::named(name).is_some() {
            return self.aggregate(call, span);
        }
        match name {
            "COALESCE" if !call.arguments.is_empty() => return self.coalesce(&call.arguments, span),
            "NULLIF" if call.arguments.len() == 2 => {
                let (value, ty) = self.bind(&call.arguments[0])?;
                let equal = self.compare(
                    Compare::Equal,
                    BinaryOp::Equal,
                    &call.arguments[0],
                    &call.arguments[1],
                    span,
                )?;
                let branches = vec![(equal, Expr::Literal(Value::Null))];
                return Ok((Expr::Case(branches, Some(Box::new(value))), ty));
            }
            _ => {}
        }
        let bound: Vec<Binding> =
            call.arguments.iter().map(|argument| self.bind(argument)).collect::<Result<_>>()?;
        let (arguments, types): (Vec<Expr>, Vec<Type>) = bound.into_iter().unzip();
        if let Some(function) = self.catalog.user_function(name, &types) {
            return Ok((Expr::User(function.clone(), arguments), function.returns.clone()));
        }
        let key = if name == "TSDIFF" && self.catalog.options.tsdiff_manual { "TSDIFF MANUAL" } else { name };
        match functions::find(key, &types) {
            Some(function) => {
                typing::call(function, arguments, types).map_err(|message| SqlError::invalid(span, message))
            }
            None => Err(self.unknown_function(name, &types, span)),
        }
    }

    fn unknown_function(&self, name: &str, types: &[Type], span: Span) -> SqlError {
        let spelled = name.split(' ').next().unwrap_or(name);
        let arguments: Vec<String> = types.iter().map(|ty| format!("<{ty}>")).collect();
        let arguments = arguments.join(", ");
        if functions::exists(name) {
            let forms = functions::forms(name);
            let message = format!(
                "Cannot apply '{spelled}' to arguments of type '{spelled}({arguments})'. Supported form(s): {forms}"
            );
            return SqlError::invalid(span, message);
        }
        SqlError::invalid(span, format!("No match found for function signature {spelled}({arguments})"))
    }

    fn coalesce(&mut self, arguments: &[Ast], span: Span) -> Result<Binding> {
        let bound: Vec<Binding> =
            arguments.iter().map(|argument| self.bind(argument)).collect::<Result<_>>()?;
        let mut common = Type::Null;
        for (_, ty) in &bound {
            common = common.common(ty).ok_or_else(|| {
                SqlError::invalid(span, "Illegal mixing of types in CASE or COALESCE statement")
            })?;
        }
        let mut values: Vec<Expr> = bound.into_iter().map(|value| widened(value, &common)).collect();
        let last = values.pop().map(Box::new);
        let some = |value: &Expr| Expr::Not(Box::new(Expr::IsNull(Box::new(value.clone()))));
        let branches = values.into_iter().map(|value| (some(&value), value)).collect();
        Ok((Expr::Case(branches, last), common))
    }

    fn aggregate(&mut self, call: &Call, span: Span) -> Result<Binding> {
        let name = &call.name.text;
        if self.group.is_none() {
            let message = match self.clause {
                "SELECT" | "ORDER BY" | "HAVING" => "Aggregate expressions cannot be nested".to_string(),
                "FUNCTION" => format!("Aggregate {name} is not possible in a function"),
                clause => format!("Aggregate expression is illegal in {clause} clause"),
            };
            return Err(SqlError::invalid(span, message));
        }
        if !aggregates::named(name).is_some_and(|function| function.grouped) {
            return Err(SqlError::invalid(span, format!("OVER clause is necessary for function {name}")));
        }
        let Some(aggregate) = aggregates::bind(call, span, |ast| self.inner(ast))? else {
            return Err(SqlError::invalid(span, format!("No match found for function signature {name}")));
        };
        let ty = aggregate.ty.clone();
        let Some(group) = &mut self.group else { return Ok((Expr::Literal(Value::Null), ty)) };
        let at = group.calls.iter().position(|known| *known == aggregate).unwrap_or_else(|| {
            group.calls.push(aggregate);
            group.calls.len() - 1
        });
        Ok((Expr::Column(group.keys.len() + at), ty))
    }

    fn analytic(&mut self, call: &Call, span: Span) -> Result<Binding> {
        let (Some(spec), Some(windows)) = (&call.over, self.over.take()) else {
            let message = format!("Windowed aggregate expression is illegal in {} clause", self.clause);
            return Err(SqlError::invalid(span, message));
        };
        let result = self.analytic_call(call, spec, windows, span);
        self.over = Some(windows);
        result
    }

    fn analytic_call(
        &mut self,
        call: &Call,
        spec: &crate::ast::WindowSpec,
        windows: &mut Vec<Window>,
        span: Span,
    ) -> Result<Binding> {
        let resolved = self.windows.resolve(spec)?;
        let Some(aggregate) = aggregates::bind(call, span, |ast| self.bind(ast))? else {
            let message = format!("OVER is not possible with function {}", call.name.text);
            return Err(SqlError::invalid(span, message));
        };
        let partition: Vec<Expr> =
            resolved.partition.iter().map(|ast| Ok(self.bind(ast)?.0)).collect::<Result<_>>()?;
        let frame = self.frame(&resolved)?;
        let known = windows.iter().position(|window| window.partition == partition && window.frame == frame);
        let window = known.unwrap_or_else(|| {
            windows.push(Window { partition, frame, calls: Vec::new() });
            windows.len() - 1
        });
        let ty = aggregate.ty.clone();
        let calls = &mut windows[window].calls;
        let at = calls.iter().position(|known| *known == aggregate).unwrap_or_else(|| {
            calls.push(aggregate);
            calls.len() - 1
        });
        if at >= CALLS_MAX {
            return Err(SqlError::invalid(span, "Too many analytic functions"));
        }
        Ok((Expr::Column(OVER + window * CALLS_MAX + at), ty))
    }
}

fn negate(expr: Expr, negated: bool) -> Binding {
    (if negated { Expr::Not(Box::new(expr)) } else { expr }, Type::Boolean)
}

/// Whether the expression holds what is no grouping expression itself: a call of an aggregate or analytic function, a sub-query.
pub fn has_aggregate(ast: &Ast) -> bool {
    match &ast.kind {
        ExprKind::Call(call) if call.over.is_some() || aggregates::named(&call.name.text).is_some() => true,
        ExprKind::Call(call) => call.arguments.iter().any(has_aggregate),
        ExprKind::Literal(_) | ExprKind::Column(_) => false,
        ExprKind::Exists(_) | ExprKind::Scalar(_) | ExprKind::InQuery(..) => true,
        ExprKind::Sign(_, a) | ExprKind::Not(a) | ExprKind::Is(a, ..) | ExprKind::Cast(a, _) => {
            has_aggregate(a)
        }
        ExprKind::Binary(_, a, b)
        | ExprKind::Distinct(a, b, _)
        | ExprKind::Difference(a, b, _)
        | ExprKind::Temporal(_, _, a, b) => has_aggregate(a) || has_aggregate(b),
        ExprKind::And(all) | ExprKind::Or(all) | ExprKind::Row(all) => all.iter().any(has_aggregate),
        ExprKind::In(a, all, _) => has_aggregate(a) || all.iter().any(has_aggregate),
        ExprKind::Between { value, low, high, .. } => {
            [value, low, high].into_iter().any(|ast| has_aggregate(ast))
        }
        ExprKind::Like { value, pattern, .. } => has_aggregate(value) || has_aggregate(pattern),
        ExprKind::Case { operand, branches, otherwise } => {
            operand.iter().chain(otherwise).any(|ast| has_aggregate(ast))
                || branches.iter().any(|(when, then)| has_aggregate(when) || has_aggregate(then))
        }
    }
}

/// Whether an aggregate is called without OVER.
pub fn is_aggregating(ast: &Ast) -> bool {
    match &ast.kind {
        ExprKind::Call(call) if call.over.is_none() && aggregates::named(&call.name.text).is_some() => true,
        ExprKind::Call(call) if call.over.is_some() => call.arguments.iter().any(is_aggregating),
        ExprKind::Call(call) => call.arguments.iter().any(is_aggregating),
        ExprKind::Sign(_, a) | ExprKind::Not(a) | ExprKind::Is(a, ..) | ExprKind::Cast(a, _) => {
            is_aggregating(a)
        }
        ExprKind::Binary(_, a, b) | ExprKind::Distinct(a, b, _) | ExprKind::Difference(a, b, _) => {
            is_aggregating(a) || is_aggregating(b)
        }
        ExprKind::And(all) | ExprKind::Or(all) => all.iter().any(is_aggregating),
        ExprKind::Case { operand, branches, otherwise } => {
            operand.iter().chain(otherwise).any(|ast| is_aggregating(ast))
                || branches.iter().any(|(when, then)| is_aggregating(when) || is_aggregating(then))
        }
        ExprKind::Between { value, low, high, .. } => {
            [value, low, high].into_iter().any(|ast| is_aggregating(ast))
        }
        ExprKind::In(a, all, _) => is_aggregating(a) || all.iter().any(is_aggregating),
        ExprKind::Like { value, .. } => is_aggregating(value),
        _ => false,
    }
}

/// The levels of an expression with those of the functions it calls.
pub fn height(expr: &Expr) -> usize {
    let mut most = 0;
    expr.visit(&mut |node| {
        if let Expr::User(function, _) = node {
            let UserFunction { height, .. } = &**function;
            most = most.max(*height);
        }
    });
    most + 1
}
