//! Records of one shard, encoded for the log by the thread that received them.

use bytes::{BufMut, Bytes, BytesMut};

use crate::format::{align8, crc32c};

/// An encoded batch of records of one shard, ready to be written.
///
/// Its bytes are the records one after the other, zeroes up to a multiple of 8, then the end of each record
/// as a little-endian `u32`, then zeroes up to a multiple of 8.
#[derive(Clone, Debug)]
pub struct EncodedRun {
    pub(crate) count: u32,
    /// Bytes of the records alone.
    pub(crate) data_len: u32,
    pub(crate) payload: Bytes,
    /// CRC32C of `payload`.
    pub(crate) crc: u32,
}

impl EncodedRun {
    /// Number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether there is no record in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Bytes that the run takes in the log, without the header of the run.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.payload.len()
    }
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
        // The ends follow the records in the same buffer, so that finishing copies nothing.
        let room = align8(bytes) + align8(records * 4);
        RunBuilder { ends: Vec::with_capacity(records), data: BytesMut::with_capacity(room) }
    }

    /// Adds a record made of `parts`, one after the other.
    pub fn push(&mut self, parts: &[&[u8]]) {
        for part in parts {
            self.data.put_slice(part);
        }
        self.ends.push(u32::try_from(self.data.len()).expect("a run is far below 4 GiB"));
    }

    /// Number of records so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no record was pushed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes that the finished run will take, without the header of the run.
    #[must_use]
    pub fn bytes(&self) -> usize {
        align8(self.data.len()) + align8(self.ends.len() * 4)
    }

    /// Ends the run and computes its checksum.
    #[must_use]
    pub fn finish(self) -> EncodedRun {
        let RunBuilder { ends, mut data } = self;
        let data_len = data.len();
        data.resize(align8(data_len), 0);
        for end in &ends {
            data.put_u32_le(*end);
        }
        data.resize(align8(data.len()), 0);
        let payload = data.freeze();
        EncodedRun {
            count: u32::try_from(ends.len()).expect("a run is far below 4 Gi records"),
            data_len: u32::try_from(data_len).expect("a run is far below 4 GiB"),
            crc: crc32c(&payload),
            payload,
        }
    }
}

/// The records of a payload that was checked with [`payload_is_sound`], from record `skip` on.
pub(crate) fn records_of(
    payload: &Bytes,
    data_len: u32,
    count: u32,
    skip: u32,
) -> impl Iterator<Item = Bytes> + '_ {
    let table = align8(data_len as usize);
    let end = move |i: u32| {
        let at = table + 4 * i as usize;
        u32::from_le_bytes(payload[at..at + 4].try_into().expect("four bytes")) as usize
    };
    (skip..count).map(move |i| payload.slice(if i == 0 { 0 } else { end(i - 1) }..end(i)))
}

/// Whether the table of ends fits the payload, so that taking records cannot go out of bounds.
pub(crate) fn payload_is_sound(payload: &[u8], data_len: u32, count: u32) -> bool {
    let table = align8(data_len as usize);
    if payload.len() != table + align8(count as usize * 4) {
        return false;
    }
    let mut last = 0;
    payload[table..table + 4 * count as usize].chunks_exact(4).all(|end| {
        let end = u32::from_le_bytes(end.try_into().expect("four bytes"));
        let good = last <= end && end <= data_len;
        last = end;
        good
    }) && (count == 0 || last == data_len)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn records_come_back_as_they_were_pushed(records in proptest::collection::vec(proptest::collection::vec(0u8.., 0..40), 0..30)) {
            let mut builder = RunBuilder::with_capacity(1, 1);
            for r in &records {
                let (a, b) = r.split_at(r.len() / 2);
                builder.push(&[a, b]);
            }
            let bytes = builder.bytes();
            let run = builder.finish();
            assert_eq!(run.bytes(), bytes);
            assert_eq!(run.len(), records.len());
            assert!(payload_is_sound(&run.payload, run.data_len, run.count));
            let back: Vec<Bytes> = records_of(&run.payload, run.data_len, run.count, 0).collect();
            assert_eq!(back, records);
        }

        #[test]
        fn a_table_of_ends_that_lies_is_seen(count in 0u32..8, data_len in 0u32..64, bytes in proptest::collection::vec(0u8.., 0..128)) {
            let payload = Bytes::from(bytes);
            if payload_is_sound(&payload, data_len, count) {
                assert_eq!(records_of(&payload, data_len, count, 0).map(|r| r.len()).sum::<usize>(), if count == 0 { 0 } else { data_len as usize });
            }
        }
    }

    #[test]
    fn finishing_within_capacity_does_not_move_the_records() {
        let mut builder = RunBuilder::with_capacity(3, 30);
        for _ in 0..3 {
            builder.push(&[b"0123456789"]);
        }
        let before = builder.data.as_ptr();
        assert_eq!(builder.finish().payload.as_ptr(), before);
    }
}
