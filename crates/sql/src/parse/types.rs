//! Types in the text.

use super::Parser;
use super::lexer::Kind;
use crate::error::{Result, SqlError};
use crate::types::{LENGTH_MAX, Type};

const NAMES: [&str; 8] = [
    "\"INTEGER\"",
    "\"BIGINT\"",
    "\"DOUBLE\"",
    "\"DECIMAL\"",
    "\"VARCHAR\"",
    "\"BOOLEAN\"",
    "\"TIMESTAMP\"",
    "...",
];

impl Parser<'_> {
    pub(super) fn unsigned(&mut self) -> Result<u32> {
        let Kind::Exact(digits) = &self.peek().kind else {
            return Err(self.expected(&["<UNSIGNED_INTEGER_LITERAL>"]));
        };
        let Ok(number) = digits.parse() else { return Err(self.expected(&["<UNSIGNED_INTEGER_LITERAL>"])) };
        self.advance();
        Ok(number)
    }

    fn length(&mut self, default: u32) -> Result<u32> {
        if !self.eat_symbol("(") {
            return Ok(default);
        }
        let span = self.span();
        let length = self.unsigned()?;
        self.expect_symbol(")")?;
        if !(1..=LENGTH_MAX).contains(&length) {
            let message =
                format!("Length of a character or binary type must be from 1 to {LENGTH_MAX}, not {length}");
            return Err(SqlError::invalid(span, message));
        }
        Ok(length)
    }

    fn ignore_precision(&mut self) -> Result<()> {
        if self.eat_symbol("(") {
            self.unsigned()?;
            self.expect_symbol(")")?;
        }
        Ok(())
    }

    fn decimal(&mut self) -> Result<Type> {
        if !self.eat_symbol("(") {
            return Ok(Type::Decimal(18, 0));
        }
        let span = self.span();
        let precision = self.unsigned()?;
        let scale = if self.eat_symbol(",") { self.unsigned()? } else { 0 };
        self.expect_symbol(")")?;
        if !(1..=19).contains(&precision) {
            return Err(SqlError::invalid(
                span,
                format!("Numeric precision {precision} must be between 1 and 18"),
            ));
        }
        if scale > precision {
            let message = format!("Numeric scale {scale} must be between 0 and the precision {precision}");
            return Err(SqlError::invalid(span, message));
        }
        Ok(Type::Decimal(precision.min(18) as u8, scale.min(18) as u8))
    }

    pub(super) fn data_type(&mut self) -> Result<Type> {
        let Some(word) = self.word_at(0).map(str::to_string) else { return Err(self.expected(&NAMES)) };
        let span = self.span();
        let known =
            !matches!(word.as_str(), "INTERVAL" | "ARRAY" | "MULTISET" | "BLOB" | "CLOB" | "ROW" | "ANY");
        if !known {
            return Err(SqlError::invalid(span, format!("Type {word} is not supported for a column")));
        }
        self.advance();
        Ok(match word.as_str() {
            "TINYINT" => Type::TinyInt,
            "SMALLINT" => Type::SmallInt,
            "INT" | "INTEGER" => Type::Integer,
            "BIGINT" => Type::BigInt,
            "DECIMAL" | "DEC" | "NUMERIC" => self.decimal()?,
            "REAL" => Type::Real,
            "DOUBLE" => {
                self.eat("PRECISION");
                Type::Double
            }
            "FLOAT" => {
                self.ignore_precision()?;
                Type::Float
            }
            "BOOLEAN" => Type::Boolean,
            "CHAR" | "CHARACTER" | "NCHAR" => {
                if self.eat("VARYING") {
                    Type::Varchar(self.length(LENGTH_MAX)?)
                } else {
                    Type::Char(self.length(1)?)
                }
            }
            "VARCHAR" | "NVARCHAR" => Type::Varchar(self.length(LENGTH_MAX)?),
            "BINARY" => {
                if self.eat("VARYING") {
                    Type::Varbinary(self.length(LENGTH_MAX)?)
                } else {
                    Type::Binary(self.length(1)?)
                }
            }
            "VARBINARY" => Type::Varbinary(self.length(LENGTH_MAX)?),
            "DATE" => Type::Date,
            "TIME" => {
                self.ignore_precision()?;
                Type::Time
            }
            "TIMESTAMP" => {
                self.ignore_precision()?;
                Type::Timestamp
            }
            _ => {
                self.at -= 1;
                return Err(self.expected(&NAMES));
            }
        })
    }
}
