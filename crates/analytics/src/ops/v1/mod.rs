//! THE LIST of operations of the first API (2015-08-14), in alphabetical order. Dispatch, metrics and the coverage table are
//! derived from it.

use std::sync::Arc;

use model::kinesisanalytics as shapes_of;
use service_api::ports::Authorizer;
use service_api::{Handler, ServiceEntry, handler};

use crate::Analytics;
use crate::ops::access;
use crate::ops::both::{delete_application, list_tags_for_resource, tag_resource, untag_resource};

mod add_application_cloud_watch_logging_option;
mod add_application_input;
mod add_application_input_processing_configuration;
mod add_application_output;
mod add_application_reference_data_source;
mod create_application;
mod delete_application_cloud_watch_logging_option;
mod delete_application_input_processing_configuration;
mod delete_application_output;
mod delete_application_reference_data_source;
mod describe_application;
mod discover_input_schema;
mod list_applications;
mod shapes;
mod start_application;
mod stop_application;
mod update_application;

#[rustfmt::skip]
fn built(analytics: &Arc<Analytics>) -> Vec<Arc<dyn Handler>> {
    vec![
        handler::<add_application_cloud_watch_logging_option::AddApplicationCloudWatchLoggingOption>(analytics),
        handler::<add_application_input::AddApplicationInput>(analytics),
        handler::<add_application_input_processing_configuration::AddApplicationInputProcessingConfiguration>(analytics),
        handler::<add_application_output::AddApplicationOutput>(analytics),
        handler::<add_application_reference_data_source::AddApplicationReferenceDataSource>(analytics),
        handler::<create_application::CreateApplication>(analytics),
        handler::<delete_application::DeleteApplication>(analytics),
        handler::<delete_application_cloud_watch_logging_option::DeleteApplicationCloudWatchLoggingOption>(analytics),
        handler::<delete_application_input_processing_configuration::DeleteApplicationInputProcessingConfiguration>(analytics),
        handler::<delete_application_output::DeleteApplicationOutput>(analytics),
        handler::<delete_application_reference_data_source::DeleteApplicationReferenceDataSource>(analytics),
        handler::<describe_application::DescribeApplication>(analytics),
        handler::<discover_input_schema::DiscoverInputSchema>(analytics),
        handler::<list_applications::ListApplications>(analytics),
        handler::<list_tags_for_resource::ListTagsForResource>(analytics),
        handler::<start_application::StartApplication>(analytics),
        handler::<stop_application::StopApplication>(analytics),
        handler::<tag_resource::TagResource>(analytics),
        handler::<untag_resource::UntagResource>(analytics),
        handler::<update_application::UpdateApplication>(analytics),
    ]
}

/// The service as the gateway's registry takes it.
#[must_use]
pub fn entry(analytics: &Arc<Analytics>, authorizer: &Arc<dyn Authorizer>) -> ServiceEntry {
    let model = &shapes_of::SERVICE;
    let handlers = access::guarded(model, analytics, authorizer, built(analytics));
    ServiceEntry { model, handlers, not_yet: &[] }
}
