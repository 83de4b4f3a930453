//! A directory of the file system.

use std::fs::{self, File, OpenOptions};
use std::io::{self, IoSlice, IoSliceMut, Read, Seek, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Directory, LockError, Vfs, VfsFile, write_all};

/// A directory of the file system, made if it does not exist.
#[derive(Debug)]
pub struct RealVfs {
    path: PathBuf,
    directory: File,
}

impl RealVfs {
    /// Opens the directory, and makes it and its parents if needed.
    ///
    /// # Errors
    /// What the file system says.
    pub fn new(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_path_buf();
        make(&path, 2)?;
        let directory = File::open(&path)?;
        Ok(RealVfs { path, directory })
    }
}

/// Makes a directory, and those above it that are missing, durably: the entry of a directory is on the medium only when the
/// one above was synced. Those of the lowest `levels` are synced in any case: who made them may have been ended before.
fn make(path: &Path, levels: usize) -> io::Result<()> {
    let missing = !path.is_dir();
    let Some(above) = path.parent().filter(|_| missing || levels > 0) else { return Ok(()) };
    let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
    make(above, levels.saturating_sub(1))?;
    if missing {
        fs::create_dir_all(path)?;
    }
    match File::open(above).and_then(|directory| directory.sync_all()) {
        // What was there before may lie where it cannot be synced, as a mounted disk does.
        Err(e) if missing => Err(e),
        _ => Ok(()),
    }
}

impl Vfs for RealVfs {
    fn describe(&self) -> String {
        self.path.display().to_string()
    }

    fn lock(&self, name: &str) -> Result<Directory, LockError> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.path.join(name))
            .map_err(LockError::Io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let mut text = String::new();
                let pid = file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok());
                return Err(LockError::Held(pid));
            }
            Err(fs::TryLockError::Error(e)) => return Err(LockError::Io(e)),
        }
        // The number is for people; the lock itself is what counts.
        let told = (|| {
            file.set_len(0)?;
            file.rewind()?;
            writeln!(file, "{}", std::process::id())
        })();
        told.map_err(LockError::Io)?;
        Ok(Directory::new(file))
    }

    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let file = OpenOptions::new().read(true).write(true).open(self.path.join(name))?;
        Ok(Arc::new(RealFile(file)))
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let path = self.path.join(name);
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(path)?;
        Ok(Arc::new(RealFile(file)))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.path.join(from), self.path.join(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.path.join(name))
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let names = fs::read_dir(&self.path)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(Result::transpose).collect()
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.directory.sync_all()
    }

    fn free_bytes(&self) -> io::Result<u64> {
        let about = rustix::fs::fstatvfs(&self.directory)?;
        Ok(about.f_bavail.saturating_mul(about.f_frsize))
    }

    fn random(&self) -> u64 {
        use std::hash::{BuildHasher, Hasher};
        // The keys of the standard hasher come from the system's random generator; two of them, so that the
        // fixed step between hashers of one thread does not show.
        let one = std::hash::RandomState::new().build_hasher().finish();
        let mut device = [0; 8];
        let read = File::open("/dev/urandom").and_then(|mut f| f.read_exact(&mut device));
        one ^ read.map_or(0, |()| u64::from_le_bytes(device))
    }
}

struct RealFile(File);

impl VfsFile for RealFile {
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        loop {
            match rustix::io::pwritev(&self.0, buffers, offset) {
                Ok(n) => return Ok(n),
                Err(rustix::io::Errno::INTR) => {}
                Err(e) => return Err(e.into()),
            }
        }
    }

    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.0.read_exact_at(buffer, offset)
    }

    #[cfg(target_os = "linux")]
    fn pread_cached(&self, mut offset: u64, mut buffer: &mut [u8]) -> bool {
        use rustix::io::{ReadWriteFlags, preadv2};
        while !buffer.is_empty() {
            let mut slices = [IoSliceMut::new(buffer)];
            match preadv2(&self.0, &mut slices, offset, ReadWriteFlags::NOWAIT) {
                Ok(n) if n > 0 => {
                    offset += n as u64;
                    buffer = &mut buffer[n..];
                }
                // Also where a file system does not know the flag: the read that waits says what there is to say.
                _ => return false,
            }
        }
        true
    }

    fn fdatasync(&self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        use rustix::io::Errno;
        match rustix::fs::fallocate(&self.0, rustix::fs::FallocateFlags::empty(), offset, len) {
            // File systems without the call get their room by zeroes.
            Err(Errno::OPNOTSUPP | Errno::NOSYS) => {
                let zeroes = vec![0; 256 << 10];
                let start = self.size()?.max(offset);
                let mut at = start;
                while at < offset + len {
                    let n = (offset + len - at).min(zeroes.len() as u64);
                    write_all(self, at, &zeroes[..usize::try_from(n).expect("a small number")])?;
                    at += n;
                }
                Ok(())
            }
            other => Ok(other?),
        }
    }

    fn forget_cached(&self, offset: u64, len: u64) {
        // An advice: a system that does not take it loses nothing. A length of zero would mean the whole file.
        if let Some(len) = std::num::NonZero::new(len) {
            let _ = rustix::fs::fadvise(&self.0, offset, Some(len), rustix::fs::Advice::DontNeed);
        }
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_has_one_owner_and_tells_who() {
        let path = std::env::temp_dir().join(format!("commit-log-lock-{}", std::process::id()));
        let vfs = RealVfs::new(&path).unwrap();
        let hold = vfs.lock("LOCK").unwrap();
        let other = RealVfs::new(&path).unwrap();
        assert!(matches!(other.lock("LOCK"), Err(LockError::Held(Some(pid))) if pid == std::process::id()));
        drop(hold);
        assert!(other.lock("LOCK").is_ok());
        fs::remove_dir_all(&path).unwrap();
    }

    #[test]
    fn a_directory_is_made_with_those_above_it_and_found_again() {
        let root = std::env::temp_dir().join(format!("flumen-vfs-make-{}", std::process::id()));
        let path = root.join("one/two/log");
        let _ = RealVfs::new(&path).unwrap().create("file").unwrap();
        assert_eq!(RealVfs::new(&path).unwrap().list().unwrap(), ["file"]);
        assert!(RealVfs::new(path.join("file")).is_err(), "a file is no directory");
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn what_was_just_written_is_read_without_waiting_and_what_is_not_there_is_not() {
        let path = std::env::temp_dir().join(format!("flumen-vfs-read-{}", std::process::id()));
        let vfs = RealVfs::new(&path).unwrap();
        let file = vfs.create("file").unwrap();
        let bytes: Vec<u8> = (0..10_000u32).map(|n| n as u8).collect();
        write_all(file.as_ref(), 0, &bytes).unwrap();
        let mut buffer = [0; 9_000];
        // A system may forget it at any time, or not know how to tell; then it is false, and never wrong.
        if file.pread_cached(3, &mut buffer) {
            assert_eq!(buffer, bytes[3..9_003]);
        }
        assert!(file.pread_cached(10_000, &mut []));
        assert!(!file.pread_cached(9_000, &mut buffer), "the file ends before");
        fs::remove_dir_all(&path).unwrap();
    }
}
