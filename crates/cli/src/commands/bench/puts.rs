//! PutRecords of random bytes, or PutRecord where a call has one record.

use std::sync::Arc;

use base::ByteString;
use bytes::Bytes;
use model::kinesis as k;

use super::load::{Done, Work};
use crate::client::{CallError, Client, Prepared};
use crate::random;

/// Different requests that are prepared: enough bytes that nothing is small by being the same, and not more memory than that.
const PREPARED_BYTES: usize = 16 << 20;
const PREPARED: std::ops::RangeInclusive<usize> = 8..=512;

/// The requests, encoded before the clock starts.
enum Requests {
    One(Vec<Prepared<k::PutRecordInput>>),
    Many(Vec<Prepared<k::PutRecordsInput>>),
}

/// One connection's part: the same requests as the others', in another order.
pub struct Puts {
    client: Arc<Client>,
    requests: Arc<Requests>,
    next: usize,
    records: u64,
    bytes: u64,
}

/// Puts for so many connections, of `records` records of `bytes` bytes a call.
pub fn puts(
    client: &Arc<Client>,
    stream: &str,
    connections: usize,
    records: usize,
    bytes: usize,
) -> Vec<Puts> {
    let count = (PREPARED_BYTES / (records * bytes.max(1))).clamp(*PREPARED.start(), *PREPARED.end());
    let requests = Arc::new(if records == 1 {
        Requests::One((0..count).map(|_| Prepared::new(&put_record(stream, bytes))).collect())
    } else {
        Requests::Many((0..count).map(|_| Prepared::new(&put_records(stream, records, bytes))).collect())
    });
    let step = (count / connections).max(1);
    let one = |at: usize| Puts {
        client: Arc::clone(client),
        requests: Arc::clone(&requests),
        next: at * step,
        records: records as u64,
        bytes: bytes as u64,
    };
    (0..connections).map(one).collect()
}

/// A request of random records.
pub fn put_records(stream: &str, records: usize, bytes: usize) -> k::PutRecordsInput {
    let record = |_| k::PutRecordsRequestEntry {
        data: data(bytes),
        partition_key: Some(partition_key()),
        ..Default::default()
    };
    let records = (0..records).map(record).collect();
    k::PutRecordsInput { records, stream_name: Some(stream.into()), ..Default::default() }
}

fn put_record(stream: &str, bytes: usize) -> k::PutRecordInput {
    let (data, partition_key) = (data(bytes), Some(partition_key()));
    k::PutRecordInput { stream_name: Some(stream.into()), data, partition_key, ..Default::default() }
}

fn data(bytes: usize) -> Bytes {
    let mut data = Vec::with_capacity(bytes + 8);
    while data.len() < bytes {
        data.extend_from_slice(&random::bits().to_le_bytes());
    }
    data.truncate(bytes);
    data.into()
}

fn partition_key() -> ByteString {
    format!("{:016x}", random::bits()).into()
}

impl Work for Puts {
    async fn call(&mut self) -> Result<Done, CallError> {
        self.next += 1;
        let mut done = Done::default();
        match &*self.requests {
            Requests::One(all) => {
                self.client.once(&all[self.next % all.len()]).await?;
                done.records = 1;
            }
            Requests::Many(all) => {
                let answer = self.client.once(&all[self.next % all.len()]).await?;
                if answer.records.len() as u64 != self.records {
                    let why = format!("{} results for {} records", answer.records.len(), self.records);
                    return Err(CallError::foreign(why));
                }
                for code in answer.records.iter().filter_map(|result| result.error_code.as_deref()) {
                    *done.refused.entry(code.to_owned()).or_default() += 1;
                }
                done.records = self.records - done.refused.values().sum::<u64>();
            }
        }
        done.bytes = done.records * self.bytes;
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_the_size_that_was_asked_for_and_keys_of_their_own() {
        let input = put_records("s", 3, 13);
        assert!(input.records.iter().all(|record| record.data.len() == 13));
        assert_ne!(input.records[0].partition_key, input.records[1].partition_key);
        assert_ne!(input.records[0].data, input.records[1].data);
    }
}
