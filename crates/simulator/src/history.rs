//! What happened, as one number, and as lines for people when they ask.

use std::fmt::Arguments;

/// Lines that a failure shows, from the last one back.
const SHOWN: usize = 400;

/// The course of a run. Everything that anybody could see goes through here, so two runs with the same digest were
/// the same.
pub(crate) struct History {
    digest: u64,
    events: u64,
    lines: Option<Vec<String>>,
}

impl History {
    pub(crate) fn new(keep_lines: bool) -> Self {
        History { digest: 0xcbf2_9ce4_8422_2325, events: 0, lines: keep_lines.then(Vec::new) }
    }

    /// Adds bytes: an answer, the content of a disk.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let mut digest = self.digest ^ bytes.len() as u64;
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            digest = (digest ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
        }
        self.digest = digest;
        self.events += 1;
    }

    /// Adds a number.
    pub(crate) fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// Adds a line for people. It is made only when lines are kept, so it must say nothing that is not in the bytes
    /// and numbers already.
    pub(crate) fn line(&mut self, line: Arguments<'_>) {
        if let Some(lines) = &mut self.lines {
            lines.push(line.to_string());
        }
    }

    pub(crate) fn digest(&self) -> u64 {
        self.digest ^ self.events
    }

    /// The last lines.
    pub(crate) fn tail(&self) -> &[String] {
        let lines = self.lines.as_deref().unwrap_or_default();
        &lines[lines.len().saturating_sub(SHOWN)..]
    }
}
