//! DescribeLimits: how many shards and on-demand streams the caller's account has and may have in the region.

use model::kinesis::{DescribeLimitsInput, DescribeLimitsOutput};
use service_api::{Operation, Plane, RequestContext, ServiceError};
use streams_core::Mode;

use crate::Streams;
use crate::convert::count;

pub(crate) struct DescribeLimits;

impl Operation for DescribeLimits {
    type Service = Streams;
    type Input = DescribeLimitsInput;
    type Output = DescribeLimitsOutput;

    const NAME: &'static str = "DescribeLimits";
    const PLANE: Plane = Plane::Control;
    const IAM_ACTION: &'static str = "kinesis:DescribeLimits";

    async fn call(
        streams: &Streams,
        context: RequestContext,
        _: DescribeLimitsInput,
    ) -> Result<DescribeLimitsOutput, ServiceError> {
        let catalog = streams.catalog();
        let of_account = catalog.of_scope(&context.caller.scope);
        let live = || of_account.iter().filter(|view| view.stream.gone_from.is_none());
        let on_demand_max = streams.settings.capacity.on_demand_streams_max.min(ON_DEMAND_STREAMS_SHOWN_MAX);
        Ok(DescribeLimitsOutput {
            shard_limit: count(streams.settings.account_shards_max),
            open_shard_count: count(live().map(|view| view.stream.open_shards().count()).sum::<usize>()),
            on_demand_stream_count: count(live().filter(|view| view.stream.mode == Mode::OnDemand).count()),
            on_demand_stream_count_limit: count(on_demand_max),
            ..DescribeLimitsOutput::default()
        })
    }
}

/// Largest number that the model allows for the limit.
const ON_DEMAND_STREAMS_SHOWN_MAX: u32 = 1_000_000;
