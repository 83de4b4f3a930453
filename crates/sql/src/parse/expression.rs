//! Expressions by precedence: OR, AND, NOT, predicates, sums, products, signs, primaries.

use super::Parser;
use super::lexer::Kind;
use super::reserved::is_system_column;
use crate::ast::*;
use crate::civil;
use crate::error::{Result, Span, SqlError};

/// The levels of the tree of one expression.
const HEIGHT_MAX: u16 = 250;

impl Parser<'_> {
    /// A node over others.
    pub(super) fn node(&self, kind: ExprKind, span: Span, below: &[&Expr]) -> Result<Expr> {
        let below = below.iter().map(|expr| expr.height).max().unwrap_or(0);
        self.node_over(kind, span, below)
    }

    pub(super) fn node_over(&self, kind: ExprKind, span: Span, below: u16) -> Result<Expr> {
        let height = below + 1;
        if height > HEIGHT_MAX {
            return Err(SqlError::invalid(span, format!("Expression has more than {HEIGHT_MAX} levels")));
        }
        Ok(Expr { kind, span, height })
    }

    pub(super) fn expr(&mut self) -> Result<Expr> {
        self.nested(|parser| {
            let first = parser.conjunction()?;
            if !parser.is_word("OR") {
                return Ok(first);
            }
            let mut all = vec![first];
            while parser.eat("OR") {
                all.push(parser.conjunction()?);
            }
            let span = all[0].span.to(parser.last_span());
            let below = all.iter().map(|expr| expr.height).max().unwrap_or(0);
            parser.node_over(ExprKind::Or(all), span, below)
        })
    }

    fn conjunction(&mut self) -> Result<Expr> {
        let first = self.negation()?;
        if !self.is_word("AND") {
            return Ok(first);
        }
        let mut all = vec![first];
        while self.eat("AND") {
            all.push(self.negation()?);
        }
        let span = all[0].span.to(self.last_span());
        let below = all.iter().map(|expr| expr.height).max().unwrap_or(0);
        self.node_over(ExprKind::And(all), span, below)
    }

    fn negation(&mut self) -> Result<Expr> {
        let start = self.span();
        if self.is_word("NOT") && self.word_at(1) != Some("EXISTS") || self.is_word("NOT") {
            self.advance();
            let inner = self.nested(Parser::negation)?;
            let span = start.to(inner.span);
            let height = inner.height;
            // The published table has NOT UNKNOWN IS TRUE as (NOT UNKNOWN) IS TRUE, unlike the standard.
            let tested = matches!(self.last_word(), Some("TRUE" | "FALSE" | "UNKNOWN"));
            if let (ExprKind::Is(left, test, negated), true) = (&inner.kind, tested)
                && *test != IsTest::Null
            {
                let left = self.node_over(ExprKind::Not(left.clone()), start.to(left.span), left.height)?;
                return self.node_over(ExprKind::Is(Box::new(left), *test, *negated), span, height);
            }
            return self.node_over(ExprKind::Not(Box::new(inner)), span, height);
        }
        self.predicate()
    }

    fn predicate(&mut self) -> Result<Expr> {
        let mut left = self.sum()?;
        let mut chained = 0_u16;
        loop {
            left = if let Some(op) = self.comparison() {
                let right = self.sum()?;
                let (span, below) = (left.span.to(right.span), left.height.max(right.height));
                self.node_over(ExprKind::Binary(op, Box::new(left), Box::new(right)), span, below)?
            } else if self.eat("IS") {
                self.is_test(left)?
            } else if let Some((op, mode)) = self.temporal_op() {
                self.temporal(left, op, mode)?
            } else {
                let negated = self.is_word("NOT")
                    && matches!(self.word_at(1), Some("BETWEEN" | "IN" | "LIKE" | "SIMILAR"));
                if negated {
                    self.advance();
                }
                match self.word_at(0) {
                    Some("BETWEEN") => self.between(left, negated)?,
                    Some("IN") => self.in_list(left, negated)?,
                    Some("LIKE" | "SIMILAR") => self.like(left, negated)?,
                    _ => return Ok(left),
                }
            };
            chained += 1;
            if chained > HEIGHT_MAX {
                return Err(SqlError::invalid(
                    left.span,
                    format!("Expression has more than {HEIGHT_MAX} levels"),
                ));
            }
        }
    }

    fn comparison(&mut self) -> Option<BinaryOp> {
        let Kind::Symbol(symbol) = self.peek().kind else { return None };
        let op = match symbol {
            "=" => BinaryOp::Equal,
            "<>" | "!=" => BinaryOp::NotEqual,
            "<" => BinaryOp::Less,
            "<=" => BinaryOp::LessEqual,
            ">" => BinaryOp::Greater,
            ">=" => BinaryOp::GreaterEqual,
            _ => return None,
        };
        self.advance();
        Some(op)
    }

    fn is_test(&mut self, left: Expr) -> Result<Expr> {
        let negated = self.eat("NOT");
        if self.eat_words(&["DISTINCT", "FROM"]) {
            let right = self.sum()?;
            let (span, below) = (left.span.to(right.span), left.height.max(right.height));
            return self.node_over(ExprKind::Distinct(Box::new(left), Box::new(right), negated), span, below);
        }
        let test = match self.word_at(0) {
            Some("NULL") => IsTest::Null,
            Some("TRUE") => IsTest::True,
            Some("FALSE") => IsTest::False,
            Some("UNKNOWN") => IsTest::Unknown,
            _ => {
                let mut all = vec!["\"NULL\"", "\"TRUE\"", "\"FALSE\"", "\"UNKNOWN\"", "\"DISTINCT\""];
                if !negated {
                    all.push("\"NOT\"");
                }
                return Err(self.expected(&all));
            }
        };
        let span = left.span.to(self.advance().span);
        let below = left.height;
        self.node_over(ExprKind::Is(Box::new(left), test, negated), span, below)
    }

    fn between(&mut self, value: Expr, negated: bool) -> Result<Expr> {
        self.advance();
        self.eat("ASYMMETRIC");
        let low = self.sum()?;
        self.expect("AND")?;
        let high = self.sum()?;
        let span = value.span.to(high.span);
        let below = value.height.max(low.height).max(high.height);
        let (value, low, high) = (Box::new(value), Box::new(low), Box::new(high));
        self.node_over(ExprKind::Between { value, low, high, negated }, span, below)
    }

    fn in_list(&mut self, value: Expr, negated: bool) -> Result<Expr> {
        self.advance();
        self.expect_symbol("(")?;
        let below = value.height;
        let start = value.span;
        if matches!(self.word_at(0), Some("SELECT" | "VALUES")) {
            let query = Box::new(self.query()?);
            let span = start.to(self.expect_symbol(")")?);
            return self.node_over(ExprKind::InQuery(Box::new(value), query, negated), span, below);
        }
        let items = self.list(Parser::expr)?;
        if !self.is_symbol(")") {
            return Err(self.expected(&["\",\"", "\")\""]));
        }
        let span = start.to(self.advance().span);
        let below = items.iter().map(|item| item.height).max().unwrap_or(0).max(below);
        self.node_over(ExprKind::In(Box::new(value), items, negated), span, below)
    }

    fn like(&mut self, value: Expr, negated: bool) -> Result<Expr> {
        let similar = self.is_word("SIMILAR");
        self.advance();
        if similar {
            self.expect("TO")?;
        }
        let pattern = self.sum()?;
        let escape = if self.eat("ESCAPE") { Some(Box::new(self.sum()?)) } else { None };
        let span = value.span.to(self.last_span());
        let below = value.height.max(pattern.height);
        let (value, pattern) = (Box::new(value), Box::new(pattern));
        self.node_over(ExprKind::Like { value, pattern, escape, similar, negated }, span, below)
    }

    fn temporal_op(&mut self) -> Option<(TemporalOp, TemporalMode)> {
        let (mode, ahead) = match self.word_at(0)? {
            "STRICTLY" => (TemporalMode::Strictly, 1),
            "IMMEDIATELY" => (TemporalMode::Immediately, 1),
            _ => (TemporalMode::Plain, 0),
        };
        let op = match self.word_at(ahead)? {
            "CONTAINS" => TemporalOp::Contains,
            "OVERLAPS" => TemporalOp::Overlaps,
            "EQUALS" => TemporalOp::Equals,
            "PRECEDES" => TemporalOp::Precedes,
            "SUCCEEDS" => TemporalOp::Succeeds,
            "LEADS" => TemporalOp::Leads,
            "LAGS" => TemporalOp::Lags,
            _ => return None,
        };
        self.at += ahead + 1;
        Some((op, mode))
    }

    /// `a P b Q c` is `a P b AND b Q c`.
    fn temporal(&mut self, left: Expr, op: TemporalOp, mode: TemporalMode) -> Result<Expr> {
        let right = self.sum()?;
        let (span, below) = (left.span.to(right.span), left.height.max(right.height));
        let first = ExprKind::Temporal(op, mode, Box::new(left), Box::new(right.clone()));
        let first = self.node_over(first, span, below)?;
        let Some((op, mode)) = self.temporal_op() else { return Ok(first) };
        let rest = self.temporal(right, op, mode)?;
        let (span, below) = (first.span.to(rest.span), first.height.max(rest.height));
        self.node_over(ExprKind::And(vec![first, rest]), span, below)
    }

    pub(super) fn sum(&mut self) -> Result<Expr> {
        let mut left = self.product()?;
        loop {
            let op = match self.peek().kind {
                Kind::Symbol("+") => BinaryOp::Add,
                Kind::Symbol("-") => BinaryOp::Subtract,
                Kind::Symbol("||") => BinaryOp::Concat,
                _ => return Ok(left),
            };
            self.advance();
            let right = self.product()?;
            let (span, below) = (left.span.to(right.span), left.height.max(right.height));
            left = self.node_over(ExprKind::Binary(op, Box::new(left), Box::new(right)), span, below)?;
        }
    }

    fn product(&mut self) -> Result<Expr> {
        let mut left = self.signed()?;
        loop {
            let op = match self.peek().kind {
                Kind::Symbol("*") => BinaryOp::Multiply,
                Kind::Symbol("/") => BinaryOp::Divide,
                _ => return Ok(left),
            };
            self.advance();
            let right = self.signed()?;
            let (span, below) = (left.span.to(right.span), left.height.max(right.height));
            left = self.node_over(ExprKind::Binary(op, Box::new(left), Box::new(right)), span, below)?;
        }
    }

    fn signed(&mut self) -> Result<Expr> {
        let start = self.span();
        if self.is_symbol("-") || self.is_symbol("+") {
            let minus = self.is_symbol("-");
            self.advance();
            let inner = self.nested(Parser::signed)?;
            let (span, below) = (start.to(inner.span), inner.height);
            return self.node_over(ExprKind::Sign(minus, Box::new(inner)), span, below);
        }
        self.primary()
    }

    fn literal(&mut self, literal: Literal, start: Span) -> Expr {
        Expr { kind: ExprKind::Literal(literal), span: start.to(self.last_span()), height: 0 }
    }

    fn primary(&mut self) -> Result<Expr> {
        let start = self.span();
        match self.peek().kind.clone() {
            Kind::Exact(digits) => {
                self.advance();
                Ok(self.literal(Literal::Exact(digits), start))
            }
            Kind::Approximate(digits) => {
                self.advance();
                let number = digits.parse::<f64>().ok().filter(|number| number.is_finite());
                let number = number.ok_or_else(|| {
                    SqlError::invalid(start, format!("Numeric literal '{digits}' out of range"))
                })?;
                Ok(self.literal(Literal::Approximate(number), start))
            }
            Kind::Text(mut text) => {
                self.advance();
                if self.eat("UESCAPE") {
                    let escape = self.text_literal()?.chars().next().unwrap_or('\\');
                    text = super::lexer::unicode(&text, escape)
                        .map_err(|what| SqlError::invalid(start, what))?;
                }
                Ok(self.literal(Literal::Text(text), start))
            }
            Kind::Symbol("(") => self.nested(Parser::parenthesis),
            Kind::Symbol("{") => self.braces(),
            Kind::Quoted(_) => self.column_or_call(),
            Kind::Word(word) => self.word(&word, start),
            _ => Err(self.expected(&["<EXPRESSION>"])),
        }
    }

    fn word(&mut self, word: &str, start: Span) -> Result<Expr> {
        let quoted_next = matches!(self.peek_at(1).kind, Kind::Text(_));
        match word {
            "NULL" | "UNKNOWN" | "TRUE" | "FALSE" => {
                self.advance();
                let literal = match word {
                    "TRUE" => Literal::Boolean(true),
                    "FALSE" => Literal::Boolean(false),
                    _ => Literal::Null,
                };
                Ok(self.literal(literal, start))
            }
            "DATE" | "TIME" | "TIMESTAMP" if quoted_next => {
                self.advance();
                self.datetime(word, start)
            }
            "X" if quoted_next => {
                self.advance();
                let text = self.text_literal()?;
                let bytes = crate::hex::unhex(&text);
                let bytes = bytes.ok_or_else(|| {
                    SqlError::invalid(start, "Binary literal must contain pairs of hexadecimal digits")
                })?;
                Ok(self.literal(Literal::Binary(bytes), start))
            }
            "INTERVAL" => {
                self.advance();
                self.interval(start)
            }
            "CASE" => self.nested(Parser::case),
            "CAST" => self.nested(Parser::cast),
            "EXISTS" => {
                self.advance();
                self.expect_symbol("(")?;
                let query = Box::new(self.query()?);
                let span = start.to(self.expect_symbol(")")?);
                self.node(ExprKind::Exists(query), span, &[])
            }
            "ROW" | "PERIOD" if self.is_symbol_at(1, "(") => {
                self.advance();
                self.nested(Parser::parenthesis)
            }
            _ => self.column_or_call(),
        }
    }

    fn datetime(&mut self, word: &str, start: Span) -> Result<Expr> {
        let text = self.text_literal()?;
        let (read, form) = match word {
            "DATE" => (civil::parse_date(&text).map(Literal::Date), "yyyy-MM-dd"),
            "TIME" => (civil::parse_time(&text).map(Literal::Time), "HH:mm:ss"),
            _ => (civil::parse_timestamp(&text).map(Literal::Timestamp), "yyyy-MM-dd HH:mm:ss"),
        };
        let span = start.to(self.last_span());
        let literal = read.ok_or_else(|| {
            SqlError::invalid(span, format!("Illegal {word} literal '{text}': not in format '{form}'"))
        })?;
        Ok(self.literal(literal, start))
    }

    /// `{d '2020-01-01'}`, `{t '..'}`, `{ts '..'}`.
    fn braces(&mut self) -> Result<Expr> {
        let start = self.advance().span;
        let word = match self.word_at(0) {
            Some("D") => "DATE",
            Some("T") => "TIME",
            Some("TS") => "TIMESTAMP",
            _ => return Err(self.expected(&["\"D\"", "\"T\"", "\"TS\""])),
        };
        self.advance();
        let expr = self.datetime(word, start)?;
        self.expect_symbol("}")?;
        Ok(expr)
    }

    fn parenthesis(&mut self) -> Result<Expr> {
        let start = self.expect_symbol("(")?;
        if matches!(self.word_at(0), Some("SELECT" | "VALUES")) {
            let query = Box::new(self.query()?);
            let span = start.to(self.expect_symbol(")")?);
            return self.node(ExprKind::Scalar(query), span, &[]);
        }
        let mut items = self.list(Parser::expr)?;
        if !self.is_symbol(")") {
            return Err(self.expected(&["\",\"", "\")\""]));
        }
        let span = start.to(self.advance().span);
        if items.len() > 1 {
            let below = items.iter().map(|item| item.height).max().unwrap_or(0);
            return self.node_over(ExprKind::Row(items), span, below);
        }
        let inner = items.remove(0);
        let is_unit = self.word_at(0).and_then(civil::Unit::named).is_some();
        if let (true, ExprKind::Binary(BinaryOp::Subtract, left, right)) = (is_unit, &inner.kind) {
            let (left, right) = (left.clone(), right.clone());
            let qualifier = self.qualifier()?;
            let span = start.to(self.last_span());
            return self.node_over(ExprKind::Difference(left, right, qualifier), span, inner.height);
        }
        Ok(inner)
    }

    fn case(&mut self) -> Result<Expr> {
        let start = self.advance().span;
        let operand = if self.is_word("WHEN") { None } else { Some(Box::new(self.expr()?)) };
        let mut branches = Vec::new();
        let mut below = operand.as_ref().map_or(0, |expr| expr.height);
        while self.eat("WHEN") {
            let when = self.expr()?;
            self.expect("THEN")?;
            let then = self.expr()?;
            below = below.max(when.height).max(then.height);
            branches.push((when, then));
        }
        if branches.is_empty() {
            return Err(self.expected(&["\"WHEN\""]));
        }
        let otherwise = if self.eat("ELSE") { Some(Box::new(self.expr()?)) } else { None };
        below = below.max(otherwise.as_ref().map_or(0, |expr| expr.height));
        if !self.is_word("END") {
            return Err(self.expected(&["\"WHEN\"", "\"ELSE\"", "\"END\""]));
        }
        let span = start.to(self.advance().span);
        self.node_over(ExprKind::Case { operand, branches, otherwise }, span, below)
    }

    fn cast(&mut self) -> Result<Expr> {
        let start = self.advance().span;
        self.expect_symbol("(")?;
        let value = self.expr()?;
        self.expect("AS")?;
        let ty = if self.is_word("INTERVAL") {
            self.advance();
            crate::types::Type::Interval(self.qualifier()?)
        } else {
            self.data_type()?
        };
        let span = start.to(self.expect_symbol(")")?);
        let below = value.height;
        self.node_over(ExprKind::Cast(Box::new(value), ty), span, below)
    }

    fn column_or_call(&mut self) -> Result<Expr> {
        let start = self.span();
        let is_call = self.is_symbol_at(1, "(");
        if let (true, Some(word)) = (is_call, self.word_at(0).map(str::to_string)) {
            return self.nested(|parser| parser.call(&word, start));
        }
        if let Some(
            word @ ("CURRENT_DATE"
            | "CURRENT_TIME"
            | "CURRENT_TIMESTAMP"
            | "LOCALTIME"
            | "LOCALTIMESTAMP"
            | "CURRENT_ROW_TIMESTAMP"
            | "CURRENT_PATH"
            | "SYSTEM_USER"
            | "CURRENT_USER"),
        ) = self.word_at(0)
        {
            let name = Name { text: word.to_string(), span: start };
            self.advance();
            return Ok(self.plain_call(name, Vec::new(), start));
        }
        let mut names = vec![self.name_in_expression()?];
        while self.is_symbol(".") {
            self.advance();
            if self.is_symbol_at(1, "(") && names.len() == 1 {
                // A function of a schema.
                if let Some(word) = self.word_at(0).map(str::to_string) {
                    return self.nested(|parser| parser.call(&word, start));
                }
            }
            names.push(self.name()?);
        }
        let span = start.to(self.last_span());
        Ok(Expr { kind: ExprKind::Column(names), span, height: 0 })
    }

    fn name_in_expression(&mut self) -> Result<Name> {
        match &self.peek().kind {
            Kind::Word(word) if super::reserved::is_reserved(word) && !is_system_column(word) => {
                let mut error = self.expected(&["<EXPRESSION>"]);
                error.message = format!(
                    "{} ({word} is a reserved word: as a name it is written in double quotes)",
                    error.message
                );
                Err(error)
            }
            _ => self.name(),
        }
    }

    pub(super) fn plain_call(&self, name: Name, arguments: Vec<Expr>, start: Span) -> Expr {
        let height = arguments.iter().map(|argument| argument.height).max().unwrap_or(0) + 1;
        let call = Call {
            name,
            arguments,
            star: false,
            distinct: false,
            ignore_nulls: false,
            from_last: false,
            over: None,
        };
        Expr { kind: ExprKind::Call(Box::new(call)), span: start.to(self.last_span()), height }
    }
}
