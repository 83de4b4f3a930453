//! A look at a log from outside: every frame, without opening it, also while it is written.

use std::io;
use std::sync::atomic::Ordering;

use base::Timestamp;

use crate::damage::Damage;
use crate::error::OpenError;
use crate::format::{
    CLUSTERED, FORMAT_FILE, FRAME_CHECKPOINT, FRAME_CLEAN, FrameHeader, Identity, REMOVED_FILE, Removed,
    RunKind, segment_name, segment_number,
};
use crate::recover::decode_identity;
use crate::segment::{self, FrameReader};
use crate::verify::VerifyReport;
use crate::vfs::{Vfs, read_file};

/// A frame that is as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameView {
    /// Number of the segment.
    pub segment: u64,
    /// The segment was rewritten; these are counted for themselves.
    pub is_rewritten: bool,
    /// Offset in bytes in the segment's file.
    pub offset: u64,
    /// Bytes with padding.
    pub len: u32,
    /// When it was written.
    pub time: Timestamp,
    /// The state of all shards at the start of a segment.
    pub is_checkpoint: bool,
    /// The last frame of a log that was closed in order.
    pub is_clean_end: bool,
    /// What it holds.
    pub runs: Vec<RunView>,
}

/// A run of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunView {
    /// What it is.
    pub kind: RunViewKind,
    /// The shard; 0 when the run is of none.
    pub shard: u32,
    /// Position of the first record, or index of the command.
    pub first: u64,
    /// Records, or rows of a table.
    pub count: u32,
    /// Bytes without what the format adds.
    pub bytes: u32,
}

/// Kinds of runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunViewKind {
    /// Records of a shard.
    Records,
    /// The state of all shards.
    Table,
    /// A control command.
    Command,
    /// The end of a shard.
    Seal,
}

/// How far the frames of a segment go.
pub(crate) struct Walk {
    /// Where the last good frame ends.
    pub(crate) end: u64,
    /// First log position of the segment.
    pub(crate) first_lsn: u64,
    /// Log position of `end`.
    pub(crate) end_lsn: u64,
    /// A frame that is followed by others and is not as it was written.
    pub(crate) damage: Option<Damage>,
}

/// Shows every frame of the log in `vfs` to `visit`, from the oldest on, and answers with what was found. Changes
/// nothing and takes no lock: frames that are being written, or that a crash left half written at the end of the log,
/// are not looked at.
///
/// # Errors
/// When there is no log, or what the medium says; damage is not an error but part of the report.
pub fn inspect(vfs: &dyn Vfs, visit: &mut dyn FnMut(&FrameView)) -> Result<VerifyReport, OpenError> {
    let read = |name: &str| read_file(vfs, name).map_err(OpenError::io(format!("read {name}")));
    let format = read(FORMAT_FILE)?;
    let format =
        format.ok_or_else(|| OpenError::Corrupt(format!("there is no log in {}", vfs.describe())))?;
    let identity = decode_identity(&format)?;
    let removed = || -> Result<Removed, OpenError> {
        let list = read(REMOVED_FILE)?.and_then(|bytes| Removed::decode(&bytes, &identity));
        Ok(list.unwrap_or_default())
    };
    let mut report = VerifyReport::default();
    let mut before: Option<(u64, u64)> = None;
    let mut seen = Vec::new();
    // Segments may be rewritten during the look: then what stands in their place is looked at too.
    while let Some(no) = next(vfs, &removed()?, &seen)? {
        seen.push(no);
        let walk = walk(vfs, &identity, no, &mut |frame| {
            report.frames += 1;
            report.bytes += u64::from(frame.len);
            visit(frame);
        });
        let walk = match walk {
            // Retention removed it since.
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            walk => walk.map_err(OpenError::io(format!("read {}", segment_name(no))))?,
        };
        if no & CLUSTERED == 0 {
            let wrong = |what: &str| Damage { file: segment_name(no), offset: 0, what: what.to_owned() };
            let follows = |end: u64| end == walk.first_lsn || walk.damage.is_some();
            if let Some((before, _)) = before.filter(|(_, end)| !follows(*end)) {
                // What the log removed on purpose it lists, also while this look goes on.
                let removed = removed()?;
                if !(before + 1..no).any(|gone| removed.contains(gone)) {
                    report.damages.push(wrong("it does not follow on the segment before it"));
                }
            }
            before = Some((no, walk.end_lsn));
        }
        report.damages.extend(walk.damage);
    }
    Ok(report)
}

/// The next segment that means something: rewritten ones come first, for they hold what is older.
fn next(vfs: &dyn Vfs, removed: &Removed, seen: &[u64]) -> Result<Option<u64>, OpenError> {
    let names = vfs.list().map_err(OpenError::io("list the data directory"))?;
    let numbers = names.iter().filter_map(|name| segment_number(name));
    let left = numbers.filter(|no| !removed.contains(*no) && !seen.contains(no));
    Ok(left.min_by_key(|no| (no & CLUSTERED == 0, *no)))
}

/// Shows the frames of one segment. A frame that is not good must not be followed by a good one.
pub(crate) fn walk(
    vfs: &dyn Vfs,
    identity: &Identity,
    no: u64,
    visit: &mut dyn FnMut(&FrameView),
) -> io::Result<Walk> {
    let damage = |offset: u64, what: &str| Damage { file: segment_name(no), offset, what: what.to_owned() };
    let (segment, file) = match segment::open(vfs, identity, no)? {
        Ok(opened) => opened,
        Err(what) => return Ok(Walk { end: 0, first_lsn: 0, end_lsn: 0, damage: Some(damage(0, what)) }),
    };
    let mut walk = Walk {
        end: segment.header_len,
        first_lsn: segment.first_lsn,
        end_lsn: segment.first_lsn,
        damage: None,
    };
    let mut reader = FrameReader::new(identity, &segment, file.as_ref());
    // The length when it was opened: what is appended from now on is not looked at.
    let mut file_len = segment.file_len.load(Ordering::Relaxed);
    while walk.end < file_len {
        match read_settled(&mut reader, walk.end, identity.pad) {
            Ok(Found::Frame(frame)) => {
                visit(&view(no, walk.end, &frame, &reader));
                walk.end += u64::from(frame.len);
            }
            Ok(Found::End) => break,
            Ok(Found::Damage(what)) => {
                walk.damage = Some(damage(walk.end, what));
                break;
            }
            // A segment that is closed meanwhile gives its reserve back: read on in what is left of it.
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof && file.size()? < file_len => {
                file_len = file.size()?;
                segment.file_len.store(file_len, Ordering::Relaxed);
                reader = FrameReader::new(identity, &segment, file.as_ref());
            }
            Err(e) => return Err(e),
        }
    }
    walk.end_lsn = segment.lsn(walk.end);
    // A rewritten segment was whole before it got its name.
    if no & CLUSTERED != 0 && walk.damage.is_none() && walk.end < file_len {
        walk.damage = Some(damage(walk.end, "the last frame is damaged"));
    }
    Ok(walk)
}

/// What is at the place of a frame.
enum Found {
    Frame(FrameHeader),
    End,
    Damage(&'static str),
}

/// Reads a frame. One that is not good may be under way, and is damaged when a frame follows it: that one was begun when
/// this one was whole, so it is looked at once more.
fn read_settled(reader: &mut FrameReader<'_>, offset: u64, pad: u32) -> io::Result<Found> {
    if let Ok(frame) = reader.read(offset)? {
        return Ok(Found::Frame(frame));
    }
    if reader.find_header(offset + u64::from(pad))?.is_none() {
        return Ok(Found::End);
    }
    Ok(reader.read(offset)?.map_or_else(Found::Damage, Found::Frame))
}

fn view(segment: u64, offset: u64, frame: &FrameHeader, reader: &FrameReader<'_>) -> FrameView {
    let run = |run: &segment::FrameRun| RunView {
        kind: match run.header.kind {
            RunKind::Data => RunViewKind::Records,
            RunKind::Table => RunViewKind::Table,
            RunKind::Command => RunViewKind::Command,
            RunKind::Seal => RunViewKind::Seal,
        },
        shard: run.header.shard,
        first: run.header.first,
        count: run.header.count,
        bytes: run.header.data_len,
    };
    FrameView {
        segment: segment & !CLUSTERED,
        is_rewritten: segment & CLUSTERED != 0,
        offset,
        len: frame.len,
        time: frame.time,
        is_checkpoint: frame.flags & FRAME_CHECKPOINT != 0,
        is_clean_end: frame.flags & FRAME_CLEAN != 0,
        runs: reader.runs.iter().map(run).collect(),
    }
}

#[cfg(test)]
#[path = "inspect_tests.rs"]
mod tests;
