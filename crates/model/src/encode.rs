//! The way from typed structures to bytes, whatever the encoding.

use base::Timestamp;

/// Writes itself as a value of its shape. Absent members are left out.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, out: &mut dyn ShapeWriter);

    /// About how many bytes that takes, rather too many than too few; `None` when only writing it tells.
    fn size_hint(&self) -> Option<usize> {
        None
    }
}

/// An encoding's writer. Separators, escapes and the form of blobs and timestamps are its own affair.
pub trait ShapeWriter {
    /// Opens a structure or map; each entry is a [`ShapeWriter::key`] and one value.
    fn begin_map(&mut self);
    /// Names the next value of the open structure or map.
    fn key(&mut self, name: &str);
    /// The same with the name of a structure's member, which has nothing to escape.
    fn member(&mut self, name: &'static str) {
        self.key(name);
    }
    /// Closes the structure or map.
    fn end_map(&mut self);
    /// Opens a list of exactly `len` values.
    fn begin_list(&mut self, len: usize);
    /// Closes the list.
    fn end_list(&mut self);
    /// Nothing, in the place of an item of a list.
    fn null(&mut self);
    /// A text.
    fn string(&mut self, value: &str);
    /// Bytes.
    fn blob(&mut self, value: &[u8]);
    /// An integer or long.
    fn integer(&mut self, value: i64);
    /// A double.
    fn double(&mut self, value: f64);
    /// A boolean.
    fn boolean(&mut self, value: bool);
    /// A point in time.
    fn timestamp(&mut self, value: Timestamp);
    /// A whole structure of scalar members, as one of many alike: an encoding may write it in one go.
    ///
    /// # Panics
    /// When the bytes of a text are not UTF-8; an encoding may also write them as they are.
    fn row(&mut self, members: &[(&'static str, Cell<'_>)]) {
        self.begin_map();
        for (name, cell) in members {
            self.member(name);
            match *cell {
                Cell::Plain(text) | Cell::Text(text) => {
                    self.string(std::str::from_utf8(text).expect("looked at by who gave it"));
                }
                Cell::Blob(bytes) => self.blob(bytes),
                Cell::Time(time) => self.timestamp(time),
            }
        }
        self.end_map();
    }
}

/// A member's value in a [`ShapeWriter::row`].
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// A text of ASCII characters that no encoding escapes: digits, letters.
    Plain(&'a [u8]),
    /// A text in UTF-8.
    Text(&'a [u8]),
    /// Bytes.
    Blob(&'a [u8]),
    /// A point in time.
    Time(Timestamp),
}
