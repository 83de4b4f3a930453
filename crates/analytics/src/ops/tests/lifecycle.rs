//! Creating, starting, stopping, deleting; restarts of the server; tags and lists.

use serde_json::json;

use super::*;

#[tokio::test]
async fn an_application_is_created_started_described_stopped_and_deleted() {
    let house = House::new();
    let created = house.v1("CreateApplication", application("a")).await.unwrap();
    let arn = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/a";
    let summary = json!({"ApplicationName": "a", "ApplicationARN": arn, "ApplicationStatus": "READY"});
    assert_eq!(created["ApplicationSummary"], summary);
    assert_eq!(
        house.detail("a").await["InputDescriptions"][0]["InputStartingPositionConfiguration"],
        json!(null)
    );

    house.v1("StartApplication", begin("a", "TRIM_HORIZON")).await.unwrap();
    let detail = house.until("a", "RUNNING").await;
    assert_eq!(house.runner.said(), ["open []", "start 0 version 1 run 1"]);
    let described = &detail["InputDescriptions"][0];
    assert_eq!(described["InputStartingPositionConfiguration"]["InputStartingPosition"], "TRIM_HORIZON");
    assert_eq!(described["InAppStreamNames"], json!(["IN_001"]));
    assert_eq!(described["KinesisStreamsInputDescription"], json!({"ResourceARN": STREAM, "RoleARN": ROLE}));
    assert_eq!(described["InputSchema"], schema());
    assert_eq!((&detail["ApplicationVersionId"], &detail["ApplicationCode"]), (&json!(1), &json!(CODE)));
    assert_eq!(detail["OutputDescriptions"][0]["OutputId"], "1.1");

    let spec = house.runner.last_spec();
    assert_eq!((spec.name.as_str(), spec.arn.as_str(), spec.code.as_str()), ("a", arn, CODE));
    assert_eq!(spec.inputs[0].source, Source::Stream(STREAM.into()));
    assert_eq!(spec.inputs[0].starting_position, StartingPosition::TrimHorizon);
    assert_eq!(spec.inputs[0].role.as_deref(), Some(ROLE));
    assert_eq!((spec.outputs[0].name.as_str(), spec.outputs[0].format), ("OUT", OutputFormat::Json));

    let name = json!({"ApplicationName": "a"});
    assert_eq!(code(house.v1("StartApplication", begin("a", "NOW")).await), "ResourceInUseException");
    house.v1("StopApplication", name.clone()).await.unwrap();
    house.until("a", "READY").await;
    assert_eq!(house.runner.said(), ["stop 0"]);
    assert_eq!(code(house.v1("StopApplication", name.clone()).await), "ResourceInUseException");

    house.v1("StartApplication", begin("a", "LAST_STOPPED_POINT")).await.unwrap();
    house.until("a", "RUNNING").await;
    assert_eq!(house.runner.last_spec().run, 2);
    let delete = |created: f64| json!({"ApplicationName": "a", "CreateTimestamp": created});
    let created = detail["CreateTimestamp"].as_f64().unwrap();
    let other = house.v1("DeleteApplication", delete(created + 5.0)).await;
    assert_eq!(code(other), "ConcurrentModificationException");
    house.v1("DeleteApplication", delete(created.trunc())).await.unwrap();
    house.settle().await;
    assert_eq!(code(house.v1("DescribeApplication", name).await), "ResourceNotFoundException");
    assert_eq!(house.runner.said(), ["start 0 version 1 run 2", "stop 0", "forget 0"]);
}

#[tokio::test]
async fn what_ran_runs_again_when_the_server_does_and_the_rest_is_as_it_was() {
    let mut house = House::new();
    house.v1("CreateApplication", application("runs")).await.unwrap();
    house.v1("CreateApplication", application("rests")).await.unwrap();
    house.v1("StartApplication", begin("runs", "NOW")).await.unwrap();
    house.until("runs", "RUNNING").await;
    let before = (house.detail("runs").await, house.detail("rests").await);
    for _ in 0..3 {
        house.runner.said();
        house = house.restarted();
        house.settle().await;
        assert_eq!(house.runner.said(), ["open [1, 0]", "start 0 version 1 run 1"]);
        assert_eq!((house.detail("runs").await, house.detail("rests").await), before);
    }
}

#[tokio::test]
async fn one_that_ran_and_does_not_start_again_is_tried_until_it_does_or_is_stopped() {
    let house = House::new();
    house.v1("CreateApplication", application("a")).await.unwrap();
    house.v1("StartApplication", begin("a", "NOW")).await.unwrap();
    house.until("a", "RUNNING").await;
    house.runner.said();
    let failures =
        vec![StartError::Unavailable("later".into()), StartError::Configuration("no stream".into())];
    *house.runner.starts.lock().unwrap() = failures;
    let house = house.restarted();
    for tries in 1..4 {
        house.settle().await;
        let said = house.runner.said.lock().unwrap().iter().filter(|s| s.starts_with("start")).count();
        assert_eq!(said, tries, "the third succeeds");
        assert_eq!(house.detail("a").await["ApplicationStatus"], "RUNNING");
        house.clock.advance(Duration::from_secs(5));
    }
    house.settle().await;
    assert_eq!(house.runner.said().len(), 4, "open and three starts");
}

#[tokio::test]
async fn one_that_cannot_start_is_ready_again_and_one_that_cannot_change_over_is_stopped() {
    let house = House::new();
    house.v1("CreateApplication", application("a")).await.unwrap();
    house.runner.starts.lock().unwrap().push(StartError::Unavailable("busy".into()));
    house.v1("StartApplication", begin("a", "NOW")).await.unwrap();
    house.settle().await;
    assert_eq!(house.detail("a").await["ApplicationStatus"], "READY");
    assert_eq!(house.runner.said(), ["open []", "start 0 version 1 run 1", "stop 0"]);
    house.v1("StartApplication", begin("a", "NOW")).await.unwrap();
    house.until("a", "RUNNING").await;
    house.runner.starts.lock().unwrap().push(StartError::Configuration("gone".into()));
    let add = json!({"ApplicationName": "a", "CurrentApplicationVersionId": 1, "Output": output("OUT", "b")});
    house.v1("AddApplicationOutput", add).await.unwrap();
    house.settle().await;
    assert_eq!(house.detail("a").await["ApplicationStatus"], "READY");
}

#[tokio::test]
async fn a_start_says_what_is_wrong_before_anything_starts() {
    let house = House::new();
    let start = |name: &str| begin(name, "NOW");
    house.v1("CreateApplication", json!({"ApplicationName": "empty"})).await.unwrap();
    let empty = json!({"ApplicationName": "empty", "InputConfigurations": []});
    assert_eq!(code(house.v1("StartApplication", empty).await), "InvalidApplicationConfigurationException");
    house.v1("CreateApplication", json!({"ApplicationName": "codeless", "Inputs": [input()]})).await.unwrap();
    let answer = house.v1("StartApplication", start("codeless")).await;
    assert_eq!(code(answer), "InvalidApplicationConfigurationException");
    let other = json!({"ApplicationName": "other", "ApplicationCode": CODE, "Inputs": [input()],
        "Outputs": [output("out", "out")]});
    house.v1("CreateApplication", other).await.unwrap();
    let answer = house.v1("StartApplication", start("other")).await.unwrap_err();
    assert_eq!(answer.code, "InvalidApplicationConfigurationException");
    assert!(answer.message.contains("in-application stream out,"), "{answer}");
    let unknown = json!({"ApplicationName": "other", "InputConfigurations": [{"Id": "9.9",
        "InputStartingPositionConfiguration": {"InputStartingPosition": "NOW"}}]});
    assert_eq!(code(house.v1("StartApplication", unknown).await), "ResourceNotFoundException");
    let update = json!({"ApplicationName": "other", "CurrentApplicationVersionId": 1,
        "ApplicationUpdate": {"OutputUpdates": [{"OutputId": "1.1", "NameUpdate": "error_stream"}]}});
    house.v1("UpdateApplication", update).await.unwrap();
    *house.runner.check.lock().unwrap() = Some(StartError::Configuration("Stream in not found.".into()));
    let answer = house.v1("StartApplication", start("other")).await.unwrap_err();
    assert_eq!(
        (&*answer.code, &*answer.message),
        ("InvalidApplicationConfigurationException", "Stream in not found.")
    );
    assert_eq!(house.runner.said(), ["open []"]);
}

#[tokio::test]
async fn lists_are_in_order_of_names_and_go_on_after_a_name() {
    let house = House::new();
    for name in ["c", "a", "b"] {
        house.v1("CreateApplication", json!({"ApplicationName": name})).await.unwrap();
    }
    let fourth = house.v1("CreateApplication", json!({"ApplicationName": "d"})).await;
    assert_eq!(code(fourth), "LimitExceededException");
    let names = |answer: &serde_json::Value| -> Vec<String> {
        let all = answer["ApplicationSummaries"].as_array().unwrap().iter();
        all.map(|one| one["ApplicationName"].as_str().unwrap().to_owned()).collect()
    };
    let page = house.v1("ListApplications", json!({"Limit": 2})).await.unwrap();
    assert_eq!((names(&page), &page["HasMoreApplications"]), (vec!["a".into(), "b".into()], &json!(true)));
    let rest = house.v1("ListApplications", json!({"ExclusiveStartApplicationName": "b"})).await.unwrap();
    assert_eq!((names(&rest), &rest["HasMoreApplications"]), (vec!["c".into()], &json!(false)));
    let page = house.v2("ListApplications", json!({"Limit": 2})).await.unwrap();
    assert_eq!((names(&page).len(), &page["NextToken"]), (2, &json!("b")));
    let rest = house.v2("ListApplications", json!({"NextToken": "b"})).await.unwrap();
    assert_eq!((names(&rest), &rest["NextToken"]), (vec!["c".into()], &json!(null)));
    assert_eq!(rest["ApplicationSummaries"][0]["RuntimeEnvironment"], "SQL-1_0");
}

#[tokio::test]
async fn tags_are_kept_by_arn_within_their_limit() {
    let house = House::new();
    let tags = json!([{"Key": "team", "Value": "x"}, {"Key": "bare"}]);
    house.v1("CreateApplication", json!({"ApplicationName": "a", "Tags": tags})).await.unwrap();
    let arn = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/a";
    let tag = |keys: &[&str]| {
        let tags: Vec<_> = keys.iter().map(|key| json!({"Key": key, "Value": "y"})).collect();
        json!({"ResourceARN": arn, "Tags": tags})
    };
    house.v1("TagResource", tag(&["team", "third"])).await.unwrap();
    assert_eq!(code(house.v2("TagResource", tag(&["fourth"])).await), "TooManyTagsException");
    assert_eq!(code(house.v1("TagResource", tag(&["aws:x"])).await), "InvalidArgumentException");
    assert_eq!(code(house.v1("TagResource", tag(&["x", "x"])).await), "InvalidArgumentException");
    house.v2("UntagResource", json!({"ResourceARN": arn, "TagKeys": ["bare", "none"]})).await.unwrap();
    let listed = house.v2("ListTagsForResource", json!({"ResourceARN": arn})).await.unwrap();
    assert_eq!(listed["Tags"], json!([{"Key": "team", "Value": "y"}, {"Key": "third", "Value": "y"}]));
    let version = house.detail("a").await["ApplicationVersionId"].clone();
    assert_eq!(version, 1, "tags are no part of the configuration");
    let other = json!({"ResourceARN": arn.replace("/a", "/b")});
    assert_eq!(code(house.v1("ListTagsForResource", other).await), "ResourceNotFoundException");
    let four: Vec<_> = ["a", "b", "c", "d"].iter().map(|key| json!({"Key": key})).collect();
    let create = json!({"ApplicationName": "b", "Tags": four});
    assert_eq!(code(house.v1("CreateApplication", create).await), "TooManyTagsException");
}

#[tokio::test]
async fn on_a_full_disk_changes_are_refused_and_what_happened_is_stored_when_there_is_room() {
    let house = House::new();
    house.v1("CreateApplication", application("a")).await.unwrap();
    // Room for the start itself, and not for its success.
    *house.log.room.lock().unwrap() = Some(1);
    house.v1("StartApplication", begin("a", "NOW")).await.unwrap();
    house.until("a", "STARTING").await;
    let refused = house.v1("CreateApplication", json!({"ApplicationName": "b"})).await.unwrap_err();
    assert_eq!((refused.status, &*refused.code), (500, "InternalFailure"));
    assert_eq!(
        code(house.v1("DescribeApplication", json!({"ApplicationName": "b"})).await),
        "ResourceNotFoundException"
    );
    *house.log.room.lock().unwrap() = None;
    house.clock.advance(Duration::from_secs(5));
    house.until("a", "RUNNING").await;
    assert_eq!(house.runner.said(), ["open []", "start 0 version 1 run 1"], "it was started once");
}
