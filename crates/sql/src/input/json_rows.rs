//! Rows of JSON documents: each column has a path; one array may be flattened into rows.

use super::coerce;
use super::record::{Give, RecordError};
use super::schema::{RecordColumn, WrongSchema};
use crate::json::{NotJson, Raw, Scanner};
use crate::ops::ErrorName;
use crate::types::Column;
use crate::value::Value;

/// The paths of all columns as one tree.
#[derive(Debug)]
pub struct Paths {
    /// The way to the rows.
    row: Vec<Step>,
    root: Node,
    /// The paths below the elements of the array that is flattened.
    element: Node,
}

#[derive(Debug, Default)]
struct Node {
    columns: Vec<usize>,
    children: Vec<(String, Node)>,
    /// Whether the elements of this array become rows.
    flatten: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    All,
}

fn steps(path: &str) -> Result<Vec<Step>, WrongSchema> {
    let wrong =
        || WrongSchema(format!("'{path}' is no path: expected $.name, $.name.name or $.name[0:].name"));
    let mut steps = Vec::new();
    let mut rest = path.trim().strip_prefix('$').ok_or_else(wrong)?;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            if end == 0 {
                return Err(wrong());
            }
            steps.push(Step::Key(after[..end].to_string()));
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix("[0:]").or_else(|| rest.strip_prefix("[*]")) {
            steps.push(Step::All);
            rest = after;
        } else {
            let inside = rest.strip_prefix("['").and_then(|after| after.split_once("']"));
            let inside =
                inside.or_else(|| rest.strip_prefix("[\"").and_then(|after| after.split_once("\"]")));
            let (key, after) = inside.ok_or_else(wrong)?;
            steps.push(Step::Key(key.to_string()));
            rest = after;
        }
    }
    Ok(steps)
}

/// The rows of one document as they are found.
struct Walk<'w, 'a> {
    columns: &'w [Column],
    values: &'w mut Vec<Value>,
    /// The array whose elements become rows.
    array: Option<&'a str>,
    wrong: Option<String>,
}

impl Paths {
    /// Of a row path and the columns' mappings.
    pub fn new(row_path: &str, columns: &[RecordColumn]) -> Result<Paths, WrongSchema> {
        let row = steps(row_path)?;
        let mut paths = Paths { row, root: Node::default(), element: Node::default() };
        let mut flattened: Option<Vec<Step>> = None;
        for (at, column) in columns.iter().enumerate() {
            let mapping = column.mapping.clone().unwrap_or_else(|| format!("$.{}", column.name));
            let mut all = steps(&mapping)?;
            // A mapping may repeat the row path.
            if !paths.row.is_empty() && all.starts_with(&paths.row) {
                all.drain(..paths.row.len());
            }
            // An array at the end is taken as a whole.
            if all.last() == Some(&Step::All) {
                all.pop();
            }
            let Some(split) = all.iter().position(|step| *step == Step::All) else {
                paths.root.place(&all).columns.push(at);
                continue;
            };
            let (before, after) = (all[..split].to_vec(), &all[split + 1..]);
            if after.contains(&Step::All) {
                return Err(WrongSchema(format!("'{mapping}': only one level of an array can be flattened")));
            }
            if flattened.as_ref().is_some_and(|known| *known != before) {
                return Err(WrongSchema(format!("'{mapping}': only one array can be flattened in a schema")));
            }
            paths.root.place(&before).flatten = true;
            paths.element.place(after).columns.push(at);
            flattened = Some(before);
        }
        Ok(paths)
    }

    /// Calls `give` with each row of a record, which may hold several documents.
    pub fn rows(&self, text: &str, columns: &[Column], scratch: &mut Vec<Value>, give: Give) {
        let mut scanner = Scanner::new(text);
        if scanner.peek().is_none() {
            let message = "The record is empty".to_string();
            return give(Err(RecordError { name: ErrorName::Parse, message }));
        }
        while scanner.peek().is_some() {
            if let Err(error) = self.rows_below(&mut scanner, &self.row, columns, scratch, give) {
                let message = format!("The record is {error}");
                return give(Err(RecordError { name: ErrorName::Parse, message }));
            }
        }
    }

    fn rows_below<'a>(
        &self,
        scanner: &mut Scanner<'a>,
        path: &[Step],
        columns: &[Column],
        scratch: &mut Vec<Value>,
        give: Give,
    ) -> Result<(), NotJson> {
        match path.split_first() {
            None => self.row(scanner, columns, scratch, give),
            Some((Step::Key(key), rest)) if scanner.peek() == Some(b'{') => {
                scanner.object(|scanner, name| {
                    if name == key {
                        self.rows_below(scanner, rest, columns, scratch, give)
                    } else {
                        scanner.skip(0)
                    }
                })
            }
            Some((Step::All, rest)) if scanner.peek() == Some(b'[') => {
                scanner.array(|scanner| self.rows_below(scanner, rest, columns, scratch, give))
            }
            Some(_) => scanner.skip(0),
        }
    }

    fn row<'a>(
        &self,
        scanner: &mut Scanner<'a>,
        columns: &[Column],
        scratch: &mut Vec<Value>,
        give: Give,
    ) -> Result<(), NotJson> {
        scratch.clear();
        scratch.resize(columns.len(), Value::Null);
        let mut walk: Walk<'_, 'a> = Walk { columns, values: scratch, array: None, wrong: None };
        self.root.walk(scanner, &mut walk)?;
        let (array, wrong) = (walk.array, walk.wrong);
        let finish = |values: &mut Vec<Value>, wrong: Option<String>, give: Give| match wrong {
            None => give(Ok(values)),
            Some(message) => give(Err(RecordError { name: ErrorName::Coercion, message })),
        };
        let Some(array) = array else {
            finish(scratch, wrong, give);
            return Ok(());
        };
        let base = std::mem::take(scratch);
        let mut found = 0;
        let mut elements = Scanner::new(array);
        elements.array(|element| {
            found += 1;
            scratch.clear();
            scratch.extend(base.iter().cloned());
            let mut walk = Walk { columns, values: &mut *scratch, array: None, wrong: wrong.clone() };
            self.element.walk(element, &mut walk)?;
            let wrong = walk.wrong;
            finish(scratch, wrong, give);
            Ok(())
        })?;
        *scratch = base;
        if found == 0 {
            finish(scratch, wrong, give);
        }
        Ok(())
    }
}

impl Node {
    /// The node at a path, made if need be.
    fn place(&mut self, path: &[Step]) -> &mut Node {
        let Some((step, rest)) = path.split_first() else { return self };
        let key = match step {
            Step::Key(key) => key.as_str(),
            Step::All => "",
        };
        let at = match self.children.iter().position(|(name, _)| name == key) {
            Some(at) => at,
            None => {
                self.children.push((key.to_string(), Node::default()));
                self.children.len() - 1
            }
        };
        self.children[at].1.place(rest)
    }

    fn walk<'a>(&self, scanner: &mut Scanner<'a>, walk: &mut Walk<'_, 'a>) -> Result<(), NotJson> {
        let is_object = scanner.peek() == Some(b'{');
        if self.columns.is_empty() && !self.flatten && is_object {
            return self.fields(scanner, walk);
        }
        let raw = scanner.value()?;
        for at in &self.columns {
            match coerce::value(&raw, &walk.columns[*at].ty) {
                Some(value) => walk.values[*at] = value,
                None if walk.wrong.is_none() => walk.wrong = Some(coerce::message(&raw, &walk.columns[*at])),
                None => {}
            }
        }
        if let Raw::Nested(text) = raw {
            if self.flatten && text.starts_with('[') {
                walk.array = Some(text);
            } else if is_object && !self.children.is_empty() {
                return self.fields(&mut Scanner::new(text), walk);
            }
        }
        Ok(())
    }

    fn fields<'a>(&self, scanner: &mut Scanner<'a>, walk: &mut Walk<'_, 'a>) -> Result<(), NotJson> {
        scanner.object(|scanner, key| match self.children.iter().find(|(name, _)| name == key) {
            Some((_, child)) => child.walk(scanner, walk),
            None => scanner.skip(0),
        })
    }
}
