//! A schema from a sample of records: what DiscoverInputSchema answers.
//!
//! Names and the CSV example are as the developer guide has them (schema discovery); types are the smallest that hold the
//! sample, whole numbers of CSV at least INTEGER, as that example shows. An object within a row is looked into once; an
//! array of objects, the first one that is found, becomes rows; all else that is nested is text.

use super::coerce;
use super::schema::{Format, InputSchema};
use super::{Decoder, Meta};
use crate::civil;
use crate::json::{Raw, Scanner};
use crate::parse::data_type;
use crate::parse::reserved::is_reserved;
use crate::types::Type;
use crate::value::Value;

/// Columns of a schema.
const COLUMNS_MAX: usize = 1000;
/// Longer names are not kept.
const NAME_MAX: usize = 100;
/// Text columns are as long as the next power of two, at least this.
const LENGTH_MIN: usize = 4;
/// The longest text column.
const LENGTH_MAX: usize = 65_535;
/// Digits of a DECIMAL.
const DIGITS_MAX: usize = 18;
/// Levels of objects whose members become columns: those of the row, and those of the objects in it.
const LEVELS: usize = 2;
/// What may stand between the columns of delimited text, the likeliest first.
const DELIMITERS: [&str; 4] = [",", "|", "\t", ";"];

/// A schema that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Discovered {
    /// The text form of the records.
    pub format: Format,
    /// The columns, in the form of the API.
    pub columns: Vec<DiscoveredColumn>,
    /// The rows of the sample as this schema reads them; a value that its column cannot hold is missing.
    pub rows: Vec<Vec<Option<String>>>,
}

/// A column that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscoveredColumn {
    /// Name.
    pub name: String,
    /// SqlType.
    pub sql_type: String,
    /// Mapping; delimited text has none.
    pub mapping: Option<String>,
}

/// Finds a schema for records. None if there is too little to go by: no row, or, for delimited text, fewer than two rows of
/// the same two or more columns.
pub fn discover(records: &[&str]) -> Option<Discovered> {
    let records: Vec<&str> = records.iter().copied().filter(|record| !record.trim().is_empty()).collect();
    if records.is_empty() {
        return None;
    }
    json(&records).or_else(|| delimited(&records))
}

/// What is known of the values of a column.
#[derive(Clone, Debug, Default)]
struct Seen {
    texts: usize,
    timestamps: usize,
    booleans: usize,
    wholes: usize,
    decimals: usize,
    doubles: usize,
    least: i64,
    most: i64,
    /// Digits before the point.
    digits: usize,
    /// Digits after the point.
    scale: usize,
    /// Characters of the longest value as text.
    longest: usize,
}

impl Seen {
    fn raw(&mut self, raw: &Raw) {
        match raw {
            Raw::Null => {}
            Raw::Bool(flag) => {
                self.booleans += 1;
                self.longest = self.longest.max(if *flag { 4 } else { 5 });
            }
            Raw::Number(digits) => self.number(digits),
            Raw::Text(text) => self.text(text),
            Raw::Nested(text) => {
                self.texts += 1;
                self.longest = self.longest.max(text.chars().count());
            }
        }
    }

    /// A field of delimited text: what looks like a number is one.
    fn field(&mut self, text: &str) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        if is_number(trimmed) { self.number(trimmed) } else { self.text(text) }
    }

    fn text(&mut self, text: &str) {
        self.longest = self.longest.max(text.chars().count());
        if is_timestamp(text) { self.timestamps += 1 } else { self.texts += 1 }
    }

    fn number(&mut self, digits: &str) {
        self.longest = self.longest.max(digits.len());
        if let Ok(whole) = digits.parse::<i64>() {
            let first = self.wholes == 0;
            self.wholes += 1;
            self.least = if first { whole } else { self.least.min(whole) };
            self.most = if first { whole } else { self.most.max(whole) };
            self.digits = self.digits.max(digits.trim_start_matches('-').trim_start_matches('0').len());
            return;
        }
        let unsigned = digits.trim_start_matches(['-', '+']);
        match unsigned.split_once('.') {
            Some((before, after)) if !unsigned.contains(['e', 'E']) => {
                self.decimals += 1;
                self.digits = self.digits.max(before.trim_start_matches('0').len());
                self.scale = self.scale.max(after.len());
            }
            _ => self.doubles += 1,
        }
    }

    fn has_numbers_only(&self) -> bool {
        self.wholes + self.decimals + self.doubles > 0 && self.texts + self.timestamps + self.booleans == 0
    }

    fn sql_type(&self, wholes: &[&'static str]) -> String {
        if self.has_numbers_only() {
            return self.numeric(wholes);
        }
        let numbers = self.wholes + self.decimals + self.doubles;
        match (self.booleans, self.timestamps, self.texts + numbers) {
            (1.., 0, 0) => "BOOLEAN".to_string(),
            (0, 1.., 0) => "TIMESTAMP".to_string(),
            _ => {
                let length = self.longest.max(LENGTH_MIN).next_power_of_two().min(LENGTH_MAX);
                format!("VARCHAR({length})")
            }
        }
    }

    /// `wholes` are the types of whole numbers that may be used, the smallest first.
    fn numeric(&self, wholes: &[&'static str]) -> String {
        if self.doubles > 0 || self.digits + self.scale > DIGITS_MAX && self.decimals > 0 {
            return "DOUBLE".to_string();
        }
        if self.decimals > 0 {
            return format!("DECIMAL({},{})", (self.digits + self.scale).max(1), self.scale);
        }
        let holds = |name: &&&str| {
            let range = data_type(name).ok().and_then(|ty| ty.integer_range());
            range.is_some_and(|(least, most)| least <= self.least && self.most <= most)
        };
        wholes.iter().find(holds).unwrap_or(&"BIGINT").to_string()
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'))
        && text.parse::<f64>().is_ok()
}

/// `yyyy-MM-dd HH:mm:ss`, perhaps with a fraction; `T` may stand for the blank.
fn is_timestamp(text: &str) -> bool {
    let shape = |at: usize, byte: u8| match at {
        4 | 7 => byte == b'-',
        10 => byte == b' ' || byte == b'T',
        13 | 16 => byte == b':',
        19 => byte == b'.',
        _ => byte.is_ascii_digit(),
    };
    let bytes = text.as_bytes();
    (bytes.len() == 19 || (21..=29).contains(&bytes.len()))
        && bytes.iter().enumerate().all(|(at, byte)| shape(at, *byte))
        && civil::parse_loose_timestamp(text).is_some()
}

/// Columns of JSON rows in the order in which they are first seen.
#[derive(Debug, Default)]
struct Paths {
    columns: Vec<(Path, Seen)>,
    /// The array that becomes rows.
    array: Option<Vec<String>>,
}

/// Where a column's values are.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Path {
    keys: Vec<String>,
    /// How many of them lead to the array that becomes rows.
    array: Option<usize>,
    /// The value is an array that is taken whole.
    whole: bool,
}

impl Path {
    fn mapping(&self) -> String {
        let mut mapping = String::from("$");
        for (at, key) in self.keys.iter().enumerate() {
            if self.array == Some(at) {
                mapping.push_str("[0:]");
            }
            let plain = !key.is_empty() && !key.contains(['.', '[', ']', '\'']);
            mapping.push_str(&if plain { format!(".{key}") } else { format!("['{key}']") });
        }
        if self.whole || self.array == Some(self.keys.len()) {
            mapping.push_str("[0:]");
        }
        mapping
    }
}

fn json(records: &[&str]) -> Option<Discovered> {
    let mut paths = Paths::default();
    let (mut objects, mut arrays, mut others) = (0, 0, 0);
    for record in records {
        let Some(documents) = documents(record) else {
            others += 1;
            continue;
        };
        for (rows, is_array) in documents {
            *(if is_array { &mut arrays } else { &mut objects }) += 1;
            rows.iter().for_each(|row| paths.object(row, &[], None));
        }
    }
    // A broken record among many does not hide what the others are.
    if others * 2 > records.len() {
        return None;
    }
    let row_path = match (objects, arrays) {
        (1.., 0) => "$",
        (0, 1..) => "$[0:]",
        _ => return None,
    };
    if paths.columns.is_empty() || paths.columns.len() > COLUMNS_MAX {
        return None;
    }
    let types = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT"];
    let names = unique(paths.columns.iter().map(|(path, _)| path.keys.as_slice()));
    let columns = names.into_iter().zip(&paths.columns).map(|(name, (path, seen))| DiscoveredColumn {
        name,
        sql_type: seen.sql_type(&types),
        mapping: Some(path.mapping()),
    });
    finish(Format::Json { row_path: row_path.to_string() }, columns.collect(), records)
}

/// The documents of a record, each as its rows and whether they were in an array; None if it is something else than objects
/// and arrays of objects.
fn documents(record: &str) -> Option<Vec<(Vec<&str>, bool)>> {
    let mut documents = Vec::new();
    let mut scanner = Scanner::new(record);
    while scanner.peek().is_some() {
        match scanner.value().ok()? {
            Raw::Nested(text) if text.starts_with('{') => documents.push((vec![text], false)),
            Raw::Nested(text) => {
                let row = |row| if let Raw::Nested(row) = row { Some(row) } else { None };
                let rows: Vec<&str> = items(text).into_iter().map(row).collect::<Option<_>>()?;
                if rows.iter().any(|row| !row.starts_with('{')) {
                    return None;
                }
                documents.push((rows, true));
            }
            // A number or a string alone is no row.
            _ => return None,
        }
    }
    Some(documents)
}

/// The items of an array; none of a text that is no array.
fn items(text: &str) -> Vec<Raw<'_>> {
    let mut items = Vec::new();
    let read = Scanner::new(text).array(|scanner| {
        items.push(scanner.value()?);
        Ok(())
    });
    if read.is_ok() { items } else { Vec::new() }
}

impl Paths {
    /// Takes the members of an object at a place; `array` is how many keys lead to the array that it is an element of.
    fn object(&mut self, text: &str, at: &[String], array: Option<usize>) {
        let mut members: Vec<(String, Raw)> = Vec::new();
        let read = Scanner::new(text).object(|scanner, key| {
            members.push((key.to_string(), scanner.value()?));
            Ok(())
        });
        if read.is_err() {
            return;
        }
        for (key, value) in members {
            let keys = [at, &[key]].concat();
            match &value {
                Raw::Nested(nested) if nested.starts_with('{') => {
                    let level = keys.len() - array.unwrap_or(0);
                    if level < LEVELS && !self.is_column(&keys, array) {
                        self.object(nested, &keys, array);
                    } else {
                        self.column(Path { keys, array, whole: false }, &value);
                    }
                }
                Raw::Nested(nested) => self.list(nested, keys, array, &value),
                _ => self.column(Path { keys, array, whole: false }, &value),
            }
        }
    }

    fn list(&mut self, text: &str, keys: Vec<String>, array: Option<usize>, value: &Raw) {
        let rows = items(text);
        let are_objects = !rows.is_empty()
            && rows.iter().all(|row| matches!(row, Raw::Nested(row) if row.starts_with('{')));
        let may_flatten = array.is_none() && self.array.as_ref().is_none_or(|known| *known == keys);
        if are_objects && may_flatten && !self.is_column(&keys, None) {
            self.array = Some(keys.clone());
            for row in rows {
                if let Raw::Nested(row) = row {
                    self.object(row, &keys, Some(keys.len()));
                }
            }
        } else if !(rows.is_empty() && self.array.as_ref() == Some(&keys)) {
            self.column(Path { keys, array, whole: array.is_none() }, value);
        }
    }

    /// Whether a place has been taken as one value before.
    fn is_column(&self, keys: &[String], array: Option<usize>) -> bool {
        self.columns.iter().any(|(path, seen)| path.keys == keys && path.array == array && seen.longest > 0)
    }

    fn column(&mut self, path: Path, value: &Raw) {
        // A place whose members are columns is no column itself.
        let is_parent = |(known, _): &(Path, Seen)| {
            known.keys.len() > path.keys.len() && known.keys.starts_with(&path.keys)
        };
        if *value == Raw::Null && self.columns.iter().any(is_parent) {
            return;
        }
        let same = |known: &Path| known.keys == path.keys && known.array == path.array;
        let found = self.columns.iter_mut().find(|(known, _)| same(known));
        match found {
            Some((known, seen)) => {
                known.whole |= path.whole;
                seen.raw(value);
            }
            None => {
                let mut seen = Seen::default();
                seen.raw(value);
                self.columns.push((path, seen));
            }
        }
    }
}

/// Names for columns: the last key, and the whole way where that is taken.
fn unique<'a>(keys: impl Iterator<Item = &'a [String]>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (ordinal, keys) in keys.enumerate() {
        let taken = |name: &str| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        let last = keys.last().map(String::as_str).unwrap_or_default();
        let mut name = column_name(last, ordinal);
        if taken(&name) {
            name = column_name(&keys.join("_"), ordinal);
        }
        let base = name.clone();
        let mut n = 1;
        while taken(&name) {
            n += 1;
            name = format!("{base}_{n}");
        }
        names.push(name);
    }
    names
}

/// A name that needs no quotes, as close to the given one as can be.
fn column_name(given: &str, ordinal: usize) -> String {
    let kept: String = given.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if kept.is_empty() {
        return format!("COL_{ordinal}");
    }
    let is_good = kept == given
        && given.len() <= NAME_MAX
        && !given.starts_with(|c: char| c.is_ascii_digit())
        && !is_reserved(&given.to_ascii_uppercase());
    if is_good { kept } else { format!("COL_{}", &kept[..kept.len().min(NAME_MAX)]) }
}

fn delimited(records: &[&str]) -> Option<Discovered> {
    let row = if records.iter().any(|record| record.contains("\r\n")) { "\r\n" } else { "\n" };
    let mut best: Option<(&str, Vec<Vec<String>>, usize)> = None;
    for column in DELIMITERS {
        let rows = fields(records, column, row);
        let mut counts: Vec<usize> = rows.iter().map(Vec::len).collect();
        counts.sort_unstable();
        let Some(usual) = counts.get(counts.len() / 2).copied() else { continue };
        let of_usual = counts.iter().filter(|count| **count == usual).count();
        // Nine of ten rows have the same columns, or it is no such text.
        let fits = (2..=COLUMNS_MAX).contains(&usual) && of_usual >= 2 && of_usual * 10 >= counts.len() * 9;
        if fits && best.as_ref().is_none_or(|(_, _, columns)| usual > *columns) {
            best = Some((column, rows, usual));
        }
    }
    let (column, rows, width) = best?;
    let usual: Vec<&Vec<String>> = rows.iter().filter(|row| row.len() == width).collect();
    let (header, body) = usual.split_first()?;
    let body = if is_header(header, body) { body } else { &usual[..] };
    let named = body.len() < usual.len();
    let names: Vec<Vec<String>> =
        (0..width).map(|at| if named { vec![header[at].clone()] } else { vec![] }).collect();
    let columns = unique(names.iter().map(Vec::as_slice)).into_iter().enumerate().map(|(at, name)| {
        let mut seen = Seen::default();
        body.iter().for_each(|row| seen.field(&row[at]));
        DiscoveredColumn { name, sql_type: seen.sql_type(&["INTEGER", "BIGINT"]), mapping: None }
    });
    let format = Format::Csv { column: column.to_string(), row: row.to_string() };
    finish(format, columns.collect(), records)
}

/// A first row of names: all are different texts, and some column below holds only numbers.
fn is_header(header: &[String], body: &[&Vec<String>]) -> bool {
    let names = header.iter().enumerate().all(|(at, name)| {
        !name.trim().is_empty()
            && !is_number(name.trim())
            && !is_timestamp(name)
            && !header[..at].contains(name)
    });
    let is_numeric = |at: usize| {
        let mut seen = Seen::default();
        body.iter().for_each(|row| seen.field(&row[at]));
        seen.has_numbers_only() || seen.timestamps > 0 && seen.texts == 0
    };
    names && (0..header.len()).any(is_numeric)
}

fn fields(records: &[&str], column: &str, row: &str) -> Vec<Vec<String>> {
    let csv = super::csv::Csv::new(column, row);
    records.iter().flat_map(|record| csv.texts(record)).collect()
}

/// Reads the sample by the schema that was found.
fn finish(format: Format, columns: Vec<DiscoveredColumn>, records: &[&str]) -> Option<Discovered> {
    let all_text = columns.iter();
    let all_text = all_text.map(|c| (c.name.clone(), format!("VARCHAR({LENGTH_MAX})"), c.mapping.clone()));
    let schema = InputSchema::new(format.clone(), all_text.collect()).ok()?;
    let types: Vec<Type> =
        columns.iter().map(|column| data_type(&column.sql_type)).collect::<Result<_, _>>().ok()?;
    let mut decoder = Decoder::for_table(&schema).ok()?;
    let meta =
        Meta { arrival: 0, partition_key: Value::Null, sequence_number: Value::Null, shard_id: Value::Null };
    let mut rows = Vec::new();
    for record in records {
        decoder.decode(record.as_bytes(), &meta, &mut |row| {
            let Ok(row) = row else { return };
            let text = |(value, ty): (&Value, &Type)| {
                let Value::Text(text) = value else { return None };
                let text: &str = text;
                let fits = coerce::field(text.into(), ty).is_ok_and(|value| value != Value::Null);
                fits.then(|| text.to_string())
            };
            rows.push(row.iter().zip(&types).map(text).collect());
        });
    }
    Some(Discovered { format, columns, rows })
}

#[cfg(test)]
#[path = "discover_tests.rs"]
mod tests;
