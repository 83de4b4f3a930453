//! Bytes on the medium, as `docs/formats/log.md` describes them. All numbers are little-endian.

use base::Timestamp;
use crc_fast::{CrcAlgorithm, Digest};

/// Version that this program writes and reads.
pub(crate) const VERSION: u32 = 1;
pub(crate) const FORMAT_FILE: &str = "FORMAT";
pub(crate) const LOCK_FILE: &str = "LOCK";
pub(crate) const SNAPSHOT_FILE: &str = "control.snap";
pub(crate) const REMOVED_FILE: &str = "removed";
pub(crate) const SEGMENT_ENDING: &str = ".seg";
pub(crate) const INDEX_ENDING: &str = ".idx";
/// Rewritten segments.
pub(crate) const CLUSTERED_ENDING: &str = ".cold";
pub(crate) const CLUSTERED_INDEX_ENDING: &str = ".cold.idx";
/// Newest version of the file [`REMOVED_FILE`].
const REMOVED_VERSION: u32 = 2;

pub(crate) const FRAME_HEADER: usize = 64;
pub(crate) const RUN_HEADER: usize = 48;
pub(crate) const TABLE_ROW: usize = 24;
const SEGMENT_HEADER_USED: usize = 72;
/// No segment begins above this log position: at a gigabyte a second a log gets there in three centuries.
const LSN_MAX: u64 = u64::MAX >> 1;
const FORMAT_LEN: usize = 48;

/// The frame is the first of its segment and states the log's state there.
pub(crate) const FRAME_CHECKPOINT: u32 = 1;
/// The log was closed in order after this frame.
pub(crate) const FRAME_CLEAN: u32 = 2;

/// CRC-32C (Castagnoli).
pub(crate) fn crc32c(bytes: &[u8]) -> u32 {
    low32(crc_fast::checksum(CrcAlgorithm::Crc32Iscsi, bytes))
}

/// CRC-32C of several pieces, one after the other.
pub(crate) fn crc32c_of(pieces: &[&[u8]]) -> u32 {
    let mut digest = Digest::new(CrcAlgorithm::Crc32Iscsi);
    for piece in pieces {
        digest.update(piece);
    }
    low32(digest.finalize())
}

fn low32(crc: u64) -> u32 {
    u32::try_from(crc).expect("a 32-bit checksum")
}

/// `n` rounded up to a multiple of 8.
pub(crate) const fn align8(n: usize) -> usize {
    n.next_multiple_of(8)
}

/// Puts numbers one after the other.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn u32(&mut self, n: u32) -> &mut Self {
        self.0.extend_from_slice(&n.to_le_bytes());
        self
    }

    pub(crate) fn u64(&mut self, n: u64) -> &mut Self {
        self.0.extend_from_slice(&n.to_le_bytes());
        self
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }
}

/// The `u32` at `at`; the caller has checked the length.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

/// The `u64` at `at`; the caller has checked the length.
pub(crate) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

/// What a directory says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) uuid: [u8; 16],
    pub(crate) pad: u32,
    pub(crate) created: Timestamp,
}

/// Why the bytes of the `FORMAT` file say nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum IdentityError {
    NotOurs,
    Version(u32),
    Damaged,
}

impl Identity {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.bytes(b"FLUMENLG").u32(VERSION).u32(self.pad).bytes(&self.uuid).u64(self.created.0).u32(0);
        let crc = crc32c(&w.0);
        w.u32(crc);
        w.0
    }

    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, IdentityError> {
        if bytes.len() < 12 || &bytes[..8] != b"FLUMENLG" {
            return Err(IdentityError::NotOurs);
        }
        // The version comes before everything else: another version may have another length and checksum.
        let version = u32_at(bytes, 8);
        if version != VERSION {
            return Err(IdentityError::Version(version));
        }
        let pad = if bytes.len() == FORMAT_LEN { u32_at(bytes, 12) } else { 0 };
        if !pad.is_power_of_two()
            || !(512..=65_536).contains(&pad)
            || crc32c(&bytes[..FORMAT_LEN - 4]) != u32_at(bytes, FORMAT_LEN - 4)
        {
            return Err(IdentityError::Damaged);
        }
        Ok(Identity {
            pad,
            uuid: bytes[16..32].try_into().expect("sixteen bytes"),
            created: Timestamp(u64_at(bytes, 32)),
        })
    }

    /// Bytes before the first frame of a segment.
    pub(crate) fn segment_header_len(&self) -> u64 {
        u64::from(self.pad.max(4096))
    }

    /// `len` rounded up to the unit.
    pub(crate) fn padded(&self, len: u64) -> u64 {
        len.next_multiple_of(u64::from(self.pad))
    }
}

/// The start of a segment file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SegmentHeader {
    pub(crate) no: u64,
    /// Logical position of the first frame.
    pub(crate) first_lsn: u64,
    /// A random number that no earlier user of these blocks had.
    pub(crate) salt: u64,
    pub(crate) created: Timestamp,
}

impl SegmentHeader {
    /// The header, zero-filled up to the first frame.
    pub(crate) fn encode(&self, identity: &Identity) -> Vec<u8> {
        let mut w = Writer::default();
        w.bytes(b"FLUMENSG").u32(VERSION).u32(identity.pad).bytes(&identity.uuid);
        w.u64(self.no).u64(self.first_lsn).u64(self.salt).u64(self.created.0).u32(0);
        let crc = crc32c(&w.0);
        w.u32(crc);
        debug_assert_eq!(w.0.len(), SEGMENT_HEADER_USED);
        w.0.resize(usize::try_from(identity.segment_header_len()).expect("at most 64 KiB"), 0);
        w.0
    }

    /// `None` when the bytes are not a header of this log, or damaged.
    pub(crate) fn decode(bytes: &[u8], identity: &Identity) -> Option<Self> {
        let used = bytes.get(..SEGMENT_HEADER_USED)?;
        let good = &used[..8] == b"FLUMENSG"
            && u32_at(used, 8) == VERSION
            && u32_at(used, 12) == identity.pad
            && used[16..32] == identity.uuid
            && crc32c(&used[..SEGMENT_HEADER_USED - 4]) == u32_at(used, SEGMENT_HEADER_USED - 4);
        let header = good.then(|| SegmentHeader {
            no: u64_at(used, 32),
            first_lsn: u64_at(used, 40),
            salt: u64_at(used, 48),
            created: Timestamp(u64_at(used, 56)),
        });
        // A checksum says only that the bytes are as somebody wrote them.
        header.filter(|header| header.first_lsn <= LSN_MAX)
    }
}

/// The start of a frame: what one commit wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameHeader {
    /// Bytes up to the next frame, with padding.
    pub(crate) len: u32,
    /// Bytes of this header and the runs, without padding.
    pub(crate) used: u32,
    pub(crate) runs: u32,
    pub(crate) flags: u32,
    /// Where the frame is, in logical bytes of the log.
    pub(crate) lsn: u64,
    /// Where the frame before it is; its own place for the first frame of a log.
    pub(crate) prev_lsn: u64,
    /// Everything below was durable when the frame was written.
    pub(crate) durable_lsn: u64,
    pub(crate) time: Timestamp,
}

const FRAME_MAGIC: u32 = u32::from_le_bytes(*b"FLFR");

impl FrameHeader {
    pub(crate) fn encode(&self, salt: u64) -> [u8; FRAME_HEADER] {
        let mut out = [0; FRAME_HEADER];
        out[0..4].copy_from_slice(&FRAME_MAGIC.to_le_bytes());
        out[8..12].copy_from_slice(&self.len.to_le_bytes());
        out[12..16].copy_from_slice(&self.used.to_le_bytes());
        out[16..20].copy_from_slice(&self.runs.to_le_bytes());
        out[20..24].copy_from_slice(&self.flags.to_le_bytes());
        out[24..32].copy_from_slice(&self.lsn.to_le_bytes());
        out[32..40].copy_from_slice(&self.prev_lsn.to_le_bytes());
        out[40..48].copy_from_slice(&self.durable_lsn.to_le_bytes());
        out[48..56].copy_from_slice(&self.time.0.to_le_bytes());
        out[56..64].copy_from_slice(&salt.to_le_bytes());
        let crc = crc32c(&out[8..]);
        out[4..8].copy_from_slice(&crc.to_le_bytes());
        out
    }

    /// `None` when there is no frame of this segment that belongs at `lsn`.
    pub(crate) fn decode(bytes: &[u8], salt: u64, lsn: u64, pad: u32) -> Option<Self> {
        let bytes = bytes.get(..FRAME_HEADER)?;
        let header = FrameHeader {
            len: u32_at(bytes, 8),
            used: u32_at(bytes, 12),
            runs: u32_at(bytes, 16),
            flags: u32_at(bytes, 20),
            lsn: u64_at(bytes, 24),
            prev_lsn: u64_at(bytes, 32),
            durable_lsn: u64_at(bytes, 40),
            time: Timestamp(u64_at(bytes, 48)),
        };
        let good = u32_at(bytes, 0) == FRAME_MAGIC
            && u64_at(bytes, 56) == salt
            && header.lsn == lsn
            && crc32c(&bytes[8..]) == u32_at(bytes, 4)
            && header.used as usize >= FRAME_HEADER
            && header.used <= header.len
            && header.len.is_multiple_of(pad);
        good.then_some(header)
    }
}

/// What a run holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// Records of a shard.
    Data = 1,
    /// The end of a shard; no payload.
    Seal = 2,
    /// One control command; `first` is its index.
    Command = 3,
    /// The state of all shards, in a checkpoint; `first` is the index of the next command.
    Table = 4,
}

/// The start of a run. Its checksum covers the salt and the place, so that it is valid nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RunHeader {
    pub(crate) kind: RunKind,
    pub(crate) shard: u32,
    pub(crate) count: u32,
    pub(crate) first: u64,
    pub(crate) arrival: Timestamp,
    pub(crate) data_len: u32,
    pub(crate) payload_len: u32,
    pub(crate) payload_crc: u32,
}

impl RunHeader {
    pub(crate) fn encode(&self, salt: u64, lsn: u64) -> [u8; RUN_HEADER] {
        let mut out = [0; RUN_HEADER];
        out[4..8].copy_from_slice(&(self.kind as u32).to_le_bytes());
        out[8..12].copy_from_slice(&self.shard.to_le_bytes());
        out[12..16].copy_from_slice(&self.count.to_le_bytes());
        out[16..24].copy_from_slice(&self.first.to_le_bytes());
        out[24..32].copy_from_slice(&self.arrival.0.to_le_bytes());
        out[32..36].copy_from_slice(&self.data_len.to_le_bytes());
        out[36..40].copy_from_slice(&self.payload_len.to_le_bytes());
        out[40..44].copy_from_slice(&self.payload_crc.to_le_bytes());
        let crc = Self::crc(&out, salt, lsn);
        out[0..4].copy_from_slice(&crc.to_le_bytes());
        out
    }

    /// `None` when there is no run of the segment with this salt that belongs at `lsn`.
    pub(crate) fn decode(bytes: &[u8], salt: u64, lsn: u64) -> Option<Self> {
        let bytes = bytes.get(..RUN_HEADER)?;
        if Self::crc(bytes, salt, lsn) != u32_at(bytes, 0) {
            return None;
        }
        let kind = match u32_at(bytes, 4) {
            1 => RunKind::Data,
            2 => RunKind::Seal,
            3 => RunKind::Command,
            4 => RunKind::Table,
            _ => return None,
        };
        Some(RunHeader {
            kind,
            shard: u32_at(bytes, 8),
            count: u32_at(bytes, 12),
            first: u64_at(bytes, 16),
            arrival: Timestamp(u64_at(bytes, 24)),
            data_len: u32_at(bytes, 32),
            payload_len: u32_at(bytes, 36),
            payload_crc: u32_at(bytes, 40),
        })
    }

    fn crc(bytes: &[u8], salt: u64, lsn: u64) -> u32 {
        let mut covered = [0; 16 + RUN_HEADER - 4];
        covered[..8].copy_from_slice(&salt.to_le_bytes());
        covered[8..16].copy_from_slice(&lsn.to_le_bytes());
        covered[16..].copy_from_slice(&bytes[4..RUN_HEADER]);
        crc32c(&covered)
    }
}

/// One shard in a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TableRow {
    pub(crate) shard: u32,
    pub(crate) sealed: bool,
    pub(crate) next: u64,
    pub(crate) last_arrival: Option<Timestamp>,
}

impl TableRow {
    pub(crate) fn encode_into(&self, w: &mut Writer) {
        w.u32(self.shard).u32(u32::from(self.sealed)).u64(self.next);
        w.u64(self.last_arrival.map_or(u64::MAX, |t| t.0));
    }

    /// The row in exactly [`TABLE_ROW`] bytes.
    pub(crate) fn decode(bytes: &[u8]) -> Self {
        let last = u64_at(bytes, 16);
        TableRow {
            shard: u32_at(bytes, 0),
            sealed: u32_at(bytes, 4) & 1 == 1,
            next: u64_at(bytes, 8),
            last_arrival: (last != u64::MAX).then_some(Timestamp(last)),
        }
    }
}

/// The head of the snapshot file, before the state.
pub(crate) const SNAPSHOT_HEADER: usize = 56;

/// The newest state of the control plane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snapshot {
    pub(crate) index: u64,
    /// The log was durable at least up to here when the snapshot was saved.
    pub(crate) durable_lsn: u64,
    pub(crate) state: Vec<u8>,
}

/// The snapshot file of `state`.
pub(crate) fn encode_snapshot(identity: &Identity, index: u64, durable_lsn: u64, state: &[u8]) -> Vec<u8> {
    let mut w = Writer(Vec::with_capacity(SNAPSHOT_HEADER + state.len() + 4));
    w.bytes(b"FLUMENSN").u32(VERSION).u32(0).bytes(&identity.uuid);
    w.u64(index).u64(durable_lsn).u64(state.len() as u64).bytes(state);
    let crc = crc32c(&w.0);
    w.u32(crc);
    w.0
}

/// `None` when the file is not whole or not of this log.
pub(crate) fn decode_snapshot(mut bytes: Vec<u8>, identity: &Identity) -> Option<Snapshot> {
    let body = bytes.len().checked_sub(4).filter(|n| *n >= SNAPSHOT_HEADER)?;
    let good = &bytes[..8] == b"FLUMENSN"
        && u32_at(&bytes, 8) == VERSION
        && bytes[16..32] == identity.uuid
        && u64_at(&bytes, 48) == (body - SNAPSHOT_HEADER) as u64
        && crc32c(&bytes[..body]) == u32_at(&bytes, body);
    if !good {
        return None;
    }
    let (index, durable_lsn) = (u64_at(&bytes, 32), u64_at(&bytes, 40));
    bytes.truncate(body);
    bytes.drain(..SNAPSHOT_HEADER);
    Some(Snapshot { index, durable_lsn, state: bytes })
}

/// Which segments there are: those that were removed on purpose (all below `lowest`, and those listed), and those that
/// stand in the place of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Removed {
    pub(crate) lowest: u64,
    pub(crate) above: Vec<u64>,
    /// Rewritten segments, in order of their numbers.
    pub(crate) clustered: Vec<Clustered>,
    /// Number of the next rewritten segment; no number is used twice.
    pub(crate) next_clustered: u64,
}

/// A rewritten segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clustered {
    /// With [`CLUSTERED`].
    pub(crate) no: u64,
    /// What it holds was in segments from this number on.
    pub(crate) low: u64,
    /// The last of these.
    pub(crate) high: u64,
}

impl Removed {
    /// Whether a file of this segment means nothing any more.
    pub(crate) fn contains(&self, no: u64) -> bool {
        if no & CLUSTERED != 0 {
            return self.clustered.binary_search_by_key(&no, |c| c.no).is_err();
        }
        no < self.lowest || self.above.contains(&no)
    }

    pub(crate) fn encode(&self, identity: &Identity) -> Vec<u8> {
        // Without rewritten segments it is what the first version wrote, which can then read it too.
        let rewritten = self.next_clustered > 0;
        let mut w = Writer::default();
        w.bytes(b"FLUMENRM").u32(if rewritten { REMOVED_VERSION } else { VERSION }).u32(0);
        w.bytes(&identity.uuid).u64(self.lowest).u64(self.above.len() as u64);
        for no in &self.above {
            w.u64(*no);
        }
        if rewritten {
            w.u64(self.next_clustered).u64(self.clustered.len() as u64);
            for c in &self.clustered {
                w.u64(c.no & !CLUSTERED).u64(c.low).u64(c.high);
            }
        }
        let crc = crc32c(&w.0);
        w.u32(crc);
        w.0
    }

    /// `None` when the file is not whole or not of this log.
    pub(crate) fn decode(bytes: &[u8], identity: &Identity) -> Option<Self> {
        let body = bytes.len().checked_sub(4).filter(|n| *n >= 48 && n % 8 == 0)?;
        let version = u32_at(bytes, 8);
        let good = &bytes[..8] == b"FLUMENRM"
            && (VERSION..=REMOVED_VERSION).contains(&version)
            && bytes[16..32] == identity.uuid
            && crc32c(&bytes[..body]) == u32_at(bytes, body);
        let numbers: Vec<u64> = (48..body).step_by(8).map(|at| u64_at(bytes, at)).collect();
        let (above, rest) = numbers.split_at_checked(usize::try_from(u64_at(bytes, 40)).ok()?)?;
        let (next_clustered, rows) = match (version, rest) {
            (VERSION, []) => (0, &[][..]),
            (REMOVED_VERSION, [next, count, rows @ ..]) if rows.len() as u64 == count.checked_mul(3)? => {
                (*next, rows)
            }
            _ => return None,
        };
        let clustered = rows.as_chunks::<3>().0.iter();
        let clustered =
            clustered.map(|[no, low, high]| Clustered { no: no | CLUSTERED, low: *low, high: *high });
        good.then(|| Removed {
            lowest: u64_at(bytes, 32),
            above: above.to_vec(),
            clustered: clustered.collect(),
            next_clustered,
        })
    }
}

/// In the number of a segment: it was rewritten. Such segments are counted for themselves.
pub(crate) const CLUSTERED: u64 = 1 << 63;

/// Name of a segment's file.
pub(crate) fn segment_name(no: u64) -> String {
    let ending = if no & CLUSTERED == 0 { SEGMENT_ENDING } else { CLUSTERED_ENDING };
    format!("{:016}{ending}", no & !CLUSTERED)
}

/// Name of a closed segment's index file.
pub(crate) fn index_name(no: u64) -> String {
    let ending = if no & CLUSTERED == 0 { INDEX_ENDING } else { CLUSTERED_INDEX_ENDING };
    format!("{:016}{ending}", no & !CLUSTERED)
}

/// The number of a segment that has this name.
pub(crate) fn segment_number(name: &str) -> Option<u64> {
    let clustered = || number_in(name, CLUSTERED_ENDING).map(|no| no | CLUSTERED);
    number_in(name, SEGMENT_ENDING).or_else(clustered)
}

/// The number of a segment whose index has this name.
pub(crate) fn index_number(name: &str) -> Option<u64> {
    let clustered = || number_in(name, CLUSTERED_INDEX_ENDING).map(|no| no | CLUSTERED);
    number_in(name, INDEX_ENDING).or_else(clustered)
}

fn number_in(name: &str, ending: &str) -> Option<u64> {
    let digits = name.strip_suffix(ending)?;
    (digits.len() == 16).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDENTITY: Identity = Identity { uuid: [7; 16], pad: 4096, created: Timestamp(5) };

    #[test]
    fn the_checksum_is_castagnolis() {
        assert_eq!(crc32c(b"123456789"), 0xe306_9283);
        assert_eq!(crc32c_of(&[b"1234", b"", b"56789"]), 0xe306_9283);
    }

    /// Found by fuzzing with checksums put right.
    #[test]
    fn a_segment_beyond_all_positions_is_none() {
        let at = |first_lsn| SegmentHeader { no: 3, first_lsn, salt: 9, created: Timestamp(6) };
        for (first_lsn, good) in [(LSN_MAX, true), (LSN_MAX + 1, false), (u64::MAX, false)] {
            let header = at(first_lsn);
            assert_eq!(SegmentHeader::decode(&header.encode(&IDENTITY), &IDENTITY), good.then_some(header));
        }
    }

    #[test]
    fn every_object_reads_back_and_no_flipped_bit_does() {
        let identity = IDENTITY.encode();
        assert_eq!(Identity::decode(&identity), Ok(IDENTITY));
        let segment = SegmentHeader { no: 3, first_lsn: 8192, salt: 9, created: Timestamp(6) };
        let frame = FrameHeader {
            len: 8192,
            used: 5000,
            runs: 2,
            flags: 0,
            lsn: 12_288,
            prev_lsn: 8192,
            durable_lsn: 12_288,
            time: Timestamp(7),
        };
        let run = RunHeader {
            kind: RunKind::Data,
            shard: 4,
            count: 2,
            first: 77,
            arrival: Timestamp(7),
            data_len: 11,
            payload_len: 24,
            payload_crc: 5,
        };
        let removed = Removed { lowest: 2, above: vec![4, 9], ..Removed::default() };
        let clustered = vec![Clustered { no: CLUSTERED | 3, low: 1, high: 7 }];
        let rewritten = Removed { clustered, next_clustered: 4, ..removed.clone() };
        let check = |bytes: Vec<u8>, len: usize, reads: &dyn Fn(&[u8]) -> bool| {
            assert!(reads(&bytes));
            for bit in 0..len * 8 {
                let mut bytes = bytes.clone();
                bytes[bit / 8] ^= 1 << (bit % 8);
                assert!(!reads(&bytes), "bit {bit}");
            }
        };
        check(identity, FORMAT_LEN, &|b| Identity::decode(b).is_ok());
        check(segment.encode(&IDENTITY), SEGMENT_HEADER_USED, &|b| {
            SegmentHeader::decode(b, &IDENTITY) == Some(segment)
        });
        check(frame.encode(1).to_vec(), FRAME_HEADER, &|b| {
            FrameHeader::decode(b, 1, 12_288, 4096) == Some(frame)
        });
        check(run.encode(1, 2).to_vec(), RUN_HEADER, &|b| RunHeader::decode(b, 1, 2) == Some(run));
        check(removed.encode(&IDENTITY), 68, &|b| Removed::decode(b, &IDENTITY).as_ref() == Some(&removed));
        check(rewritten.encode(&IDENTITY), 108, &|b| {
            Removed::decode(b, &IDENTITY).as_ref() == Some(&rewritten)
        });
        check(encode_snapshot(&IDENTITY, 1, 2, b"state"), SNAPSHOT_HEADER + 9, &|b| {
            decode_snapshot(b.to_vec(), &IDENTITY).is_some_and(|s| s.state == b"state")
        });
        // The same bytes at another place or of another segment are not a frame.
        assert_eq!(FrameHeader::decode(&frame.encode(1), 1, 8192, 4096), None);
        assert_eq!(FrameHeader::decode(&frame.encode(1), 2, 12_288, 4096), None);
        assert_eq!(RunHeader::decode(&run.encode(1, 2), 1, 3), None);
    }

    #[test]
    fn a_later_version_is_told_from_damage() {
        let mut bytes = IDENTITY.encode();
        bytes[8] = 2;
        bytes.push(0);
        assert_eq!(Identity::decode(&bytes), Err(IdentityError::Version(2)));
        assert_eq!(Identity::decode(b"hello"), Err(IdentityError::NotOurs));
    }

    #[test]
    fn names_carry_numbers() {
        for no in [17, 17 | CLUSTERED] {
            assert_eq!(segment_number(&segment_name(no)), Some(no));
            assert_eq!(index_number(&index_name(no)), Some(no));
            assert_eq!(segment_number(&index_name(no)), None);
            assert_eq!(index_number(&segment_name(no)), None);
        }
        assert_eq!(segment_number("17.seg"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_a_decoder_panic(bytes in proptest::collection::vec(0u8.., 0..200)) {
            let _ = Identity::decode(&bytes);
            let _ = SegmentHeader::decode(&bytes, &IDENTITY);
            let _ = FrameHeader::decode(&bytes, 0, 0, 4096);
            let _ = RunHeader::decode(&bytes, 0, 0);
            let _ = Removed::decode(&bytes, &IDENTITY);
            let _ = decode_snapshot(bytes, &IDENTITY);
        }
    }
}
