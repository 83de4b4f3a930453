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
}
