//! Buffers into which the medium is read.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Most bytes that are read into one buffer, unless a run is longer.
pub(crate) const AT_ONCE: usize = 1 << 20;
/// Buffers that are kept for the next read.
const IDLE_MAX: usize = 8;

/// Large buffers that go from one read to the next: new ones would have to be filled with zeroes each time, and their pages
/// be given by the system.
#[derive(Default)]
pub(crate) struct Buffers(Mutex<Vec<Vec<u8>>>);

impl Buffers {
    /// A buffer of `len` bytes, which hold anything. A large one comes back here when its last reader has gone. A small one
    /// has memory of its own, so that nobody who keeps little keeps much.
    pub(crate) fn take(self: &Arc<Self>, len: usize) -> Buffer {
        if !(AT_ONCE / 2..=AT_ONCE).contains(&len) {
            return Buffer { bytes: vec![0; len], len, home: None };
        }
        let bytes = self.idle_buffers().pop().unwrap_or_else(|| vec![0; AT_ONCE]);
        Buffer { bytes, len, home: Some(Arc::clone(self)) }
    }

    fn idle_buffers(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    fn idle(&self) -> usize {
        self.idle_buffers().len()
    }
}

/// A buffer on loan.
pub(crate) struct Buffer {
    bytes: Vec<u8>,
    len: usize,
    home: Option<Arc<Buffers>>,
}

impl Buffer {
    /// Bytes of memory that it takes.
    pub(crate) fn held(&self) -> usize {
        self.bytes.len()
    }

    /// All of it.
    pub(crate) fn filled(&mut self) -> &mut [u8] {
        &mut self.bytes[..self.len]
    }
}

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let Some(home) = &self.home else { return };
        let mut idle = home.idle_buffers();
        if idle.len() < IDLE_MAX {
            idle.push(std::mem::take(&mut self.bytes));
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    #[test]
    fn large_buffers_come_back_and_small_ones_have_their_own_memory() {
        let buffers = Arc::new(Buffers::default());
        let all: Vec<Bytes> =
            (0..IDLE_MAX + 3).map(|_| Bytes::from_owner(buffers.take(AT_ONCE - 1))).collect();
        let kept = all[0].slice(5..6);
        drop(all);
        assert_eq!(buffers.idle(), IDLE_MAX, "the first is still read");
        drop(kept);
        assert_eq!(buffers.idle(), IDLE_MAX, "and no more are kept");
        let small = buffers.take(100);
        assert_eq!((small.as_ref().len(), small.bytes.len()), (100, 100));
        drop((small, buffers.take(AT_ONCE + 1)));
        assert_eq!(buffers.idle(), IDLE_MAX);
        let reused = buffers.take(AT_ONCE / 2);
        assert_eq!((buffers.idle(), reused.as_ref().len()), (IDLE_MAX - 1, AT_ONCE / 2));
    }
}
