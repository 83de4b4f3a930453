//! Reads the whole log and says what is damaged.

use std::io;
use std::sync::atomic::Ordering;

use crate::damage::Damage;
use crate::format::segment_name;
use crate::segment::FrameReader;
use crate::store::Store;

/// What a look through the log found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Frames that are as they were written.
    pub frames: u64,
    /// Bytes of these.
    pub bytes: u64,
    /// Everything else.
    pub damages: Vec<Damage>,
}

/// Reads and checks every durable frame.
pub(crate) fn verify(store: &Store) -> io::Result<VerifyReport> {
    let mut report = VerifyReport::default();
    for segment in store.segments() {
        // Durable when the look began; what is committed later is not part of it.
        let end = segment.end.load(Ordering::Acquire);
        let file = match store.segment_file(segment.no) {
            // Retention removed it since.
            Err(e) if e.kind() == io::ErrorKind::NotFound && store.segment(segment.no).is_none() => continue,
            other => other?,
        };
        let mut reader = FrameReader::new(&store.identity, &segment, file.as_ref());
        let mut offset = segment.header_len;
        while offset < end {
            match reader.read(offset)? {
                Ok(frame) => {
                    report.frames += 1;
                    report.bytes += u64::from(frame.len);
                    offset += u64::from(frame.len);
                }
                Err(what) => {
                    let file = segment_name(segment.no);
                    report.damages.push(Damage { file, offset, what: what.to_owned() });
                    match reader.find_header(offset + u64::from(store.identity.pad))? {
                        Some(next) => offset = next,
                        None => break,
                    }
                }
            }
        }
    }
    Ok(report)
}
