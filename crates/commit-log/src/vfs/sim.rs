//! A simulated disk: what was not synced may be lost, torn or out of order after a power cut.
//!
//! The model is harsher than most file systems. Each page that was written since the last sync survives in any
//! of its versions or not at all, sector by sector. Each entry of the directory that was not synced survives
//! or not, independent of the others; syncing a file says nothing of its name. A failed sync loses pages that
//! still read well from the cache. Everything follows from the seed.

use std::collections::BTreeMap;
use std::io::{self, IoSlice};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Directory, LockError, Vfs, VfsFile};

const PAGE: u64 = 4096;
const PAGE_LEN: usize = 4096;
const SECTOR: usize = 512;

/// A simulated disk with one directory. A handle: clones are the same disk.
#[derive(Clone)]
pub struct SimVfs(Arc<Mutex<Disk>>);

/// What can go wrong once, see [`SimVfs::fail_at`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimFault {
    /// A write fails, part of it done.
    Write,
    /// A write takes only part of the bytes and says so.
    ShortWrite,
    /// A flush fails: part of the pages is on the disk, and the others will never be unless written again.
    Sync,
    /// A reservation fails for lack of room.
    NoRoom,
    /// Making names durable fails.
    DirectorySync,
    /// The machine stops in the middle of the operation; see [`SimVfs::power_cut`] and
    /// [`SimVfs::kill`].
    Stop,
}

type Page = Arc<[u8]>;

struct Disk {
    random: u64,
    inodes: Vec<Inode>,
    names: BTreeMap<String, usize>,
    durable_names: BTreeMap<String, usize>,
    /// Changes of names that were not synced, in order: the name, and what it means now.
    changes: Vec<(String, Option<usize>)>,
    capacity: u64,
    operations: u64,
    fault: Option<(u64, SimFault)>,
    stopped: bool,
    locked: bool,
    /// Files that were opened before a power cut are dead.
    life: u64,
}

#[derive(Default)]
struct Inode {
    len: u64,
    pages: BTreeMap<u64, Page>,
    durable_len: u64,
    durable: BTreeMap<u64, Page>,
    /// Versions of pages since the last sync, oldest first.
    dirty: BTreeMap<u64, Vec<Page>>,
    /// Lengths since the last sync.
    lengths: Vec<u64>,
}

impl SimVfs {
    /// An empty disk of `capacity` bytes.
    #[must_use]
    pub fn new(seed: u64, capacity: u64) -> Self {
        SimVfs(Arc::new(Mutex::new(Disk {
            random: seed,
            inodes: Vec::new(),
            names: BTreeMap::new(),
            durable_names: BTreeMap::new(),
            changes: Vec::new(),
            capacity,
            operations: 0,
            fault: None,
            stopped: false,
            locked: false,
            life: 0,
        })))
    }

    /// Number of changing operations so far.
    #[must_use]
    pub fn operations(&self) -> u64 {
        self.disk().operations
    }

    /// Makes the first operation of the fault's kind go wrong that is number `operation` or later. One fault
    /// is set at a time; `Stop` hits any kind.
    pub fn fail_at(&self, operation: u64, fault: SimFault) {
        self.disk().fault = Some((operation, fault));
    }

    /// Takes a fault back that did not happen yet.
    pub fn no_fault(&self) {
        self.disk().fault = None;
    }

    /// Changes the size of the disk.
    pub fn set_capacity(&self, capacity: u64) {
        self.disk().capacity = capacity;
    }

    /// Whether the machine stands still.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.disk().stopped
    }

    /// The power goes and comes back: what was not synced is kept in part, by chance.
    pub fn power_cut(&self) {
        self.disk().power_cut();
    }

    /// The process ends and another can begin. The system and its cache live on.
    pub fn kill(&self) {
        let mut disk = self.disk();
        disk.stopped = false;
        disk.locked = false;
        disk.fault = None;
        disk.life += 1;
    }

    /// Names and lengths of the files, as a process sees them.
    #[must_use]
    pub fn files(&self) -> Vec<(String, u64)> {
        let disk = self.disk();
        disk.names.iter().map(|(name, i)| (name.clone(), disk.inodes[*i].len)).collect()
    }

    /// Changes bits of a byte of a file, on the disk and in the cache. False when there is no such byte.
    pub fn flip(&self, name: &str, offset: u64, mask: u8) -> bool {
        let mut disk = self.disk();
        let Some(i) = disk.names.get(name).copied() else { return false };
        let inode = &mut disk.inodes[i];
        if offset >= inode.len {
            return false;
        }
        for pages in [&mut inode.pages, &mut inode.durable] {
            let page = pages.entry(offset / PAGE).or_insert_with(|| vec![0; PAGE_LEN].into());
            let mut bytes = page.to_vec();
            bytes[inside(offset)] ^= mask;
            *page = bytes.into();
        }
        true
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk {
    /// A number below `n`, by chance.
    fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn alive(&self) -> io::Result<()> {
        if self.stopped { Err(io::Error::other("the simulated machine has stopped")) } else { Ok(()) }
    }

    /// Counts an operation; tells whether a fault of one of `kinds` hits it.
    fn operation(&mut self, kinds: &[SimFault]) -> io::Result<Option<SimFault>> {
        self.alive()?;
        self.operations += 1;
        let hit = self.fault.filter(|(at, fault)| {
            *at < self.operations && (*fault == SimFault::Stop || kinds.contains(fault))
        });
        if let Some((_, fault)) = hit {
            self.fault = None;
            self.stopped |= fault == SimFault::Stop;
        }
        Ok(hit.map(|(_, fault)| fault))
    }

    fn used(&self) -> u64 {
        self.names.values().map(|i| self.inodes[*i].len).sum()
    }

    fn change_name(&mut self, name: &str, inode: Option<usize>) {
        match inode {
            Some(i) => drop(self.names.insert(name.to_owned(), i)),
            None => drop(self.names.remove(name)),
        }
        self.changes.push((name.to_owned(), inode));
    }

    fn power_cut(&mut self) {
        for (name, inode) in std::mem::take(&mut self.changes) {
            if self.below(2) == 0 {
                match inode {
                    Some(i) => drop(self.durable_names.insert(name, i)),
                    None => drop(self.durable_names.remove(&name)),
                }
            }
        }
        self.names = self.durable_names.clone();
        for i in 0..self.inodes.len() {
            self.settle(i);
        }
        self.stopped = false;
        self.locked = false;
        self.fault = None;
        self.life += 1;
    }

    /// Decides what of a file's unsynced bytes is on the disk, and forgets the rest.
    fn settle(&mut self, i: usize) {
        self.persist_some(i);
        let lengths = std::mem::take(&mut self.inodes[i].lengths);
        let n = self.below(lengths.len() as u64 + 1);
        let inode = &mut self.inodes[i];
        if let Some(len) = usize::try_from(n).ok().and_then(|n| lengths.get(n)) {
            inode.durable_len = *len;
        }
        inode.len = inode.durable_len;
        inode.pages = inode.durable.clone();
        inode.cut_pages();
    }

    /// Puts any part of the dirty pages on the disk; none is dirty afterwards.
    fn persist_some(&mut self, i: usize) {
        let dirty = std::mem::take(&mut self.inodes[i].dirty);
        // Often everything or nothing arrives, which chance alone would hardly give.
        let mode = self.below(4);
        for (page, versions) in dirty {
            let zero: Page = vec![0; PAGE_LEN].into();
            let old = self.inodes[i].durable.get(&page).cloned().unwrap_or(zero);
            let newest = versions.last().cloned().unwrap_or_else(|| old.clone());
            let kept = match mode {
                0 => old,
                1 => newest,
                _ => match self.below(4) {
                    0 => old,
                    1 => newest,
                    _ => {
                        let n = usize::try_from(self.below(versions.len() as u64)).expect("small");
                        self.torn(&old, &versions[n])
                    }
                },
            };
            self.inodes[i].durable.insert(page, kept);
        }
    }

    /// Some sectors of one page, some of the other.
    fn torn(&mut self, old: &Page, new: &Page) -> Page {
        let mut bytes = old.to_vec();
        for (a, b) in bytes.chunks_mut(SECTOR).zip(new.chunks(SECTOR)) {
            if self.below(2) == 0 {
                a.copy_from_slice(b);
            }
        }
        bytes.into()
    }
}

impl Inode {
    fn write(&mut self, offset: u64, bytes: &[u8]) {
        let mut at = offset;
        let mut rest = bytes;
        while !rest.is_empty() {
            let n = rest.len().min(PAGE_LEN - inside(at));
            let mut page = self.pages.get(&(at / PAGE)).map_or_else(|| vec![0; PAGE_LEN], |p| p.to_vec());
            page[inside(at)..inside(at) + n].copy_from_slice(&rest[..n]);
            let page: Page = page.into();
            self.pages.insert(at / PAGE, page.clone());
            self.dirty.entry(at / PAGE).or_default().push(page);
            rest = &rest[n..];
            at += n as u64;
        }
        if at > self.len {
            self.set_len(at);
        }
    }

    fn set_len(&mut self, len: u64) {
        if len != self.len {
            self.len = len;
            self.lengths.push(len);
            self.cut_pages();
        }
    }

    /// What is beyond the end reads as zero when the file grows again.
    fn cut_pages(&mut self) {
        self.pages.split_off(&self.len.div_ceil(PAGE));
        if !self.len.is_multiple_of(PAGE) && self.pages.contains_key(&(self.len / PAGE)) {
            let last = self.len / PAGE;
            let mut page = self.pages[&last].to_vec();
            if page[inside(self.len)..].iter().any(|b| *b != 0) {
                page[inside(self.len)..].fill(0);
                self.pages.insert(last, page.into());
            }
        }
    }

    /// Puts all that is dirty on the disk. Pages that a failed flush gave up are not dirty, and stay off it.
    fn sync(&mut self) {
        for page in std::mem::take(&mut self.dirty).into_keys() {
            match self.pages.get(&page).cloned() {
                Some(bytes) => drop(self.durable.insert(page, bytes)),
                None => drop(self.durable.remove(&page)),
            }
        }
        self.lengths.clear();
        self.durable_len = self.len;
        self.durable.split_off(&self.len.div_ceil(PAGE));
    }
}

impl Vfs for SimVfs {
    fn describe(&self) -> String {
        "(simulated)".to_owned()
    }

    fn lock(&self, _name: &str) -> Result<Directory, LockError> {
        struct Hold(SimVfs, u64);
        impl Drop for Hold {
            fn drop(&mut self) {
                let mut disk = self.0.disk();
                if disk.life == self.1 {
                    disk.locked = false;
                }
            }
        }
        let mut disk = self.disk();
        if disk.locked {
            return Err(LockError::Held(None));
        }
        disk.locked = true;
        let life = disk.life;
        drop(disk);
        Ok(Directory::new(Hold(self.clone(), life)))
    }

    fn open(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let disk = self.disk();
        disk.alive()?;
        let inode = *disk.names.get(name).ok_or(io::ErrorKind::NotFound)?;
        Ok(Arc::new(SimFile { disk: self.clone(), inode, life: disk.life }))
    }

    fn create(&self, name: &str) -> io::Result<Arc<dyn VfsFile>> {
        let mut disk = self.disk();
        if disk.operation(&[])?.is_some() {
            return Err(stopped());
        }
        // Emptying a file is modelled as another file under its name.
        disk.inodes.push(Inode::default());
        let inode = disk.inodes.len() - 1;
        disk.change_name(name, Some(inode));
        let life = disk.life;
        drop(disk);
        Ok(Arc::new(SimFile { disk: self.clone(), inode, life }))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut disk = self.disk();
        let hit = disk.operation(&[])?;
        let inode = *disk.names.get(from).ok_or(io::ErrorKind::NotFound)?;
        disk.names.remove(from);
        disk.names.insert(to.to_owned(), inode);
        // File systems make this one change; here each name survives for itself, which is harsher.
        disk.changes.push((to.to_owned(), Some(inode)));
        disk.changes.push((from.to_owned(), None));
        if hit.is_some() { Err(stopped()) } else { Ok(()) }
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut disk = self.disk();
        let hit = disk.operation(&[])?;
        if !disk.names.contains_key(name) {
            return Err(io::ErrorKind::NotFound.into());
        }
        disk.change_name(name, None);
        if hit.is_some() { Err(stopped()) } else { Ok(()) }
    }

    fn list(&self) -> io::Result<Vec<String>> {
        let disk = self.disk();
        disk.alive()?;
        Ok(disk.names.keys().cloned().collect())
    }

    fn sync_directory(&self) -> io::Result<()> {
        let mut disk = self.disk();
        match disk.operation(&[SimFault::DirectorySync])? {
            Some(SimFault::Stop) => Err(stopped()),
            Some(_) => Err(io::Error::other("simulated failure of a directory sync")),
            None => {
                disk.changes.clear();
                disk.durable_names = disk.names.clone();
                Ok(())
            }
        }
    }

    fn free_bytes(&self) -> io::Result<u64> {
        let disk = self.disk();
        disk.alive()?;
        Ok(disk.capacity.saturating_sub(disk.used()))
    }

    fn random(&self) -> u64 {
        self.disk().next()
    }
}

struct SimFile {
    disk: SimVfs,
    inode: usize,
    life: u64,
}

impl SimFile {
    fn disk(&self) -> io::Result<MutexGuard<'_, Disk>> {
        let disk = self.disk.disk();
        disk.alive()?;
        if disk.life == self.life { Ok(disk) } else { Err(stopped()) }
    }
}

impl VfsFile for SimFile {
    fn pwritev(&self, offset: u64, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        let mut disk = self.disk()?;
        let hit = disk.operation(&[SimFault::Write, SimFault::ShortWrite])?;
        let mut bytes: Vec<u8> = buffers.iter().flat_map(|b| b.iter().copied()).collect();
        let grows = (offset + bytes.len() as u64).saturating_sub(disk.inodes[self.inode].len);
        let over = grows > disk.capacity.saturating_sub(disk.used());
        if hit.is_some() || over {
            let n = disk.below(bytes.len() as u64);
            bytes.truncate(usize::try_from(n).expect("what was in memory"));
        }
        disk.inodes[self.inode].write(offset, &bytes);
        match hit {
            Some(SimFault::ShortWrite) => Ok(bytes.len()),
            Some(SimFault::Write) => Err(io::Error::other("simulated failure of a write")),
            Some(_) => Err(stopped()),
            None if over => Err(io::ErrorKind::StorageFull.into()),
            None => Ok(bytes.len()),
        }
    }

    fn pread_exact(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()> {
        let disk = self.disk()?;
        let inode = &disk.inodes[self.inode];
        if offset.saturating_add(buffer.len() as u64) > inode.len {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut at = offset;
        let mut rest = buffer;
        while !rest.is_empty() {
            let n = rest.len().min(PAGE_LEN - inside(at));
            let (now, later) = rest.split_at_mut(n);
            match inode.pages.get(&(at / PAGE)) {
                Some(page) => now.copy_from_slice(&page[inside(at)..inside(at) + n]),
                None => now.fill(0),
            }
            rest = later;
            at += n as u64;
        }
        Ok(())
    }

    /// Every other page is in memory, so that reads go on in another way than they began.
    fn pread_cached(&self, offset: u64, buffer: &mut [u8]) -> bool {
        (offset / PAGE).is_multiple_of(2) && self.pread_exact(offset, buffer).is_ok()
    }

    fn fdatasync(&self) -> io::Result<()> {
        let mut disk = self.disk()?;
        match disk.operation(&[SimFault::Sync])? {
            Some(SimFault::Stop) => Err(stopped()),
            Some(_) => {
                disk.persist_some(self.inode);
                Err(io::Error::other("simulated failure of a flush"))
            }
            None => {
                disk.inodes[self.inode].sync();
                Ok(())
            }
        }
    }

    fn allocate(&self, offset: u64, len: u64) -> io::Result<()> {
        let mut disk = self.disk()?;
        let hit = disk.operation(&[SimFault::NoRoom])?;
        let old = disk.inodes[self.inode].len;
        let new = old.max(offset + len);
        match hit {
            Some(SimFault::Stop) => return Err(stopped()),
            Some(_) => return Err(io::ErrorKind::StorageFull.into()),
            None if new - old > disk.capacity.saturating_sub(disk.used()) => {
                return Err(io::ErrorKind::StorageFull.into());
            }
            None => {}
        }
        disk.inodes[self.inode].set_len(new);
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut disk = self.disk()?;
        let hit = disk.operation(&[])?;
        disk.inodes[self.inode].set_len(len);
        if hit.is_some() { Err(stopped()) } else { Ok(()) }
    }

    fn size(&self) -> io::Result<u64> {
        Ok(self.disk()?.inodes[self.inode].len)
    }
}

fn inside(offset: u64) -> usize {
    usize::try_from(offset % PAGE).expect("below the page")
}

fn stopped() -> io::Error {
    io::Error::other("the simulated machine has stopped")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(vfs: &SimVfs, name: &str) -> Option<Vec<u8>> {
        crate::vfs::read_file(vfs, name).unwrap()
    }

    #[test]
    fn what_was_synced_survives_and_what_was_not_may_not() {
        let (mut kept, mut lost, mut torn) = (0, 0, 0);
        for seed in 0..200 {
            let vfs = SimVfs::new(seed, 1 << 20);
            let file = vfs.create("a").unwrap();
            file.allocate(0, 8192).unwrap();
            file.pwritev(0, &[IoSlice::new(&[1; 4096])]).unwrap();
            file.fdatasync().unwrap();
            vfs.sync_directory().unwrap();
            file.pwritev(4096, &[IoSlice::new(&[2; 4096])]).unwrap();
            vfs.create("b").unwrap();
            vfs.power_cut();
            let bytes = content(&vfs, "a").expect("its name was synced");
            assert_eq!(bytes.len(), 8192);
            assert_eq!(bytes[..4096], [1; 4096]);
            match bytes[4096..].iter().filter(|b| **b == 2).count() {
                0 => lost += 1,
                4096 => kept += 1,
                _ => torn += 1,
            }
            assert!(file.fdatasync().is_err(), "handles do not survive");
        }
        assert!(kept > 10 && lost > 10 && torn > 10, "{kept} {lost} {torn}");
    }

    #[test]
    fn a_failed_flush_leaves_bytes_that_only_look_stored() {
        let mut lied = 0;
        for seed in 0..50 {
            let vfs = SimVfs::new(seed, 1 << 20);
            let file = vfs.create("a").unwrap();
            vfs.sync_directory().unwrap();
            file.allocate(0, 4096).unwrap();
            file.fdatasync().unwrap();
            file.pwritev(0, &[IoSlice::new(&[1; 4096])]).unwrap();
            vfs.fail_at(0, SimFault::Sync);
            assert!(file.fdatasync().is_err());
            file.fdatasync().unwrap();
            assert_eq!(content(&vfs, "a").unwrap(), [1; 4096]);
            vfs.power_cut();
            lied += usize::from(content(&vfs, "a").unwrap() != [1; 4096]);
        }
        assert!(lied > 10, "{lied}");
    }

    #[test]
    fn a_full_disk_says_so() {
        let vfs = SimVfs::new(1, 10_000);
        let file = vfs.create("a").unwrap();
        file.allocate(0, 8000).unwrap();
        let error = file.allocate(8000, 8000).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(vfs.free_bytes().unwrap(), 2000);
    }
}
