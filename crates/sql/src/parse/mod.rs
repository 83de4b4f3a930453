//! Tokens to the tree: statements here, queries in [`query`], expressions in [`expression`].

mod expression;
mod interval;
mod lexer;
mod query;
pub mod reserved;
mod special;
mod types;

use crate::ast::*;
use crate::error::{Result, Span, SqlError};
use lexer::{Kind, Token};

pub use lexer::{PROGRAM_BYTES_MAX, Setting};

/// The levels of one expression or query within another.
const DEPTH_MAX: u16 = 200;
/// The most statements of a program.
const STATEMENTS_MAX: usize = 2000;

/// Reads a whole program, and the settings in its comments.
pub fn program(text: &str) -> Result<(Vec<Statement>, Vec<Setting>)> {
    let (tokens, settings) = lexer::read(text)?;
    let mut parser = Parser { text, tokens, at: 0, depth: 0 };
    let mut statements = Vec::new();
    loop {
        while parser.eat_symbol(";") {}
        if parser.peek().kind == Kind::End {
            return Ok((statements, settings));
        }
        if statements.len() == STATEMENTS_MAX {
            let message = format!("A program has at most {STATEMENTS_MAX} statements");
            return Err(SqlError::invalid(parser.span(), message));
        }
        statements.push(parser.statement()?);
        if parser.peek().kind != Kind::End && !parser.eat_symbol(";") {
            return Err(parser.expected(&["\";\"", "<EOF>"]));
        }
    }
}

/// Reads one expression, as in the type of a declared column of a log parser or in a test.
#[cfg(test)]
pub fn expression(text: &str) -> Result<Expr> {
    let mut parser = Parser { text, tokens: lexer::tokens(text)?, at: 0, depth: 0 };
    let expr = parser.expr()?;
    if parser.peek().kind == Kind::End { Ok(expr) } else { Err(parser.expected(&["<EOF>"])) }
}

/// Reads a type alone.
pub fn data_type(text: &str) -> Result<crate::types::Type> {
    let mut parser = Parser { text, tokens: lexer::tokens(text)?, at: 0, depth: 0 };
    let ty = parser.data_type()?;
    if parser.peek().kind == Kind::End { Ok(ty) } else { Err(parser.expected(&["<EOF>"])) }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: u16,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.at]
    }

    fn peek_at(&self, ahead: usize) -> &Token {
        &self.tokens[(self.at + ahead).min(self.tokens.len() - 1)]
    }

    fn span(&self) -> Span {
        self.peek().span
    }

    /// The token that was taken last.
    fn last_span(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    /// The word that was taken last, if it was one.
    fn last_word(&self) -> Option<&str> {
        match &self.tokens[self.at.saturating_sub(1)].kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn advance(&mut self) -> Token {
        let token = self.tokens[self.at].clone();
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        token
    }

    fn word_at(&self, ahead: usize) -> Option<&str> {
        match &self.peek_at(ahead).kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is_word(&self, word: &str) -> bool {
        self.word_at(0) == Some(word)
    }

    fn are_words(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(ahead, word)| self.word_at(ahead) == Some(word))
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        matches!(&self.peek().kind, Kind::Symbol(found) if *found == symbol)
    }

    fn is_symbol_at(&self, ahead: usize, symbol: &str) -> bool {
        matches!(&self.peek_at(ahead).kind, Kind::Symbol(found) if *found == symbol)
    }

    fn eat_words(&mut self, words: &[&str]) -> bool {
        let found = self.are_words(words);
        if found {
            self.at += words.len();
        }
        found
    }

    fn eat(&mut self, word: &str) -> bool {
        self.eat_words(&[word])
    }

    fn eat_symbol(&mut self, symbol: &str) -> bool {
        let found = self.is_symbol(symbol);
        if found {
            self.advance();
        }
        found
    }

    fn expect(&mut self, word: &str) -> Result<Span> {
        if self.is_word(word) {
            Ok(self.advance().span)
        } else {
            Err(self.expected(&[&format!("\"{word}\"")]))
        }
    }

    fn expect_symbol(&mut self, symbol: &str) -> Result<Span> {
        if self.is_symbol(symbol) {
            Ok(self.advance().span)
        } else {
            Err(self.expected(&[&format!("\"{symbol}\"")]))
        }
    }

    /// What stands here and what could.
    fn expected(&self, what: &[&str]) -> SqlError {
        let token = self.peek();
        let start = token.span.start;
        let found = match &token.kind {
            Kind::End => "<EOF>".to_string(),
            _ => format!("\"{}\"", &self.text[token.bytes.0..token.bytes.1]),
        };
        let one = if what.len() == 1 { "Was expecting: " } else { "Was expecting one of: " };
        let message = format!(
            "Encountered {found} at line {}, column {}. {one}{}",
            start.line,
            start.column,
            what.join(", ")
        );
        SqlError::syntax(token.span, message)
    }

    /// Runs a rule one level deeper.
    fn nested<T>(&mut self, rule: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth >= DEPTH_MAX {
            let message = format!("Too deeply nested: more than {DEPTH_MAX} levels");
            return Err(SqlError::invalid(self.span(), message));
        }
        self.depth += 1;
        let result = rule(self);
        self.depth -= 1;
        result
    }

    /// A name that is not a reserved word.
    fn name(&mut self) -> Result<Name> {
        match &self.peek().kind {
            Kind::Quoted(text) => {
                let text = text.clone();
                Ok(Name { text, span: self.advance().span })
            }
            Kind::Word(text) if !reserved::is_reserved(text) || reserved::is_system_column(text) => {
                let text = text.clone();
                Ok(Name { text, span: self.advance().span })
            }
            Kind::Word(text) => {
                let mut error = self.expected(&["<IDENTIFIER>"]);
                error.message =
                    format!("{} ({text} is a reserved word: write it in double quotes)", error.message);
                Err(error)
            }
            _ => Err(self.expected(&["<IDENTIFIER>"])),
        }
    }

    /// `schema.name`: the last part.
    fn qualified_name(&mut self) -> Result<Name> {
        let mut name = self.name()?;
        while self.eat_symbol(".") {
            name = self.name()?;
        }
        Ok(name)
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let mut items = vec![item(self)?];
        while self.eat_symbol(",") {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// `(a, b, c)`.
    fn name_list(&mut self) -> Result<Vec<Name>> {
        self.expect_symbol("(")?;
        let names = self.list(Parser::name)?;
        if !self.is_symbol(")") {
            return Err(self.expected(&["\",\"", "\")\""]));
        }
        self.advance();
        Ok(names)
    }

    fn text_literal(&mut self) -> Result<String> {
        match &self.peek().kind {
            Kind::Text(text) => {
                let text = text.clone();
                self.advance();
                Ok(text)
            }
            _ => Err(self.expected(&["<QUOTED_STRING>"])),
        }
    }

    fn statement(&mut self) -> Result<Statement> {
        let span = self.span();
        if !self.eat("CREATE") {
            let word = self.word_at(0).unwrap_or_default();
            if matches!(
                word,
                "ALTER" | "DROP" | "SET" | "INSERT" | "SELECT" | "DELETE" | "UPDATE" | "MERGE" | "EXPLAIN"
            ) {
                let hint = if matches!(word, "INSERT" | "SELECT") {
                    ": it stands in CREATE PUMP name AS INSERT INTO ..."
                } else {
                    ""
                };
                let message = format!("Statement {word} is not supported{hint}");
                return Err(SqlError::invalid(span, message));
            }
            return Err(self.expected(&["\"CREATE\""]));
        }
        let replace = self.eat_words(&["OR", "REPLACE"]);
        let found = self.word_at(0).unwrap_or_default().to_string();
        match found.as_str() {
            "STREAM" => self.create_stream(replace),
            "PUMP" => self.create_pump(replace),
            "VIEW" => self.create_view(replace),
            "FUNCTION" => self.create_function(replace),
            "SCHEMA" | "TABLE" | "FOREIGN" | "INDEX" => Err(SqlError::invalid(
                span.to(self.span()),
                format!("Statement CREATE {found} is not supported"),
            )),
            _ if replace => Err(self.expected(&["\"STREAM\"", "\"PUMP\"", "\"VIEW\"", "\"FUNCTION\""])),
            _ => Err(self.expected(&["\"OR\"", "\"STREAM\"", "\"PUMP\"", "\"VIEW\"", "\"FUNCTION\""])),
        }
    }

    fn column(&mut self) -> Result<ColumnDeclaration> {
        let name = self.name()?;
        let ty = self.data_type()?;
        let not_null = self.eat_words(&["NOT", "NULL"]);
        if !not_null {
            self.eat("NULL");
        }
        Ok(ColumnDeclaration { name, ty, not_null })
    }

    fn columns(&mut self) -> Result<Vec<ColumnDeclaration>> {
        self.expect_symbol("(")?;
        let columns = if self.is_symbol(")") { Vec::new() } else { self.list(Parser::column)? };
        if !self.is_symbol(")") {
            return Err(self.expected(&["\",\"", "\")\"", "\"NOT\""]));
        }
        self.advance();
        Ok(columns)
    }

    fn description(&mut self) -> Result<()> {
        if self.eat("DESCRIPTION") {
            self.text_literal()?;
        }
        Ok(())
    }

    fn create_stream(&mut self, replace: bool) -> Result<Statement> {
        self.advance();
        let name = self.qualified_name()?;
        let at = self.span();
        let columns = self.columns()?;
        if columns.is_empty() {
            return Err(SqlError::invalid(at.to(self.last_span()), "A stream has at least one column"));
        }
        self.description()?;
        Ok(Statement::Stream(CreateStream { name, replace, columns }))
    }

    fn create_pump(&mut self, replace: bool) -> Result<Statement> {
        self.advance();
        let name = self.qualified_name()?;
        if !self.eat("STOPPED") {
            self.eat("STARTED");
        }
        self.description()?;
        self.expect("AS")?;
        let start = self.expect("INSERT")?;
        self.eat("EXPEDITED");
        self.expect("INTO")?;
        let target = self.qualified_name()?;
        let listed = self.is_symbol("(") && !matches!(self.word_at(1), Some("SELECT" | "VALUES"));
        let columns = if listed && !self.is_symbol_at(1, "(") { Some(self.name_list()?) } else { None };
        let query = self.query()?;
        let span = start.to(self.last_span());
        Ok(Statement::Pump(CreatePump { name, replace, target, columns, query, span }))
    }

    fn create_view(&mut self, replace: bool) -> Result<Statement> {
        self.advance();
        let name = self.qualified_name()?;
        let columns = if self.is_symbol("(") { Some(self.name_list()?) } else { None };
        self.description()?;
        self.expect("AS")?;
        Ok(Statement::View(CreateView { name, replace, columns, query: self.query()? }))
    }

    fn create_function(&mut self, replace: bool) -> Result<Statement> {
        self.advance();
        let name = self.qualified_name()?;
        let parameters = self.columns()?;
        self.expect("RETURNS")?;
        let returns = self.data_type()?;
        let mut null_on_null = false;
        loop {
            if self.eat("LANGUAGE") {
                self.expect("SQL")?;
            } else if self.eat("SPECIFIC") {
                self.qualified_name()?;
            } else if self.eat_words(&["RETURNS", "NULL", "ON", "NULL", "INPUT"]) {
                null_on_null = true;
            } else if !(self.eat("DETERMINISTIC")
                || self.eat_words(&["NOT", "DETERMINISTIC"])
                || self.eat_words(&["CONTAINS", "SQL"])
                || self.eat_words(&["READS", "SQL", "DATA"])
                || self.eat_words(&["MODIFIES", "SQL", "DATA"])
                || self.eat_words(&["NO", "SQL"])
                || self.eat_words(&["CALLED", "ON", "NULL", "INPUT"]))
            {
                break;
            }
        }
        if !self.is_word("RETURN") {
            return Err(self.expected(&[
                "\"RETURN\"",
                "\"CONTAINS\"",
                "\"LANGUAGE\"",
                "\"RETURNS\"",
                "\"CALLED\"",
            ]));
        }
        self.advance();
        let body = self.expr()?;
        Ok(Statement::Function(CreateFunction { name, replace, parameters, returns, null_on_null, body }))
    }
}
