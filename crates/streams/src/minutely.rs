//! What happens once a minute: the points of the metrics are handed over, and on-demand streams follow their load.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use base::{ShardNo, StreamNo, Timestamp};
use service_api::ServiceError;
use service_api::ports::{Metrics, Point, Series};
use streams_core::on_demand::{self, Step};
use streams_core::{Asker, Command, Mode, Peak, ShardId, ShardMetric};

use crate::Streams;
use crate::catalog::StreamView;
use crate::meters::{Reading, ShardMeter, Stat};
use crate::metrics::{self, Counted, Metric, Part};

const MINUTE_MS: u64 = 60_000;
/// Minutes over which the load of a shard is averaged before it is judged.
const WINDOW: usize = 5;
/// A peak is noted when it is a twentieth above the one that is known: each note is a stored command.
const NOTED_GAIN: u64 = 20;

/// Works at the end of every minute of the service's clock, for ever.
pub async fn run_minutely(streams: Arc<Streams>, metrics: Arc<dyn Metrics>) {
    let mut minutes = Minutes::new(streams.timers().now());
    loop {
        let next = Timestamp((streams.timers().now().0 / MINUTE_MS + 1) * MINUTE_MS);
        streams.timers().sleep_until(next).await;
        minutes.end_one(&streams, metrics.as_ref()).await;
    }
}

/// What is known of the minutes before.
pub(crate) struct Minutes {
    last: Timestamp,
    /// Readings at the end of the minute before, of what was ever counted.
    before: HashMap<(StreamNo, Part, Metric), (Reading, Arc<Series>)>,
    /// Metrics that were kept for the shards of each stream then.
    of_shards: HashMap<StreamNo, BTreeSet<ShardMetric>>,
    shards: HashMap<ShardNo, ShardMinutes>,
}

/// The write load of a shard.
#[derive(Default)]
struct ShardMinutes {
    /// Bytes and records at the end of the last minute.
    seen: (u64, u64),
    /// Of the last minutes, a second, newest last.
    loads: VecDeque<Peak>,
}

impl Minutes {
    pub(crate) fn new(now: Timestamp) -> Self {
        Minutes { last: now, before: HashMap::new(), of_shards: HashMap::new(), shards: HashMap::new() }
    }

    pub(crate) async fn end_one(&mut self, streams: &Streams, metrics: &dyn Metrics) {
        let now = streams.timers().now();
        // A clock that jumped: what was counted since the last time is spread over all of it.
        let elapsed_ms = now.millis_since(self.last).max(1);
        let began = std::mem::replace(&mut self.last, now);
        let views: Vec<Arc<StreamView>> = streams.catalog().all().cloned().collect();
        let minute = Timestamp((now.0 / MINUTE_MS).saturating_sub(1) * MINUTE_MS);
        metrics.put(minute, self.points(&views, now));
        self.observe(&views, began, elapsed_ms);
        for view in views.iter().filter(|view| view.stream.mode == Mode::OnDemand) {
            if let Err(error) = self.scale(streams, view, now).await {
                let stream = &view.stream.name;
                tracing::warn!(%stream, %error, "an on-demand stream could not be scaled; it will be tried again");
            }
        }
    }

    fn points(&mut self, views: &[Arc<StreamView>], now: Timestamp) -> Vec<Point> {
        let mut points = Vec::new();
        let mut readings = HashMap::with_capacity(self.before.len());
        for view in views {
            view.meter.forget_consumers(|name| view.stream.consumers.get(now, name).is_some());
            let wanted = &view.stream.shard_metrics;
            let wanted_before = self.of_shards.insert(view.stream.no, wanted.clone());
            // What was counted before it was wanted belongs to no minute.
            let is_new = |part: &Part, metric: Metric| {
                let is_same = |of_shard: &ShardMetric| metric.is(*of_shard);
                matches!(part, Part::Shard(_))
                    && wanted_before.as_ref().is_some_and(|before| !before.iter().any(is_same))
            };
            let counted = metrics::counted(view, now, Stat::take);
            for Counted { part, metric, reading } in counted.into_iter().filter(|c| c.reading.count > 0) {
                let begins = is_new(&part, metric);
                let key = (view.stream.no, part, metric);
                let (before, series) = self
                    .before
                    .remove(&key)
                    .unwrap_or_else(|| (Reading::default(), Arc::new(metric.series(view, &key.1))));
                let new = reading.since(before);
                if new.count > 0 && !begins {
                    let statistics = metric.statistics(new);
                    points.push(Point { series: Arc::clone(&series), statistics });
                }
                readings.insert(key, (reading, series));
            }
        }
        self.before = readings;
        let streams: HashSet<StreamNo> = views.iter().map(|view| view.stream.no).collect();
        self.of_shards.retain(|no, _| streams.contains(no));
        points
    }

    /// Notes the load of every open shard in the minute that began at `began`.
    fn observe(&mut self, views: &[Arc<StreamView>], began: Timestamp, elapsed_ms: u64) {
        let mut shards = HashMap::with_capacity(self.shards.len());
        for view in views.iter().filter(|view| view.stream.mode == Mode::OnDemand) {
            for (shard, meter) in view.metered_shards().filter(|(shard, _)| shard.is_open()) {
                let known = self.shards.remove(&shard.no);
                // A stream that was not on-demand before: what its shards took until now is no load of one minute.
                let begins = known.is_none() && shard.created < began;
                let mut minutes = known.unwrap_or_default();
                match begins {
                    true => minutes.seen = seen(meter),
                    false => minutes.observe(meter, elapsed_ms),
                }
                shards.insert(shard.no, minutes);
            }
        }
        self.shards = shards;
    }

    async fn scale(&self, streams: &Streams, view: &StreamView, now: Timestamp) -> Result<(), ServiceError> {
        let policy = &streams.settings.capacity.on_demand;
        let (scope, name) = (&view.stream.scope, &view.stream.name);
        let of = |no: &ShardNo| self.shards.get(no);
        let open = || view.stream.open_shards().filter_map(|shard| Some((shard.id, of(&shard.no)?)));
        let peak = open().filter_map(|(_, minutes)| minutes.loads.back()).fold(Peak::default(), add);
        let known = view.stream.capacity.peak_of_day(now);
        // What the least number of shards takes twice changes nothing: most streams never note anything.
        let matters = on_demand::needed_for(peak) > policy.shards_min;
        if matters && (is_news(peak.bytes, known.bytes) || is_news(peak.records, known.records)) {
            let (scope, name, memory_days) = (scope.clone(), name.clone(), policy.memory_days);
            streams.execute(Command::NotePeak { scope, name, peak, memory_days }).await?;
        }
        let loads: BTreeMap<ShardId, Peak> =
            open().filter_map(|(id, minutes)| Some((id, minutes.average()?))).collect();
        let Some(view) = streams.catalog().by_no(view.stream.no).cloned() else { return Ok(()) };
        for step in on_demand::plan(&view.stream, now, &loads, policy) {
            streams.execute(command(streams, &view, step)).await?;
        }
        Ok(())
    }
}

impl ShardMinutes {
    fn observe(&mut self, meter: &ShardMeter, elapsed_ms: u64) {
        let seen = seen(meter);
        let a_second = |new: u64| new.saturating_mul(1000) / elapsed_ms;
        let load = Peak { bytes: a_second(seen.0 - self.seen.0), records: a_second(seen.1 - self.seen.1) };
        self.seen = seen;
        if self.loads.len() == WINDOW {
            self.loads.pop_front();
        }
        self.loads.push_back(load);
    }

    /// `None` while the shard is too young to be judged.
    fn average(&self) -> Option<Peak> {
        let minutes = WINDOW as u64;
        let sum = self.loads.iter().copied().fold(Peak::default(), |sum, load| add(sum, &load));
        (self.loads.len() == WINDOW)
            .then(|| Peak { bytes: sum.bytes / minutes, records: sum.records / minutes })
    }
}

/// Bytes and records that a shard took.
fn seen(meter: &ShardMeter) -> (u64, u64) {
    (meter.incoming_bytes.read().sum, meter.incoming_records.read().sum)
}

fn add(a: Peak, b: &Peak) -> Peak {
    Peak { bytes: a.bytes + b.bytes, records: a.records + b.records }
}

fn is_news(peak: u64, known: u64) -> bool {
    peak > known + known / NOTED_GAIN
}

fn command(streams: &Streams, view: &StreamView, step: Step) -> Command {
    let (scope, name) = (view.stream.scope.clone(), view.stream.name.clone());
    // The service's own work is not shown as UPDATING: owners go on as they like.
    let (by, updating_ms) = (Asker::Scaling, 0);
    match step {
        Step::Split { shard, new_start } => {
            let account_shards_max = streams.settings.account_shards_max;
            Command::SplitShard { scope, name, shard, new_start, by, updating_ms, account_shards_max }
        }
        Step::Merge { shard, adjacent } => {
            Command::MergeShards { scope, name, shard, adjacent, by, updating_ms }
        }
    }
}
