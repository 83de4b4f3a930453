//! Recovery: a data directory with any damage is opened, or refused with a reason; what is opened can be read, checked and written.

use std::future::Future;
use std::io::IoSlice;
use std::path::Path;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use base::{Pos, ShardNo, TestClock, Timestamp};
use bytes::Bytes;
use commit_log::engine::{ControlLog, Group, ReadLimits, Retention, ShardLog};
use commit_log::{EmbeddedLog, LogSettings, MemoryVfs, RunBuilder, Vfs, inspect};
use crc_fast::{CrcAlgorithm, checksum};

type Files = Vec<(String, Vec<u8>)>;

/// A directory of every kind of file: the fixture of the first version of the format.
fn directory() -> &'static Files {
    static DIRECTORY: OnceLock<Files> = OnceLock::new();
    DIRECTORY.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../commit-log/fixtures/v1");
        let entries = std::fs::read_dir(&folder).expect("the fixture is in the repository");
        let mut files: Files = entries
            .map(|entry| {
                let entry = entry.expect("an entry");
                let name = entry.file_name().into_string().expect("a plain name");
                (name, std::fs::read(entry.path()).expect("a file that can be read"))
            })
            .collect();
        files.sort();
        files
    })
}

/// Input: a byte that says whether checksums are put right after the damage, then damages of eight bytes.
pub fn run(bytes: &[u8]) {
    let Some((choice, damages)) = bytes.split_first() else { return };
    let mut files = directory().clone();
    for damage in damages.chunks_exact(8).take(32) {
        apply(&mut files, damage.try_into().expect("eight bytes"));
    }
    if choice % 4 != 0 {
        files.iter_mut().for_each(|(name, bytes)| repair(name, bytes));
    }
    let vfs: Arc<dyn Vfs> = Arc::new(MemoryVfs::new(64 << 20));
    for (name, bytes) in &files {
        let file = vfs.create(name).expect("memory takes any name");
        file.pwritev(0, &[IoSlice::new(bytes)]).expect("memory takes any bytes");
    }
    let _ = inspect(vfs.as_ref(), &mut |_| ());
    open(vfs);
}

/// Kind, file, offset in three bytes, value in three bytes.
fn apply(files: &mut Files, damage: [u8; 8]) {
    let [kind, which, a, b, c, v, w, x] = damage;
    let at = usize::from(which) % files.len();
    let other = usize::from(v) % files.len();
    let spare = files[other].1.clone();
    if kind % 10 == 7 && files.len() > 1 {
        files.remove(at);
        return;
    }
    let bytes = &mut files[at].1;
    let offset = u32::from_le_bytes([a, b, c, 0]) as usize % bytes.len().max(1);
    match kind % 10 {
        0 => bytes.iter_mut().skip(offset).take(1).for_each(|byte| *byte = v),
        1 => bytes.iter_mut().skip(offset).take(1).for_each(|byte| *byte ^= 1 << (v % 8)),
        2 => bytes.iter_mut().skip(offset).take(3).zip([v, w, x]).for_each(|(byte, value)| *byte = value),
        3 => bytes.iter_mut().skip(offset & !7).take(8).for_each(|byte| *byte = v),
        4 => bytes.truncate(offset),
        5 => bytes.iter_mut().skip(offset).for_each(|byte| *byte = 0),
        6 => bytes.extend_from_slice(&[v, w, x].repeat(512)),
        8 => *bytes = spare,
        // A piece of another file in the place of this one's.
        _ => {
            let piece = spare.iter().skip(offset & !511).take(usize::from(w) + 1);
            bytes.iter_mut().skip(offset & !511).zip(piece).for_each(|(byte, value)| *byte = *value);
        }
    }
}

fn open(vfs: Arc<dyn Vfs>) {
    let settings = LogSettings {
        segment_bytes: 8 << 10,
        tail_cache_bytes: 700,
        index_cache_bytes: 2000,
        open_files_max: 2,
        reserve_step_bytes: 4096,
        pad_bytes: 512,
        free_bytes_min: 0,
        idle_mark_after: Duration::ZERO,
        commit_bytes_max: 1 << 20,
        ..LogSettings::default()
    };
    let clock = Arc::new(TestClock::new(Timestamp(1_700_000_200_000)));
    let Ok((log, mut steps)) = EmbeddedLog::stepped(vfs, clock, settings) else { return };
    let history = log.history();
    let indexes: Vec<u64> = history.commands.iter().map(|(index, _)| index.0).collect();
    assert!(indexes.windows(2).all(|pair| pair[0] + 1 == pair[1]), "commands are dense: {indexes:?}");
    for shard in [1, 2, 3, 9, u32::MAX].map(ShardNo) {
        log.open_shard(shard, Retention { keep: Duration::MAX, floor: Timestamp::ZERO });
        read(&log, shard);
    }
    let _ = log.verify();
    let mut run = RunBuilder::default();
    run.push(&[b"after the damage"]);
    let group = Group { shard: ShardNo(1), run: run.finish() };
    let mut append = log.append(vec![group]);
    let mut propose = log.propose(Bytes::from_static(b"command"), Vec::new());
    for _ in 0..4 {
        let done = poll(&mut append).is_some() & poll(&mut propose).is_some();
        if done || !steps.commit() {
            break;
        }
    }
    drop((append, propose));
    steps.maintain();
    steps.trim();
    steps.close();
}

/// Reads a shard from its start to its end or to what is damaged.
fn read(log: &EmbeddedLog, shard: ShardNo) {
    let Ok(bounds) = log.bounds(shard) else { return };
    assert!(bounds.first <= bounds.next, "{bounds:?}");
    let limits = ReadLimits { records_max: 7, bytes_max: 1 << 16 };
    let mut from = Pos(0);
    for _ in 0..200 {
        let mut reading = log.read(shard, from, limits);
        let Some(Ok(page)) = poll(&mut reading) else { return };
        assert!(page.next >= from, "reading goes on");
        assert!(page.records.windows(2).all(|pair| pair[0].pos < pair[1].pos), "records are in order");
        if page.next == from || page.at_end {
            break;
        }
        from = page.next;
    }
    for time in [0, 1_700_000_105_000, u64::MAX] {
        let _ = poll(&mut log.seek_time(shard, Timestamp(time)));
    }
}

fn poll<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

fn crc32c(bytes: &[u8]) -> [u8; 4] {
    let sum = u32::try_from(checksum(CrcAlgorithm::Crc32Iscsi, bytes)).expect("32 bits of checksum");
    sum.to_le_bytes()
}

fn word(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_le_bytes(four.try_into().expect("four bytes")) as usize)
}

/// Makes the checksums right, so that damage gets past them; docs/formats/log.md has the places.
fn repair(name: &str, bytes: &mut [u8]) {
    let seal = |bytes: &mut [u8], from: usize, to: usize, at: usize| {
        if at + 4 <= bytes.len() && from <= to && to <= bytes.len() {
            let crc = crc32c(&bytes[from..to]);
            bytes[at..at + 4].copy_from_slice(&crc);
        }
    };
    let len = bytes.len();
    if name == "FORMAT" {
        seal(bytes, 0, 44, 44);
    } else if name == "removed" || name == "control.snap" {
        seal(bytes, 0, len.saturating_sub(4), len.saturating_sub(4));
    } else if name.ends_with(".idx") {
        let head = word(bytes, 72).saturating_mul(48).saturating_add(word(bytes, 76).saturating_mul(16));
        let head = head.saturating_add(80).min(len);
        seal(bytes, 0, head, head);
        // The blocks: as many runs as there are, in one.
        seal(bytes, head + 8, len.saturating_sub(8), len.saturating_sub(8));
    } else if name.ends_with(".seg") {
        seal(bytes, 0, 68, 68);
        frames(bytes);
    }
}

/// Frames where their lengths say that they are, each with its runs.
fn frames(bytes: &mut [u8]) {
    let Some(salt) = bytes.get(56..64).map(<[u8]>::to_vec) else { return };
    let mut at = 4096;
    while bytes.get(at..at + 64).is_some_and(|header| header.starts_with(b"FLFR")) {
        let crc = crc32c(&bytes[at + 8..at + 64]);
        bytes[at + 4..at + 8].copy_from_slice(&crc);
        let lsn = u64::from_le_bytes(bytes[at + 24..at + 32].try_into().expect("eight bytes"));
        let (length, runs) = (word(bytes, at + 8), word(bytes, at + 16));
        let mut run = at + 64;
        for _ in 0..runs.min(64) {
            let payload_len = word(bytes, run + 36);
            let Some(payload) = bytes.get(run + 48..(run + 48).saturating_add(payload_len)) else { break };
            let crc = crc32c(payload);
            bytes[run + 40..run + 44].copy_from_slice(&crc);
            let place = lsn.wrapping_add((run - at) as u64);
            let covered = [&salt[..], &place.to_le_bytes(), &bytes[run + 4..run + 48]].concat();
            let crc = crc32c(&covered);
            bytes[run..run + 4].copy_from_slice(&crc);
            run += 48 + payload_len;
        }
        if length == 0 {
            break;
        }
        at = at.saturating_add(length);
    }
}
