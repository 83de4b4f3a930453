//! From bytes of a file to records.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use base::ByteString;
use model::kinesis::PutRecordsRequestEntry;
use tokio::sync::mpsc::{self, Receiver};

use crate::failure::Failure;
use crate::random;
use crate::text::json;

/// A line without its end, or why it could not be read.
pub type Line = Result<Vec<u8>, String>;

/// The largest record that any stream takes.
const LONGEST: u64 = 10 << 20;
/// Lines read ahead of the network.
const AHEAD: usize = 2048;

/// Where partition keys come from.
pub enum Key {
    /// The same for all.
    Fixed(ByteString),
    /// A field of each JSON line.
    Field(String),
    /// A new one each.
    Random,
}

/// Makes records of lines.
pub struct Shaper {
    /// Lines must be JSON.
    pub json: bool,
    /// Where keys come from; fields need `json`.
    pub key: Key,
}

impl Shaper {
    /// The record of a line; `None` for blank lines between JSON ones. The error completes "line 3: ...".
    pub fn entry(&self, line: Vec<u8>) -> Result<Option<PutRecordsRequestEntry>, String> {
        let mut value = None;
        if self.json {
            if line.iter().all(u8::is_ascii_whitespace) {
                return Ok(None);
            }
            let parsed = serde_json::from_slice::<serde_json::Value>(&line);
            value = Some(parsed.map_err(|error| format!("invalid JSON: {}", without_line(&error)))?);
        }
        let key = match (&self.key, value) {
            (Key::Fixed(key), _) => key.clone(),
            (Key::Field(name), Some(value)) => {
                let key = json::field(&value, name)?;
                parse_key(&key).map_err(|why| format!("field `{name}`: {why}"))?.into()
            }
            (Key::Field(_) | Key::Random, _) => format!("{:016x}", random::bits()).into(),
        };
        Ok(Some(PutRecordsRequestEntry {
            data: line.into(),
            partition_key: Some(key),
            explicit_hash_key: None,
        }))
    }
}

/// serde_json counts lines within the text, which is always one line here.
fn without_line(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    format!("{text} at column {}", error.column())
}

/// Checks the length of a partition key, in characters.
pub fn parse_key(text: &str) -> Result<String, String> {
    match text.chars().count() {
        0 => Err("a partition key must not be empty".to_owned()),
        1..=256 => Ok(text.to_owned()),
        n => Err(format!("a partition key has at most 256 characters, this one has {n}")),
    }
}

/// Reads a file or standard input on a thread of its own, since neither can be read without blocking.
pub fn open(path: Option<&Path>) -> Result<Receiver<Line>, Failure> {
    let input: Box<dyn BufRead + Send> = match path {
        None => Box::new(BufReader::new(std::io::stdin())),
        Some(path) => {
            let file = File::open(path)
                .map_err(|error| Failure::new(format!("cannot open {}: {error}", path.display())))?;
            Box::new(BufReader::with_capacity(1 << 16, file))
        }
    };
    let (sender, receiver) = mpsc::channel(AHEAD);
    std::thread::spawn(move || {
        let mut input = input;
        while let Some(line) = read_line(&mut *input).transpose() {
            let last = line.is_err();
            // The receiver is gone after Ctrl-C or a failure.
            if sender.blocking_send(line).is_err() || last {
                return;
            }
        }
    });
    Ok(receiver)
}

/// The next line; `None` at the end. The end of a line is `\n` or `\r\n`.
fn read_line(input: &mut dyn BufRead) -> Result<Option<Vec<u8>>, String> {
    let mut line = Vec::new();
    let read = input.take(LONGEST + 2).read_until(b'\n', &mut line).map_err(|error| error.to_string())?;
    if read == 0 {
        return Ok(None);
    }
    if line.pop_if(|b| *b == b'\n').is_some() {
        line.pop_if(|b| *b == b'\r');
    }
    if line.len() as u64 > LONGEST {
        return Err(format!("the line is longer than {} MiB, the largest record of all", LONGEST >> 20));
    }
    Ok(Some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mut text: &[u8]) -> Vec<Vec<u8>> {
        std::iter::from_fn(|| read_line(&mut text).unwrap()).collect()
    }

    fn field(name: &str) -> Shaper {
        Shaper { json: true, key: Key::Field(name.into()) }
    }

    #[test]
    fn lines_end_with_or_without_carriage_return_and_may_be_empty_or_binary() {
        assert_eq!(read(b"a\r\n\n\xff\x00\nlast"), [&b"a"[..], b"", b"\xff\x00", b"last"]);
        assert!(read(b"").is_empty());
    }

    #[test]
    fn a_line_longer_than_any_record_is_refused() {
        let long = vec![b'x'; (LONGEST + 1) as usize];
        assert!(read_line(&mut &long[..]).unwrap_err().contains("10 MiB"));
        assert_eq!(read_line(&mut &long[1..]).unwrap().unwrap().len() as u64, LONGEST);
    }

    #[test]
    fn keys_come_from_the_flag_the_field_or_chance() {
        let fixed = Shaper { json: false, key: Key::Fixed("k".into()) };
        assert_eq!(fixed.entry(b"\xff".to_vec()).unwrap().unwrap().partition_key.as_deref(), Some("k"));
        let entry = field("user.id").entry(br#"{"user":{"id":7}}"#.to_vec()).unwrap().unwrap();
        assert_eq!(entry.partition_key.as_deref(), Some("7"));
        assert_eq!(entry.data, r#"{"user":{"id":7}}"#);
        let random = Shaper { json: false, key: Key::Random };
        let key = || random.entry(vec![]).unwrap().unwrap().partition_key;
        assert_ne!(key(), key());
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        let error = |line: &str| field("id").entry(line.as_bytes().to_vec()).unwrap_err();
        assert_eq!(error("{oops"), "invalid JSON: key must be a string at column 2");
        assert_eq!(error(r#"{"a":1}"#), "no field `id`; the record has a");
        assert_eq!(error(r#"{"id":""}"#), "field `id`: a partition key must not be empty");
        assert!(error(&format!(r#"{{"id":"{}"}}"#, "x".repeat(257))).contains("at most 256"));
        assert_eq!(field("id").entry(b"  ".to_vec()), Ok(None));
    }
}
