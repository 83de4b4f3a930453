//! Copies of a log, also of one that is being written.
//!
//! Any beginning of the log is a state that the log was in. So a copy of its segments up to some frame, with a snapshot
//! of the control state that is no newer than that frame, is as good as a crash at that moment, and is opened like one.
//! The process that writes the log does not have to be asked: it never changes bytes of a frame, and what it removes or
//! rewrites it lists first.

use std::io;

use base::Timestamp;

use crate::damage::Damage;
use crate::error::OpenError;
use crate::format::{
    CLUSTERED, FORMAT_FILE, Identity, LOCK_FILE, REMOVED_FILE, Removed, SNAPSHOT_FILE, index_name,
    index_number, segment_name, segment_number,
};
use crate::inspect::walk;
use crate::recover::decode_identity;
use crate::vfs::{LockError, TEMPORARY, Vfs, read_file, replace_file, write_all};

/// Retention may remove a segment while it is copied; then the copy begins anew with what is left.
const ATTEMPTS: usize = 20;
const COPY_BYTES: usize = 1 << 20;

/// What a copy took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupReport {
    /// Segments that were copied now.
    pub copied: usize,
    /// Segments that an earlier copy had whole.
    pub kept: usize,
    /// Bytes of the segments that were copied now.
    pub bytes: u64,
    /// When the last frame of the copy was written. Everything that was acknowledged before the copy began is in it.
    pub until: Timestamp,
}

/// Copies the log in `from` to `to`: an empty directory, or one that holds an earlier copy of the same log, of which
/// closed segments are not copied again. Every frame is checked on the way. An interrupted copy leaves the earlier one.
///
/// # Errors
/// [`OpenError::Corrupt`] when a frame of the log is damaged or `to` holds something else, otherwise what the medium
/// says.
pub fn backup(from: &dyn Vfs, to: &dyn Vfs) -> Result<BackupReport, OpenError> {
    let format = read(from, FORMAT_FILE)?
        .ok_or_else(|| OpenError::Corrupt(format!("there is no log in {}", from.describe())))?;
    let identity = decode_identity(&format)?;
    let _hold = to.lock(LOCK_FILE).map_err(|e| match e {
        LockError::Held(pid) => OpenError::Locked { directory: to.describe(), pid },
        LockError::Io(e) => OpenError::io(format!("lock the directory {}", to.describe()))(e),
    })?;
    let earlier = read(to, FORMAT_FILE)?;
    if earlier.as_ref().is_some_and(|earlier| *earlier != format) {
        return Err(OpenError::Corrupt(format!("{} holds another log", to.describe())));
    }
    let copy = Copy { from, to, identity: &identity };
    let mut report = BackupReport::default();
    for _ in 0..ATTEMPTS {
        let removed = read(from, REMOVED_FILE)?;
        // After the list of what was removed, before the segments: it needs no command of a removed one, and all its
        // commands are in those that are copied.
        let snapshot = read(from, SNAPSHOT_FILE)?;
        let list = removed.as_deref().and_then(|bytes| Removed::decode(bytes, &identity)).unwrap_or_default();
        if !copy.segments(&list, &mut report)? || read(from, REMOVED_FILE)? != removed {
            continue;
        }
        for (name, bytes) in
            [(SNAPSHOT_FILE, snapshot), (REMOVED_FILE, removed.clone()), (FORMAT_FILE, Some(format))]
        {
            if let Some(bytes) = bytes {
                replace_file(to, name, &bytes).map_err(OpenError::io(format!("write {name}")))?;
            }
        }
        copy.forget(removed.as_deref())?;
        return Ok(report);
    }
    let what = format!("copy the log in {}", from.describe());
    Err(OpenError::io(what)(io::Error::other("segments were removed faster than they could be copied")))
}

fn read(vfs: &dyn Vfs, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
    read_file(vfs, name).map_err(OpenError::io(format!("read {name}")))
}

struct Copy<'a> {
    from: &'a dyn Vfs,
    to: &'a dyn Vfs,
    identity: &'a Identity,
}

impl Copy<'_> {
    /// Copies the segments from the oldest to the newest; false when one went away meanwhile.
    fn segments(&self, removed: &Removed, report: &mut BackupReport) -> Result<bool, OpenError> {
        *report = BackupReport { copied: report.copied, bytes: report.bytes, ..BackupReport::default() };
        let names = self.from.list().map_err(OpenError::io("list the data directory"))?;
        let mut numbers: Vec<u64> = names.iter().filter_map(|name| segment_number(name)).collect();
        numbers.retain(|no| !removed.contains(*no));
        numbers.sort_unstable();
        if removed.clustered.iter().any(|c| !numbers.contains(&c.no)) {
            // Rewritten once more since the list was read.
            return Ok(false);
        }
        let newest = numbers.iter().copied().filter(|no| no & CLUSTERED == 0).max();
        for no in &numbers {
            let last = Some(*no) == newest;
            // A closed segment has an index, and it is copied after the segment.
            if !last
                && self.size(self.from, &index_name(*no))? == self.size(self.to, &index_name(*no))?
                && self.size(self.to, &index_name(*no))?.is_some()
            {
                report.kept += 1;
                continue;
            }
            match self.segment(*no, last, report) {
                Err(OpenError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                    return Ok(false);
                }
                done => done?,
            }
        }
        Ok(true)
    }

    fn size(&self, vfs: &dyn Vfs, name: &str) -> Result<Option<u64>, OpenError> {
        match vfs.open(name).and_then(|file| file.size()) {
            Ok(size) => Ok(Some(size)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(OpenError::io(format!("open {name}"))(e)),
        }
    }

    /// Copies the frames of a segment, and its index when it is closed.
    fn segment(&self, no: u64, last: bool, report: &mut BackupReport) -> Result<(), OpenError> {
        let name = segment_name(no);
        // Before the segment, so that an index is never that of a longer segment than the copy.
        let index = if last { None } else { read(self.from, &index_name(no))? };
        let end = self.frames(no, report)?;
        let source = self.from.open(&name).map_err(OpenError::io(format!("open {name}")))?;
        let temporary = format!("{name}{TEMPORARY}");
        let copied = (|| {
            let target = self.to.create(&temporary)?;
            let mut buffer = vec![0; COPY_BYTES];
            let mut at = 0;
            while at < end {
                let part =
                    &mut buffer[..usize::try_from((end - at).min(COPY_BYTES as u64)).unwrap_or(COPY_BYTES)];
                source.pread_exact(at, part)?;
                write_all(target.as_ref(), at, part)?;
                at += part.len() as u64;
            }
            target.fdatasync()?;
            self.to.rename(&temporary, &name)?;
            self.to.sync_directory()
        })();
        copied.map_err(OpenError::io(format!("copy {name}")))?;
        if let Some(index) = index {
            let name = index_name(no);
            replace_file(self.to, &name, &index).map_err(OpenError::io(format!("copy {name}")))?;
        }
        report.copied += 1;
        report.bytes += end;
        Ok(())
    }

    /// Checks the frames of a segment and answers where they end.
    fn frames(&self, no: u64, report: &mut BackupReport) -> Result<u64, OpenError> {
        let newest = &mut report.until;
        let walk = walk(self.from, self.identity, no, &mut |frame| *newest = frame.time.max(*newest));
        let walk = walk.map_err(OpenError::io(format!("read {}", segment_name(no))))?;
        match walk.damage {
            None => Ok(walk.end),
            Some(Damage { file, offset, what }) => {
                Err(OpenError::Corrupt(format!("{file} at offset {offset}: {what}")))
            }
        }
    }

    /// Removes from the copy what the log removed.
    fn forget(&self, removed: Option<&[u8]>) -> Result<(), OpenError> {
        let removed = removed.and_then(|bytes| Removed::decode(bytes, self.identity)).unwrap_or_default();
        for name in self.to.list().map_err(OpenError::io("list the copy"))? {
            let number = segment_number(&name).or_else(|| index_number(&name));
            if number.is_some_and(|no| removed.contains(no)) || name.ends_with(TEMPORARY) {
                self.to.remove(&name).map_err(OpenError::io(format!("remove {name}")))?;
            }
        }
        self.to.sync_directory().map_err(OpenError::io("sync the copy"))
    }
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
