//! A directory in memory: for `--ephemeral`, gone with the process.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, IoSlice};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Directory, LockError, Vfs, VfsFile};

const CHUNK: u64 = 64 << 10;

/// A directory in memory. Reserved bytes cost nothing until they are written.
#[derive(Clone)]
pub struct MemoryVfs(Arc<Shared>);

struct Shared {
    files: Mutex<HashMap<String, Arc<MemoryFile>>>,
    capacity: u64,
    used: Arc<AtomicU64>,
    locked: AtomicBool,
}

impl MemoryVfs {
    /// An empty directory that holds at most `capacity` bytes (counted in chunks of 64 KiB).
    #[must_use]
    pub fn new(capacity: u64) -> Self {
        MemoryVfs(Arc::new(Shared {
            files: Mutex::default(),
            capacity,
            used: Arc::default(),
            locked: AtomicBool::new(false),
        }))
    }

    fn files(&self) -> MutexGuard<'_, HashMap<String, Arc<MemoryFile>>> {
        self.0.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryVfs {
    /// Without a bound but the machine's memory.
    fn default() -> Self {
        MemoryVfs::new(u64::MAX / 2)
    }
}

impl Vfs for MemoryVfs {
    fn describe(&self) -> String {
        "(in memory)".to_owned()
    }

    fn lock(&self, _name: &str) -> Result<Directory, LockError> {
        struct Hold(Arc<Shared>);
        impl Drop for Hold {
            fn drop(&mut self) {
                self.0.locked.store(false, Ordering::Release);
            }
        }
        if self.0.locked.swap(true, Ordering::AcqRel) {
            return Err(LockError::Held(None));
        }
        Ok(Directory::new(Hold(self.0.clone())))
    }

    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let file = self.files().get(name).cloned().ok_or(io::ErrorKind::NotFound)?;
        Ok(file)
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let file = Arc::new(MemoryFile { bytes: Mutex::default(), used: self.0.used.clone() });
        self.files().insert(name.to_owned(), file.clone());
        Ok(file)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut files = self.files();
        let file = files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        files.insert(to.to_owned(), file);
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.files().remove(name).map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self) -> io::Result<Vec<String>> {
        Ok(self.files().keys().cloned().collect())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn free_bytes(&self) -> io::Result<u64> {
        Ok(self.0.capacity.saturating_sub(self.0.used.load(Ordering::Relaxed)))
    }

    fn random(&self) -> u64 {
        use std::hash::{BuildHasher, Hasher};
        std::hash::RandomState::new().build_hasher().finish()
    }
}

struct MemoryFile {
    bytes: Mutex<Chunks>,
    used: Arc<AtomicU64>,
}

#[derive(Default)]
struct Chunks {
    len: u64,
    chunks: BTreeMap<u64, Box<[u8]>>,
}

impl MemoryFile {
    fn bytes(&self) -> MutexGuard<'_, Chunks> {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        let chunks = self.bytes().chunks.len() as u64;
        self.used.fetch_sub(chunks * CHUNK, Ordering::Relaxed);
    }
}

impl VfsFile for MemoryFile {
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        let mut file = self.bytes();
        let mut at = offset;
        for buffer in buffers {
            let mut rest: &[u8] = buffer;
            while !rest.is_empty() {
                let inside = usize::try_from(at % CHUNK).expect("below the chunk");
                let n = rest.len().min(usize::try_from(CHUNK).expect("small") - inside);
                let chunk = file.chunks.entry(at / CHUNK).or_insert_with(|| {
                    self.used.fetch_add(CHUNK, Ordering::Relaxed);
                    vec![0; usize::try_from(CHUNK).expect("small")].into()
                });
                chunk[inside..inside + n].copy_from_slice(&rest[..n]);
                rest = &rest[n..];
                at += n as u64;
            }
        }
        file.len = file.len.max(at);
        Ok(usize::try_from(at - offset).expect("what was in memory"))
    }

    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let file = self.bytes();
        if offset.saturating_add(buffer.len() as u64) > file.len {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut at = offset;
        let mut rest = buffer;
        while !rest.is_empty() {
            let inside = usize::try_from(at % CHUNK).expect("below the chunk");
            let n = rest.len().min(usize::try_from(CHUNK).expect("small") - inside);
            let (now, later) = rest.split_at_mut(n);
            match file.chunks.get(&(at / CHUNK)) {
                Some(chunk) => now.copy_from_slice(&chunk[inside..inside + n]),
                None => now.fill(0),
            }
            rest = later;
            at += n as u64;
        }
        Ok(())
    }

    fn pread_cached(&self, offset: u64, buffer: &mut [u8]) -> bool {
        self.pread_exact(offset, buffer).is_ok()
    }

    fn fdatasync(&self) -> io::Result<()> {
        Ok(())
    }

    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        let mut file = self.bytes();
        file.len = file.len.max(offset + len);
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut file = self.bytes();
        let gone = file.chunks.split_off(&len.div_ceil(CHUNK));
        self.used.fetch_sub(gone.len() as u64 * CHUNK, Ordering::Relaxed);
        if let Some(chunk) = file.chunks.get_mut(&(len / CHUNK)) {
            chunk[usize::try_from(len % CHUNK).expect("small")..].fill(0);
        }
        file.len = len;
        Ok(())
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.bytes().len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_counted_when_written_and_given_back_when_cut_or_removed() {
        let vfs = MemoryVfs::new(1 << 20);
        let file = vfs.create("a").unwrap();
        file.allocate(0, 512 << 10).unwrap();
        assert_eq!(vfs.free_bytes().unwrap(), 1 << 20);
        file.pwritev(CHUNK - 2, &[IoSlice::new(b"ab"), IoSlice::new(b"cd")]).unwrap();
        assert_eq!(vfs.free_bytes().unwrap(), (1 << 20) - 2 * CHUNK);
        let mut back = [9; 6];
        file.pread_exact(CHUNK - 3, &mut back).unwrap();
        assert_eq!(&back, b"\0abcd\0");
        file.set_len(CHUNK - 1).unwrap();
        assert_eq!(vfs.free_bytes().unwrap(), (1 << 20) - CHUNK);
        assert!(file.pread_exact(CHUNK - 3, &mut back).is_err());
        vfs.remove("a").unwrap();
        drop(file);
        assert_eq!(vfs.free_bytes().unwrap(), 1 << 20);
    }
}
