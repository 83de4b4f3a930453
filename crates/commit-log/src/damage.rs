//! Bytes that are not as they were written.

/// A place that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Name of the file in the data directory.
    pub file: String,
    /// Offset in bytes of the first frame that is not as it was written.
    pub offset: u64,
    /// What is wrong there.
    pub what: String,
}
