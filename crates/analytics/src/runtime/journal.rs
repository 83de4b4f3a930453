//! What an application must not forget, in a shard of its own of the log: checkpoints, and the steps after each.
//!
//! Layout (persisted, see `docs/formats/analytics-journal.md`): `version: u8` (1), `kind: u8`, `back: u64` little endian,
//! the position at which the newest complete checkpoint begins, then the body in CBOR. So the last record alone says where
//! to read from.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base::{Pos, SequenceNumber, ShardNo, Timers, Timestamp};
use bytes::Bytes;
use commit_log::RunBuilder;
use commit_log::engine::{AppendError, Group, ReadLimits, Retention, ShardLog};
use minicbor::{Decode, Encode};

use super::sealing::{Seal, SealError, Vault};
use crate::ApplicationNo;

const VERSION: u8 = 1;
const STEP: u8 = 1;
const CHUNK: u8 = 2;
const HEADER_BYTES: usize = 10;
/// `back` of a checkpoint of one record.
const ITSELF: Pos = Pos(u64::MAX);
/// Bytes of a checkpoint in one record.
const CHUNK_BYTES: usize = 1 << 20;
/// Numbers of shards from here on are those of applications; streams count from 0.
const FIRST_SHARD: u32 = 0x8000_0000;

/// Records of some shards that went through the program together.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Step {
    /// Counts steps that were written, from 1.
    #[n(0)]
    pub number: u64,
    /// ROWTIME of its rows, in milliseconds since 1970, and the bound after it.
    #[n(1)]
    pub time: i64,
    /// Rows have the ROWTIME of their arrival instead, not before this time.
    #[n(2)]
    pub by_arrival: Option<i64>,
    /// What was read, in order.
    #[n(3)]
    pub reads: Vec<Read>,
    /// Outputs that lacked rows of steps before this one; to all others those were delivered.
    #[n(4)]
    pub behind: Option<Vec<Behind>>,
}

/// An output that lacks rows.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Behind {
    /// Its id.
    #[n(0)]
    pub output: String,
    /// The last step of which it has all.
    #[n(1)]
    pub delivered: u64,
}

/// Records of one shard.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Read {
    /// Index of the input.
    #[n(0)]
    pub input: u32,
    /// Index of the in-application stream of the input.
    #[n(1)]
    pub stream: u32,
    /// Id of the shard.
    #[n(2)]
    pub shard: String,
    /// Behind this.
    #[n(3)]
    pub from: Number,
    /// Up to this.
    #[n(4)]
    pub upto: Number,
    /// Its end was reached.
    #[n(5)]
    pub ended: bool,
}

/// A place in a shard, as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number(pub SequenceNumber);

impl<C> Encode<C> for Number {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0.to_string())?.ok()
    }
}

impl<C> Decode<'_, C> for Number {
    fn decode(d: &mut minicbor::Decoder<'_>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let number = SequenceNumber::parse(d.str()?);
        number.map(Number).map_err(|_| minicbor::decode::Error::message("not a sequence number"))
    }
}

/// All that is needed to go on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Saved {
    /// The run that it is of.
    #[n(0)]
    pub run: u64,
    /// Of the program and what it reads: state is good for the same alone.
    #[n(1)]
    pub fingerprint: u64,
    /// The last step that is in it.
    #[n(2)]
    pub step: u64,
    /// The bound that was reached, in milliseconds since 1970.
    #[n(3)]
    pub time: i64,
    /// Where reading goes on.
    #[n(4)]
    pub shards: Vec<SavedShard>,
    /// Rows that came out and were not delivered, for each output.
    #[n(5)]
    pub pending: Vec<Pending>,
    /// The state of the program.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub state: Vec<u8>,
}

/// A shard of an input.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct SavedShard {
    /// Id of the input.
    #[n(0)]
    pub input: String,
    /// ARN of its source.
    #[n(1)]
    pub source: String,
    /// Index of the in-application stream of the input.
    #[n(2)]
    pub stream: u32,
    /// Id of the shard.
    #[n(3)]
    pub shard: String,
    /// Everything before this is in the state.
    #[n(4)]
    pub place: Number,
    /// Its end was reached.
    #[n(5)]
    pub ended: bool,
}

/// Rows for one output: partition keys and data.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Pending {
    /// Id of the output.
    #[n(0)]
    pub output: String,
    /// Partition keys and data.
    #[n(1)]
    pub rows: Vec<(String, minicbor::bytes::ByteVec)>,
}

/// What was found at a start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The newest complete checkpoint.
    pub saved: Saved,
    /// ARN of the master key under which it was sealed.
    pub key: Option<String>,
    /// The steps after it, in order.
    pub steps: Vec<Step>,
}

/// Why a journal cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum JournalError {
    /// The log fails, or what is in it makes no sense.
    Broken(String),
    /// A checkpoint cannot be sealed or opened for want of its key.
    Locked(String),
}

impl JournalError {
    fn new(why: impl Into<String>) -> JournalError {
        JournalError::Broken(why.into())
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JournalError::Broken(why) => f.write_str(why),
            JournalError::Locked(why) => write!(f, "what the application remembers is encrypted, and {why}"),
        }
    }
}

impl From<SealError> for JournalError {
    fn from(error: SealError) -> JournalError {
        match error {
            SealError::Key(why) => JournalError::Locked(why),
            SealError::Damaged => damaged(error),
        }
    }
}

/// The shard of an application in the log.
pub(super) fn shard_of(application: ApplicationNo) -> ShardNo {
    ShardNo(FIRST_SHARD | application.0)
}

/// Makes the shard of an application ready. It keeps all until a checkpoint makes older ones needless.
pub(super) fn open(log: &dyn ShardLog, application: ApplicationNo) {
    log.open_shard(shard_of(application), Retention { keep: Duration::MAX, floor: Timestamp::ZERO });
}

/// The journal of one application; it has one writer.
pub(super) struct Journal {
    log: Arc<dyn ShardLog>,
    timers: Arc<dyn Timers>,
    vault: Vault,
    shard: ShardNo,
    /// Where the newest complete checkpoint begins.
    back: Pos,
    checkpoint: u64,
}

impl Journal {
    /// Reads what is there. What is sealed, cannot be opened and is of another run than `only` counts as nothing, where
    /// such a run is given.
    pub async fn read(
        log: Arc<dyn ShardLog>,
        timers: Arc<dyn Timers>,
        vault: Vault,
        application: ApplicationNo,
        only: Option<u64>,
    ) -> Result<(Journal, Option<Found>), JournalError> {
        let shard = shard_of(application);
        let wrong =
            |e: commit_log::engine::ReadError| JournalError::new(format!("the journal cannot be read: {e}"));
        let bounds = log.bounds(shard).map_err(wrong)?;
        let mut journal = Journal { log, timers, vault, shard, back: bounds.next, checkpoint: bounds.next.0 };
        if bounds.first == bounds.next {
            return Ok((journal, None));
        }
        let one = ReadLimits { records_max: 1, bytes_max: 1 };
        let last = journal.log.read(shard, Pos(bounds.next.0 - 1), one).await.map_err(wrong)?;
        let last = last.records.first().ok_or_else(|| JournalError::new("its last record is not there"))?;
        let (_, back, _) = parse(&last.bytes)?;
        journal.back = if back == ITSELF { Pos(bounds.next.0 - 1) } else { back };
        let mut reading = Reading::default();
        let mut at = journal.back;
        let mut floor = None;
        while at < bounds.next {
            let limits = ReadLimits { records_max: 1024, bytes_max: 4 << 20 };
            let page = journal.log.read(shard, at, limits).await.map_err(wrong)?;
            if page.next == at {
                break;
            }
            page.records.iter().try_for_each(|record| reading.take(&record.bytes))?;
            floor = floor.or(page.records.first().map(|record| record.arrival));
            at = page.next;
        }
        let found = match reading.finish(&journal.vault, shard).await {
            Err((JournalError::Locked(why), run)) if only.is_some_and(|only| only != run) => {
                tracing::warn!(%why, "what an earlier run remembered is given up");
                None
            }
            found => found.map_err(|(error, _)| error)?,
        };
        journal.give_up_before(floor.filter(|_| found.is_some()));
        Ok((journal, found))
    }

    /// Stores a step. Returns when it is durable; waits for as long as the log takes nothing.
    pub async fn step(&self, step: &Step) -> Result<(), JournalError> {
        let body = minicbor::to_vec(step).expect("memory takes all");
        self.append(STEP, self.back, &body).await.map(|_| ())
    }

    /// Stores a checkpoint, sealed under a master key if one is given, after which all that is older is given up. Returns
    /// its bytes.
    pub async fn checkpoint(&mut self, saved: &Saved, key_arn: Option<&str>) -> Result<u64, JournalError> {
        let mut all = minicbor::to_vec(saved).expect("memory takes all");
        let mut seal = match key_arn {
            Some(key_arn) => Some(self.vault.seal(saved.run, key_arn, self.shard, &mut all).await?),
            None => None,
        };
        self.checkpoint += 1;
        let count = all.len().div_ceil(CHUNK_BYTES);
        let mut first = None;
        for (at, bytes) in all.chunks(CHUNK_BYTES).enumerate() {
            let (id, seal) = (self.checkpoint, seal.take());
            let chunk = Chunk { id, at: at as u64, count: count as u64, bytes: bytes.to_vec(), seal };
            let body = minicbor::to_vec(&chunk).expect("memory takes all");
            let is_last = at + 1 == count;
            let back = match first {
                Some((pos, _)) if is_last => pos,
                // A checkpoint of one record begins with itself.
                None if is_last => ITSELF,
                _ => self.back,
            };
            let stored = self.append(CHUNK, back, &body).await?;
            first = first.or(Some(stored));
        }
        if let Some((pos, arrival)) = first {
            self.back = pos;
            self.give_up_before(Some(arrival));
        }
        Ok(all.len() as u64)
    }

    fn give_up_before(&self, arrival: Option<Timestamp>) {
        if let Some(floor) = arrival {
            self.log.set_retention(self.shard, Retention { keep: Duration::MAX, floor });
        }
    }

    async fn append(&self, kind: u8, back: Pos, body: &[u8]) -> Result<(Pos, Timestamp), JournalError> {
        let mut wait = Duration::from_millis(50);
        loop {
            let mut run = RunBuilder::with_capacity(1, HEADER_BYTES + body.len());
            run.push(&[&[VERSION, kind], &back.0.to_le_bytes(), body]);
            let group = Group { shard: self.shard, run: run.finish() };
            let answer = self.log.append(vec![group]).await.pop();
            match answer {
                Some(Ok(stored)) => return Ok((stored.first, stored.arrival)),
                // One that is there twice does no harm: steps and chunks have numbers.
                Some(Err(AppendError::Throttled | AppendError::Full | AppendError::Unknown)) => {
                    let until = self.timers.now().plus(wait);
                    self.timers.sleep_until(until).await;
                    wait = (wait * 2).min(Duration::from_secs(5));
                }
                Some(Err(e)) => {
                    return Err(JournalError::new(format!("the journal cannot be written: {e:?}")));
                }
                None => return Err(JournalError::new("the log gave no answer")),
            }
        }
    }
}

#[derive(Encode, Decode)]
struct Chunk {
    #[n(0)]
    id: u64,
    #[n(1)]
    at: u64,
    #[n(2)]
    count: u64,
    #[cbor(n(3), with = "minicbor::bytes")]
    bytes: Vec<u8>,
    /// In the first part of a checkpoint that is sealed.
    #[n(4)]
    seal: Option<Seal>,
}

fn damaged(what: impl fmt::Display) -> JournalError {
    JournalError::new(format!("the journal is damaged, or was written by a later version: {what}"))
}

fn parse(record: &Bytes) -> Result<(u8, Pos, &[u8]), JournalError> {
    let Some(([version, kind, back @ ..], body)) = record.split_first_chunk::<HEADER_BYTES>() else {
        return Err(damaged("a record is too short"));
    };
    if *version != VERSION {
        return Err(damaged(format!("version {version}")));
    }
    Ok((*kind, Pos(u64::from_le_bytes(*back)), body))
}

/// Records from the beginning of a complete checkpoint on.
#[derive(Default)]
struct Reading {
    /// The bytes of the newest whole one, as they were stored.
    whole: Option<(Option<Seal>, Vec<u8>)>,
    steps: Vec<Step>,
    /// Of the checkpoint that is being put together.
    id: u64,
    next: u64,
    bytes: Vec<u8>,
    seal: Option<Seal>,
}

impl Reading {
    fn take(&mut self, record: &Bytes) -> Result<(), JournalError> {
        let (kind, _, body) = parse(record)?;
        match kind {
            STEP => {
                let step: Step = minicbor::decode(body).map_err(damaged)?;
                // The same step may be there twice.
                if self.steps.last().is_none_or(|last| last.number < step.number) {
                    self.steps.push(step);
                }
            }
            CHUNK => self.chunk(minicbor::decode(body).map_err(damaged)?),
            kind => return Err(damaged(format!("kind {kind}"))),
        }
        Ok(())
    }

    fn chunk(&mut self, chunk: Chunk) {
        if chunk.at == 0 {
            (self.id, self.next, self.seal) = (chunk.id, 0, None);
            self.bytes.clear();
        }
        // One that is there twice is taken once.
        if chunk.id != self.id || chunk.at != self.next {
            return;
        }
        self.bytes.extend_from_slice(&chunk.bytes);
        self.seal = self.seal.take().or(chunk.seal);
        self.next += 1;
        if self.next == chunk.count {
            self.whole = Some((self.seal.take(), std::mem::take(&mut self.bytes)));
        }
    }

    /// What was found. An error comes with the run that the checkpoint is of, where that is known.
    async fn finish(self, vault: &Vault, shard: ShardNo) -> Result<Option<Found>, (JournalError, u64)> {
        let Some((seal, mut bytes)) = self.whole else { return Ok(None) };
        if let Some(seal) = &seal {
            vault.open(seal, shard, &mut bytes).await.map_err(|error| (error.into(), seal.run))?;
        }
        let saved: Saved = minicbor::decode(&bytes).map_err(|error| (damaged(error), 0))?;
        let steps = self.steps.into_iter().filter(|step| step.number > saved.step).collect();
        Ok(Some(Found { steps, saved, key: seal.map(|seal| seal.key_arn) }))
    }
}
