//! Changes of the configuration: versions, ids, limits, what is refused; and the second API's own ways.

use serde_json::json;

use super::*;

fn at(version: u64, more: serde_json::Value) -> serde_json::Value {
    let mut input = json!({"ApplicationName": "a", "CurrentApplicationVersionId": version});
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

#[tokio::test]
async fn every_change_makes_a_version_and_a_stale_one_makes_none() {
    let house = House::new();
    house
        .v1("CreateApplication", json!({"ApplicationName": "a", "ApplicationCode": "anything"}))
        .await
        .unwrap();
    let reference = json!({"TableName": "T", "ReferenceSchema": schema(),
        "S3ReferenceDataSource": {"BucketARN": "arn:aws:s3:::b", "FileKey": "k", "ReferenceRoleARN": ROLE}});
    let log = json!({"LogStreamARN": "arn:aws:logs:us-east-1:0:log-group:g:log-stream:s", "RoleARN": ROLE});
    let function = json!({"InputLambdaProcessor": {
        "ResourceARN": "arn:aws:lambda:us-east-1:000000000000:function:f", "RoleARN": ROLE}});
    let steps = [
        ("UpdateApplication", json!({"ApplicationUpdate": {"ApplicationCodeUpdate": CODE}})),
        ("AddApplicationInput", json!({"Input": input()})),
        ("AddApplicationOutput", json!({"Output": output("OUT", "out")})),
        ("AddApplicationReferenceDataSource", json!({"ReferenceDataSource": reference})),
        ("AddApplicationCloudWatchLoggingOption", json!({"CloudWatchLoggingOption": log})),
        (
            "AddApplicationInputProcessingConfiguration",
            json!({"InputId": "3.1", "InputProcessingConfiguration": function}),
        ),
        ("DeleteApplicationInputProcessingConfiguration", json!({"InputId": "3.1"})),
        ("DeleteApplicationOutput", json!({"OutputId": "4.1"})),
        ("DeleteApplicationReferenceDataSource", json!({"ReferenceId": "5.1"})),
        ("DeleteApplicationCloudWatchLoggingOption", json!({"CloudWatchLoggingOptionId": "6.1"})),
    ];
    for (version, (operation, more)) in (1..).zip(steps) {
        if version == 7 {
            let detail = house.detail("a").await;
            assert_eq!(detail["ReferenceDataSourceDescriptions"][0]["ReferenceId"], "5.1");
            assert_eq!(detail["CloudWatchLoggingOptionDescriptions"][0]["CloudWatchLoggingOptionId"], "6.1");
            let processing = &detail["InputDescriptions"][0]["InputProcessingConfigurationDescription"];
            assert_eq!(processing["InputLambdaProcessorDescription"]["RoleARN"], ROLE);
        }
        let stale = house.v1(operation, at(version + 1, more.clone())).await;
        assert_eq!(code(stale), "ConcurrentModificationException", "{operation}");
        house.v1(operation, at(version, more)).await.unwrap_or_else(|error| panic!("{operation}: {error}"));
        assert_eq!(house.detail("a").await["ApplicationVersionId"], version + 1, "{operation}");
    }
    for (operation, more) in [
        ("DeleteApplicationOutput", json!({"OutputId": "4.1"})),
        ("DeleteApplicationReferenceDataSource", json!({"ReferenceId": "5.1"})),
        ("DeleteApplicationCloudWatchLoggingOption", json!({"CloudWatchLoggingOptionId": "6.1"})),
        ("DeleteApplicationInputProcessingConfiguration", json!({"InputId": "3.1"})),
    ] {
        assert_eq!(code(house.v1(operation, at(11, more)).await), "ResourceNotFoundException", "{operation}");
    }
}

#[tokio::test]
async fn a_program_that_does_not_bind_is_refused_with_line_column_and_cause() {
    let house = House::new();
    let wrong =
        "CREATE STREAM S (A INTEGER);\nCREATE PUMP P AS INSERT INTO S SELECT STREAM \"m\" FROM IN_001;";
    let create = json!({"ApplicationName": "a", "ApplicationCode": wrong, "Inputs": [input()]});
    let error = house.v1("CreateApplication", create).await.unwrap_err();
    assert_eq!(error.code, "CodeValidationException");
    assert!(error.message.contains("line 2, column 46"), "{error}");
    // Without an input nothing is read, as AWS does; adding the input finds it.
    house.v1("CreateApplication", json!({"ApplicationName": "a", "ApplicationCode": wrong})).await.unwrap();
    assert_eq!(
        code(house.v1("AddApplicationInput", at(1, json!({"Input": input()}))).await),
        "CodeValidationException"
    );
    let update = json!({"ApplicationUpdate": {"ApplicationCodeUpdate": CODE}});
    house.v1("UpdateApplication", at(1, update)).await.unwrap();
    house.v1("AddApplicationInput", at(2, json!({"Input": input()}))).await.unwrap();
    let update =
        json!({"ApplicationUpdate": {"InputUpdates": [{"InputId": "3.1", "NamePrefixUpdate": "OTHER"}]}});
    assert_eq!(code(house.v1("UpdateApplication", at(3, update)).await), "CodeValidationException");
    assert_eq!(house.detail("a").await["ApplicationVersionId"], 3);
}

#[tokio::test]
async fn what_cannot_be_is_an_invalid_argument() {
    let house = House::new();
    house.v1("CreateApplication", json!({"ApplicationName": "a"})).await.unwrap();
    let with = |key: &str, value: serde_json::Value| {
        let mut changed = input();
        changed[key] = value;
        json!({"Input": changed})
    };
    let two_sources = with(
        "KinesisFirehoseInput",
        json!({"ResourceARN": "arn:aws:firehose:us-east-1:000000000000:deliverystream/f", "RoleARN": ROLE}),
    );
    let no_stream = with("KinesisStreamsInput", json!({"ResourceARN": "arn:aws:s3:::b", "RoleARN": ROLE}));
    let column = |name: &str, sql_type: &str| json!({"Name": name, "SqlType": sql_type, "Mapping": "$.n"});
    let columns = |columns: Vec<serde_json::Value>| {
        let mut schema = schema();
        schema["RecordColumns"] = columns.into();
        with("InputSchema", schema)
    };
    let mut latin = schema();
    latin["RecordEncoding"] = "ISO-8859-1".into();
    for bad in [
        two_sources,
        no_stream,
        with("KinesisStreamsInput", json!(null)),
        columns(vec![column("a", "WORD")]),
        columns(vec![column("a", "INTEGER"), column("a", "INTEGER")]),
        with("InputSchema", latin),
    ] {
        let answer = house.v1("AddApplicationInput", at(1, bad.clone())).await;
        assert_eq!(code(answer), "InvalidArgumentException", "{bad}");
    }
    house.v1("AddApplicationInput", at(1, json!({"Input": input()}))).await.unwrap();
    let second = house.v1("AddApplicationInput", at(2, json!({"Input": input()}))).await;
    assert_eq!(code(second), "InvalidArgumentException");
}

#[tokio::test]
async fn a_change_while_it_runs_starts_the_new_version_of_the_same_run() {
    let house = House::new();
    house.v1("CreateApplication", application("a")).await.unwrap();
    house.v1("StartApplication", begin("a", "NOW")).await.unwrap();
    house.until("a", "RUNNING").await;
    house.runner.said();
    house
        .v1("AddApplicationOutput", at(1, json!({"Output": output("error_stream", "errors")})))
        .await
        .unwrap();
    house.until("a", "RUNNING").await;
    assert_eq!(house.runner.said(), ["start 0 version 2 run 1"]);
    assert_eq!(house.runner.last_spec().outputs.len(), 2);
}

fn second_application() -> serde_json::Value {
    json!({
        "ApplicationName": "a", "RuntimeEnvironment": "SQL-1_0", "ServiceExecutionRole": ROLE,
        "ApplicationDescription": "d",
        "ApplicationConfiguration": {
            "SqlApplicationConfiguration": {
                "Inputs": [{"NamePrefix": "IN", "KinesisStreamsInput": {"ResourceARN": STREAM}, "InputSchema": schema(),
                    "InputParallelism": {"Count": 2}}],
                "Outputs": [{"Name": "OUT", "LambdaOutput": {"ResourceARN": "arn:aws:lambda:us-east-1:000000000000:function:f"},
                    "DestinationSchema": {"RecordFormatType": "CSV"}}],
                "ReferenceDataSources": [{"TableName": "T", "ReferenceSchema": schema(),
                    "S3ReferenceDataSource": {"BucketARN": "arn:aws:s3:::b", "FileKey": "k"}}],
            },
            "ApplicationCodeConfiguration": {"CodeContentType": "PLAINTEXT", "CodeContent": {"TextContent": CODE}},
        },
    })
}

#[tokio::test]
async fn the_second_api_makes_the_same_applications_with_one_role() {
    let house = House::new();
    let created = house.v2("CreateApplication", second_application()).await.unwrap();
    let detail = &created["ApplicationDetail"];
    assert_eq!(
        (&detail["RuntimeEnvironment"], &detail["ServiceExecutionRole"]),
        (&json!("SQL-1_0"), &json!(ROLE))
    );
    let config = &detail["ApplicationConfigurationDescription"];
    let sql = &config["SqlApplicationConfigurationDescription"];
    assert_eq!(sql["InputDescriptions"][0]["InAppStreamNames"], json!(["IN_001", "IN_002"]));
    assert_eq!(
        sql["OutputDescriptions"][0]["LambdaOutputDescription"]["ResourceARN"],
        "arn:aws:lambda:us-east-1:000000000000:function:f"
    );
    assert_eq!(sql["ReferenceDataSourceDescriptions"][0]["ReferenceId"], "1.1");
    assert_eq!(
        config["ApplicationCodeConfigurationDescription"]["CodeContentDescription"]["TextContent"],
        CODE
    );
    let start = json!({"ApplicationName": "a", "RunConfiguration": {"SqlRunConfigurations": [
        {"InputId": "1.1", "InputStartingPositionConfiguration": {"InputStartingPosition": "NOW"}}]}});
    house.v2("StartApplication", start).await.unwrap();
    house.until("a", "RUNNING").await;
    let spec = house.runner.last_spec();
    assert_eq!((spec.inputs[0].role.as_deref(), spec.outputs[0].role.as_deref()), (Some(ROLE), Some(ROLE)));
    assert_eq!((spec.inputs[0].parallelism, spec.outputs[0].format), (2, OutputFormat::Csv));
    // Both APIs see it; the first one has a role wherever its shapes need one.
    let first = house.detail("a").await;
    let reference = &first["ReferenceDataSourceDescriptions"][0]["S3ReferenceDataSourceDescription"];
    assert_eq!(
        (&reference["ReferenceRoleARN"], &first["ApplicationDescription"]),
        (&json!(ROLE), &json!("d"))
    );
    let force = house.v2("StopApplication", json!({"ApplicationName": "a", "Force": true})).await;
    assert_eq!(code(force), "InvalidArgumentException");
    house.v2("StopApplication", json!({"ApplicationName": "a"})).await.unwrap();
    house.until("a", "READY").await;
}

#[tokio::test]
async fn versions_can_be_listed_and_looked_at_and_a_token_stands_for_the_current_one() {
    let house = House::new();
    let created = house.v2("CreateApplication", second_application()).await.unwrap();
    let token = created["ApplicationDetail"]["ConditionalToken"].clone();
    let update = |token: &serde_json::Value| {
        json!({"ApplicationName": "a", "ConditionalToken": token, "ApplicationConfigurationUpdate": {
            "SqlApplicationConfigurationUpdate": {"InputUpdates": [{"InputId": "1.1", "InputParallelismUpdate": {"CountUpdate": 3}}]}}})
    };
    let updated = house.v2("UpdateApplication", update(&token)).await.unwrap();
    assert_eq!(updated["ApplicationDetail"]["ApplicationVersionUpdatedFrom"], 1);
    assert_eq!(code(house.v2("UpdateApplication", update(&token)).await), "ConcurrentModificationException");
    let neither = house.v2("UpdateApplication", json!({"ApplicationName": "a"})).await;
    assert_eq!(code(neither), "InvalidArgumentException");
    let page =
        house.v2("ListApplicationVersions", json!({"ApplicationName": "a", "Limit": 1})).await.unwrap();
    let current = json!([{"ApplicationVersionId": 2, "ApplicationStatus": "READY"}]);
    assert_eq!(page["ApplicationVersionSummaries"], current);
    let rest = json!({"ApplicationName": "a", "NextToken": page["NextToken"]});
    let rest = house.v2("ListApplicationVersions", rest).await.unwrap();
    assert_eq!(
        (&rest["ApplicationVersionSummaries"][0]["ApplicationVersionId"], &rest["NextToken"]),
        (&json!(1), &json!(null))
    );
    let look = |version: u64| json!({"ApplicationName": "a", "ApplicationVersionId": version});
    let first = house.v2("DescribeApplicationVersion", look(1)).await.unwrap();
    let sql = &first["ApplicationVersionDetail"]["ApplicationConfigurationDescription"]["SqlApplicationConfigurationDescription"];
    assert_eq!(sql["InputDescriptions"][0]["InputParallelism"]["Count"], 2);
    assert_eq!(code(house.v2("DescribeApplicationVersion", look(9)).await), "ResourceNotFoundException");
    let bad = json!({"ApplicationName": "a", "NextToken": "x"});
    assert_eq!(code(house.v2("ListApplicationVersions", bad).await), "InvalidArgumentException");
}

#[tokio::test]
async fn what_belongs_to_flink_says_so() {
    let house = House::new();
    let mut flink = second_application();
    flink["RuntimeEnvironment"] = "FLINK-1_20".into();
    let error = house.v2("CreateApplication", flink).await.unwrap_err();
    assert_eq!(error.code, "UnsupportedOperationException");
    assert!(error.message.contains("FLINK-1_20"), "{error}");
    let mut vpc = second_application();
    vpc["ApplicationConfiguration"]["ApplicationSnapshotConfiguration"] = json!({"SnapshotsEnabled": true});
    assert_eq!(code(house.v2("CreateApplication", vpc).await), "InvalidArgumentException");
    let mut zip = second_application();
    zip["ApplicationConfiguration"]["ApplicationCodeConfiguration"]["CodeContentType"] = "ZIPFILE".into();
    assert_eq!(code(house.v2("CreateApplication", zip).await), "InvalidArgumentException");
    let snapshot = json!({"ApplicationName": "a", "SnapshotName": "s"});
    assert_eq!(
        code(house.v2("CreateApplicationSnapshot", snapshot.clone()).await),
        "ResourceNotFoundException"
    );
    house.v2("CreateApplication", second_application()).await.unwrap();
    let error = house.v2("CreateApplicationSnapshot", snapshot).await.unwrap_err();
    assert_eq!(error.code, "UnsupportedOperationException");
    assert!(error.message.contains("snapshots belong to Apache Flink"), "{error}");
}
