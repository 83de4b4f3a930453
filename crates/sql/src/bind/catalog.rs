//! What statements see: streams, tables, views, functions, switches.

use std::sync::Arc;

use super::monotonic::Monotonic;
use crate::ast::CreateView;
use crate::error::{Result, SqlError};
use crate::expr::UserFunction;
use crate::parse::Setting;
use crate::plan::{Node, Program};
use crate::types::{Column, Type};

/// Switches where both readings of the public record are in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// TSDIFF(a, b) is b - a, as the manual says, not a - b, as AWS's own applications use it.
    pub tsdiff_manual: bool,
    /// Streams that the program does not make are taken as inputs with any column: a check without a schema.
    pub open_sources: bool,
}

impl Options {
    /// Takes a setting that stands in the program itself.
    pub fn set(&mut self, setting: &Setting) -> Result<()> {
        match (setting.name.as_str(), setting.value.as_str()) {
            ("tsdiff", "manual") => self.tsdiff_manual = true,
            ("tsdiff", "field") => self.tsdiff_manual = false,
            (name, value) => {
                let message =
                    format!("Unknown setting '{name} = {value}'; known: 'tsdiff = field', 'tsdiff = manual'");
                return Err(SqlError::invalid(setting.span, message));
            }
        }
        Ok(())
    }
}

/// What comes from outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name of the in-application stream or table.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many of them `*` shows.
    pub visible: usize,
    /// Whether it is a reference table.
    pub is_table: bool,
}

/// What statements see.
pub struct Catalog {
    /// The switches.
    pub options: Options,
    pub(super) program: Program,
    pub(super) views: Vec<CreateView>,
    pub(super) functions: Vec<Arc<UserFunction>>,
    /// Streams that a pump or view uses already.
    pub(super) used: Vec<usize>,
    /// Views being expanded: a view within itself has no end.
    pub(super) expanding: std::cell::Cell<usize>,
}

/// What a query gives.
pub struct Output {
    /// The operators.
    pub node: Node,
    /// The columns.
    pub columns: Vec<Column>,
    /// How they move.
    pub monotonic: Vec<Monotonic>,
    /// Whether it has a ROWTIME.
    pub streaming: bool,
    /// The place in the select list of the item that became ROWTIME.
    pub promoted: Option<usize>,
    /// Whether any column exists: an input without a schema.
    pub open: bool,
}

impl Catalog {
    pub(super) fn stream(&self, name: &str) -> Option<usize> {
        self.program.streams.iter().position(|stream| stream.name == name)
    }

    pub(super) fn table(&self, name: &str) -> Option<usize> {
        self.program.tables.iter().position(|table| table.name == name)
    }

    pub(super) fn view(&self, name: &str) -> Option<&CreateView> {
        self.views.iter().find(|view| view.name.text == name)
    }

    /// The user's function of this name that takes these types, without any conversion.
    pub fn user_function(&self, name: &str, types: &[Type]) -> Option<&Arc<UserFunction>> {
        let fits = |parameter: &Type, ty: &Type| {
            parameter == ty
                || *ty == Type::Null
                || (parameter.is_text() && ty.is_text())
                || matches!((parameter, ty), (Type::Double | Type::Float, Type::Double | Type::Float))
                || matches!((parameter, ty), (Type::Decimal(..), Type::Decimal(_, s)) if parameter.scale() == *s)
        };
        self.functions.iter().find(|function| {
            function.name == name
                && function.parameters.len() == types.len()
                && function.parameters.iter().zip(types).all(|(parameter, ty)| fits(parameter, ty))
        })
    }
}
