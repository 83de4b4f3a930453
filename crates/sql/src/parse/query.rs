//! Queries: SELECT and all its clauses, FROM, windows, set operations.

use super::Parser;
use super::lexer::Kind;
use super::reserved::is_reserved;
use crate::ast::*;
use crate::error::{Result, Span, SqlError};

impl Parser<'_> {
    pub(super) fn query(&mut self) -> Result<Query> {
        self.nested(|parser| {
            let start = parser.span();
            let mut query = parser.query_term()?;
            loop {
                let span = parser.span();
                let op = match parser.word_at(0) {
                    Some("UNION") => "UNION",
                    Some("INTERSECT") => "INTERSECT",
                    Some("EXCEPT") => "EXCEPT",
                    _ => break,
                };
                parser.advance();
                let all = parser.eat("ALL");
                if !all {
                    parser.eat("DISTINCT");
                }
                let right = Box::new(parser.query_term()?);
                let body = QueryBody::Set { op, all, left: Box::new(query), right, span };
                query = Query { body, order_by: Vec::new(), span: start.to(parser.last_span()) };
            }
            if parser.eat_words(&["ORDER", "BY"]) {
                query.order_by = parser.list(Parser::order_item)?;
            }
            query.span = start.to(parser.last_span());
            Ok(query)
        })
    }

    fn query_term(&mut self) -> Result<Query> {
        let start = self.span();
        let body = if self.is_word("SELECT") {
            QueryBody::Select(Box::new(self.select()?))
        } else if self.eat("VALUES") {
            QueryBody::Values(self.list(Parser::values_row)?)
        } else if self.eat_symbol("(") {
            let query = self.query()?;
            self.expect_symbol(")")?;
            return Ok(query);
        } else {
            return Err(self.expected(&["\"SELECT\"", "\"VALUES\"", "\"(\""]));
        };
        Ok(Query { body, order_by: Vec::new(), span: start.to(self.last_span()) })
    }

    fn values_row(&mut self) -> Result<Vec<Expr>> {
        let row = self.expr()?;
        Ok(match row.kind {
            ExprKind::Row(items) => items,
            _ => vec![row],
        })
    }

    fn order_item(&mut self) -> Result<OrderItem> {
        let expr = self.expr()?;
        let descending = self.eat("DESC");
        if !descending {
            self.eat("ASC");
        }
        let within = if self.eat("WITHIN") { Some(self.expr()?) } else { None };
        Ok(OrderItem { expr, descending, within })
    }

    fn select(&mut self) -> Result<Select> {
        let span = self.advance().span;
        let stream = self.eat("STREAM");
        let distinct = self.eat("DISTINCT");
        if !distinct {
            self.eat("ALL");
        }
        let items = self.list(Parser::select_item)?;
        let from = if self.eat("FROM") {
            Some(self.from()?)
        } else if matches!(self.peek().kind, Kind::End | Kind::Symbol(";" | ")")) {
            None
        } else {
            return Err(self.expected(&["\",\"", "\"AS\"", "\"FROM\""]));
        };
        let mut select = Select {
            span,
            stream,
            distinct,
            items,
            from,
            filter: None,
            group_by: None,
            stagger: None,
            having: None,
            windows: Vec::new(),
        };
        if self.eat("WHERE") {
            select.filter = Some(self.expr()?);
        }
        if self.is_word("GROUP") {
            self.advance();
            self.expect("BY")?;
            select.group_by = Some(self.group_items()?);
        }
        if self.are_words(&["WINDOWED", "BY"]) {
            select.stagger = Some(self.stagger()?);
        }
        if self.eat("HAVING") {
            select.having = Some(self.expr()?);
        }
        if self.eat("WINDOW") {
            select.windows = self.list(|parser| {
                let name = parser.name()?;
                parser.expect("AS")?;
                Ok((name, parser.window_spec()?))
            })?;
        }
        Ok(select)
    }

    /// `a, b` or `(a, b)`.
    fn group_items(&mut self) -> Result<Vec<Expr>> {
        if self.is_symbol("(") && self.is_symbol_at(1, ")") {
            self.at += 2;
            return Ok(Vec::new());
        }
        let items = self.list(Parser::expr)?;
        Ok(items
            .into_iter()
            .flat_map(|item| match item.kind {
                ExprKind::Row(items) => items,
                _ => vec![item],
            })
            .collect())
    }

    fn stagger(&mut self) -> Result<Stagger> {
        let start = self.span();
        self.at += 2;
        self.expect("STAGGER")?;
        self.expect_symbol("(")?;
        self.expect("PARTITION")?;
        self.expect("BY")?;
        let keys = self.list(Parser::expr)?;
        self.expect("RANGE")?;
        let length = self.expr()?;
        self.eat("PRECEDING");
        self.expect_symbol(")")?;
        Ok(Stagger { keys, length, span: start.to(self.last_span()) })
    }

    fn select_item(&mut self) -> Result<SelectItem> {
        if self.is_symbol("*") {
            return Ok(SelectItem::Star(self.advance().span));
        }
        // `t.*`
        let mut ahead = 0;
        while matches!(self.peek_at(ahead).kind, Kind::Word(_) | Kind::Quoted(_))
            && self.is_symbol_at(ahead + 1, ".")
        {
            ahead += 2;
        }
        if ahead > 0 && self.is_symbol_at(ahead, "*") {
            let mut names = Vec::new();
            while !self.is_symbol("*") {
                names.push(self.name()?);
                self.expect_symbol(".")?;
            }
            self.advance();
            return Ok(SelectItem::QualifiedStar(names));
        }
        let expr = self.expr()?;
        let alias = if self.eat("AS") || self.starts_alias() { Some(self.name()?) } else { None };
        Ok(SelectItem::Expr(expr, alias))
    }

    fn starts_alias(&self) -> bool {
        match &self.peek().kind {
            Kind::Quoted(_) => true,
            Kind::Word(word) => !is_reserved(word) && !self.are_words(&["WINDOWED", "BY"]),
            _ => false,
        }
    }

    fn alias(&mut self) -> Result<Option<Alias>> {
        if !self.eat("AS") && !self.starts_alias() {
            return Ok(None);
        }
        let name = self.name()?;
        let columns = if self.is_symbol("(") { self.name_list()? } else { Vec::new() };
        Ok(Some(Alias { name, columns }))
    }

    fn from(&mut self) -> Result<TableRef> {
        let mut left = self.joined()?;
        while self.is_symbol(",") {
            let span = self.advance().span;
            let right = self.joined()?;
            let (left_box, right) = (Box::new(left), Box::new(right));
            left = TableRef::Join {
                left: left_box,
                right,
                kind: JoinKind::Cross,
                condition: JoinCondition::None,
                span,
            };
        }
        Ok(left)
    }

    fn joined(&mut self) -> Result<TableRef> {
        let mut left = self.table()?;
        let mut joins = 0;
        loop {
            let span = self.span();
            let natural = self.eat("NATURAL");
            let kind = if self.eat("JOIN") || self.eat_words(&["INNER", "JOIN"]) {
                JoinKind::Inner
            } else if self.eat_words(&["LEFT", "JOIN"]) || self.eat_words(&["LEFT", "OUTER", "JOIN"]) {
                JoinKind::Left
            } else if self.eat_words(&["RIGHT", "JOIN"]) || self.eat_words(&["RIGHT", "OUTER", "JOIN"]) {
                JoinKind::Right
            } else if self.eat_words(&["FULL", "JOIN"]) || self.eat_words(&["FULL", "OUTER", "JOIN"]) {
                JoinKind::Full
            } else if self.eat_words(&["CROSS", "JOIN"]) {
                JoinKind::Cross
            } else if natural
                || matches!(self.word_at(0), Some("LEFT" | "RIGHT" | "FULL" | "INNER" | "CROSS"))
            {
                if !natural {
                    self.advance();
                }
                return Err(self.expected(&["\"JOIN\""]));
            } else {
                return Ok(left);
            };
            joins += 1;
            if joins > 32 {
                return Err(SqlError::invalid(span, "A FROM clause joins at most 33 streams and tables"));
            }
            let right = self.table()?;
            let condition = if kind == JoinKind::Cross {
                JoinCondition::None
            } else if natural {
                JoinCondition::Natural
            } else if self.eat("ON") {
                JoinCondition::On(self.expr()?)
            } else if self.eat("USING") {
                JoinCondition::Using(self.name_list()?)
            } else {
                return Err(self.expected(&["\"ON\"", "\"USING\""]));
            };
            left = TableRef::Join { left: Box::new(left), right: Box::new(right), kind, condition, span };
        }
    }

    fn table(&mut self) -> Result<TableRef> {
        let start = self.span();
        if self.is_word("TABLE") && self.is_symbol_at(1, "(") {
            return self.nested(|parser| parser.table_function(start));
        }
        self.eat("STREAM");
        if self.eat_symbol("(") {
            return self.nested(|parser| {
                if !matches!(parser.word_at(0), Some("SELECT" | "VALUES")) && !parser.is_symbol("(") {
                    let inner = parser.from()?;
                    parser.expect_symbol(")")?;
                    return Ok(inner);
                }
                let query = Box::new(parser.query()?);
                parser.expect_symbol(")")?;
                let over = parser.table_over()?;
                Ok(TableRef::Query { query, over, alias: parser.alias()? })
            });
        }
        let name = self.qualified_name()?;
        let over = self.table_over()?;
        let alias = self.alias()?;
        let over = if over.is_none() { self.table_over()? } else { over };
        Ok(TableRef::Named { name, over, alias })
    }

    fn table_over(&mut self) -> Result<Option<WindowSpec>> {
        if self.eat("OVER") { Ok(Some(self.window_reference()?)) } else { Ok(None) }
    }

    fn table_function(&mut self, start: Span) -> Result<TableRef> {
        self.at += 2;
        let name = self.qualified_name()?;
        self.expect_symbol("(")?;
        let arguments = self.list(|parser| {
            if parser.is_word("CURSOR") {
                parser.advance();
                parser.expect_symbol("(")?;
                let query = parser.query()?;
                parser.expect_symbol(")")?;
                Ok(TableArgument::Cursor(query))
            } else {
                Ok(TableArgument::Expr(parser.expr()?))
            }
        })?;
        self.expect_symbol(")")?;
        self.expect_symbol(")")?;
        let span = start.to(self.last_span());
        Ok(TableRef::Function { name, arguments, alias: self.alias()?, span })
    }

    /// After OVER: a name or a specification.
    pub(super) fn window_reference(&mut self) -> Result<WindowSpec> {
        if self.is_symbol("(") {
            return self.window_spec();
        }
        let name = self.name()?;
        let span = name.span;
        Ok(WindowSpec { base: Some(name), partition: Vec::new(), order: Vec::new(), frame: None, span })
    }

    fn window_spec(&mut self) -> Result<WindowSpec> {
        let start = self.expect_symbol("(")?;
        let named = matches!(&self.peek().kind, Kind::Quoted(_))
            || self.word_at(0).is_some_and(|word| !is_reserved(word));
        let base = if named { Some(self.name()?) } else { None };
        let partition =
            if self.eat_words(&["PARTITION", "BY"]) { self.list(Parser::expr)? } else { Vec::new() };
        let order = if self.eat_words(&["ORDER", "BY"]) {
            self.list(|parser| Ok(parser.order_item()?.expr))?
        } else {
            Vec::new()
        };
        let frame = if self.is_word("RANGE") || self.is_word("ROWS") { Some(self.frame()?) } else { None };
        if !self.is_symbol(")") {
            return Err(self.expected(&["\"PARTITION\"", "\"ORDER\"", "\"RANGE\"", "\"ROWS\"", "\")\""]));
        }
        self.advance();
        Ok(WindowSpec { base, partition, order, frame, span: start.to(self.last_span()) })
    }

    fn frame(&mut self) -> Result<Frame> {
        let start = self.span();
        let rows = self.is_word("ROWS");
        self.advance();
        let (first, end) = if self.eat("BETWEEN") {
            let first = self.frame_bound()?;
            self.expect("AND")?;
            (first, Some(self.frame_bound()?))
        } else {
            (self.frame_bound()?, None)
        };
        Ok(Frame { rows, start: first, end, span: start.to(self.last_span()) })
    }

    fn frame_bound(&mut self) -> Result<FrameBound> {
        if self.eat_words(&["CURRENT", "ROW"]) {
            return Ok(FrameBound::CurrentRow);
        }
        if self.eat("UNBOUNDED") {
            if self.eat("PRECEDING") {
                return Ok(FrameBound::UnboundedPreceding);
            }
            self.expect("FOLLOWING")?;
            return Ok(FrameBound::UnboundedFollowing);
        }
        let length = self.sum()?;
        if self.eat("PRECEDING") {
            Ok(FrameBound::Preceding(length))
        } else if self.eat("FOLLOWING") {
            Ok(FrameBound::Following(length))
        } else {
            Err(self.expected(&["\"PRECEDING\"", "\"FOLLOWING\""]))
        }
    }
}
