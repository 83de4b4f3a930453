//! What an application has delivered, and what it must have.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use service_api::Caller;
use service_api::ports::{RecordSource as _, ShardOf};

use crate::life::Life;

/// Characters of a time up to its minute.
const MINUTE: usize = "2023-11-14 22:13".len();

/// All rows of the output, in their order.
pub(super) fn read(life: &mut Life, caller: Caller, stream: String) -> Result<Vec<String>, String> {
    let streams =
        life.applications.as_ref().map(|running| Arc::clone(&running.streams)).ok_or("no streams")?;
    let mut reading = life.spawn(async move {
        let mut rows = Vec::new();
        for shard in streams.shards(&caller, &stream)? {
            let at = ShardOf { caller: &caller, stream: &stream, shard: &shard.id };
            let mut after = streams.begin(at, false)?;
            loop {
                let page = streams.read(at, after, 1000, 1 << 20).await?;
                if page.records.is_empty() {
                    break;
                }
                rows.extend(
                    page.records
                        .iter()
                        .map(|record| String::from_utf8_lossy(&record.data).trim_end().to_owned()),
                );
                after = page.next;
            }
        }
        Ok(rows)
    });
    life.quiesce();
    let read: Result<_, service_api::ServiceError> =
        life.over(&mut reading).ok_or("the output is not read")??;
    read.map_err(|e| format!("the output cannot be read: {e}"))
}

/// Judges rows by the records that were acknowledged; all records have numbers below `next_id`. Answers how many rows are there
/// once more than once.
pub(super) fn judge(rows: &[String], acknowledged: &BTreeSet<u64>, next_id: u64) -> Result<u64, String> {
    let (mut times, mut counts) = (BTreeMap::new(), BTreeMap::new());
    let mut repeated = 0;
    for row in rows {
        let fields: Vec<&str> = row.split(',').collect();
        let [kind, id, count, time] = fields[..] else { return Err(format!("a row {row:?}")) };
        let number = |text: &str| text.parse::<u64>().map_err(|_| format!("a row {row:?}"));
        let minute = time.get(..MINUTE).ok_or_else(|| format!("a row {row:?}"))?;
        let other = match kind {
            "row" => times.insert(number(id)?, time).filter(|other| *other != time).map(str::to_owned),
            "count" => {
                let count = number(count)?;
                counts.insert(minute, count).filter(|other| *other != count).map(|other| other.to_string())
            }
            _ => return Err(format!("a row {row:?}")),
        };
        if let Some(other) = other {
            return Err(format!("{row:?} was delivered with {other} before"));
        }
        repeated += 1;
    }
    repeated -= (times.len() + counts.len()) as u64;
    if let Some(id) = times.keys().find(|id| **id >= next_id) {
        return Err(format!("a row of record {id}, which was never sent"));
    }
    let missing: Vec<_> = acknowledged.iter().filter(|id| !times.contains_key(id)).collect();
    if !missing.is_empty() {
        return Err(format!("acknowledged records without a row: {missing:?}"));
    }
    let mut wanted = BTreeMap::new();
    for time in times.values() {
        *wanted.entry(&time[..MINUTE]).or_insert(0) += 1;
    }
    if wanted != counts {
        return Err(format!("the minutes have {wanted:?} rows, and were counted as {counts:?}"));
    }
    Ok(repeated)
}
