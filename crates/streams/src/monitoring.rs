//! The common part of EnableEnhancedMonitoring and DisableEnhancedMonitoring.

use model::kinesis::{EnhancedMonitoringOutput, MetricsName};
use service_api::ServiceError;
use streams_core::{Command, MetricsChange};

use crate::Streams;
use crate::catalog::StreamView;
use crate::convert::{metrics_names, millis, shard_metrics};

/// Changes which shard metrics a stream keeps; answers those before and those after.
pub(crate) async fn change(
    streams: &Streams,
    view: &StreamView,
    names: &[MetricsName],
    change: MetricsChange,
) -> Result<EnhancedMonitoringOutput, ServiceError> {
    let stream = &view.stream;
    let metrics = shard_metrics(names);
    let desired = change.of(&stream.shard_metrics, &metrics);
    streams
        .execute(Command::SetShardMetrics {
            scope: stream.scope.clone(),
            name: stream.name.clone(),
            metrics,
            change,
            updating_ms: millis(streams.settings.updating),
        })
        .await?;
    Ok(EnhancedMonitoringOutput {
        stream_name: Some(stream.name.as_str().into()),
        current_shard_level_metrics: Some(metrics_names(&stream.shard_metrics)),
        desired_shard_level_metrics: Some(metrics_names(&desired)),
        stream_arn: Some(view.arn.clone()),
    })
}
