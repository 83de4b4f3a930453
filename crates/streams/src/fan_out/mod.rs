//! Enhanced fan-out: registered consumers of a stream, and what they are pushed.

pub(crate) mod consumers;
mod settings;

pub use settings::FanOutSettings;
