//! Copies of a data directory, and a look at one from outside.
//!
//! The keyring is never part of a copy: whoever finds the copy alone can read no encrypted record.

use std::fs;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use commit_log::{BackupReport, FrameView, OpenError, RealVfs, VerifyReport};

/// Why a copy was not made.
#[derive(Debug)]
pub enum CopyError {
    /// A file or directory could not be used.
    File(PathBuf, io::Error),
    /// The log could not be copied or read.
    Log(OpenError),
    /// There is a log where a restored one should go.
    Occupied(PathBuf),
}

/// Copies the data directory `data`, also of a server that runs, to `to`: an empty directory or an earlier copy, of
/// which only what is new is copied.
///
/// # Errors
/// [`CopyError`]; an earlier copy in `to` can still be used.
pub fn backup(data: &Path, to: &Path) -> Result<BackupReport, CopyError> {
    let report = copy_log(data, to)?;
    copy_tls(data, to)?;
    Ok(report)
}

/// Copies a copy back to a data directory without a log, and checks it.
///
/// # Errors
/// [`CopyError`]. Damage is not an error but part of the report.
pub fn restore(from: &Path, data: &Path) -> Result<(BackupReport, VerifyReport), CopyError> {
    let log = data.join("log");
    if log.join("FORMAT").exists() {
        return Err(CopyError::Occupied(data.to_owned()));
    }
    let report = copy_log(from, data)?;
    copy_tls(from, data)?;
    Ok((report, inspect(data, &mut |_| {})?))
}

/// Shows every frame of the log of a data directory, also of a server that runs.
///
/// # Errors
/// [`CopyError`] when there is no log or it cannot be read. Damage is part of the report.
pub fn inspect(data: &Path, visit: &mut dyn FnMut(&FrameView)) -> Result<VerifyReport, CopyError> {
    commit_log::inspect(&existing_log(data)?, visit).map_err(CopyError::Log)
}

fn copy_log(from: &Path, to: &Path) -> Result<BackupReport, CopyError> {
    let source = existing_log(from)?;
    let log = to.join("log");
    let target = RealVfs::new(&log).map_err(|e| CopyError::File(log, e))?;
    commit_log::backup(&source, &target).map_err(CopyError::Log)
}

/// The log of a directory that has one; looking must not make it.
fn existing_log(data: &Path) -> Result<RealVfs, CopyError> {
    let log = data.join("log");
    let opened = fs::metadata(&log).and_then(|_| RealVfs::new(&log));
    opened.map_err(|e| CopyError::File(log, e))
}

/// The certificate authority goes along, so that clients trust the restored server, too.
fn copy_tls(from: &Path, to: &Path) -> Result<(), CopyError> {
    let source = from.join("tls");
    if !source.is_dir() {
        return Ok(());
    }
    let target = to.join("tls");
    fs::create_dir_all(&target).map_err(|e| CopyError::File(target.clone(), e))?;
    for entry in fs::read_dir(&source).map_err(|e| CopyError::File(source.clone(), e))? {
        let entry = entry.map_err(|e| CopyError::File(source.clone(), e))?;
        // Keeps the permissions: the key stays its owner's.
        let to = target.join(entry.file_name());
        fs::copy(entry.path(), &to).map_err(|e| CopyError::File(entry.path(), e))?;
        synced(&to)?;
    }
    // A copy that is said to be made survives a power cut, and so do its names.
    synced(&target)?;
    synced(to)
}

fn synced(path: &Path) -> Result<(), CopyError> {
    let synced = fs::File::open(path).and_then(|file| file.sync_all());
    synced.map_err(|e| CopyError::File(path.to_owned(), e))
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CopyError::File(path, error) => write!(f, "{}: {error}", path.display()),
            CopyError::Log(error) => fmt::Display::fmt(error, f),
            CopyError::Occupied(path) => write!(f, "{} holds a log already", path.display()),
        }
    }
}

impl std::error::Error for CopyError {}
