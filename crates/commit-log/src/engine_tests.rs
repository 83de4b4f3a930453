//! The embedded engine against the suite that every engine passes, and what only it promises.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use base::{Clock, Timestamp};

use crate::conformance::{CHECKS, Engine, Fixture};
use crate::{EmbeddedLog, LogSettings, MemoryVfs, RealVfs, Vfs};

/// A clock that stands still until it is moved.
pub(crate) struct TestClock(pub(crate) AtomicU64);

impl TestClock {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(TestClock(AtomicU64::new(1_700_000_000_000)))
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.0.fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

struct Embedded {
    vfs: Arc<dyn Vfs>,
    clock: Arc<TestClock>,
    settings: LogSettings,
    log: Option<EmbeddedLog>,
}

impl Embedded {
    fn new(vfs: Arc<dyn Vfs>, settings: LogSettings) -> Self {
        let mut this = Embedded { vfs, clock: TestClock::new(), settings, log: None };
        this.restart();
        this
    }
}

impl Fixture for Embedded {
    fn engine(&self) -> Arc<dyn Engine> {
        Arc::new(self.log.clone().unwrap())
    }

    fn restart(&mut self) {
        if let Some(log) = self.log.take() {
            log.close();
        }
        let log = EmbeddedLog::open(self.vfs.clone(), self.clock.clone(), self.settings.clone());
        self.log = Some(log.unwrap());
    }

    fn advance(&mut self, by: Duration) {
        self.clock.advance(by);
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// Segments and caches so small that everything happens.
fn tiny() -> LogSettings {
    LogSettings {
        segment_bytes: 16 << 10,
        tail_cache_bytes: 700,
        index_cache_bytes: 2000,
        open_files_max: 2,
        reserve_step_bytes: 8 << 10,
        pad_bytes: 512,
        free_bytes_min: 0,
        ..LogSettings::default()
    }
}

#[test]
fn the_engine_in_memory_passes_the_suite() {
    for check in CHECKS {
        for settings in [LogSettings::default(), tiny(), LogSettings { read_threads: 0, ..tiny() }] {
            let mut fixture = Embedded::new(Arc::new(MemoryVfs::default()), settings);
            block_on((check.run)(&mut fixture));
        }
    }
}

#[test]
fn the_engine_on_a_disk_passes_the_suite() {
    let root = std::env::temp_dir().join(format!("commit-log-suite-{}", std::process::id()));
    for (n, check) in CHECKS.iter().enumerate() {
        let vfs = Arc::new(RealVfs::new(root.join(n.to_string())).unwrap());
        let mut fixture = Embedded::new(vfs, tiny());
        block_on((check.run)(&mut fixture));
    }
    std::fs::remove_dir_all(&root).unwrap();
}
