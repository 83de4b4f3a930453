//! `flumen sql ls|create|start|stop|tail`: applications of a server, over the wire like any client.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use base::Arn;
use bytes::Bytes;
use clap::{Args, ValueEnum};
use model::{FromValue, kinesisanalytics as a};
use serde_json::json;
use tokio::time::{Instant, sleep};
use wire::Protocol;

use super::super::tail::{self, Following};
use crate::client::{CallError, Client, ConnectionArgs};
use crate::console;
use crate::failure::Failure;
use crate::text::table::Table;

/// How long an application may take to start or stop.
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(50);

pub(super) const LS_EXAMPLES: &str = "\
Examples:
  flumen sql ls
  flumen sql ls --json | jq -r '.[].name'";
pub(super) const CREATE_EXAMPLES: &str = "\
Examples:
  flumen sql create app.json              the input of CreateApplication
  flumen sql create described.json        what DescribeApplication answered, also years ago on AWS

Of a description, ids, states and times are left out; reference data is added by calls of its own.";
pub(super) const START_EXAMPLES: &str = "\
Examples:
  flumen sql start expensive                        goes on where it stopped, or with what is new
  flumen sql start expensive --from trim-horizon    with the oldest record of its input";
pub(super) const STOP_EXAMPLES: &str = "\
Examples:
  flumen sql stop expensive";
pub(super) const TAIL_EXAMPLES: &str = "\
Examples:
  flumen sql tail expensive                                  the rows that its output delivers from now on
  flumen sql tail expensive --output error_stream            one output of several
  flumen sql tail expensive --from trim-horizon --no-follow  everything that is kept, then end";

#[derive(Args, Debug)]
pub(super) struct LsArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    connection: ConnectionArgs,
}

#[derive(Args, Debug)]
pub(super) struct CreateArgs {
    /// The JSON of CreateApplication or of DescribeApplication (v1)
    #[arg(value_name = "FILE.json")]
    file: std::path::PathBuf,
    #[command(flatten)]
    connection: ConnectionArgs,
}

#[derive(Args, Debug)]
pub(super) struct StartArgs {
    /// Name of the application
    application: String,
    /// Where its input begins
    #[arg(long, value_name = "POSITION", value_enum, default_value = "last-stopped-point")]
    from: From,
    #[command(flatten)]
    connection: ConnectionArgs,
}

#[derive(Args, Debug)]
pub(super) struct StopArgs {
    /// Name of the application
    application: String,
    #[command(flatten)]
    connection: ConnectionArgs,
}

#[derive(Args, Debug)]
pub(super) struct TailArgs {
    /// Name of the application
    application: String,
    /// Name of the in-application stream whose output is read; not needed if there is only one
    #[arg(long, value_name = "STREAM")]
    output: Option<String>,
    #[command(flatten)]
    following: Following,
}

/// InputStartingPosition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    Now,
    TrimHorizon,
    LastStoppedPoint,
}

pub(super) async fn ls(args: &LsArgs) -> Result<(), Failure> {
    let client = Client::connect(&args.connection)?;
    let mut found = Vec::new();
    let mut input = a::ListApplicationsRequest::default();
    loop {
        let page = client.call(&input).await?;
        let last = page.application_summaries.last().map(|last| last.application_name.clone());
        found.extend(page.application_summaries);
        if !page.has_more_applications || last.is_none() {
            break;
        }
        input = a::ListApplicationsRequest { limit: None, exclusive_start_application_name: last };
    }
    let mut out = io::stdout().lock();
    if args.json {
        let one = |one: &a::ApplicationSummary| json!({"name": &*one.application_name, "arn": &*one.application_arn, "status": one.application_status.as_str()});
        writeln!(out, "{:#}", found.iter().map(one).collect::<serde_json::Value>())?;
    } else if found.is_empty() {
        console::note("no applications; `flumen sql create FILE.json` makes one");
    } else {
        let mut table = Table::new(&["NAME", "STATUS"]);
        for one in &found {
            let status = one.application_status.as_str().to_owned();
            table.row(vec![one.application_name.to_string(), status]);
        }
        out.write_all(table.render().as_bytes())?;
    }
    Ok(out.flush()?)
}

pub(super) async fn create(args: &CreateArgs) -> Result<(), Failure> {
    let client = Client::connect(&args.connection)?;
    let text = std::fs::read_to_string(&args.file)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", args.file.display())))?;
    let (create, references) = definition(&args.file, &text)?;
    client.call(&create).await?;
    let name = create.application_name;
    for reference_data_source in references {
        let version = describe(&client, &name).await?.application_version_id;
        let add = a::AddApplicationReferenceDataSourceRequest {
            application_name: name.clone(),
            current_application_version_id: version,
            reference_data_source,
        };
        client.command(&add).await?;
    }
    say(&format!("created application {name}; `flumen sql start {name}` starts it"))
}

pub(super) async fn start(args: &StartArgs) -> Result<(), Failure> {
    let client = Client::connect(&args.connection)?;
    let name = args.application.as_str();
    let inputs = describe(&client, name).await?.input_descriptions.unwrap_or_default();
    let position = match args.from {
        From::Now => a::InputStartingPosition::Now,
        From::TrimHorizon => a::InputStartingPosition::TrimHorizon,
        From::LastStoppedPoint => a::InputStartingPosition::LastStoppedPoint,
    };
    let configuration = |input: a::InputDescription| a::InputConfiguration {
        id: input.input_id.unwrap_or_default(),
        input_starting_position_configuration: a::InputStartingPositionConfiguration {
            input_starting_position: Some(position.clone()),
        },
    };
    let input_configurations = inputs.into_iter().map(configuration).collect();
    let start = a::StartApplicationRequest { application_name: name.into(), input_configurations };
    client.command(&start).await?;
    match settled(&client, name).await? {
        a::ApplicationStatus::Running => say(&format!("application {name} runs")),
        other => Err(Failure::with_hint(
            format!("application {name} did not start: it is {}", other.as_str()),
            "the log of the server says why",
        )),
    }
}

pub(super) async fn stop(args: &StopArgs) -> Result<(), Failure> {
    let client = Client::connect(&args.connection)?;
    let name = args.application.as_str();
    client.command(&a::StopApplicationRequest { application_name: name.into() }).await?;
    let status = settled(&client, name).await?;
    say(&format!("application {name} is {}", status.as_str()))
}

pub(super) async fn tail(args: &TailArgs) -> Result<(), Failure> {
    let client = Client::connect(&args.following.connection)?;
    let outputs = describe(&client, &args.application).await?.output_descriptions.unwrap_or_default();
    let stream = stream_of(&args.application, &outputs, args.output.as_deref())?;
    tail::follow(&stream, &args.following).await
}

/// The stream that an output delivers to.
fn stream_of(
    application: &str,
    outputs: &[a::OutputDescription],
    wanted: Option<&str>,
) -> Result<String, Failure> {
    let to_streams = outputs.iter().filter_map(|output| {
        let arn = output.kinesis_streams_output_description.as_ref()?.resource_arn.as_ref()?;
        let stream = Arn::parse(arn).ok()?.stream_name()?.to_owned();
        Some((output.name.as_deref().unwrap_or_default(), stream))
    });
    let to_streams: Vec<_> = to_streams.collect();
    let names = || to_streams.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let mut found = to_streams.iter().filter(|(name, _)| wanted.is_none_or(|wanted| wanted == *name));
    match (found.next(), found.next()) {
        (Some((_, stream)), None) => Ok(stream.clone()),
        (None, _) if to_streams.is_empty() => {
            Err(Failure::new(format!("application {application} has no output to a data stream")))
        }
        (None, _) => Err(Failure::Usage(format!(
            "application {application} has no output {} to a data stream, but {}",
            wanted.unwrap_or_default(),
            names()
        ))),
        (Some(_), Some(_)) => Err(Failure::Usage(format!(
            "application {application} has several outputs; name one with --output: {}",
            names()
        ))),
    }
}

async fn describe(client: &Client, name: &str) -> Result<a::ApplicationDetail, CallError> {
    let input = a::DescribeApplicationRequest { application_name: name.into() };
    Ok(client.call(&input).await?.application_detail)
}

/// The state that an application comes to.
async fn settled(client: &Client, name: &str) -> Result<a::ApplicationStatus, Failure> {
    let end = Instant::now() + PATIENCE;
    loop {
        let status = describe(client, name).await?.application_status;
        if matches!(status, a::ApplicationStatus::Running | a::ApplicationStatus::Ready) {
            return Ok(status);
        }
        if Instant::now() > end {
            return Err(Failure::new(format!("application {name} is still {}", status.as_str())));
        }
        sleep(POLL).await;
    }
}

fn say(line: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

type Definition = (a::CreateApplicationRequest, Vec<a::ReferenceDataSource>);

/// What is to be created, from the JSON of either operation.
fn definition(file: &Path, text: &str) -> Result<Definition, Failure> {
    let wrong = |why: String| Failure::new(format!("{}: {why}", file.display()));
    let json: serde_json::Value = serde_json::from_str(text).map_err(|why| wrong(why.to_string()))?;
    if json.get("ApplicationDetail").is_some() {
        let described: a::DescribeApplicationResponse = decoded(text).map_err(wrong)?;
        return Ok(undescribed(described.application_detail));
    }
    if json.get("ApplicationName").is_none() {
        return Err(wrong(
            "it is neither the input of CreateApplication nor what DescribeApplication answers".into(),
        ));
    }
    Ok((decoded(text).map_err(wrong)?, Vec::new()))
}

fn decoded<T: FromValue>(text: &str) -> Result<T, String> {
    let decoded = wire::decode(Protocol::Json11, &Bytes::copy_from_slice(text.as_bytes()), T::shape());
    let value = decoded.map_err(|_| "it is no JSON object".to_owned())?.value;
    value.map(T::from_value).map_err(|why| format!("{why:?}"))
}

/// A description without what only a server knows.
fn undescribed(detail: a::ApplicationDetail) -> Definition {
    let create = a::CreateApplicationRequest {
        application_name: detail.application_name,
        application_description: detail.application_description,
        inputs: detail.input_descriptions.map(|all| all.into_iter().map(input).collect()),
        outputs: detail.output_descriptions.map(|all| all.into_iter().map(output).collect()),
        cloud_watch_logging_options: detail.cloud_watch_logging_option_descriptions.map(|all| {
            let option = |one: a::CloudWatchLoggingOptionDescription| a::CloudWatchLoggingOption {
                log_stream_arn: one.log_stream_arn,
                role_arn: one.role_arn,
            };
            all.into_iter().map(option).collect()
        }),
        application_code: detail.application_code,
        tags: None,
    };
    let references = detail.reference_data_source_descriptions.unwrap_or_default().into_iter().map(|one| {
        let s3 = one.s3_reference_data_source_description;
        a::ReferenceDataSource {
            table_name: one.table_name,
            s3_reference_data_source: Some(a::S3ReferenceDataSource {
                bucket_arn: s3.bucket_arn,
                file_key: s3.file_key,
                reference_role_arn: s3.reference_role_arn,
            }),
            reference_schema: one.reference_schema.unwrap_or_default(),
        }
    });
    (create, references.collect())
}

fn input(one: a::InputDescription) -> a::Input {
    let processor = one.input_processing_configuration_description;
    let processor = processor.and_then(|processing| processing.input_lambda_processor_description);
    a::Input {
        name_prefix: one.name_prefix.unwrap_or_default(),
        input_processing_configuration: processor.map(|function| a::InputProcessingConfiguration {
            input_lambda_processor: a::InputLambdaProcessor {
                resource_arn: function.resource_arn.unwrap_or_default(),
                role_arn: function.role_arn.unwrap_or_default(),
            },
        }),
        kinesis_streams_input: one.kinesis_streams_input_description.map(|stream| a::KinesisStreamsInput {
            resource_arn: stream.resource_arn.unwrap_or_default(),
            role_arn: stream.role_arn.unwrap_or_default(),
        }),
        kinesis_firehose_input: one.kinesis_firehose_input_description.map(|stream| {
            a::KinesisFirehoseInput {
                resource_arn: stream.resource_arn.unwrap_or_default(),
                role_arn: stream.role_arn.unwrap_or_default(),
            }
        }),
        input_parallelism: one.input_parallelism,
        input_schema: one.input_schema.unwrap_or_default(),
    }
}

fn output(one: a::OutputDescription) -> a::Output {
    a::Output {
        name: one.name.unwrap_or_default(),
        kinesis_streams_output: one.kinesis_streams_output_description.map(|to| a::KinesisStreamsOutput {
            resource_arn: to.resource_arn.unwrap_or_default(),
            role_arn: to.role_arn.unwrap_or_default(),
        }),
        kinesis_firehose_output: one.kinesis_firehose_output_description.map(|to| a::KinesisFirehoseOutput {
            resource_arn: to.resource_arn.unwrap_or_default(),
            role_arn: to.role_arn.unwrap_or_default(),
        }),
        lambda_output: one.lambda_output_description.map(|to| a::LambdaOutput {
            resource_arn: to.resource_arn.unwrap_or_default(),
            role_arn: to.role_arn.unwrap_or_default(),
        }),
        destination_schema: one.destination_schema.unwrap_or_default(),
    }
}
