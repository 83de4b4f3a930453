//! Records of one shard, encoded for the log by the thread that received them.

use bytes::{BufMut, Bytes, BytesMut};

/// An encoded batch of records of one shard, ready to be written.
#[derive(Clone, Debug)]
pub struct EncodedRun {
    pub(crate) count: u32,
    pub(crate) payload: Bytes,
    pub(crate) crc: u32,
}

/// Collects records of one shard.
#[derive(Debug, Default)]
pub struct RunBuilder {
    ends: Vec<u32>,
    data: BytesMut,
}

impl RunBuilder {
    /// An empty run with room for `records` records of `bytes` bytes in total.
    #[must_use]
    pub fn with_capacity(records: usize, bytes: usize) -> Self {
        RunBuilder { ends: Vec::with_capacity(records), data: BytesMut::with_capacity(bytes) }
    }

    /// Adds a record made of `parts`, one after the other.
    pub fn push(&mut self, parts: &[&[u8]]) {
        for part in parts {
            self.data.put_slice(part);
        }
        self.ends.push(u32::try_from(self.data.len()).expect("a run is far below 4 GiB"));
    }
}
