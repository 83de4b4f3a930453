//! Calls: the common form, aggregates with their words, and functions with a grammar of their own. The latter get
//! names with a blank in them (`FLOOR TO`), by which the functions of the registry are found.

use super::Parser;
use crate::ast::*;
use crate::error::{Result, Span};

impl Parser<'_> {
    pub(super) fn call(&mut self, word: &str, start: Span) -> Result<Expr> {
        let name = Name { text: word.to_string(), span: self.advance().span };
        self.expect_symbol("(")?;
        let special = match word {
            "FLOOR" | "CEIL" | "CEILING" => self.rounding(&name, start)?,
            "STEP" => self.step(&name, start)?,
            "EXTRACT" => self.extract(&name, start)?,
            "POSITION" => self.position(&name, start)?,
            "SUBSTRING" => self.substring(&name, start)?,
            "OVERLAY" => self.overlay(&name, start)?,
            "TRIM" => self.trim(&name, start)?,
            _ => self.common_call(name, start)?,
        };
        let height = special.height;
        self.node_over(special.kind, special.span, height.saturating_sub(1))
    }

    fn close(&mut self) -> Result<()> {
        if !self.is_symbol(")") {
            return Err(self.expected(&["\",\"", "\")\""]));
        }
        self.advance();
        Ok(())
    }

    fn word_literal(text: &str, span: Span) -> Expr {
        Expr { kind: ExprKind::Literal(Literal::Text(text.to_string())), span, height: 0 }
    }

    fn finish(&mut self, name: &Name, suffix: &str, arguments: Vec<Expr>, start: Span) -> Result<Expr> {
        self.close()?;
        let name = Name { text: format!("{}{suffix}", name.text), span: name.span };
        Ok(self.plain_call(name, arguments, start))
    }

    fn rest(&mut self, mut arguments: Vec<Expr>) -> Result<Vec<Expr>> {
        while self.eat_symbol(",") {
            arguments.push(self.expr()?);
        }
        Ok(arguments)
    }

    fn rounding(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let value = self.expr()?;
        if self.eat("TO") {
            let span = self.span();
            let unit = self.unit()?.to_string();
            return self.finish(name, " TO", vec![value, Self::word_literal(&unit, span)], start);
        }
        let arguments = self.rest(vec![value])?;
        self.finish(name, "", arguments, start)
    }

    fn step(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let value = self.expr()?;
        if !self.eat_symbol(",") && !self.eat("BY") {
            return Err(self.expected(&["\"BY\""]));
        }
        let width = self.expr()?;
        self.finish(name, "", vec![value, width], start)
    }

    fn extract(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let span = self.span();
        let unit = self.unit()?.to_string();
        self.expect("FROM")?;
        let value = self.expr()?;
        self.finish(name, "", vec![Self::word_literal(&unit, span), value], start)
    }

    fn position(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let part = self.sum()?;
        self.expect("IN")?;
        let whole = self.expr()?;
        self.finish(name, "", vec![part, whole], start)
    }

    fn substring(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let text = self.sum()?;
        if self.eat("FROM") {
            let mut arguments = vec![text, self.expr()?];
            if self.eat("FOR") {
                arguments.push(self.expr()?);
            }
            return self.finish(name, " FROM", arguments, start);
        }
        if self.eat("SIMILAR") {
            let pattern = self.sum()?;
            self.expect("ESCAPE")?;
            let escape = self.sum()?;
            return self.finish(name, " SIMILAR", vec![text, pattern, escape], start);
        }
        if !self.is_symbol(",") {
            return Err(self.expected(&["\"FROM\"", "\"SIMILAR\"", "\",\""]));
        }
        let arguments = self.rest(vec![text])?;
        self.finish(name, "", arguments, start)
    }

    fn overlay(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let mut arguments = vec![self.expr()?];
        self.expect("PLACING")?;
        arguments.push(self.expr()?);
        self.expect("FROM")?;
        arguments.push(self.expr()?);
        if self.eat("FOR") {
            arguments.push(self.expr()?);
        }
        self.finish(name, "", arguments, start)
    }

    fn trim(&mut self, name: &Name, start: Span) -> Result<Expr> {
        let span = self.span();
        let mode = match self.word_at(0) {
            Some("LEADING") => "LEADING",
            Some("TRAILING") => "TRAILING",
            Some("BOTH") => "BOTH",
            _ => "",
        };
        if !mode.is_empty() {
            self.advance();
        }
        let mode_literal = Self::word_literal(if mode.is_empty() { "BOTH" } else { mode }, span);
        let blank = Self::word_literal(" ", span);
        if self.eat("FROM") {
            let value = self.expr()?;
            return self.finish(name, "", vec![mode_literal, blank, value], start);
        }
        let first = self.expr()?;
        if self.eat("FROM") {
            let value = self.expr()?;
            return self.finish(name, "", vec![mode_literal, first, value], start);
        }
        if !mode.is_empty() {
            return Err(self.expected(&["\"FROM\""]));
        }
        self.finish(name, "", vec![mode_literal, blank, first], start)
    }

    fn common_call(&mut self, name: Name, start: Span) -> Result<Expr> {
        let mut expr = self.plain_call(name, Vec::new(), start);
        let ExprKind::Call(call) = &mut expr.kind else { return Ok(expr) };
        if self.eat_symbol("*") {
            call.star = true;
        } else if !self.is_symbol(")") {
            call.distinct = self.eat("DISTINCT");
            if !call.distinct {
                self.eat("ALL");
            }
            call.arguments = self.list(Parser::expr)?;
        }
        self.null_treatment(call);
        self.close()?;
        if self.eat_words(&["FROM", "LAST"]) {
            call.from_last = true;
        } else {
            self.eat_words(&["FROM", "FIRST"]);
        }
        self.null_treatment(call);
        if self.eat("OVER") {
            call.over = Some(self.window_reference()?);
        }
        expr.span = start.to(self.last_span());
        expr.height = call.arguments.iter().map(|argument| argument.height).max().unwrap_or(0) + 1;
        Ok(expr)
    }

    fn null_treatment(&mut self, call: &mut Call) {
        if self.eat_words(&["IGNORE", "NULLS"]) {
            call.ignore_nulls = true;
        } else {
            self.eat_words(&["RESPECT", "NULLS"]);
        }
    }
}
