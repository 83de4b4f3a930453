//! Identifiers, numbers and ports that everything in Flumen stands on.
//!
//! **Why it exists**: a sequence number, a hash key or an ARN means the same thing on the wire, in the
//! pure machines and in the log. One definition, with its arithmetic and its text form, lives here.
//!
//! **What is absent**: shapes of any AWS API (see `model`), anything that reads a clock, a socket, a file
//! or a random generator. Time and randomness are ports ([`Clock`], [`Timers`], [`Rng`]) that the shell implements;
//! [`TestClock`] is the clock that is moved by hand.
//! The crate has a budget of 3,000 lines.
//!
//! **Start reading** at [`SequenceNumber`]: it is the one place where AWS's wire format and the positions
//! of our log meet.

mod arn;
mod hash_key;
mod log_id;
mod ports;
mod sequence_number;
mod test_clock;
mod timestamp;

pub use arn::{AccountId, Arn, ArnError, Region, Scope};
pub use bytestring::ByteString;
pub use hash_key::{HashKey, HashKeyError, HashRange, uniform_ranges};
pub use log_id::{Pos, ShardNo, StreamNo};
pub use ports::{Clock, Rng, Sleep, Timers};
pub use sequence_number::{SequenceNumber, SequenceNumberDigits, SequenceNumberError, SequenceNumberTexts};
pub use test_clock::TestClock;
pub use timestamp::Timestamp;
