//! What holds for every shape and every input.

mod constraints;
mod garbage;
mod oracle;
mod random;
mod round_trip;
mod speed;
