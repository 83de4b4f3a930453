//! The index file of a closed segment: where the runs of each shard are. It can always be made again from
//! the segment, so damage to it is repaired, not reported.

use std::io;

use base::Timestamp;

use crate::format::{Identity, VERSION, Writer, crc32c, index_name, u32_at, u64_at};
use crate::vfs::{Vfs, VfsFile, replace_file};

/// Where a run is, in a segment that is known from elsewhere. Its end is the start of the shard's next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RunRef {
    /// Position of the first record.
    pub(crate) first: u64,
    pub(crate) arrival: Timestamp,
    /// Offset of the run's header in the segment.
    pub(crate) offset: u32,
    /// Bytes of the payload.
    pub(crate) len: u32,
}

/// One shard in a closed segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShardRow {
    pub(crate) shard: u32,
    pub(crate) runs: u32,
    pub(crate) first: u64,
    /// Position after the last record.
    pub(crate) end: u64,
    pub(crate) first_arrival: Timestamp,
    pub(crate) last_arrival: Timestamp,
    /// Offset of the first block in the index file.
    pub(crate) blocks_at: u64,
}

/// One control command in a closed segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CommandRow {
    pub(crate) index: u64,
    /// Offset of the run's header in the segment.
    pub(crate) offset: u32,
    /// Bytes of the payload.
    pub(crate) len: u32,
}

/// An index file without its blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SegmentIndex {
    pub(crate) no: u64,
    pub(crate) salt: u64,
    pub(crate) first_lsn: u64,
    /// Offset after the last frame.
    pub(crate) end: u64,
    /// Latest arrival of a record, zero when there is none.
    pub(crate) max_arrival: Timestamp,
    /// By number of shard.
    pub(crate) shards: Vec<ShardRow>,
    pub(crate) commands: Vec<CommandRow>,
}

/// The runs of one shard, for [`write`].
pub(crate) struct ShardRuns {
    pub(crate) shard: u32,
    pub(crate) runs: Vec<RunRef>,
    /// Position after the last record.
    pub(crate) end: u64,
}

/// Most runs of a block.
pub(crate) const BLOCK_RUNS: usize = 1024;
const RUN_LEN: usize = 24;
const BLOCK_STRIDE: u64 = (BLOCK_RUNS * RUN_LEN + 8) as u64;
const HEADER: usize = 80;
const SHARD_ROW: usize = 48;
const COMMAND_ROW: usize = 16;
/// Rows that are read at a time when one is looked for: a page or so.
const ROWS_AT_ONCE: usize = 80;

impl SegmentIndex {
    /// Makes and stores the index of a segment. `shards` are in order of their numbers and not empty.
    pub(crate) fn write(
        vfs: &dyn Vfs,
        identity: &Identity,
        mut index: SegmentIndex,
        shards: &[ShardRuns],
    ) -> io::Result<SegmentIndex> {
        let tables = HEADER + shards.len() * SHARD_ROW + index.commands.len() * COMMAND_ROW + 8;
        let mut at = tables as u64;
        index.shards.clear();
        for s in shards {
            let (Some(first), Some(last)) = (s.runs.first(), s.runs.last()) else { continue };
            index.max_arrival = index.max_arrival.max(last.arrival);
            index.shards.push(ShardRow {
                shard: s.shard,
                runs: u32::try_from(s.runs.len()).map_err(io::Error::other)?,
                first: first.first,
                end: s.end,
                first_arrival: first.arrival,
                last_arrival: last.arrival,
                blocks_at: at,
            });
            at += blocks_len(s.runs.len());
        }
        let mut w = Writer(Vec::with_capacity(usize::try_from(at).map_err(io::Error::other)?));
        index.encode_tables(identity, &mut w);
        for s in shards {
            for block in s.runs.chunks(BLOCK_RUNS) {
                let start = w.0.len();
                for r in block {
                    w.u64(r.first).u64(r.arrival.0).u32(r.offset).u32(r.len);
                }
                let crc = crc32c(&w.0[start..]);
                w.u32(crc).u32(0);
            }
        }
        replace_file(vfs, &index_name(index.no), &w.0)?;
        Ok(index)
    }

    fn encode_tables(&self, identity: &Identity, w: &mut Writer) {
        w.bytes(b"FLUMENIX").u32(VERSION).u32(0).bytes(&identity.uuid);
        w.u64(self.no).u64(self.salt).u64(self.first_lsn).u64(self.end).u64(self.max_arrival.0);
        let count = |n: usize| u32::try_from(n).expect("bounded by the runs of a segment");
        w.u32(count(self.shards.len())).u32(count(self.commands.len()));
        for s in &self.shards {
            w.u32(s.shard).u32(s.runs).u64(s.first).u64(s.end);
            w.u64(s.first_arrival.0).u64(s.last_arrival.0).u64(s.blocks_at);
        }
        for c in &self.commands {
            w.u64(c.index).u32(c.offset).u32(c.len);
        }
        let crc = crc32c(&w.0);
        w.u32(crc).u32(0);
    }

    /// The index of segment `no`; `None` when there is none or it is damaged.
    pub(crate) fn load(vfs: &dyn Vfs, identity: &Identity, no: u64) -> io::Result<Option<SegmentIndex>> {
        let file = match vfs.open(&index_name(no)) {
            Ok(file) => file,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let file_len = file.size()?;
        let mut bytes = vec![0; HEADER];
        if file_len < HEADER as u64 {
            return Ok(None);
        }
        file.pread_exact(0, &mut bytes)?;
        let (shards, commands) = (u64::from(u32_at(&bytes, 72)), u64::from(u32_at(&bytes, 76)));
        let tables = HEADER as u64 + shards * SHARD_ROW as u64 + commands * COMMAND_ROW as u64 + 8;
        if tables > file_len {
            return Ok(None);
        }
        bytes.resize(usize::try_from(tables).map_err(io::Error::other)?, 0);
        file.pread_exact(HEADER as u64, &mut bytes[HEADER..])?;
        Ok(Self::decode(&bytes, identity, no, file_len))
    }

    /// The row of a shard in an index file that was found good before, by a few small reads; `None` when it is not there. The
    /// checksum of all rows is not looked at again: that would take all of them. A row that was damaged since leads to blocks
    /// or to runs of which the checksum or the shard is wrong.
    pub(crate) fn find_row(file: &dyn VfsFile, shard: u32) -> io::Result<Option<ShardRow>> {
        let mut head = [0; HEADER];
        file.pread_exact(0, &mut head)?;
        let (mut low, mut high) = (0, u32_at(&head, 72) as usize);
        let file_len = file.size()?;
        if (HEADER + high * SHARD_ROW) as u64 > file_len {
            return Ok(None);
        }
        let mut bytes = [0; ROWS_AT_ONCE * SHARD_ROW];
        while low < high {
            // Rows around the middle; the last of these loops sees all that are left.
            let from = (low + (high - low) / 2).saturating_sub(ROWS_AT_ONCE / 2).max(low);
            let count = (high - from).min(ROWS_AT_ONCE);
            let rows = &mut bytes[..count * SHARD_ROW];
            file.pread_exact((HEADER + from * SHARD_ROW) as u64, rows)?;
            if shard < u32_at(rows, 0) {
                high = from;
            } else if shard > u32_at(rows, rows.len() - SHARD_ROW) {
                low = from + count;
            } else {
                let row = rows.chunks_exact(SHARD_ROW).find(|row| u32_at(row, 0) == shard);
                return Ok(row.map(shard_row).filter(|row| row.fits(file_len)));
            }
        }
        Ok(None)
    }

    fn decode(bytes: &[u8], identity: &Identity, no: u64, file_len: u64) -> Option<SegmentIndex> {
        let body = bytes.len() - 8;
        let good = &bytes[..8] == b"FLUMENIX"
            && u32_at(bytes, 8) == VERSION
            && bytes[16..32] == identity.uuid
            && u64_at(bytes, 32) == no
            && crc32c(&bytes[..body]) == u32_at(bytes, body);
        if !good {
            return None;
        }
        let commands_at = HEADER + u32_at(bytes, 72) as usize * SHARD_ROW;
        let shards: Vec<ShardRow> =
            bytes[HEADER..commands_at].chunks_exact(SHARD_ROW).map(shard_row).collect();
        let end = u64_at(bytes, 56);
        let ordered = shards.windows(2).all(|pair| pair[0].shard < pair[1].shard);
        if !ordered || !shards.iter().all(|row| row.fits(file_len)) || end < identity.segment_header_len() {
            return None;
        }
        let commands = bytes[commands_at..body].chunks_exact(COMMAND_ROW).map(|c| CommandRow {
            index: u64_at(c, 0),
            offset: u32_at(c, 8),
            len: u32_at(c, 12),
        });
        Some(SegmentIndex {
            no,
            salt: u64_at(bytes, 40),
            first_lsn: u64_at(bytes, 48),
            end,
            max_arrival: Timestamp(u64_at(bytes, 64)),
            commands: commands.collect(),
            shards,
        })
    }

    /// The row of a shard.
    #[cfg(test)]
    pub(crate) fn shard(&self, shard: u32) -> Option<&ShardRow> {
        self.shards.binary_search_by_key(&shard, |s| s.shard).ok().map(|i| &self.shards[i])
    }
}

impl ShardRow {
    /// Whether it can be: a checksum says only that the bytes are as somebody wrote them.
    fn fits(&self, file_len: u64) -> bool {
        let blocks_end = self.blocks_at.checked_add(blocks_len(self.runs as usize));
        self.runs > 0 && self.first < self.end && blocks_end.is_some_and(|end| end <= file_len)
    }

    /// Number of blocks.
    pub(crate) fn blocks(&self) -> u32 {
        self.runs.div_ceil(BLOCK_RUNS as u32)
    }

    /// Reads block `n` of the shard; `None` when it is damaged.
    pub(crate) fn read_block(&self, file: &dyn VfsFile, n: u32) -> io::Result<Option<Vec<RunRef>>> {
        let runs = (self.runs as usize - n as usize * BLOCK_RUNS).min(BLOCK_RUNS);
        let mut bytes = vec![0; runs * RUN_LEN + 8];
        file.pread_exact(self.blocks_at + u64::from(n) * BLOCK_STRIDE, &mut bytes)?;
        let body = runs * RUN_LEN;
        if crc32c(&bytes[..body]) != u32_at(&bytes, body) {
            return Ok(None);
        }
        let runs = bytes[..body].chunks_exact(RUN_LEN).map(|r| RunRef {
            first: u64_at(r, 0),
            arrival: Timestamp(u64_at(r, 8)),
            offset: u32_at(r, 16),
            len: u32_at(r, 20),
        });
        Ok(Some(runs.collect()))
    }
}

fn shard_row(bytes: &[u8]) -> ShardRow {
    ShardRow {
        shard: u32_at(bytes, 0),
        runs: u32_at(bytes, 4),
        first: u64_at(bytes, 8),
        end: u64_at(bytes, 16),
        first_arrival: Timestamp(u64_at(bytes, 24)),
        last_arrival: Timestamp(u64_at(bytes, 32)),
        blocks_at: u64_at(bytes, 40),
    }
}

fn blocks_len(runs: usize) -> u64 {
    (runs * RUN_LEN + runs.div_ceil(BLOCK_RUNS) * 8) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vfs::MemoryVfs;
    use std::io::IoSlice;

    /// Of segment 4, with one command.
    fn head() -> SegmentIndex {
        SegmentIndex {
            no: 4,
            salt: 1,
            first_lsn: 2,
            end: 8192,
            max_arrival: Timestamp(0),
            shards: vec![],
            commands: vec![CommandRow { index: 1, offset: 5, len: 6 }],
        }
    }

    #[test]
    fn an_index_reads_back_and_damage_to_any_part_is_seen() {
        let vfs = MemoryVfs::default();
        let identity = Identity { uuid: [1; 16], pad: 512, created: Timestamp(0) };
        let runs = |n: u64| -> Vec<RunRef> {
            (0..n)
                .map(|i| RunRef { first: i * 3, arrival: Timestamp(100 + i), offset: i as u32 * 64, len: 8 })
                .collect()
        };
        let shards = [
            ShardRuns { shard: 3, runs: runs(1), end: 3 },
            ShardRuns { shard: 9, runs: runs(2500), end: 7500 },
        ];
        let written = SegmentIndex::write(&vfs, &identity, head(), &shards).unwrap();
        let index = SegmentIndex::load(&vfs, &identity, 4).unwrap().unwrap();
        assert_eq!(index, written);
        assert_eq!(index.max_arrival, Timestamp(2599));
        let file = vfs.open(&index_name(4)).unwrap();
        let row = index.shard(9).unwrap();
        assert_eq!(row.blocks(), 3);
        let all: Vec<RunRef> =
            (0..3).flat_map(|n| row.read_block(file.as_ref(), n).unwrap().unwrap()).collect();
        assert_eq!(all, shards[1].runs);
        assert!(index.shard(4).is_none());
        // The last block, then the tables.
        file.pwritev(file.size().unwrap() - 20, &[IoSlice::new(b"x")]).unwrap();
        assert_eq!(row.read_block(file.as_ref(), 2).unwrap(), None);
        file.pwritev(40, &[IoSlice::new(b"x")]).unwrap();
        assert_eq!(SegmentIndex::load(&vfs, &identity, 4).unwrap(), None);
        assert_eq!(SegmentIndex::load(&vfs, &identity, 5).unwrap(), None);
    }

    #[test]
    fn a_row_is_found_without_reading_all_of_them() {
        for shards in [0, 1, 2, 79, 80, 81, 500, 1000_u32] {
            let vfs = MemoryVfs::default();
            let identity = Identity { uuid: [1; 16], pad: 512, created: Timestamp(0) };
            let rows: Vec<ShardRuns> = (0..shards)
                .map(|n| {
                    let run = RunRef { first: 7, arrival: Timestamp(u64::from(n)), offset: 4160, len: 8 };
                    ShardRuns { shard: n * 3 + 1, runs: vec![run], end: 8 }
                })
                .collect();
            let index = SegmentIndex::write(&vfs, &identity, head(), &rows).unwrap();
            let file = vfs.open(&index_name(4)).unwrap();
            for shard in 0..shards * 3 + 3 {
                let found = SegmentIndex::find_row(file.as_ref(), shard).unwrap();
                assert_eq!(found.as_ref(), index.shard(shard), "{shard} of {shards}");
            }
        }
    }

    /// Found by fuzzing with checksums put right.
    #[test]
    fn an_index_that_cannot_be_is_refused_whatever_its_checksum_says() {
        let identity = Identity { uuid: [1; 16], pad: 512, created: Timestamp(0) };
        let load = |change: &dyn Fn(&mut [u8])| {
            let vfs = MemoryVfs::default();
            let shards = [3, 9].map(|shard| {
                let run = RunRef { first: 0, arrival: Timestamp(1), offset: 4160, len: 8 };
                ShardRuns { shard, runs: vec![run], end: 3 }
            });
            let head = SegmentIndex {
                no: 4,
                salt: 1,
                first_lsn: 2,
                end: 8192,
                max_arrival: Timestamp(1),
                shards: vec![],
                commands: vec![],
            };
            SegmentIndex::write(&vfs, &identity, head, &shards).unwrap();
            let file = vfs.open(&index_name(4)).unwrap();
            let tables = HEADER + 2 * SHARD_ROW;
            let mut bytes = vec![0; tables];
            file.pread_exact(0, &mut bytes).unwrap();
            change(&mut bytes);
            let crc = crc32c(&bytes).to_le_bytes();
            file.pwritev(0, &[IoSlice::new(&bytes), IoSlice::new(&crc)]).unwrap();
            SegmentIndex::load(&vfs, &identity, 4).unwrap()
        };
        assert!(load(&|_| ()).is_some());
        // The end before the first frame; an end of the blocks beyond all numbers; a shard twice; records that end before they begin.
        assert_eq!(load(&|bytes| bytes[56..64].copy_from_slice(&100_u64.to_le_bytes())), None);
        assert_eq!(load(&|bytes| bytes[HEADER + 40..HEADER + 48].fill(0xff)), None);
        assert_eq!(load(&|bytes| bytes[HEADER + SHARD_ROW] = 3), None);
        assert_eq!(load(&|bytes| bytes[HEADER + 16..HEADER + 24].fill(0)), None);
    }
}
