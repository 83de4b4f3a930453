"""Data Analytics for SQL through boto3: every operation of both APIs (kinesisanalytics, kinesisanalyticsv2) and every error
type that they have, and applications that run: a stream in, SQL, a stream out.
"""

import datetime
import json
import time

import boto3
from botocore import xform_name
from botocore.config import Config

from harness import ENDPOINT, check, client, drain, equal, finish, refused, wait_active

ROLE = "arn:aws:iam::000000000000:role/analytics"
ACCOUNT = "arn:aws:kinesis:us-east-1:000000000000:stream/"
FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f"
LOG = "arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:s"

CODE = """
CREATE OR REPLACE STREAM "OUT" ("ticker" VARCHAR(4), "price" DOUBLE);
CREATE OR REPLACE PUMP "PUMP" AS INSERT INTO "OUT"
  SELECT STREAM "ticker", "price" FROM "SOURCE_SQL_STREAM_001" WHERE "price" > 10;
"""


def analytics(version, **more):
    config = Config(retries={"total_max_attempts": 1})
    return boto3.client(
        "kinesisanalytics" + version,
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id=more.get("access_key", "AKIDCONFORMANCE00000"),
        aws_secret_access_key="not-a-secret",
        config=config,
    )


v1 = analytics("")
v2 = analytics("v2")
kinesis = client()


def schema(*columns):
    columns = columns or (("ticker", "VARCHAR(4)"), ("price", "DOUBLE"))
    return {
        "RecordFormat": {
            "RecordFormatType": "JSON",
            "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}},
        },
        "RecordEncoding": "UTF-8",
        "RecordColumns": [{"Name": n, "SqlType": t, "Mapping": f"$.{n}"} for n, t in columns],
    }


def source(stream="in", prefix="SOURCE_SQL_STREAM"):
    return {
        "NamePrefix": prefix,
        "KinesisStreamsInput": {"ResourceARN": ACCOUNT + stream, "RoleARN": ROLE},
        "InputSchema": schema(),
    }


def output(name="OUT", stream="out", kind="JSON"):
    return {
        "Name": name,
        "KinesisStreamsOutput": {"ResourceARN": ACCOUNT + stream, "RoleARN": ROLE},
        "DestinationSchema": {"RecordFormatType": kind},
    }


def reference():
    return {
        "TableName": "COMPANIES",
        "S3ReferenceDataSource": {"BucketARN": "arn:aws:s3:::b", "FileKey": "k", "ReferenceRoleARN": ROLE},
        "ReferenceSchema": schema(("ticker", "VARCHAR(4)"), ("company", "VARCHAR(16)")),
    }


def without_roles(shape):
    """The same shape as the second API has it: one role for the application, none for resources."""
    if isinstance(shape, dict):
        return {k: without_roles(v) for k, v in shape.items() if k not in ("RoleARN", "ReferenceRoleARN")}
    return [without_roles(one) for one in shape] if isinstance(shape, list) else shape


def detail(name):
    return v1.describe_application(ApplicationName=name)["ApplicationDetail"]


def wait_for(name, status):
    deadline = time.monotonic() + 60
    while True:
        found = detail(name)
        if found["ApplicationStatus"] == status:
            return found
        assert time.monotonic() < deadline, f"{name} is {found['ApplicationStatus']}, not {status}"
        time.sleep(0.05)


def wait_gone(name):
    deadline = time.monotonic() + 60
    while any(one["ApplicationName"] == name for one in v1.list_applications()["ApplicationSummaries"]):
        assert time.monotonic() < deadline, f"{name} is still there"
        time.sleep(0.05)


def delete(name):
    v1.delete_application(ApplicationName=name, CreateTimestamp=detail(name)["CreateTimestamp"])
    wait_gone(name)


def at_position(where, input_id="1.1"):
    return [{"Id": input_id, "InputStartingPositionConfiguration": {"InputStartingPosition": where}}]


def put(stream, rows):
    records = [{"Data": r if isinstance(r, bytes) else json.dumps(r).encode(), "PartitionKey": str(n)}
               for n, r in enumerate(rows)]
    equal(kinesis.put_records(StreamName=stream, Records=records)["FailedRecordCount"], 0)


def rows_of(stream, count):
    """The first rows of a stream of one shard, once there are so many."""
    deadline = time.monotonic() + 60
    while True:
        iterator = kinesis.get_shard_iterator(
            StreamName=stream, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        found = [one["Data"] for one in drain(kinesis, iterator)]
        if len(found) >= count:
            return found
        assert time.monotonic() < deadline, f"{len(found)} rows of {count} in {stream}"
        time.sleep(0.1)


BUILT = set(v1.meta.service_model.operation_names) | {
    "DescribeApplicationVersion", "ListApplicationVersions"}
UNSUPPORTED = sorted(set(v2.meta.service_model.operation_names) - BUILT)
SAMPLES = {
    "ApplicationName": None,
    "SnapshotArn": "arn:aws:kinesisanalytics:us-east-1:000000000000:snapshot/s",
    "SubnetIds": ["subnet-1"],
    "SecurityGroupIds": ["sg-1"],
    "ApplicationMaintenanceWindowStartTimeUpdate": "06:00",
}


def example(operation, application):
    """Arguments that the model lets pass."""
    def of(shape, name):
        if name == "ApplicationName":
            return application
        if name in SAMPLES:
            return SAMPLES[name]
        if shape.type_name == "structure":
            return {key: of(shape.members[key], key) for key in shape.required_members}
        if shape.type_name == "list":
            return [of(shape.member, name)]
        if shape.type_name == "string":
            return shape.enum[0] if shape.enum else "arn:aws:x" if "arn:" in shape.metadata.get("pattern", "") else "s1"
        return {"timestamp": datetime.datetime(2026, 1, 1), "boolean": True}.get(
            shape.type_name, shape.metadata.get("min", 1))
    shape = v2.meta.service_model.operation_model(operation).input_shape
    required = {key: of(shape.members[key], key) for key in shape.required_members}
    if "ApplicationName" in shape.members:
        required["ApplicationName"] = application
    return required


def life_in_the_first_api():
    name = "first"
    with check("v1: create, describe, list"):
        made = v1.create_application(
            ApplicationName=name, ApplicationDescription="about", ApplicationCode=CODE,
            Inputs=[source()], Outputs=[output()],
            CloudWatchLoggingOptions=[{"LogStreamARN": LOG, "RoleARN": ROLE}],
            Tags=[{"Key": "team", "Value": "blue"}])["ApplicationSummary"]
        equal(made["ApplicationStatus"], "READY")
        found = detail(name)
        equal(found["ApplicationARN"], made["ApplicationARN"])
        equal((found["ApplicationVersionId"], found["ApplicationDescription"]), (1, "about"))
        equal(found["ApplicationCode"], CODE)
        given = found["InputDescriptions"][0]
        equal((given["InputId"], given["InAppStreamNames"]), ("1.1", ["SOURCE_SQL_STREAM_001"]))
        equal(given["InputSchema"], schema())
        equal(given["InputParallelism"], {"Count": 1})
        equal(found["OutputDescriptions"][0]["OutputId"], "1.1")
        equal(found["CloudWatchLoggingOptionDescriptions"][0]["LogStreamARN"], LOG)
        age = datetime.datetime.now(datetime.timezone.utc) - found["CreateTimestamp"]
        assert abs(age.total_seconds()) < 120, age
        listed = v1.list_applications()
        equal([one["ApplicationName"] for one in listed["ApplicationSummaries"]], [name])
        equal(listed["HasMoreApplications"], False)

    changes = [
        ("update_application", {"ApplicationUpdate": {
            "ApplicationCodeUpdate": CODE + "-- changed\n",
            "InputUpdates": [{"InputId": "1.1", "InputParallelismUpdate": {"CountUpdate": 2}}],
            "OutputUpdates": [{"OutputId": "1.1", "DestinationSchemaUpdate": {"RecordFormatType": "CSV"}}],
            "CloudWatchLoggingOptionUpdates": [{"CloudWatchLoggingOptionId": "1.1", "RoleARNUpdate": ROLE + "2"}]}}),
        ("add_application_output", {"Output": output("error_stream", "errors")}),
        ("add_application_reference_data_source", {"ReferenceDataSource": reference()}),
        ("add_application_input_processing_configuration", {"InputId": "1.1", "InputProcessingConfiguration": {
            "InputLambdaProcessor": {"ResourceARN": FUNCTION, "RoleARN": ROLE}}}),
        ("delete_application_input_processing_configuration", {"InputId": "1.1"}),
        ("delete_application_reference_data_source", {"ReferenceId": "4.1"}),
        ("delete_application_output", {"OutputId": "3.1"}),
        ("delete_application_cloud_watch_logging_option", {"CloudWatchLoggingOptionId": "1.1"}),
        ("add_application_cloud_watch_logging_option", {
            "CloudWatchLoggingOption": {"LogStreamARN": LOG, "RoleARN": ROLE}}),
    ]
    for version, (operation, more) in enumerate(changes, start=1):
        with check(f"v1: {operation} makes version {version + 1}, and a stale one is refused"):
            call = getattr(v1, operation)
            with refused("ConcurrentModificationException", name):
                call(ApplicationName=name, CurrentApplicationVersionId=version + 7, **more)
            call(ApplicationName=name, CurrentApplicationVersionId=version, **more)
            found = detail(name)
            equal(found["ApplicationVersionId"], version + 1)
            if version == 1:
                equal(found["InputDescriptions"][0]["InAppStreamNames"],
                      ["SOURCE_SQL_STREAM_001", "SOURCE_SQL_STREAM_002"])
                equal(found["OutputDescriptions"][0]["DestinationSchema"], {"RecordFormatType": "CSV"})
                equal(found["CloudWatchLoggingOptionDescriptions"][0]["RoleARN"], ROLE + "2")
            if version == 4:
                equal(found["ReferenceDataSourceDescriptions"][0]["ReferenceSchema"], reference()["ReferenceSchema"])
                processor = found["InputDescriptions"][0]["InputProcessingConfigurationDescription"]
                equal(processor["InputLambdaProcessorDescription"], {"ResourceARN": FUNCTION, "RoleARN": ROLE})

    with check("v1: tags by ARN"):
        arn = detail(name)["ApplicationARN"]
        v1.tag_resource(ResourceARN=arn, Tags=[{"Key": "team", "Value": "red"}, {"Key": "bare"}])
        equal(v1.list_tags_for_resource(ResourceARN=arn)["Tags"],
              [{"Key": "bare", "Value": ""}, {"Key": "team", "Value": "red"}])
        v1.untag_resource(ResourceARN=arn, TagKeys=["bare", "none"])
        equal(v1.list_tags_for_resource(ResourceARN=arn)["Tags"], [{"Key": "team", "Value": "red"}])
        with refused("TooManyTagsException", "50"):
            v1.tag_resource(ResourceARN=arn, Tags=[{"Key": f"k{n}", "Value": ""} for n in range(50)])

    with check("v1: delete needs the time of creation"):
        created = detail(name)["CreateTimestamp"]
        with refused("ConcurrentModificationException", name):
            v1.delete_application(ApplicationName=name, CreateTimestamp=created - datetime.timedelta(seconds=5))
        delete(name)
        with refused("ResourceNotFoundException", name):
            detail(name)


def recreated(described):
    """What CreateApplication takes, from what DescribeApplication answered (docs/analytics.md)."""
    def undescribed(shape):
        if isinstance(shape, dict):
            return {k.removesuffix("Description"): undescribed(v) for k, v in shape.items()
                    if not k.endswith("Id") and k not in ("InAppStreamNames", "InputStartingPositionConfiguration")}
        return shape
    names = {"InputDescriptions": "Inputs", "OutputDescriptions": "Outputs",
             "CloudWatchLoggingOptionDescriptions": "CloudWatchLoggingOptions"}
    made = {key: described[key] for key in ("ApplicationName", "ApplicationDescription", "ApplicationCode")}
    return {**made, **{new: [undescribed(one) for one in described.get(old, [])] for old, new in names.items()}}


def old_application():
    with check("v1: an application comes back from its description"):
        name = "old"
        v1.create_application(
            ApplicationName=name, ApplicationDescription="d", ApplicationCode=CODE, Inputs=[{
                **source(), "InputParallelism": {"Count": 3},
                "InputProcessingConfiguration": {"InputLambdaProcessor": {"ResourceARN": FUNCTION, "RoleARN": ROLE}}}],
            Outputs=[output(), {**output("error_stream"), "DestinationSchema": {"RecordFormatType": "CSV"}}],
            CloudWatchLoggingOptions=[{"LogStreamARN": LOG, "RoleARN": ROLE}])
        before = detail(name)
        delete(name)
        v1.create_application(**recreated(before))
        after = detail(name)
        for moment in ("CreateTimestamp", "LastUpdateTimestamp"):
            del before[moment], after[moment]
        equal(after, before)
        delete(name)


def refusals():
    with check("v1: a program that does not bind is refused with line and column"):
        wrong = 'CREATE STREAM S (A INTEGER);\nCREATE PUMP P AS INSERT INTO S SELECT STREAM "x" FROM SOURCE_SQL_STREAM_001;'
        with refused("CodeValidationException", "line 2, column 46", "'x'"):
            v1.create_application(ApplicationName="bad", ApplicationCode=wrong, Inputs=[source()])
        v1.create_application(ApplicationName="bad", ApplicationCode=wrong)
        with refused("CodeValidationException", "line 2"):
            v1.add_application_input(ApplicationName="bad", CurrentApplicationVersionId=1, Input=source())
        v1.update_application(ApplicationName="bad", CurrentApplicationVersionId=1,
                              ApplicationUpdate={"ApplicationCodeUpdate": CODE})
        v1.add_application_input(ApplicationName="bad", CurrentApplicationVersionId=2, Input=source())
        equal(detail("bad")["InputDescriptions"][0]["InputId"], "3.1")

    with check("v1: invalid arguments"):
        def refuse(changed, *words):
            with refused("InvalidArgumentException", *words):
                v1.create_application(ApplicationName="worse", Inputs=[{**source(), **changed}])
        refuse({"KinesisStreamsInput": {"ResourceARN": "arn:aws:s3:::b", "RoleARN": ROLE}}, "arn:aws:s3:::b")
        refuse({"InputSchema": schema(("a", "WORD"))}, "WORD")
        refuse({"InputSchema": schema(("a", "INTEGER"), ("a", "INTEGER"))}, "twice")
        with refused("ValidationException", "LATIN-1", "inputs.1.member.inputSchema.recordEncoding"):
            v1.create_application(
                ApplicationName="worse", Inputs=[{**source(), "InputSchema": {**schema(), "RecordEncoding": "LATIN-1"}}])
        with refused("InvalidArgumentException", "1 input"):
            v1.add_application_input(ApplicationName="bad", CurrentApplicationVersionId=3, Input=source())
        with refused("InvalidArgumentException", "3 outputs"):
            v1.create_application(ApplicationName="worse", Outputs=[output(f"S{n}") for n in range(4)])

    with check("v1: states and names in use"):
        with refused("ResourceInUseException", "bad"):
            v1.create_application(ApplicationName="bad")
        with refused("ResourceInUseException", "READY"):
            v1.stop_application(ApplicationName="bad")
        with refused("InvalidApplicationConfigurationException"):
            v1.start_application(ApplicationName="bad", InputConfigurations=at_position("NOW", "3.1"))
        with refused("ResourceNotFoundException", "9.9"):
            v1.start_application(ApplicationName="bad", InputConfigurations=at_position("NOW", "9.9"))
        for call in (v1.describe_application, v1.stop_application):
            with refused("ResourceNotFoundException", "nobody"):
                call(ApplicationName="nobody")

    with check("v1: fifty applications of an account in a region, and pages of them"):
        for n in range(49):
            v1.create_application(ApplicationName=f"n{n:02}")
        with refused("LimitExceededException", "50"):
            v1.create_application(ApplicationName="one-too-many")
        names, after = [], {}
        while True:
            page = v1.list_applications(Limit=20, **after)
            names += [one["ApplicationName"] for one in page["ApplicationSummaries"]]
            if not page["HasMoreApplications"]:
                break
            after = {"ExclusiveStartApplicationName": names[-1]}
        equal(names, ["bad"] + [f"n{n:02}" for n in range(49)])
        pages = [[one["ApplicationName"] for one in page["ApplicationSummaries"]]
                 for page in v2.get_paginator("list_applications").paginate(PaginationConfig={"PageSize": 20})]
        equal([len(page) for page in pages], [20, 20, 10])
        other = analytics("", access_key="123456789012")
        equal(other.list_applications()["ApplicationSummaries"], [])
        for one in names:
            delete(one)


def life_in_the_second_api():
    name = "second"
    code = {"CodeContentType": "PLAINTEXT", "CodeContent": {"TextContent": CODE}}
    sql = {"Inputs": [without_roles(source())], "Outputs": [without_roles(output())],
           "ReferenceDataSources": [without_roles(reference())]}
    with check("v2: create, describe"):
        made = v2.create_application(
            ApplicationName=name, RuntimeEnvironment="SQL-1_0", ServiceExecutionRole=ROLE,
            ApplicationConfiguration={"SqlApplicationConfiguration": sql, "ApplicationCodeConfiguration": code},
            CloudWatchLoggingOptions=[{"LogStreamARN": LOG}], Tags=[{"Key": "k", "Value": "v"}])["ApplicationDetail"]
        found = v2.describe_application(ApplicationName=name)["ApplicationDetail"]
        equal(found, made)
        equal((found["RuntimeEnvironment"], found["ServiceExecutionRole"]), ("SQL-1_0", ROLE))
        described = found["ApplicationConfigurationDescription"]
        equal(described["ApplicationCodeConfigurationDescription"]["CodeContentDescription"]["TextContent"], CODE)
        given = described["SqlApplicationConfigurationDescription"]
        equal(given["InputDescriptions"][0]["InputSchema"], schema())
        equal(given["ReferenceDataSourceDescriptions"][0]["TableName"], "COMPANIES")
        first = detail(name)
        equal(first["CloudWatchLoggingOptionDescriptions"][0]["RoleARN"], ROLE)

    with check("v2: every change answers the application as it is then"):
        def changed(call, version, **more):
            answer = getattr(v2, call)(ApplicationName=name, CurrentApplicationVersionId=version, **more)
            equal(answer.get("ApplicationVersionId", version + 1), version + 1)
            return answer
        answer = changed("add_application_output", 1, Output=without_roles(output("error_stream", "errors")))
        equal([one["OutputId"] for one in answer["OutputDescriptions"]], ["1.1", "2.1"])
        changed("delete_application_output", 2, OutputId="2.1")
        changed("delete_application_reference_data_source", 3, ReferenceId="1.1")
        answer = changed("add_application_reference_data_source", 4, ReferenceDataSource=without_roles(reference()))
        equal(answer["ReferenceDataSourceDescriptions"][0]["ReferenceId"], "5.1")
        answer = changed("add_application_input_processing_configuration", 5, InputId="1.1",
                         InputProcessingConfiguration={"InputLambdaProcessor": {"ResourceARN": FUNCTION}})
        equal(answer["InputId"], "1.1")
        changed("delete_application_input_processing_configuration", 6, InputId="1.1")
        changed("delete_application_cloud_watch_logging_option", 7, CloudWatchLoggingOptionId="1.1")
        answer = changed("add_application_cloud_watch_logging_option", 8, CloudWatchLoggingOption={"LogStreamARN": LOG})
        equal(answer["CloudWatchLoggingOptionDescriptions"][0]["CloudWatchLoggingOptionId"], "9.1")
        with refused("InvalidArgumentException", "1 input"):
            v2.add_application_input(ApplicationName=name, CurrentApplicationVersionId=9, Input=without_roles(source()))

    with check("v2: a token stands for the version"):
        token = v2.describe_application(ApplicationName=name)["ApplicationDetail"]["ConditionalToken"]
        update = {"ApplicationCodeConfigurationUpdate": {"CodeContentUpdate": {"TextContentUpdate": CODE + "-- v2\n"}}}
        answer = v2.update_application(ApplicationName=name, ConditionalToken=token,
                                       ApplicationConfigurationUpdate=update)["ApplicationDetail"]
        equal((answer["ApplicationVersionId"], answer["ApplicationVersionUpdatedFrom"]), (10, 9))
        with refused("ConcurrentModificationException"):
            v2.update_application(ApplicationName=name, ConditionalToken=token, ApplicationConfigurationUpdate=update)

    with check("v2: versions are listed and described"):
        page = v2.list_application_versions(ApplicationName=name, Limit=4)
        equal([one["ApplicationVersionId"] for one in page["ApplicationVersionSummaries"]], [10, 9, 8, 7])
        rest = v2.list_application_versions(ApplicationName=name, NextToken=page["NextToken"])
        equal([one["ApplicationVersionId"] for one in rest["ApplicationVersionSummaries"]], [6, 5, 4, 3, 2, 1])
        old = v2.describe_application_version(ApplicationName=name, ApplicationVersionId=2)["ApplicationVersionDetail"]
        outputs = old["ApplicationConfigurationDescription"]["SqlApplicationConfigurationDescription"]
        equal([one["Name"] for one in outputs["OutputDescriptions"]], ["OUT", "error_stream"])
        with refused("ResourceNotFoundException", "77"):
            v2.describe_application_version(ApplicationName=name, ApplicationVersionId=77)

    with check("v2: tags by ARN"):
        arn = v2.describe_application(ApplicationName=name)["ApplicationDetail"]["ApplicationARN"]
        v2.tag_resource(ResourceARN=arn, Tags=[{"Key": "a", "Value": "b"}])
        v2.untag_resource(ResourceARN=arn, TagKeys=["k"])
        equal(v2.list_tags_for_resource(ResourceARN=arn)["Tags"], [{"Key": "a", "Value": "b"}])

    with check("v2: what belongs to Flink says so"):
        with refused("UnsupportedOperationException", "FLINK-1_20"):
            v2.create_application(ApplicationName="flink", RuntimeEnvironment="FLINK-1_20", ServiceExecutionRole=ROLE)
        with refused("InvalidArgumentException", "FlinkApplicationConfiguration"):
            v2.create_application(
                ApplicationName="flink", RuntimeEnvironment="SQL-1_0", ServiceExecutionRole=ROLE,
                ApplicationConfiguration={"FlinkApplicationConfiguration": {
                    "CheckpointConfiguration": {"ConfigurationType": "DEFAULT"}}})
        with refused("InvalidArgumentException", "Force"):
            v2.stop_application(ApplicationName=name, Force=True)
        equal(len(UNSUPPORTED), 19)
        for operation in UNSUPPORTED:
            with refused("UnsupportedOperationException", operation, "SQL-1_0"):
                getattr(v2, xform_name(operation))(**example(operation, name))
        with refused("ResourceNotFoundException", "nobody"):
            v2.create_application_snapshot(ApplicationName="nobody", SnapshotName="s")

    with check("v2: delete"):
        created = v2.describe_application(ApplicationName=name)["ApplicationDetail"]["CreateTimestamp"]
        v2.delete_application(ApplicationName=name, CreateTimestamp=created)
        wait_gone(name)


def discovery():
    kinesis.create_stream(StreamName="nested", ShardCount=1)
    kinesis.create_stream(StreamName="csv", ShardCount=1)
    kinesis.create_stream(StreamName="little", ShardCount=1)
    for stream in ("nested", "csv", "little"):
        wait_active(kinesis, StreamName=stream)

    def discover(stream, position="TRIM_HORIZON", api=v1):
        role = {"RoleARN": ROLE} if api is v1 else {"ServiceExecutionRole": ROLE}
        return api.discover_input_schema(
            ResourceARN=ACCOUNT + stream,
            InputStartingPositionConfiguration={"InputStartingPosition": position}, **role)

    def columns(answer):
        return [(one["Name"], one["SqlType"], one.get("Mapping")) for one in answer["InputSchema"]["RecordColumns"]]

    with check("discovery: nested JSON, an array of objects, values of several kinds"):
        put("nested", [
            {"id": 1, "user": {"name": "ann", "year": 1999}, "mixed": 1, "items": [{"sku": "a", "price": 1.5}]},
            {"id": 300, "user": {"name": "bo", "year": 2000}, "mixed": "x", "items": [{"sku": "b", "price": 22.25},
                                                                                      {"sku": "c", "price": 3}]},
        ])
        answer = discover("nested")
        equal(columns(answer), [
            ("id", "SMALLINT", "$.id"), ("name", "VARCHAR(4)", "$.user.name"), ("COL_year", "SMALLINT", "$.user.year"),
            ("mixed", "VARCHAR(4)", "$.mixed"), ("sku", "VARCHAR(4)", "$.items[0:].sku"),
            ("price", "DECIMAL(4,2)", "$.items[0:].price")])
        equal(answer["ParsedInputRecords"], [
            ["1", "ann", "1999", "1", "a", "1.5"], ["300", "bo", "2000", "x", "b", "22.25"],
            ["300", "bo", "2000", "x", "c", "3"]])
        equal(len(answer["RawInputRecords"]), 2)
        equal(columns(discover("nested", api=v2)), columns(answer))
        with check("discovery: what is found makes an application"):
            schema_found = answer["InputSchema"]
            v1.create_application(ApplicationName="found", Inputs=[{**source("nested"), "InputSchema": schema_found}],
                                  ApplicationCode='CREATE STREAM S (X VARCHAR(4)); CREATE PUMP P AS INSERT INTO S '
                                                  'SELECT STREAM "sku" FROM SOURCE_SQL_STREAM_001 WHERE "price" > 2;')
            delete("found")

    with check("discovery: CSV with a row of names, as the developer guide shows it"):
        put("csv", ["year,month,state,units\r\n2001,1,AK,ShortTons\r\n2001,1,AL,ShortTons".encode()])
        answer = discover("csv")
        equal(columns(answer), [("COL_year", "INTEGER", None), ("COL_month", "INTEGER", None),
                                ("state", "VARCHAR(4)", None), ("units", "VARCHAR(16)", None)])
        equal(answer["InputSchema"]["RecordFormat"], {"RecordFormatType": "CSV", "MappingParameters": {
            "CSVMappingParameters": {"RecordRowDelimiter": "\r\n", "RecordColumnDelimiter": ","}}})
        equal(answer["ParsedInputRecords"], [[None, None, "state", "units"], ["2001", "1", "AK", "ShortTons"],
                                             ["2001", "1", "AL", "ShortTons"]])

    with check("discovery: too little shows what was seen"):
        put("little", [b"hello"])
        try:
            discover("little")
        except v1.exceptions.UnableToDetectSchemaException as why:
            equal((why.response["RawInputRecords"], why.response["ProcessedInputRecords"]), (["hello"], []))
        else:
            raise AssertionError("a schema of one word")
        with refused("UnableToDetectSchemaException", "No records"):
            discover("little", position="NOW")

    with check("discovery: a stream that is not there, and none at all"):
        with refused("InvalidArgumentException", "nowhere"):
            discover("nowhere")
        with refused("InvalidArgumentException", "ResourceARN"):
            v1.discover_input_schema()
        with refused("InvalidArgumentException", "LAST_STOPPED_POINT"):
            discover("csv", position="LAST_STOPPED_POINT")


def running():
    for stream in ("in", "out", "out2", "errors"):
        kinesis.create_stream(StreamName=stream, ShardCount=1)
    for stream in ("in", "out", "out2", "errors"):
        wait_active(kinesis, StreamName=stream)

    with check("running: rows of a stream go through the program into another stream"):
        v1.create_application(ApplicationName="run", ApplicationCode=CODE, Inputs=[source()],
                              Outputs=[output(), output("error_stream", "errors")])
        put("in", [{"ticker": "AAAA", "price": 5}, {"ticker": "BBBB", "price": 12.5}, b"no JSON"])
        v1.start_application(ApplicationName="run", InputConfigurations=at_position("TRIM_HORIZON"))
        found = wait_for("run", "RUNNING")
        equal(found["InputDescriptions"][0]["InputStartingPositionConfiguration"],
              {"InputStartingPosition": "TRIM_HORIZON"})
        equal([json.loads(one) for one in rows_of("out", 1)], [{"ticker": "BBBB", "price": 12.5}])
        error = json.loads(rows_of("errors", 1)[0])
        equal(bytes.fromhex(error["DATA_ROW"]), b"no JSON")
        with refused("ResourceInUseException", "RUNNING"):
            v1.start_application(ApplicationName="run", InputConfigurations=at_position("NOW"))

    with check("running: a change takes effect while it runs"):
        cheaper = CODE.replace("> 10", "> 100")
        v1.update_application(ApplicationName="run", CurrentApplicationVersionId=1, ApplicationUpdate={
            "ApplicationCodeUpdate": cheaper,
            "OutputUpdates": [{"OutputId": "1.1", "KinesisStreamsOutputUpdate": {"ResourceARNUpdate": ACCOUNT + "out2"},
                               "DestinationSchemaUpdate": {"RecordFormatType": "CSV"}}]})
        wait_for("run", "RUNNING")
        put("in", [{"ticker": "CCCC", "price": 50}, {"ticker": "DDDD", "price": 200.5}])
        equal(rows_of("out2", 1)[0].decode().strip(), "DDDD,200.5")
        equal(len(rows_of("out", 1)), 1)

    with check("running: what came while it was stopped is read with LAST_STOPPED_POINT"):
        v1.stop_application(ApplicationName="run")
        wait_for("run", "READY")
        put("in", [{"ticker": "EEEE", "price": 300}])
        v2.start_application(ApplicationName="run", RunConfiguration={"SqlRunConfigurations": [
            {"InputId": "1.1", "InputStartingPositionConfiguration": {"InputStartingPosition": "LAST_STOPPED_POINT"}}]})
        wait_for("run", "RUNNING")
        equal([one.decode().strip() for one in rows_of("out2", 2)], ["DDDD,200.5", "EEEE,300.0"])

    with check("running: a start whose output has no stream, or no place to go, is refused"):
        for name, wrong, word in (("case", output("out"), "case-sensitive"), ("gone", output("OUT", "nowhere"), "nowhere")):
            v1.create_application(ApplicationName=name, ApplicationCode=CODE, Inputs=[source()], Outputs=[wrong])
            with refused("InvalidApplicationConfigurationException", word):
                v1.start_application(ApplicationName=name, InputConfigurations=at_position("NOW"))
            delete(name)

    with check("running: deleting it stops it"):
        delete("run")


life_in_the_first_api()
old_application()
refusals()
life_in_the_second_api()
discovery()
running()
finish()
