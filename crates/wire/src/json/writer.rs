//! Writes JSON without white space.

use base::Timestamp;
use model::{Cell, ShapeWriter};

use crate::blob::append_base64;

/// Appends one JSON value to a buffer.
#[derive(Debug)]
pub struct JsonWriter<'a> {
    out: &'a mut Vec<u8>,
    /// A value stands before the next one, so a comma has to come between.
    comma: bool,
    /// The time of the last row and its text: that of the next one is mostly the same.
    time: Option<(Timestamp, [u8; TIME_MAX], usize)>,
}

/// Longest text of a time.
const TIME_MAX: usize = 24;
/// What a member of a row takes beside its name and value: quotes of both, a colon, a bracket or comma, the bracket at the end.
const AROUND_CELL: usize = 8;

impl<'a> JsonWriter<'a> {
    /// Appends to `out`.
    #[must_use]
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        JsonWriter { out, comma: false, time: None }
    }

    fn separate(&mut self) {
        if self.comma {
            self.out.push(b',');
        }
        self.comma = true;
    }

    fn open(&mut self, bracket: u8) {
        self.separate();
        self.out.push(bracket);
        self.comma = false;
    }

    fn close(&mut self, bracket: u8) {
        self.out.push(bracket);
        self.comma = true;
    }
}

impl ShapeWriter for JsonWriter<'_> {
    fn begin_map(&mut self) {
        self.open(b'{');
    }

    fn key(&mut self, name: &str) {
        self.string(name);
        self.out.push(b':');
        self.comma = false;
    }

    fn member(&mut self, name: &'static str) {
        self.separate();
        self.out.reserve(name.len() + 3);
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.comma = false;
    }

    fn end_map(&mut self) {
        self.close(b'}');
    }

    fn begin_list(&mut self, _len: usize) {
        self.open(b'[');
    }

    fn end_list(&mut self) {
        self.close(b']');
    }

    fn string(&mut self, value: &str) {
        self.separate();
        self.out.reserve(value.len() + 2);
        self.out.push(b'"');
        append_escaped(self.out, value.as_bytes());
        self.out.push(b'"');
    }

    fn blob(&mut self, value: &[u8]) {
        self.separate();
        self.out.push(b'"');
        append_base64(self.out, value);
        self.out.push(b'"');
    }

    fn integer(&mut self, value: i64) {
        self.separate();
        append_integer(self.out, value.unsigned_abs(), value < 0);
    }

    /// Numbers that JSON does not have are texts: `NaN`, `Infinity`, `-Infinity`.
    fn double(&mut self, value: f64) {
        self.separate();
        if value.is_finite() {
            self.out.extend_from_slice(format!("{value:?}").as_bytes());
        } else if value.is_nan() {
            self.out.extend_from_slice(b"\"NaN\"");
        } else {
            self.out.extend_from_slice(if value > 0.0 { b"\"Infinity\"" } else { b"\"-Infinity\"" });
        }
    }

    fn null(&mut self) {
        self.separate();
        self.out.extend_from_slice(b"null");
    }

    fn boolean(&mut self, value: bool) {
        self.separate();
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Seconds since the epoch, with milliseconds as a fraction unless they are zero.
    fn timestamp(&mut self, value: Timestamp) {
        self.separate();
        append_time(self.out, value);
    }

    fn row(&mut self, members: &[(&'static str, Cell<'_>)]) {
        self.separate();
        let out = &mut *self.out;
        // Most of what it takes; of texts only the escapes are not foreseen.
        out.reserve(members.iter().map(|(name, cell)| name.len() + room(cell) + AROUND_CELL).sum());
        let mut before = b'{';
        for (name, cell) in members {
            out.extend_from_slice(&[before, b'"']);
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            before = b',';
            if let Cell::Time(time) = *cell {
                if self.time.is_none_or(|(last, ..)| last != time) {
                    let at = out.len();
                    append_time(out, time);
                    let mut text = [0; TIME_MAX];
                    let length = out.len() - at;
                    text[..length].copy_from_slice(&out[at..]);
                    self.time = Some((time, text, length));
                } else if let Some((_, text, length)) = &self.time {
                    out.extend_from_slice(&text[..*length]);
                }
                continue;
            }
            out.push(b'"');
            match *cell {
                Cell::Plain(text) => out.extend_from_slice(text),
                Cell::Text(text) => append_escaped(out, text),
                Cell::Blob(bytes) => append_base64(out, bytes),
                Cell::Time(_) => {}
            }
            out.push(b'"');
        }
        out.extend_from_slice(if members.is_empty() { b"{}" } else { b"}" });
    }
}

/// The longest text of a value of a row, without escapes.
fn room(cell: &Cell<'_>) -> usize {
    match *cell {
        Cell::Plain(text) | Cell::Text(text) => text.len(),
        Cell::Blob(bytes) => bytes.len().div_ceil(3) * 4,
        Cell::Time(_) => TIME_MAX,
    }
}

fn append_time(out: &mut Vec<u8>, time: Timestamp) {
    append_integer(out, time.seconds(), false);
    let millis = time.0 % 1000;
    if millis > 0 {
        let digit = |n: u64| b'0' + u8::try_from(n % 10).unwrap_or_default();
        out.extend_from_slice(&[b'.', digit(millis / 100), digit(millis / 10), digit(millis)]);
    }
}

fn append_integer(out: &mut Vec<u8>, mut value: u64, negative: bool) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(value % 10).unwrap_or_default();
        value /= 10;
        if value == 0 {
            break;
        }
    }
    if negative {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

fn append_escaped(out: &mut Vec<u8>, bytes: &[u8]) {
    let special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    // Looks at all bytes, which the compiler makes wide; a search that stops early would go byte by byte.
    if !bytes.iter().fold(false, |found, &byte| found | special(byte)) {
        out.extend_from_slice(bytes);
        return;
    }
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if !special(byte) {
            continue;
        }
        out.extend_from_slice(&bytes[from..at]);
        from = at + 1;
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            _ => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        }
    }
    out.extend_from_slice(&bytes[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut JsonWriter<'_>)) -> String {
        let mut out = Vec::new();
        write(&mut JsonWriter::new(&mut out));
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn numbers_and_times_are_short() {
        for (value, text) in [(0, "0"), (-7, "-7"), (i64::MAX, "9223372036854775807")] {
            assert_eq!(written(|w| w.integer(value)), text);
        }
        assert_eq!(written(|w| w.integer(i64::MIN)), "-9223372036854775808");
        assert_eq!(written(|w| w.timestamp(Timestamp(1_700_000_000_012))), "1700000000.012");
        assert_eq!(written(|w| w.timestamp(Timestamp(1_700_000_000_000))), "1700000000");
        assert_eq!(written(|w| w.double(1e300)), "1e300");
        assert_eq!(written(|w| w.double(f64::NEG_INFINITY)), "\"-Infinity\"");
    }

    #[test]
    fn a_row_is_written_as_its_members_one_by_one_would_be() {
        let times = [1_700_000_000_012, 1_700_000_000_012, 1_700_000_001_000, 1_700_000_000_012, u64::MAX];
        let keys = ["key", "a\"\u{1}\\é", ""];
        let both = |w: &mut JsonWriter<'_>, whole: bool| {
            w.begin_list(0);
            for (at, time) in times.into_iter().enumerate() {
                let (time, key, data) = (Timestamp(time), keys[at % keys.len()], &b"hello"[..at]);
                if whole {
                    w.row(&[
                        ("Number", Cell::Plain(b"12")),
                        ("Time", Cell::Time(time)),
                        ("Data", Cell::Blob(data)),
                        ("Key", Cell::Text(key.as_bytes())),
                    ]);
                    w.row(&[]);
                    w.row(&[("Time", Cell::Time(time))]);
                    continue;
                }
                w.begin_map();
                w.member("Number");
                w.string("12");
                w.member("Time");
                w.timestamp(time);
                w.member("Data");
                w.blob(data);
                w.member("Key");
                w.string(key);
                w.end_map();
                w.begin_map();
                w.end_map();
                w.begin_map();
                w.member("Time");
                w.timestamp(time);
                w.end_map();
            }
            w.end_list();
        };
        assert_eq!(written(|w| both(w, true)), written(|w| both(w, false)));
    }

    #[test]
    fn commas_and_escapes_are_right() {
        let text = written(|w| {
            w.begin_map();
            w.key("a\"\u{1}\\");
            w.begin_list(3);
            w.string("é\n");
            w.boolean(true);
            w.begin_map();
            w.end_map();
            w.end_list();
            w.key("b");
            w.blob(b"hello");
            w.end_map();
        });
        assert_eq!(text, r#"{"a\"\u0001\\":["é\n",true,{}],"b":"aGVsbG8="}"#);
    }
}
