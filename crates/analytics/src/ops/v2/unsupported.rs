//! Operations of the second API that have no meaning for SQL applications: each answers UnsupportedOperationException and says
//! why. An application that is not there is told first, as AWS does.

use std::sync::Arc;

use model::{Kind, Service, Value};
use service_api::{BoxFuture, Handler, Plane, Reply, RequestContext, ServiceError};

use crate::{Analytics, error};

const SNAPSHOTS: &str = "snapshots belong to Apache Flink. A SQL application keeps its state by itself, and goes on from it \
                         with LAST_STOPPED_POINT";
const OPERATIONS: &str = "operations are tracked for applications of Apache Flink";
const VPC: &str = "a SQL application runs in this server, in no VPC";
const URL: &str = "dashboards and notebooks belong to Apache Flink";
const ROLLBACK: &str = "a rollback needs a snapshot, which belongs to Apache Flink. DescribeApplicationVersion shows an earlier \
                        version, and UpdateApplication brings it back";
const MAINTENANCE: &str = "a SQL application has no maintenance window";

/// Operation, IAM action, reason.
#[rustfmt::skip]
const UNSUPPORTED: &[(&str, &str, &str)] = &[
    ("AddApplicationVpcConfiguration", "kinesisanalytics:AddApplicationVpcConfiguration", VPC),
    ("CreateApplicationPresignedUrl", "kinesisanalytics:CreateApplicationPresignedUrl", URL),
    ("CreateApplicationSnapshot", "kinesisanalytics:CreateApplicationSnapshot", SNAPSHOTS),
    ("CreateSnapshot", "kinesisanalytics:CreateSnapshot", SNAPSHOTS),
    ("DeleteApplicationSnapshot", "kinesisanalytics:DeleteApplicationSnapshot", SNAPSHOTS),
    ("DeleteApplicationVpcConfiguration", "kinesisanalytics:DeleteApplicationVpcConfiguration", VPC),
    ("DeleteSnapshot", "kinesisanalytics:DeleteSnapshot", SNAPSHOTS),
    ("DescribeApplicationOperation", "kinesisanalytics:DescribeApplicationOperation", OPERATIONS),
    ("DescribeApplicationSnapshot", "kinesisanalytics:DescribeApplicationSnapshot", SNAPSHOTS),
    ("DescribeSnapshot", "kinesisanalytics:DescribeSnapshot", SNAPSHOTS),
    ("DescribeSnapshotOperation", "kinesisanalytics:DescribeSnapshotOperation", SNAPSHOTS),
    ("ExportSnapshot", "kinesisanalytics:ExportSnapshot", SNAPSHOTS),
    ("ImportSnapshot", "kinesisanalytics:ImportSnapshot", SNAPSHOTS),
    ("ListApplicationOperations", "kinesisanalytics:ListApplicationOperations", OPERATIONS),
    ("ListApplicationSnapshots", "kinesisanalytics:ListApplicationSnapshots", SNAPSHOTS),
    ("ListSnapshotOperations", "kinesisanalytics:ListSnapshotOperations", SNAPSHOTS),
    ("ListSnapshots", "kinesisanalytics:ListSnapshots", SNAPSHOTS),
    ("RollbackApplication", "kinesisanalytics:RollbackApplication", ROLLBACK),
    ("UpdateApplicationMaintenanceConfiguration", "kinesisanalytics:UpdateApplicationMaintenanceConfiguration", MAINTENANCE),
];

/// An operation that is answered with the reason why it is not done.
struct Unsupported {
    name: &'static str,
    action: &'static str,
    reason: &'static str,
    /// The place of ApplicationName in the input.
    application: Option<usize>,
    analytics: Arc<Analytics>,
}

/// All of them.
pub(super) fn handlers(
    model: &'static Service,
    analytics: &Arc<Analytics>,
) -> impl Iterator<Item = Arc<dyn Handler>> {
    UNSUPPORTED.iter().map(move |(name, action, reason)| -> Arc<dyn Handler> {
        let application = place_of_name(model, name);
        Arc::new(Unsupported { name, action, reason, application, analytics: Arc::clone(analytics) })
    })
}

fn place_of_name(model: &'static Service, operation: &str) -> Option<usize> {
    let shape = model.operation(operation).map(|operation| &operation.input.kind);
    let Some(Kind::Structure { members }) = shape else { return None };
    members.iter().position(|member| member.name == "ApplicationName")
}

impl Handler for Unsupported {
    fn name(&self) -> &'static str {
        self.name
    }

    fn plane(&self) -> Plane {
        Plane::Control
    }

    fn iam_action(&self) -> &'static str {
        self.action
    }

    fn call(&self, context: RequestContext, input: Value) -> BoxFuture<'_, Result<Reply, ServiceError>> {
        Box::pin(async move { Err(self.refuse(&context, &input)) })
    }
}

impl Unsupported {
    fn refuse(&self, context: &RequestContext, input: &Value) -> ServiceError {
        if let (Some(place), Value::Struct(slots)) = (self.application, input)
            && let Some(Value::Str(name)) = slots.get(place)
            && let Err(missing) = self.analytics.application(context, name, |_| ())
        {
            return missing;
        }
        let Unsupported { name, reason, .. } = self;
        error::unsupported(format!(
            "{name} is not supported for applications of the runtime SQL-1_0: {reason}."
        ))
    }
}
