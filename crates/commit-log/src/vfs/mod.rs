//! The medium under the log: one flat directory of files, real, in memory, or simulated with faults.

mod memory;
mod real;
mod sim;

use std::io::{self, IoSlice};
use std::sync::Arc;

pub use memory::MemoryVfs;
pub use real::RealVfs;
pub use sim::{SimFault, SimVfs};

/// Most buffers of one [`VfsFile::pwritev`] (Linux takes no more).
pub const IOVEC_MAX: usize = 1024;

/// One directory of files. All the log knows of a medium.
pub trait Vfs: Send + Sync + 'static {
    /// How the directory is called in messages.
    fn describe(&self) -> String;

    /// Takes the directory for this process until the answer is dropped.
    ///
    /// # Errors
    /// [`LockError::Held`] when another process has it, otherwise what the medium says.
    fn lock(&self, name: &str) -> Result<Directory, LockError>;

    /// Opens an existing file for reading and writing.
    ///
    /// # Errors
    /// `NotFound`, or what the medium says.
    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>>;

    /// Makes an empty file; one that was there under this name is emptied.
    ///
    /// # Errors
    /// What the medium says.
    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>>;

    /// Gives a file another name, replacing a file that has it.
    ///
    /// # Errors
    /// What the medium says.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// `NotFound`, or what the medium says.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Names of all files, in any order.
    ///
    /// # Errors
    /// What the medium says.
    fn list(&self) -> io::Result<Vec<String>>;

    /// Makes creations, renames and removals durable.
    ///
    /// # Errors
    /// What the medium says; nothing is known of the names then.
    fn sync_directory(&self) -> io::Result<()>;

    /// Bytes that can still be stored.
    ///
    /// # Errors
    /// What the medium says.
    fn free_bytes(&self) -> io::Result<u64>;

    /// A number that cannot be guessed.
    fn random(&self) -> u64;
}

/// An open file.
pub trait VfsFile: Send + Sync + 'static {
    /// Writes at most [`IOVEC_MAX`] buffers one after the other from `offset` on; the answer may be short.
    ///
    /// # Errors
    /// What the medium says; part of the bytes may have been written.
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize>;

    /// Fills `buffer` from `offset` on.
    ///
    /// # Errors
    /// `UnexpectedEof` when the file ends before, or what the medium says.
    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Fills `buffer` from `offset` on, if that takes no waiting because the system has all of it in memory. False when it
    /// may not be so, or when anything fails; then nothing is known of what is in `buffer`.
    fn pread_cached(&self, _offset: u64, _buffer: &mut [u8]) -> bool {
        false
    }

    /// Makes the written bytes and the length durable.
    ///
    /// # Errors
    /// What the medium says; nothing is known of bytes written since the last success, and a retry proves
    /// nothing.
    fn fdatasync(&self) -> io::Result<()>;

    /// Reserves `len` bytes from `offset` on. They read as zeroes and the file becomes longer if needed.
    ///
    /// # Errors
    /// `StorageFull`, or what the medium says.
    fn allocate(&self, offset: u64, len: u64) -> io::Result<()>;

    /// Lets the system forget what it keeps of these bytes in memory, if it can, so that the next read is from the medium.
    fn forget_cached(&self, _offset: u64, _len: u64) {}

    /// Cuts or extends the file.
    ///
    /// # Errors
    /// What the medium says.
    fn set_len(&self, len: u64) -> io::Result<()>;

    /// Length of the file in bytes.
    ///
    /// # Errors
    /// What the medium says.
    fn size(&self) -> io::Result<u64>;
}

/// The hold on a directory; dropping it lets go.
pub struct Directory(#[allow(dead_code, reason = "held for its drop")] Box<dyn Send + Sync>);

impl Directory {
    /// Wraps whatever lets go of the directory when it is dropped.
    #[must_use]
    pub fn new(hold: impl Send + Sync + 'static) -> Self {
        Directory(Box::new(hold))
    }
}

/// Why a directory was not taken.
#[derive(Debug)]
pub enum LockError {
    /// Another process has it; its number, when it is known.
    Held(Option<u32>),
    /// The medium refused.
    Io(io::Error),
}

/// Writes all of `bytes` at `offset`.
pub(crate) fn write_all(file: &dyn VfsFile, offset: u64, bytes: &[u8]) -> io::Result<()> {
    match file.pwritev(offset, &[IoSlice::new(bytes)])? {
        n if n == bytes.len() => Ok(()),
        n => Err(io::Error::new(
            io::ErrorKind::WriteZero,
            format!("only {n} of {} bytes were written", bytes.len()),
        )),
    }
}

/// Puts a whole small file in place: after a crash it is the old one or the new one.
pub(crate) fn replace_file(vfs: &dyn Vfs, name: &str, bytes: &[u8]) -> io::Result<()> {
    let temporary = format!("{name}{TEMPORARY}");
    let written = (|| {
        let file = vfs.create(&temporary)?;
        write_all(file.as_ref(), 0, bytes)?;
        file.fdatasync()
    })();
    if let Err(e) = written {
        // The half-written file is of no use; if it stays, the next open removes it.
        let _ = vfs.remove(&temporary);
        return Err(e);
    }
    vfs.rename(&temporary, name)?;
    vfs.sync_directory()
}

/// Ending of names that mean nothing yet and are removed when the log is opened.
pub(crate) const TEMPORARY: &str = ".tmp";

/// Reads a whole small file; `None` when there is none.
pub(crate) fn read_file(vfs: &dyn Vfs, name: &str) -> io::Result<Option<Vec<u8>>> {
    let file = match vfs.open(name) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    };
    let len = usize::try_from(file.size()?).map_err(io::Error::other)?;
    let mut bytes = vec![0; len];
    file.pread_exact(0, &mut bytes)?;
    Ok(Some(bytes))
}
