//! Records to find a schema from.

use std::sync::Arc;

use base::SequenceNumber;
use bytes::Bytes;
use service_api::ports::{ObjectError, ShardOf, SourceRecord};
use service_api::{Caller, ServiceError};
use tokio::sync::Semaphore;

use super::ports::RuntimePorts;
use super::prepare::{UNREADABLE, bucket};
use super::processing::Processor;
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
    let caller = caller(&request.scope, request.role.as_deref());
    match &request.source {
        SampleSource::Records(Source::Firehose(_), _) => {
            Err(SampleError::Source(format!("The resource is a delivery stream: {UNREADABLE}")))
        }
        SampleSource::Records(Source::Stream(stream), position) => {
            let pages = records(ports, settings, &caller, stream, *position).await?;
            let records = pages.iter().flat_map(|(_, records)| records);
            let raw: Vec<Bytes> = records.map(|record| record.data.clone()).collect();
            let Some(function) = &request.processing else {
                return Ok(Sample { processed: raw.clone(), raw });
            };
            let processed = processed(request, ports, settings, stream, function, pages).await?;
            Ok(Sample { processed, raw })
        }
        SampleSource::Object(_) if request.processing.is_some() => {
            Err(SampleError::Source("An object does not go through a function: only records do.".into()))
        }
        SampleSource::Object(location) => {
            let name = bucket(&location.bucket_arn);
            let object = ports.objects.get(&caller, name, &location.key, OBJECT_BYTES_MAX).await;
            let raw = vec![object.map_err(|error| match error {
                ObjectError::Unavailable(text) => SampleError::Unavailable(text),
                error => SampleError::Source(error.to_string()),
            })?];
            Ok(Sample { processed: raw.clone(), raw })
        }
    }
}

/// Records after their function, which is asked once: whoever waits here is told that it failed.
async fn processed(
    request: &SampleRequest,
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
    stream: &str,
    function: &str,
    pages: Vec<(String, Vec<SourceRecord>)>,
) -> Result<Vec<Bytes>, SampleError> {
    let scope = &request.scope;
    let processor = Processor {
        application: "DiscoverInputSchema".to_owned(),
        // There is no application yet.
        application_arn: format!(
            "arn:aws:kinesisanalytics:{}:{}:application/DiscoverInputSchema",
            scope.region, scope.account
        ),
        stream: stream.to_owned(),
        function: function.to_owned(),
        caller: caller(scope, request.role.as_deref()),
        ports: ports.clone(),
        settings: Arc::new(settings.clone()),
        meters: None,
        at_once: Semaphore::new(1),
    };
    let mut found = Vec::new();
    for (shard, records) in pages {
        let failed = |error| SampleError::Source(format!("The function cannot be used: {error}"));
        let processed = processor.once(&shard, records).await.map_err(failed)?;
        found.extend(processed.records.into_iter().map(|record| record.data));
    }
    Ok(found)
}

/// Pages of shards.
async fn records(
    ports: &RuntimePorts,
    settings: &RuntimeSettings,
    caller: &Caller,
    stream: &str,
    position: StartingPosition,
) -> Result<Vec<(String, Vec<SourceRecord>)>, SampleError> {
    let latest = position != StartingPosition::TrimHorizon;
    let at = |shard| ShardOf { caller, stream, shard };
    let listed = ports.source.shards(caller, stream).map_err(refused)?;
    let mut shards: Vec<(&str, SequenceNumber)> = Vec::new();
    for shard in &listed {
        shards.push((&shard.id, ports.source.begin(at(&shard.id), latest).map_err(refused)?));
    }
    let ends = ports.timers.now().plus(settings.sample_wait);
    let (mut found, mut count) = (Vec::new(), 0);
    let (mut bytes, mut news) = (0, true);
    while news {
        news = false;
        let mut ended = Vec::new();
        for (shard, place) in &mut shards {
            let left = settings.sample_records_max - count;
            if left == 0 || bytes >= BYTES_MAX {
                return Ok(found);
            }
            let page =
                ports.source.read(at(shard), *place, left, BYTES_MAX as usize).await.map_err(refused)?;
            news |= !page.records.is_empty() && !page.at_end && page.millis_behind > 0;
            bytes += page.records.iter().map(|record| record.data.len() as u64).sum::<u64>();
            count += page.records.len();
            *place = page.next;
            if page.at_end {
                ended.push(*shard);
            }
            if !page.records.is_empty() {
                found.push(((*shard).to_owned(), page.records));
            }
        }
        // Nothing new comes to a closed shard.
        shards.retain(|(shard, _)| !ended.contains(shard));
        if found.is_empty() && latest && !shards.is_empty() {
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
