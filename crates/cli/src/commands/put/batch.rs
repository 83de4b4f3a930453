//! One PutRecords request and the records in it that were turned down.

use std::time::Duration;

use base::ByteString;
use model::kinesis::{PutRecordsInput, PutRecordsRequestEntry, PutRecordsResultEntry};
use tokio::time::sleep;

use crate::client::{CallError, Client};

/// Payloads and keys of one request. AWS takes 10 MiB; half of it leaves room for base64 and keeps answers quick. A
/// record that is larger goes alone.
const BYTES: usize = 5 << 20;
/// Requests for one batch, the first one included.
const ATTEMPTS: u32 = 8;
const PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Records that go into one request.
#[derive(Default)]
pub struct Batch {
    entries: Vec<PutRecordsRequestEntry>,
    bytes: usize,
}

impl Batch {
    /// Adds a record, or gives it back when the batch is full.
    pub fn push(&mut self, entry: PutRecordsRequestEntry) -> Option<PutRecordsRequestEntry> {
        let size = size(&entry);
        if !self.entries.is_empty() && self.bytes + size > BYTES {
            return Some(entry);
        }
        self.bytes += size;
        self.entries.push(entry);
        None
    }

    /// Records in it.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn size(entry: &PutRecordsRequestEntry) -> usize {
    entry.data.len() + entry.partition_key.as_ref().map_or(0, |key| key.len())
}

/// What became of a batch.
#[derive(Debug, Default, PartialEq)]
pub struct Sent {
    /// Records that the server stored.
    pub stored: u64,
    /// Their payloads and keys.
    pub bytes: u64,
    /// Records that the server turned down to the last.
    pub failed: u64,
    /// Why it turned the last of them down.
    pub error: Option<String>,
}

/// Sends a batch; what is turned down is sent again, a limited number of times.
pub async fn send(client: &Client, stream: &str, batch: Batch) -> Result<Sent, CallError> {
    let mut sent = Sent::default();
    let mut entries = batch.entries;
    let mut pause = PAUSE;
    for _ in 0..ATTEMPTS {
        if sent.error.take().is_some() {
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
        let stream_name = Some(ByteString::from(stream));
        let input = PutRecordsInput { records: entries, stream_name, ..Default::default() };
        let answer = client.call(&input).await?;
        entries = sort_out(input.records, &answer.records, &mut sent)?;
        if entries.is_empty() {
            return Ok(sent);
        }
    }
    sent.failed = entries.len() as u64;
    Ok(sent)
}

/// Counts what was stored; answers what was not, in its order.
fn sort_out(
    entries: Vec<PutRecordsRequestEntry>,
    results: &[PutRecordsResultEntry],
    sent: &mut Sent,
) -> Result<Vec<PutRecordsRequestEntry>, CallError> {
    if results.len() != entries.len() {
        let why = format!("{} results for {} records", results.len(), entries.len());
        return Err(CallError::foreign(why));
    }
    let mut again = Vec::new();
    for (entry, result) in entries.into_iter().zip(results) {
        match &result.error_code {
            None => {
                sent.stored += 1;
                sent.bytes += size(&entry) as u64;
            }
            Some(code) => {
                let message = result.error_message.clone().unwrap_or_default();
                sent.error = Some(CallError::service(code, &message, 400).to_string());
                again.push(entry);
            }
        }
    }
    Ok(again)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(data: &'static str) -> PutRecordsRequestEntry {
        PutRecordsRequestEntry { data: data.into(), partition_key: Some("k".into()), ..Default::default() }
    }

    #[test]
    fn only_what_was_turned_down_is_sent_again() {
        let throttled = PutRecordsResultEntry {
            error_code: Some("ProvisionedThroughputExceededException".into()),
            error_message: Some("Rate exceeded".into()),
            ..Default::default()
        };
        let results = [
            PutRecordsResultEntry::default(),
            throttled.clone(),
            PutRecordsResultEntry::default(),
            throttled,
        ];
        let entries = ["a", "b", "cc", "d"].map(entry).to_vec();
        let mut sent = Sent::default();
        let again = sort_out(entries, &results, &mut sent).unwrap();
        assert_eq!(again, ["b", "d"].map(entry));
        assert_eq!((sent.stored, sent.bytes), (2, 5));
        assert_eq!(sent.error.as_deref(), Some("ProvisionedThroughputExceededException: Rate exceeded"));
    }

    #[test]
    fn an_answer_of_another_length_is_not_believed() {
        assert!(sort_out(vec![entry("a")], &[], &mut Sent::default()).is_err());
    }

    #[test]
    fn a_batch_ends_before_it_grows_too_large_but_takes_one_record_of_any_size() {
        let large = |bytes| PutRecordsRequestEntry { data: vec![0; bytes].into(), ..Default::default() };
        let mut batch = Batch::default();
        assert!(batch.push(large(BYTES + 1)).is_none());
        assert!(batch.push(large(1)).is_some());
        let mut batch = Batch::default();
        assert!(batch.push(large(BYTES)).is_none());
        assert!(batch.push(large(1)).is_some());
        assert_eq!(batch.len(), 1);
    }
}
