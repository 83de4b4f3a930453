//! What a function is.

use std::any::Any;
use std::sync::Arc;

use super::format::Format;
use super::java::Regex;
use crate::expr::context::{Context, Evaluated};
use crate::types::{LENGTH_MAX, Type};
use crate::value::Value;

/// The kind of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Any number, as it is.
    Number,
    /// Any number, converted to DOUBLE.
    Double,
    /// A whole number.
    Integer,
    /// Text.
    Text,
    /// Bytes.
    Binary,
    /// TIMESTAMP; DATE too.
    Timestamp,
    /// DATE, TIME or TIMESTAMP.
    Datetime,
    /// TIME.
    Time,
    /// DATE.
    Date,
    /// INTERVAL.
    Interval,
    /// Anything.
    Any,
}

impl Arg {
    pub(super) fn takes(self, ty: &Type) -> bool {
        matches!(ty, Type::Null)
            || match self {
                Arg::Number | Arg::Double => ty.is_numeric(),
                Arg::Integer => ty.is_integer() || matches!(ty, Type::Decimal(_, 0)),
                Arg::Text => ty.is_text(),
                Arg::Binary => ty.is_binary(),
                Arg::Timestamp => matches!(ty, Type::Timestamp | Type::Date),
                Arg::Datetime => ty.is_datetime(),
                Arg::Time => *ty == Type::Time,
                Arg::Date => *ty == Type::Date,
                Arg::Interval => ty.is_interval(),
                Arg::Any => true,
            }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Arg::Number | Arg::Double => "<NUMERIC>",
            Arg::Integer => "<INTEGER>",
            Arg::Text => "<CHARACTER>",
            Arg::Binary => "<BINARY>",
            Arg::Timestamp => "<TIMESTAMP>",
            Arg::Datetime => "<DATETIME>",
            Arg::Time => "<TIME>",
            Arg::Date => "<DATE>",
            Arg::Interval => "<DATETIME_INTERVAL>",
            Arg::Any => "<ANY>",
        }
    }
}

/// The type of a result, or what is wrong with constants.
pub type Derive = fn(&[Type], &[Option<Value>]) -> Result<Type, String>;

/// The type of a result.
pub enum Returns {
    /// Always this.
    Fixed(Type),
    /// That of an argument.
    Same(usize),
    /// Made from the arguments' types and those values that are constant; a sentence if they make no sense.
    Derived(Derive),
}

/// What is computed once from constant arguments.
#[derive(Clone, Default)]
pub enum Prepared {
    /// Nothing.
    #[default]
    None,
    /// A regular expression.
    Regex(Regex),
    /// A date format.
    Format(Arc<Format>),
    /// The shape of a log line.
    Log(Arc<dyn Any + Send + Sync>),
}

/// Makes what is computed once; a sentence if the constants make no sense.
pub type Prepare = fn(&[Type], &[Option<Value>]) -> Result<Prepared, String>;

/// A function.
pub struct Function {
    /// Its name; `NAME WORD` for forms with a grammar of their own.
    pub name: &'static str,
    /// How it is written.
    pub form: &'static str,
    /// The kinds of its arguments.
    pub arguments: &'static [Arg],
    /// How many of them must be there.
    pub required: usize,
    /// The type of its result.
    pub returns: Returns,
    /// What it does, in one sentence.
    pub summary: &'static str,
    /// Whether it sees NULL; others answer NULL to NULL.
    pub sees_null: bool,
    /// Whether its value can differ for equal arguments.
    pub varies: bool,
    /// What is computed once.
    pub prepare: Option<Prepare>,
    /// The code.
    pub eval: fn(&CallInfo, &[Value], &Context) -> Evaluated,
}

/// Most entries: NULL for NULL, the same for the same.
pub(super) const fn function(
    name: &'static str,
    form: &'static str,
    arguments: &'static [Arg],
    returns: Returns,
    summary: &'static str,
    eval: fn(&CallInfo, &[Value], &Context) -> Evaluated,
) -> Function {
    let required = arguments.len();
    Function {
        name,
        form,
        arguments,
        required,
        returns,
        summary,
        sees_null: false,
        varies: false,
        prepare: None,
        eval,
    }
}

impl Function {
    pub(super) const fn optional(mut self, count: usize) -> Function {
        self.required -= count;
        self
    }

    pub(super) const fn prepared(mut self, prepare: Prepare) -> Function {
        self.prepare = Some(prepare);
        self
    }

    pub(super) const fn seeing_null(mut self) -> Function {
        self.sees_null = true;
        self
    }

    pub(super) const fn varying(mut self) -> Function {
        self.varies = true;
        self
    }
}

/// The most arguments that a function has.
pub const ARGUMENTS_MAX: usize = 6;
/// Text of any length.
pub const TEXT: Type = Type::Varchar(LENGTH_MAX);

/// What is known of a call before any row.
#[derive(Clone)]
pub struct CallInfo {
    /// The types of the arguments.
    pub types: Vec<Type>,
    /// The type of the result.
    pub result: Type,
    /// What was computed once.
    pub prepared: Prepared,
}
