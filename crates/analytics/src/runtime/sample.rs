//! Records to find a schema from.

use base::SequenceNumber;
use bytes::Bytes;
use service_api::ports::{ObjectError, ShardOf};
use service_api::{Caller, ServiceError};

use super::ports::RuntimePorts;
use super::prepare::bucket;
use super::roles::caller;
use super::settings::RuntimeSettings;
use crate::{Sample, SampleError, SampleRequest, SampleSource, Source, StartingPosition};

/// Bytes that are looked at.
const BYTES_MAX: u64 = 1 << 20;
/// Bytes of an object that can be looked at.
const OBJECT_BYTES_MAX: u64 = 64 << 20;

/// Looks at records of a source.
pub(super) async fn sample(
    request: &SampleRequest,
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
) -> Result<Sample, SampleError> {
    if request.processing.is_some() {
        return Err(SampleError::Source("Functions are not available on this server yet.".into()));
    }
    let caller = caller(&request.scope, request.role.as_deref());
    let raw = match &request.source {
        SampleSource::Records(Source::Firehose(_), _) => {
            return Err(SampleError::Source("Delivery streams are not available on this server yet.".into()));
        }
        SampleSource::Records(Source::Stream(stream), position) => {
            records(ports, settings, &caller, stream, *position).await?
        }
        SampleSource::Object(location) => {
            let name = bucket(&location.bucket_arn);
            let object = ports.objects.get(&caller, name, &location.key, OBJECT_BYTES_MAX).await;
            vec![object.map_err(|error| match error {
                ObjectError::Unavailable(text) => SampleError::Unavailable(text),
                error => SampleError::Source(error.to_string()),
            })?]
        }
    };
    Ok(Sample { processed: raw.clone(), raw })
}

async fn records(
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
    caller: &Caller,
    stream: &str,
    position: StartingPosition,
) -> Result<Vec<Bytes>, SampleError> {
    let latest = position != StartingPosition::TrimHorizon;
    let at = |shard| ShardOf { caller, stream, shard };
    let listed = ports.source.shards(caller, stream).map_err(refused)?;
    let mut shards: Vec<(&str, SequenceNumber)> = Vec::new();
    for shard in &listed {
        shards.push((&shard.id, ports.source.begin(at(&shard.id), latest).map_err(refused)?));
    }
    let ends = ports.timers.now().plus(settings.sample_wait);
    let mut found = Vec::new();
    let (mut bytes, mut news) = (0, true);
    while news {
        news = false;
        for (shard, place) in &mut shards {
            let left = settings.sample_records_max - found.len();
            if left == 0 || bytes >= BYTES_MAX {
                return Ok(found);
            }
            let page =
                ports.source.read(at(shard), *place, left, BYTES_MAX as usize).await.map_err(refused)?;
            news |= !page.records.is_empty() && !page.at_end && page.millis_behind > 0;
            bytes += page.records.iter().map(|record| record.data.len() as u64).sum::<u64>();
            found.extend(page.records.into_iter().map(|record| record.data));
            *place = page.next;
        }
        if found.is_empty() && latest {
            // All at once: the first that has news ends the wait.
            let mut waits = tokio::task::JoinSet::new();
            for (shard, place) in &shards {
                let (source, caller, place) = (ports.source.clone(), caller.clone(), *place);
                let (stream, shard) = (stream.to_owned(), (*shard).to_owned());
                waits.spawn(async move {
                    source.changed(ShardOf { caller: &caller, stream: &stream, shard: &shard }, place).await;
                });
            }
            tokio::select! {
                biased;
                () = ports.timers.sleep_until(ends) => {}
                _ = waits.join_next() => news = true,
            }
        }
    }
    Ok(found)
}

fn refused(error: ServiceError) -> SampleError {
    match &*error.code {
        "ProvisionedThroughputExceededException" => SampleError::Throttled(error.message.into()),
        _ if error.status >= 500 => SampleError::Unavailable(error.message.into()),
        _ => SampleError::Source(error.message.into()),
    }
}
