//! The application of the demo: it sums what each unicorn flew in a minute into a second stream.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{Arn, ByteString, Region, Scope};
use model::kinesisanalytics as ka;

use crate::client::{CallError, Client};
use crate::failure::Failure;

/// Its name.
pub const APPLICATION: &str = "unicorns";
/// The stream with a record for each unicorn and minute.
pub const SUMMARY: &str = "wildrydes-summary";
/// The in-application stream that goes there.
const OUT: &str = "DESTINATION_SQL_STREAM";
const POLL: Duration = Duration::from_millis(50);
const POLLS_MAX: u32 = 200;

/// The program, as it would stand in the console of AWS.
const CODE: &str = r#"CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Name" VARCHAR(64), "StatusTime" TIMESTAMP, "Distance" DOUBLE);
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM "Name", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE), SUM("Distance")
FROM "SOURCE_SQL_STREAM_001"
GROUP BY "Name", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);
"#;

/// Makes the application over the two streams, if it is not there, and starts it, if it does not run.
pub async fn run(client: &Client, source: &str) -> Result<(), Failure> {
    match client.command(&create(source)).await {
        Err(error) if !is_in_use(&error) => return Err(error.into()),
        _ => {}
    }
    let describe = ka::DescribeApplicationRequest { application_name: APPLICATION.into() };
    for _ in 0..POLLS_MAX {
        let detail = client.call(&describe).await?.application_detail;
        match detail.application_status.as_str() {
            "RUNNING" => return Ok(()),
            "READY" => start(client, &detail).await?,
            _ => {}
        }
        tokio::time::sleep(POLL).await;
    }
    Err(Failure::new("the application does not start"))
}

async fn start(client: &Client, detail: &ka::ApplicationDetail) -> Result<(), Failure> {
    let inputs = detail.input_descriptions.as_deref().unwrap_or_default();
    let configuration = |input: &ka::InputDescription| ka::InputConfiguration {
        id: input.input_id.clone().unwrap_or_default(),
        input_starting_position_configuration: ka::InputStartingPositionConfiguration {
            input_starting_position: Some(ka::InputStartingPosition::Now),
        },
    };
    let input = ka::StartApplicationRequest {
        application_name: APPLICATION.into(),
        input_configurations: inputs.iter().map(configuration).collect(),
    };
    match client.command(&input).await {
        Err(error) if !is_in_use(&error) => Err(error.into()),
        _ => Ok(()),
    }
}

fn is_in_use(error: &CallError) -> bool {
    error.code() == Some("ResourceInUseException")
}

fn create(source: &str) -> ka::CreateApplicationRequest {
    let role = || ByteString::from_static("arn:aws:iam::000000000000:role/demo");
    // The account of the demo's credentials.
    let scope = Scope { account: base::AccountId::DEFAULT, region: Region::DEFAULT };
    let arn = |stream: &str| ByteString::from(Arn::stream(&scope, stream).to_string());
    let column = |name: &'static str, sql_type: &'static str| ka::RecordColumn {
        name: name.into(),
        mapping: Some(format!("$.{name}").into()),
        sql_type: sql_type.into(),
    };
    let input = ka::Input {
        name_prefix: "SOURCE_SQL_STREAM".into(),
        kinesis_streams_input: Some(ka::KinesisStreamsInput { resource_arn: arn(source), role_arn: role() }),
        input_schema: ka::SourceSchema {
            record_format: ka::RecordFormat {
                record_format_type: ka::RecordFormatType::Json,
                mapping_parameters: Some(ka::MappingParameters {
                    json_mapping_parameters: Some(ka::JSONMappingParameters { record_row_path: "$".into() }),
                    csv_mapping_parameters: None,
                }),
            },
            record_encoding: None,
            record_columns: vec![column("Name", "VARCHAR(64)"), column("Distance", "DOUBLE")],
        },
        ..ka::Input::default()
    };
    let output = ka::Output {
        name: OUT.into(),
        kinesis_streams_output: Some(ka::KinesisStreamsOutput {
            resource_arn: arn(SUMMARY),
            role_arn: role(),
        }),
        destination_schema: ka::DestinationSchema { record_format_type: ka::RecordFormatType::Json },
        ..ka::Output::default()
    };
    ka::CreateApplicationRequest {
        application_name: APPLICATION.into(),
        inputs: Some(vec![input]),
        outputs: Some(vec![output]),
        application_code: Some(CODE.into()),
        ..ka::CreateApplicationRequest::default()
    }
}

/// What came back from the application for its newest minute.
#[derive(Default)]
pub struct Minutes {
    minute: String,
    metres: BTreeMap<String, f64>,
}

impl Minutes {
    /// Takes a record of the second stream; those of older minutes than the newest are history.
    pub fn record(&mut self, data: &[u8]) {
        let json: serde_json::Value = serde_json::from_slice(data).unwrap_or_default();
        let (Some(name), Some(minute)) = (json["Name"].as_str(), json["StatusTime"].as_str()) else { return };
        if minute > self.minute.as_str() {
            self.minute = minute.to_owned();
            self.metres.clear();
        }
        if minute == self.minute {
            self.metres.insert(name.to_owned(), json["Distance"].as_f64().unwrap_or(0.0));
        }
    }

    /// What a unicorn flew in that minute.
    pub fn metres(&self, name: &str) -> Option<f64> {
        self.metres.get(name).copied()
    }

    /// The minute as HH:MM, how many flew in it, and how far; `None` before the first is over.
    pub fn newest(&self) -> Option<(&str, usize, f64)> {
        let time = self.minute.get(11..16)?;
        Some((time, self.metres.len(), self.metres.values().sum()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_minute_is_shown() {
        let mut minutes = Minutes::default();
        assert_eq!(minutes.newest(), None);
        for row in [
            r#"{"Name":"a","StatusTime":"2026-01-01 10:00:00.000","Distance":5.0}"#,
            r#"{"Name":"a","StatusTime":"2026-01-01 10:01:00.000","Distance":7.0}"#,
            r#"{"Name":"b","StatusTime":"2026-01-01 10:01:00.000","Distance":1.0}"#,
            r#"{"Name":"b","StatusTime":"2026-01-01 10:00:00.000","Distance":9.0}"#,
            "no json",
        ] {
            minutes.record(row.as_bytes());
        }
        assert_eq!(minutes.newest(), Some(("10:01", 2, 8.0)));
        assert_eq!((minutes.metres("a"), minutes.metres("c")), (Some(7.0), None));
    }
}
