//! One control log for several services: each has a part, which looks like a control log of its own.
//!
//! Commands of all parts stand in one order, in the log that they share; a part sees its own commands only, with the
//! indexes that they have there (so a part's indexes rise, and are not dense). Part 0 is written as if it were alone, so
//! a directory from before there were parts is one in which only part 0 was used. See `docs/formats/control.md`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::ShardNo;
use bytes::{BufMut, Bytes, BytesMut};

use crate::engine::{BoxFuture, CommandIndex, ControlHistory, ControlLog, ProposeError};

/// The first byte of everything that is not part 0 alone: `break` of CBOR, with which no CBOR value begins.
const MARK: u8 = 0xFF;
/// The version of a snapshot of several parts.
const SNAPSHOT_VERSION: u8 = 1;

/// A control log that is shared by parts, numbered from 0.
#[derive(Clone)]
pub struct ControlParts(Arc<Shared>);

struct Shared {
    log: Arc<dyn ControlLog>,
    state: Mutex<State>,
}

/// What the next snapshot of all parts is made of.
struct State {
    parts: Vec<Part>,
    /// All commands up to here are known: those of every part are in `parts`.
    known: u64,
    /// Commands above `known` that are in `parts`, while one below them is not yet.
    ahead: BTreeSet<u64>,
}

/// The newest state that a part has saved, and its commands since.
#[derive(Clone, Debug, Default)]
struct Part {
    snapshot: Option<(CommandIndex, Bytes)>,
    commands: Vec<(CommandIndex, Bytes)>,
    /// What the part is told that was stored before this process.
    history: ControlHistory,
}

/// The stored control log cannot be divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartsError {
    /// Something of a part that this version does not have.
    UnknownPart(u8),
    /// A command or snapshot that is not laid out as described.
    Malformed(&'static str),
}

impl ControlParts {
    /// Divides what is stored among `count` parts.
    ///
    /// # Errors
    /// [`PartsError`] when something is stored that belongs to none of them, or cannot be read.
    pub fn open(log: Arc<dyn ControlLog>, count: u8) -> Result<Self, PartsError> {
        let ControlHistory { snapshot, commands } = log.history();
        let mut parts = vec![Part::default(); usize::from(count)];
        let mut known = 0;
        if let Some((index, bytes)) = snapshot {
            known = index.0;
            read_snapshot(&mut parts, index, bytes)?;
        }
        for (index, bytes) in commands {
            known = index.0;
            let (number, command) = unframe(bytes)?;
            let part = parts.get_mut(usize::from(number)).ok_or(PartsError::UnknownPart(number))?;
            // A part may have saved its state when a command of another part that came before was still under way.
            if part.snapshot.as_ref().is_none_or(|(covered, _)| *covered < index) {
                part.commands.push((index, command));
            }
        }
        for part in &mut parts {
            part.history =
                ControlHistory { snapshot: part.snapshot.clone(), commands: part.commands.clone() };
        }
        let state = Mutex::new(State { parts, known, ahead: BTreeSet::new() });
        Ok(ControlParts(Arc::new(Shared { log, state })))
    }

    /// One of the parts.
    ///
    /// # Panics
    /// When there is no part of that number.
    #[must_use]
    pub fn part(&self, number: u8) -> Arc<dyn ControlLog> {
        assert!(usize::from(number) < self.0.state().parts.len(), "there is no part {number}");
        Arc::new(PartLog { shared: Arc::clone(&self.0), number })
    }
}

/// A part as whoever uses it sees it.
struct PartLog {
    shared: Arc<Shared>,
    number: u8,
}

impl ControlLog for PartLog {
    /// A future that is dropped before its answer leaves a gap in what is known, which holds up snapshots until the next
    /// start; nothing is lost by it.
    fn propose(
        &self,
        command: Bytes,
        seal: Vec<ShardNo>,
    ) -> BoxFuture<'_, Result<CommandIndex, ProposeError>> {
        let proposed = self.shared.log.propose(frame(self.number, &command), seal);
        Box::pin(async move {
            let index = proposed.await?;
            self.shared.state().note(self.number, index, command);
            Ok(index)
        })
    }

    fn history(&self) -> ControlHistory {
        self.shared.state().parts[usize::from(self.number)].history.clone()
    }

    fn save_snapshot(&self, index: CommandIndex, state: Bytes) -> BoxFuture<'_, Result<(), ProposeError>> {
        let whole = self.shared.state().snapshot(self.number, index, state);
        match whole {
            Ok((index, bytes)) => self.shared.log.save_snapshot(index, bytes),
            Err(error) => Box::pin(async move { Err(error) }),
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn note(&mut self, number: u8, index: CommandIndex, command: Bytes) {
        let part = &mut self.parts[usize::from(number)];
        // Answers may come in another order than the commands have, and after a state that covers them.
        if part.snapshot.as_ref().is_none_or(|(covered, _)| *covered < index) {
            let at = part.commands.partition_point(|(before, _)| *before < index);
            part.commands.insert(at, (index, command));
        }
        self.ahead.insert(index.0);
        while self.ahead.remove(&(self.known + 1)) {
            self.known += 1;
        }
    }

    /// Takes a part's state and gives the snapshot of all.
    fn snapshot(
        &mut self,
        number: u8,
        index: CommandIndex,
        state: Bytes,
    ) -> Result<(CommandIndex, Bytes), ProposeError> {
        let latest = self.ahead.last().copied().unwrap_or(self.known).max(self.known);
        if index.0 > latest {
            tracing::error!(
                part = number,
                index = index.0,
                "a snapshot of a command that is not in the log was refused"
            );
            return Err(ProposeError::Unavailable);
        }
        let part = &mut self.parts[usize::from(number)];
        if part.snapshot.as_ref().is_none_or(|(before, _)| *before < index) {
            part.commands.retain(|(at, _)| *at > index);
            part.snapshot = Some((index, state));
        }
        if let [Part { snapshot: Some((index, state)), .. }, others @ ..] = &self.parts[..]
            && others.iter().all(|part| part.snapshot.is_none() && part.commands.is_empty())
            && index.0 <= self.known
            && state.first() != Some(&MARK)
        {
            return Ok((*index, state.clone()));
        }
        let known = CommandIndex(self.known);
        Ok((known, write_snapshot(&self.parts, known)))
    }
}

/// A command as the shared log has it.
fn frame(number: u8, command: &Bytes) -> Bytes {
    if number == 0 && command.first() != Some(&MARK) {
        return command.clone();
    }
    let mut framed = BytesMut::with_capacity(command.len() + 2);
    framed.put_slice(&[MARK, number]);
    framed.put_slice(command);
    framed.freeze()
}

/// Inverse of [`frame`].
fn unframe(bytes: Bytes) -> Result<(u8, Bytes), PartsError> {
    match bytes[..] {
        [MARK, number, ..] => Ok((number, bytes.slice(2..))),
        [MARK] => Err(PartsError::Malformed("a command ends before the number of its part")),
        _ => Ok((0, bytes)),
    }
}

/// All parts as of `known`. Commands above it are in the log and will be read there.
fn write_snapshot(parts: &[Part], known: CommandIndex) -> Bytes {
    let mut out = BytesMut::new();
    out.put_slice(&[MARK, SNAPSHOT_VERSION]);
    for (number, part) in (0u8..).zip(parts) {
        let commands = &part.commands[..part.commands.partition_point(|(index, _)| *index <= known)];
        out.put_slice(&[number, u8::from(part.snapshot.is_some())]);
        out.put_u32_le(u32::try_from(commands.len()).expect("fewer than 2^32 commands since a snapshot"));
        for (index, bytes) in part.snapshot.iter().chain(commands) {
            out.put_u64_le(index.0);
            out.put_u64_le(bytes.len() as u64);
            out.put_slice(bytes);
        }
    }
    out.freeze()
}

fn read_snapshot(parts: &mut [Part], index: CommandIndex, bytes: Bytes) -> Result<(), PartsError> {
    let mut rest = Rest(bytes);
    if rest.0.first() != Some(&MARK) {
        let part = parts.first_mut().ok_or(PartsError::UnknownPart(0))?;
        part.snapshot = Some((index, rest.0));
        return Ok(());
    }
    let [_, version] = rest.array()?;
    if version != SNAPSHOT_VERSION {
        return Err(PartsError::Malformed("the snapshot is of a later version"));
    }
    while !rest.0.is_empty() {
        let [number, has_snapshot] = rest.array()?;
        let commands = u32::from_le_bytes(rest.array()?);
        let part = parts.get_mut(usize::from(number)).ok_or(PartsError::UnknownPart(number))?;
        if has_snapshot == 1 {
            part.snapshot = Some(rest.entry()?);
        }
        for _ in 0..commands {
            part.commands.push(rest.entry()?);
        }
    }
    Ok(())
}

/// What is left to read.
struct Rest(Bytes);

impl Rest {
    fn take(&mut self, len: u64) -> Result<Bytes, PartsError> {
        match usize::try_from(len) {
            Ok(len) if len <= self.0.len() => Ok(self.0.split_to(len)),
            _ => Err(PartsError::Malformed("the snapshot ends in the middle")),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PartsError> {
        Ok(self.take(N as u64)?[..].try_into().expect("as many as were taken"))
    }

    fn entry(&mut self) -> Result<(CommandIndex, Bytes), PartsError> {
        let index = u64::from_le_bytes(self.array()?);
        let len = u64::from_le_bytes(self.array()?);
        Ok((CommandIndex(index), self.take(len)?))
    }
}

impl fmt::Display for PartsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartsError::UnknownPart(number) => write!(
                f,
                "the control log has a part {number} that this version does not know: the data directory was written by a \
                 later version of flumen"
            ),
            PartsError::Malformed(what) => write!(f, "the control log cannot be read: {what}"),
        }
    }
}

impl std::error::Error for PartsError {}

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;
