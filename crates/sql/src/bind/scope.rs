//! What names stand for within one SELECT.

use std::cell::RefCell;

use crate::ast::Name;
use crate::error::{Result, SqlError};
use crate::expr::Expr;
use crate::types::Type;

/// The inputs of a SELECT, in the order of FROM.
#[derive(Default)]
pub struct Scope {
    /// The inputs.
    pub items: Vec<Item>,
    /// Whether there is a ROWTIME.
    pub streaming: bool,
    /// Columns of USING and NATURAL: their name, value and type.
    pub merged: Vec<(String, Expr, Type)>,
}

/// One input.
pub struct Item {
    /// Its name or alias.
    pub name: Option<String>,
    /// Its columns.
    pub columns: Vec<ScopeColumn>,
    /// Its ROWTIME; tables have none.
    pub time: Option<Expr>,
    /// How long its rows stay in the window of a join, in milliseconds.
    pub window: Option<i64>,
    /// Columns of an input whose schema is not known are made when they are named.
    pub open: Option<RefCell<Vec<String>>>,
}

/// A column of an input.
#[derive(Clone)]
pub struct ScopeColumn {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Its place in the row.
    pub index: usize,
    /// Whether `*` leaves it out.
    pub hidden: bool,
}

impl Item {
    fn find(&self, name: &str) -> Option<(Expr, Type)> {
        if let Some(column) = self.columns.iter().find(|column| column.name == name) {
            return Some((Expr::Column(column.index), column.ty.clone()));
        }
        let mut open = self.open.as_ref()?.borrow_mut();
        let at = open.iter().position(|known| known == name).unwrap_or_else(|| {
            open.push(name.to_string());
            open.len() - 1
        });
        Some((Expr::Column(OPEN + at), Type::Null))
    }
}

/// Numbers of columns that are not known to exist.
const OPEN: usize = 1 << 30;

impl Scope {
    /// The value and type of a name.
    pub fn resolve(&self, names: &[Name]) -> Result<(Expr, Type)> {
        let span = names[0].span.to(names[names.len() - 1].span);
        match names {
            [column] => self.unqualified(column),
            [table, column] => match self.item(table) {
                Some(item) => self.qualified(item, column),
                None => match self.unqualified(table) {
                    // Of an input without a schema any column may be there, but none is known to be a record.
                    Ok((record, ty)) if ty != Type::Null => field(record, &ty, column),
                    _ => Err(SqlError::invalid(table.span, format!("Table '{}' not found", table.text))),
                },
            },
            [first, second, third] => match self.item(first) {
                Some(item) => {
                    let (record, ty) = self.qualified(item, second)?;
                    field(record, &ty, third)
                }
                // The first name is a schema.
                None => self.resolve(&[second.clone(), third.clone()]),
            },
            [_, rest @ ..] if rest.len() == 3 => self.resolve(rest),
            _ => Err(SqlError::invalid(span, "Too many names in a column reference")),
        }
    }

    /// The input of this name.
    pub fn item(&self, name: &Name) -> Option<&Item> {
        self.items.iter().find(|item| item.name.as_deref() == Some(&name.text))
    }

    fn qualified(&self, item: &Item, column: &Name) -> Result<(Expr, Type)> {
        if let (true, Some(time)) = (column.text == "ROWTIME", &item.time) {
            return Ok((time.clone(), Type::Timestamp));
        }
        item.find(&column.text).ok_or_else(|| {
            let table = item.name.as_deref().unwrap_or_default();
            let hint = self.similar(&column.text);
            SqlError::invalid(
                column.span,
                format!("Column '{}' not found in table '{table}'{hint}", column.text),
            )
        })
    }

    fn unqualified(&self, name: &Name) -> Result<(Expr, Type)> {
        if name.text == "ROWTIME" && self.streaming {
            return Ok((Expr::Time, Type::Timestamp));
        }
        if let Some((_, expr, ty)) = self.merged.iter().find(|(merged, _, _)| *merged == name.text) {
            return Ok((expr.clone(), ty.clone()));
        }
        let known =
            self.items.iter().filter(|item| item.open.is_none()).filter_map(|item| item.find(&name.text));
        let mut found: Vec<(Expr, Type)> = known.collect();
        if found.is_empty() {
            let open = self.items.iter().filter(|item| item.open.is_some());
            found = open.filter_map(|item| item.find(&name.text)).take(1).collect();
        }
        if found.len() > 1 {
            return Err(SqlError::invalid(name.span, format!("Column '{}' is ambiguous", name.text)));
        }
        found.pop().ok_or_else(|| {
            let hint = self.similar(&name.text);
            SqlError::invalid(name.span, format!("Column '{}' not found in any table{hint}", name.text))
        })
    }

    fn similar(&self, name: &str) -> String {
        let mut columns = self.items.iter().flat_map(|item| &item.columns);
        match columns.find(|column| column.name.eq_ignore_ascii_case(name)) {
            Some(column) => format!("; did you mean '{}'?", column.name),
            None => String::new(),
        }
    }
}

fn field(record: Expr, ty: &Type, name: &Name) -> Result<(Expr, Type)> {
    let Type::Record(fields) = ty else {
        return Err(SqlError::invalid(
            name.span,
            format!("Column '{}' not found: its table has no record here", name.text),
        ));
    };
    match fields.iter().position(|(field, _)| *field == name.text) {
        Some(at) => Ok((Expr::Field(Box::new(record), at), fields[at].1.clone())),
        None => Err(SqlError::invalid(name.span, format!("Column '{}' not found in the record", name.text))),
    }
}
