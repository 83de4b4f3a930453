"""SQL applications live: streams in, SQL, streams out, with boto3 calls alone.

Servers of its own: one by the real clock (the distance of unicorns, exactly on the minute), one whose clock is moved (auction
steps, hotspots of taxi rides, a join with reference data), one that is killed in the middle of windows of an hour.
FLUMEN_BIN names the server's binary and FLUMEN_SCRATCH a folder for its data.
"""

import collections
import json
import os
import pathlib
import random
import shutil
import time
import urllib.request

import boto3
from botocore.config import Config

from guard import on_disk
from harness import check, client, drain, equal, finish, refused, wait_active
from kill_loop import Server

ROLE = "arn:aws:iam::000000000000:role/analytics"
# 2026-01-01T00:00:00Z
EPOCH_MS = 1_767_225_600_000
PATIENCE = 90


class House(Server):
    """A server with a directory of buckets, and perhaps a clock that is moved."""

    def __init__(self, binary, data, test_clock=True):
        super().__init__(binary, data)
        self.plain = binary
        self.buckets = data.parent / f"{data.name}-buckets"
        self.buckets.mkdir(parents=True)
        config = data.parent / f"{data.name}.toml"
        config.write_text(f'[objects]\ndirectory = "{self.buckets}"\n')
        self.wrapper = data.parent / f"{data.name}-serve"
        self.options = f'--config "{config}"'
        self.clock_ms = EPOCH_MS if test_clock else None

    def start(self):
        clock = ""
        if self.clock_ms is not None:
            seconds, millis = divmod(self.clock_ms, 1000)
            clock = time.strftime("--test-clock=%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{millis:03}Z"
        self.wrapper.write_text(f'#!/bin/sh\nexec "{self.plain}" "$@" {self.options} {clock}\n')
        self.wrapper.chmod(0o755)
        self.binary = self.wrapper
        taken = super().start()
        options = dict(endpoint_url=self.endpoint, region_name="us-east-1", aws_access_key_id="AKIDCONFORMANCE00000",
                       aws_secret_access_key="not-a-secret", config=Config(retries={"total_max_attempts": 1}))
        self.kinesis = client(self.endpoint)
        self.v1, self.v2 = (boto3.client(name, **options) for name in ("kinesisanalytics", "kinesisanalyticsv2"))
        return taken

    def advance(self, seconds, step=None):
        body = {"advance_seconds": seconds} | ({"step_seconds": step} if step else {})
        request = urllib.request.Request(f"{self.endpoint}/_flumen/clock", json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=60) as answer:
            self.clock_ms = json.load(answer)["now_ms"]

    def stream(self, name, shards=1):
        self.kinesis.create_stream(StreamName=name, ShardCount=shards)
        wait_active(self.kinesis, StreamName=name)
        return f"arn:aws:kinesis:us-east-1:000000000000:stream/{name}"

    def put(self, stream, rows, key=lambda row: str(hash(str(row)))):
        records = [{"Data": json.dumps(row).encode() if not isinstance(row, bytes) else row, "PartitionKey": key(row)}
                   for row in rows]
        for at in range(0, len(records), 500):
            answer = self.kinesis.put_records(StreamName=stream, Records=records[at:at + 500])
            equal(answer["FailedRecordCount"], 0)

    def rows(self, stream):
        found = []
        for shard in self.kinesis.list_shards(StreamName=stream)["Shards"]:
            iterator = self.kinesis.get_shard_iterator(
                StreamName=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
            found += [json.loads(record["Data"]) for record in drain(self.kinesis, iterator)]
        return found

    def until(self, stream, count, distinct=len):
        """The rows of a stream when there are so many; where a kill may repeat some, so many that are `distinct`."""
        ends = time.monotonic() + PATIENCE
        while distinct(rows := self.rows(stream)) < count:
            assert time.monotonic() < ends, f"{stream} has {len(rows)} of {count} rows: {str(rows)[-500:]}"
            time.sleep(0.05)
        return rows

    def running(self, name, api=None):
        describe = (api or self.v1).describe_application
        ends = time.monotonic() + PATIENCE
        while (status := describe(ApplicationName=name)["ApplicationDetail"]["ApplicationStatus"]) != "RUNNING":
            assert time.monotonic() < ends and status in ("STARTING", "UPDATING"), f"{name} is {status}"
            time.sleep(0.05)

    def application(self, name, code, source, columns, outputs, count=1, schema=None, position="NOW", references=()):
        """Creates and starts an application by the first API."""
        # Code that names a table is refused before the table is there.
        self.v1.create_application(
            ApplicationName=name, ApplicationCode="" if references else code,
            Inputs=[{"NamePrefix": "SOURCE_SQL_STREAM", "InputParallelism": {"Count": count},
                     "KinesisStreamsInput": {"ResourceARN": source, "RoleARN": ROLE},
                     "InputSchema": schema or json_schema(columns)}],
            Outputs=[{"Name": stream, "KinesisStreamsOutput": {"ResourceARN": arn, "RoleARN": ROLE},
                      "DestinationSchema": {"RecordFormatType": "JSON"}} for stream, arn in outputs.items()])
        for reference in references:
            version = self.v1.describe_application(ApplicationName=name)["ApplicationDetail"]["ApplicationVersionId"]
            self.v1.add_application_reference_data_source(
                ApplicationName=name, CurrentApplicationVersionId=version, ReferenceDataSource=reference)
        if references:
            version = self.v1.describe_application(ApplicationName=name)["ApplicationDetail"]["ApplicationVersionId"]
            self.v1.update_application(ApplicationName=name, CurrentApplicationVersionId=version,
                                       ApplicationUpdate={"ApplicationCodeUpdate": code})
        self.start_application(name, position)

    def start_application(self, name, position):
        described = self.v1.describe_application(ApplicationName=name)["ApplicationDetail"]
        self.v1.start_application(ApplicationName=name, InputConfigurations=[
            {"Id": described["InputDescriptions"][0]["InputId"],
             "InputStartingPositionConfiguration": {"InputStartingPosition": position}}])
        self.running(name)


def json_schema(columns):
    return {"RecordFormat": {"RecordFormatType": "JSON",
                             "MappingParameters": {"JSONMappingParameters": {"RecordRowPath": "$"}}},
            "RecordColumns": [{"Name": name, "SqlType": kind, "Mapping": f"$.{name}"} for name, kind in columns]}


def unicorns(house):
    """S1 by the real clock."""
    source, out = house.stream("wildrydes"), house.stream("wildrydes-summary")
    house.application("unicorns", """
        CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Name" VARCHAR(16), "StatusTime" TIMESTAMP, "Distance" SMALLINT);
        CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
        SELECT STREAM "Name", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE), SUM("Distance")
        FROM "SOURCE_SQL_STREAM_001" GROUP BY "Name", FLOOR("SOURCE_SQL_STREAM_001".ROWTIME TO MINUTE);""",
        source, [("Name", "VARCHAR(16)"), ("StatusTime", "TIMESTAMP"), ("Latitude", "DOUBLE"), ("Longitude", "DOUBLE"),
                 ("Distance", "INTEGER"), ("MagicPoints", "INTEGER"), ("HealthPoints", "INTEGER")],
        {"DESTINATION_SQL_STREAM": out})
    # A few seconds into a minute, so that all of it falls into one.
    while not 1 <= time.time() % 60 <= 40:
        time.sleep(0.1)
    minute = time.time() // 60 * 60
    distance = collections.Counter()
    for second in range(5):
        for name in ("Shadowfax", "Rocinante", "Bucephalus"):
            state = {"Name": name, "StatusTime": time.strftime("%Y-%m-%d %H:%M:%S"), "Latitude": 42.26, "Longitude": -71.97,
                     "Distance": 170 + second + len(name), "MagicPoints": 110, "HealthPoints": 150}
            distance[name] += state["Distance"]
            house.put("wildrydes", [state])
        time.sleep(0.2)
    rows = house.until("wildrydes-summary", 3)
    arrived = time.time()
    equal({row["Name"]: row["Distance"] for row in rows}, dict(distance))
    wanted = time.strftime("%Y-%m-%d %H:%M:00.000", time.gmtime(minute))
    equal({row["StatusTime"] for row in rows}, {wanted})
    assert arrived >= minute + 60, "before the minute was over"


def auction(house):
    """S3: amounts per block and distinct bidders, every 15 seconds."""
    source, blocks, bidders = (house.stream(name, 2) for name in ("bids", "blocks", "bidders"))
    house.application("auction", """
        CREATE OR REPLACE STREAM BLOCKS ("Block" INTEGER, "Amount" DOUBLE, "Step" TIMESTAMP);
        CREATE OR REPLACE PUMP BLOCKS_PUMP AS INSERT INTO BLOCKS
        SELECT STREAM "Block", SUM("Amount"), STEP(s.ROWTIME BY INTERVAL '15' SECOND) FROM "SOURCE_SQL_STREAM_001" s
        GROUP BY "Block", STEP(s.ROWTIME BY INTERVAL '15' SECOND);
        CREATE OR REPLACE STREAM BIDDERS (NUMBER_OF_DISTINCT_ITEMS BIGINT);
        CREATE OR REPLACE PUMP BIDDERS_PUMP AS INSERT INTO BIDDERS SELECT STREAM NUMBER_OF_DISTINCT_ITEMS
        FROM TABLE(COUNT_DISTINCT_ITEMS_TUMBLING(CURSOR(SELECT STREAM "Bidder" FROM "SOURCE_SQL_STREAM_001"), 'Bidder', 15));
        CREATE OR REPLACE STREAM SEEN ("Block" INTEGER);
        CREATE OR REPLACE PUMP SEEN_PUMP AS INSERT INTO SEEN SELECT STREAM "Block" FROM "SOURCE_SQL_STREAM_001";""",
        source, [("Block", "INTEGER"), ("BlockHash", "VARCHAR(66)"), ("Bidder", "VARCHAR(42)"), ("Amount", "DOUBLE")],
        {"BLOCKS": blocks, "BIDDERS": bidders, "SEEN": house.stream("bids-seen")})
    amounts, distinct, put = {}, [], 0
    for batch in range(6):
        at = house.clock_ms // 15_000 * 15_000
        events = [{"Block": 9_000_000 + batch, "BlockHash": f"0x{batch:064x}", "Bidder": f"0x{(batch * 7 + n) % 4:040x}",
                   "Amount": 1.5 * n + batch} for n in range(10)]
        house.put("bids", events)
        put += 10
        house.until("bids-seen", put)
        key = (9_000_000 + batch, at)
        amounts[key] = amounts.get(key, 0) + sum(event["Amount"] for event in events)
        distinct.append(len({event["Bidder"] for event in events}))
        house.advance(15, step=5)
    house.advance(15)
    rows = house.until("blocks", 6)
    stamp = lambda ms: time.strftime("%Y-%m-%d %H:%M:%S.000", time.gmtime(ms // 1000))
    equal({(row["Block"], row["Step"]): row["Amount"] for row in rows},
          {(block, stamp(at)): amount for (block, at), amount in amounts.items()})
    counted = [row["NUMBER_OF_DISTINCT_ITEMS"] for row in house.until("bidders", 6)]
    equal(sorted(counted)[-6:], sorted(distinct))


# Places in New York where taxis wait.
PLACES = {"Penn Station": (-73.9935, 40.7506), "JFK": (-73.7781, 40.6413), "La Guardia": (-73.8740, 40.7769)}


def hotspots(house):
    """S6: rides with real coordinates, their schema discovered, a result for every row."""
    source, out = house.stream("rides"), house.stream("hotspots")
    chance = random.Random(6)
    rides = []
    for number in range(1_000):
        place = (list(PLACES.values()) + [None] * 3)[number % 6]
        if place is None:
            longitude, latitude = chance.uniform(-74.25, -73.65), chance.uniform(40.45, 40.95)
        else:
            longitude, latitude = (chance.gauss(middle, 0.002) for middle in place)
        rides.append({"vendor_id": 1 + number % 2, "pickup_longitude": round(longitude, 6),
                      "pickup_latitude": round(latitude, 6), "fare_amount": round(chance.uniform(3, 60), 2)})
    house.put("rides", rides[:50])
    found = house.v2.discover_input_schema(
        ResourceARN=source, ServiceExecutionRole=ROLE,
        InputStartingPositionConfiguration={"InputStartingPosition": "TRIM_HORIZON"})["InputSchema"]
    kinds = {column["Name"]: column["SqlType"] for column in found["RecordColumns"]}
    assert kinds["pickup_longitude"].startswith(("DOUBLE", "DECIMAL")), kinds
    for column in found["RecordColumns"]:
        if column["Name"].startswith("pickup"):
            column["SqlType"] = "DOUBLE"
    code = """
        CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM"
            ("pickup_longitude" DOUBLE, "pickup_latitude" DOUBLE, HOTSPOTS_RESULT VARCHAR(10000));
        CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
        SELECT "pickup_longitude", "pickup_latitude", "HOTSPOTS_RESULT" FROM TABLE(HOTSPOTS(
            CURSOR(SELECT STREAM "pickup_longitude", "pickup_latitude" FROM "SOURCE_SQL_STREAM_001"), 1000, 0.013, 20));"""
    house.v2.create_application(
        ApplicationName="taxis", RuntimeEnvironment="SQL-1_0", ServiceExecutionRole=ROLE,
        ApplicationConfiguration={
            "SqlApplicationConfiguration": {
                "Inputs": [{"NamePrefix": "SOURCE_SQL_STREAM", "KinesisStreamsInput": {"ResourceARN": source},
                            "InputSchema": found}],
                "Outputs": [{"Name": "DESTINATION_SQL_STREAM", "KinesisStreamsOutput": {"ResourceARN": out},
                             "DestinationSchema": {"RecordFormatType": "JSON"}}]},
            "ApplicationCodeConfiguration": {"CodeContentType": "PLAINTEXT", "CodeContent": {"TextContent": code}}})
    described = house.v2.describe_application(ApplicationName="taxis")["ApplicationDetail"]
    sql = described["ApplicationConfigurationDescription"]["SqlApplicationConfigurationDescription"]
    house.v2.start_application(ApplicationName="taxis", RunConfiguration={"SqlRunConfigurations": [
        {"InputId": sql["InputDescriptions"][0]["InputId"],
         "InputStartingPositionConfiguration": {"InputStartingPosition": "TRIM_HORIZON"}}]})
    house.running("taxis", house.v2)
    house.put("rides", rides[50:])
    rows = house.until("hotspots", 1_000)
    equal(len(rows), 1_000)
    spots = json.loads(rows[-1]["HOTSPOTS_RESULT"])["hotspots"]
    for name, (longitude, latitude) in PLACES.items():
        inside = [spot for spot in spots if all(
            low <= value <= high for low, value, high in zip(spot["minValues"], (longitude, latitude), spot["maxValues"]))]
        assert inside, f"{name} is in none of {spots}"
    assert len(spots) <= 8, spots
    assert all(spot["density"] > 0 for spot in spots)


def news(house):
    """S11: clicks joined with a reference table, counted by gender, segment and article every minute."""
    source, out = house.stream("clicks", 4), house.stream("trending")
    users = {n: ("fm"[n % 2], f"segment-{n % 3}") for n in range(50)}
    (house.buckets / "users").mkdir()
    (house.buckets / "users/users.csv").write_text("".join(f"{n},{g},{s}\n" for n, (g, s) in users.items()))
    reference = {
        "TableName": "USERS",
        "S3ReferenceDataSource": {"BucketARN": "arn:aws:s3:::users", "FileKey": "users.csv", "ReferenceRoleARN": ROLE},
        "ReferenceSchema": {
            "RecordFormat": {"RecordFormatType": "CSV", "MappingParameters": {
                "CSVMappingParameters": {"RecordRowDelimiter": "\n", "RecordColumnDelimiter": ","}}},
            "RecordColumns": [{"Name": "USER_ID", "SqlType": "INTEGER"}, {"Name": "GENDER", "SqlType": "VARCHAR(8)"},
                              {"Name": "SEGMENT", "SqlType": "VARCHAR(16)"}]}}
    code = """
        CREATE OR REPLACE STREAM TRENDING (GENDER VARCHAR(8), SEGMENT VARCHAR(16), ARTICLE VARCHAR(32), CLICKS BIGINT);
        CREATE OR REPLACE STREAM SEEN (USER_ID INTEGER);
    """
    for number in (1, 2):
        stream = f"SOURCE_SQL_STREAM_00{number}"
        code += f"""
        CREATE OR REPLACE PUMP IN_{number} AS INSERT INTO ALL_CLICKS SELECT STREAM USER_ID, ARTICLE FROM {stream};
        CREATE OR REPLACE PUMP SEEN_{number} AS INSERT INTO SEEN SELECT STREAM USER_ID FROM {stream};"""
    code = 'CREATE OR REPLACE STREAM ALL_CLICKS (USER_ID INTEGER, ARTICLE VARCHAR(32));' + code + """
        CREATE OR REPLACE PUMP OUT_PUMP AS INSERT INTO TRENDING
        SELECT STREAM r.GENDER, r.SEGMENT, c.ARTICLE, COUNT(*) FROM ALL_CLICKS c JOIN USERS r ON c.USER_ID = r.USER_ID
        GROUP BY r.GENDER, r.SEGMENT, c.ARTICLE, STEP(c.ROWTIME BY INTERVAL '60' SECOND);"""
    house.application("news", code, source, [("USER_ID", "INTEGER"), ("ARTICLE", "VARCHAR(32)")],
                      {"TRENDING": out, "SEEN": house.stream("clicks-seen")}, count=2, references=[reference])
    house.advance(60 - house.clock_ms // 1000 % 60)
    clicks = [{"USER_ID": n * 7 % 60, "ARTICLE": f"article-{n * n % 5}"} for n in range(1_000)]
    house.put("clicks", clicks)
    # Two writers of one stream: a row goes on when the time of both has passed it.
    for _ in range(400):
        house.advance(0.1)
        if len(house.rows("clicks-seen")) == 1_000:
            break
    house.advance(60, step=1)
    # Users from 50 on are in no table.
    wanted = collections.Counter((*users[c["USER_ID"]], c["ARTICLE"]) for c in clicks if c["USER_ID"] in users)
    rows = house.until("trending", len(wanted))
    equal({(row["GENDER"], row["SEGMENT"], row["ARTICLE"]): row["CLICKS"] for row in rows}, dict(wanted))


def errors(house):
    """What gives no row is in error_stream, late rows too, and nothing else is lost."""
    source, bad = house.stream("mixed"), house.stream("errors")
    shares, timed = house.stream("shares"), house.stream("timed")
    # The service gives every row the time of its arrival, which is never late; a program that takes a time of the record as
    # ROWTIME makes rows late that are older than the newest before them.
    house.application("errors", """
        CREATE OR REPLACE STREAM SHARES (ID INTEGER, SHARE INTEGER);
        CREATE OR REPLACE PUMP P AS INSERT INTO SHARES SELECT STREAM ID, 100 / PARTS FROM SOURCE_SQL_STREAM_001;
        CREATE OR REPLACE STREAM TIMED (ID INTEGER);
        CREATE OR REPLACE PUMP BY_EVENT AS INSERT INTO TIMED
        SELECT STREAM ID, TO_TIMESTAMP("AT") AS ROWTIME FROM SOURCE_SQL_STREAM_001;""",
        source, [("ID", "INTEGER"), ("PARTS", "INTEGER"), ("AT", "BIGINT")],
        {"SHARES": shares, "TIMED": timed, "error_stream": bad})
    row = lambda id_, parts, at: {"ID": id_, "PARTS": parts, "AT": EPOCH_MS + at}
    house.put("mixed", [
        row(1, 4, 1_000), b"{broken", row("x", 1, 2_000), row(2, 0, 2_000), row(99_999_999_999, 1, 3_000),
        row(3, 50, 5_000), row(4, 10, 4_999)], key=lambda _: "one")
    rows = house.until("errors", 5)
    # A good row after all of it.
    house.put("mixed", [row(5, 20, 5_000)], key=lambda _: "one")
    equal(house.until("shares", 4), [{"ID": id_, "SHARE": share} for id_, share in ((1, 25), (3, 2), (4, 10), (5, 5))])
    equal([row["ID"] for row in house.until("timed", 4)], [1, 2, 3, 5])
    equal(len(house.rows("errors")), 5)
    equal(house.v1.describe_application(ApplicationName="errors")["ApplicationDetail"]["ApplicationStatus"], "RUNNING")
    columns = {"ERROR_TIME", "ERROR_LEVEL", "ERROR_NAME", "MESSAGE", "DATA_ROWTIME", "DATA_ROW", "PUMP_NAME"}
    assert all(set(row) == columns for row in rows), rows
    found = {(row["ERROR_NAME"], row["PUMP_NAME"], row["ERROR_LEVEL"]) for row in rows}
    equal(found, {("InputParseError", None, "ERROR"), ("InputCoercionError", None, "ERROR"),
                  ("RowEvaluationError", "P", "ERROR"), ("OutOfOrderRow", "BY_EVENT", "ERROR")})
    data = {row["ERROR_NAME"]: bytes.fromhex(row["DATA_ROW"]).decode() for row in rows}
    equal(data["InputParseError"], "{broken")
    assert data["RowEvaluationError"].startswith("2,0,"), data
    assert data["OutOfOrderRow"].startswith("4"), data
    late_says = next(row["MESSAGE"] for row in rows if row["ERROR_NAME"] == "OutOfOrderRow")
    assert "00:00:04.999" in late_says and "00:00:05.000" in late_says, late_says
    assert all(row["MESSAGE"] for row in rows), rows
    equal(sum(row["ERROR_NAME"] == "InputCoercionError" for row in rows), 2)


def stopped(house):
    """Stopped and started at LAST_STOPPED_POINT, it has lost nothing."""
    source, out = house.stream("counted"), house.stream("counts")
    house.application("counter", """
        CREATE OR REPLACE STREAM COUNTS (TOTAL BIGINT);
        CREATE OR REPLACE PUMP P AS INSERT INTO COUNTS
        SELECT STREAM COUNT(*) FROM SOURCE_SQL_STREAM_001 s GROUP BY STEP(s.ROWTIME BY INTERVAL '1' HOUR);
        CREATE OR REPLACE STREAM SEEN (ID INTEGER);
        CREATE OR REPLACE PUMP Q AS INSERT INTO SEEN SELECT STREAM ID FROM SOURCE_SQL_STREAM_001;""",
        source, [("ID", "INTEGER")], {"COUNTS": out, "SEEN": house.stream("counted-seen")})
    house.advance(3600 - house.clock_ms // 1000 % 3600, step=600)
    house.put("counted", [{"ID": n} for n in range(10)])
    house.until("counted-seen", 10)
    house.v1.stop_application(ApplicationName="counter")
    ends = time.monotonic() + PATIENCE
    while house.v1.describe_application(ApplicationName="counter")["ApplicationDetail"]["ApplicationStatus"] != "READY":
        assert time.monotonic() < ends
        time.sleep(0.05)
    house.put("counted", [{"ID": n} for n in range(10, 25)])
    house.start_application("counter", "LAST_STOPPED_POINT")
    equal(sorted(row["ID"] for row in house.until("counted-seen", 25)), list(range(25)))
    house.advance(3600, step=600)
    equal(house.until("counts", 1), [{"TOTAL": 25}])


def away(house):
    """An output whose stream is gone holds up no other, and gets its rows when the stream is there again."""
    source, here, gone = house.stream("travels"), house.stream("here"), house.stream("gone")
    house.application("away", "".join(f"""
        CREATE OR REPLACE STREAM {name} (ID INTEGER);
        CREATE OR REPLACE PUMP {name}_PUMP AS INSERT INTO {name} SELECT STREAM ID FROM SOURCE_SQL_STREAM_001;"""
        for name in ("HERE", "GONE")), source, [("ID", "INTEGER")], {"HERE": here, "GONE": gone})
    house.kinesis.delete_stream(StreamName="gone")
    house.kinesis.get_waiter("stream_not_exists").wait(StreamName="gone", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    for number in range(5):
        house.put("travels", [{"ID": number}], key=lambda _: "one")
        house.until("here", number + 1)
    house.stream("gone")
    ends = time.monotonic() + PATIENCE
    while len(house.rows("gone")) < 5:
        assert time.monotonic() < ends, house.rows("gone")
        house.advance(5)
    for stream in ("here", "gone"):
        equal([row["ID"] for row in house.rows(stream)], list(range(5)))


def sealed(house):
    """What an application remembers of an encrypted stream is not on the disk, and comes back after `kill -9`."""
    code = """
        CREATE OR REPLACE STREAM HOURLY (NAME VARCHAR(16), TOTAL BIGINT);
        CREATE OR REPLACE PUMP P AS INSERT INTO HOURLY SELECT STREAM UPPER(NAME), COUNT(*)
        FROM SOURCE_SQL_STREAM_001 s GROUP BY UPPER(NAME), FLOOR(s.ROWTIME TO HOUR);"""
    for name, word in (("open", "visible"), ("private", "hidden")):
        source, out = house.stream(name), house.stream(f"{name}-out")
        if name == "private":
            for stream in (name, f"{name}-out"):
                house.kinesis.start_stream_encryption(StreamName=stream, EncryptionType="KMS", KeyId="alias/private")
                wait_active(house.kinesis, StreamName=stream)
        house.application(f"{name}-hours", code, source, [("NAME", "VARCHAR(16)")], {"HOURLY": out})
        house.put(name, [{"NAME": f"{word}-{n % 5}"} for n in range(20)], key=lambda row: row["NAME"])
    # Names in capitals are in no record: only in what is remembered.
    ends = time.monotonic() + PATIENCE
    while not on_disk(house.data, b"VISIBLE-4"):
        assert time.monotonic() < ends, "nothing is remembered of the stream that is not encrypted"
        house.advance(30, step=5)
    house.advance(60, step=5)
    house.kill()
    equal(on_disk(house.data, b"HIDDEN-") + on_disk(house.data, b"hidden-"), [])
    keyring = house.data / "keys" / "keyring.toml"
    away = keyring.rename(house.data.parent / "keyring-of-applications.toml")
    house.start()
    while "what the application remembers is encrypted, and its key arn:aws:kms:" not in house.words():
        assert time.monotonic() < ends, f"the missing key is not named: {house.words()}"
        time.sleep(0.05)
    house.kill()
    away.rename(keyring)
    house.start()
    for name, word in (("open", "VISIBLE"), ("private", "HIDDEN")):
        house.running(f"{name}-hours")
        house.advance(3600, step=600)
        equal({row["NAME"]: row["TOTAL"] for row in house.until(f"{name}-out", 5)}, {f"{word}-{n}": 4 for n in range(5)})
    equal(on_disk(house.data, b"HIDDEN-") + on_disk(house.data, b"hidden-"), [])


def hours(house, kills):
    """Windows of an hour over three hours, in which the server may be killed; answers all distinct results."""
    source, out = house.stream("trips", 2), house.stream("hourly")
    house.application("hours", """
        CREATE OR REPLACE STREAM HOURLY (NAME VARCHAR(16), TOTAL BIGINT, TRIPS BIGINT, "Hour" TIMESTAMP);
        CREATE OR REPLACE PUMP P AS INSERT INTO HOURLY
        SELECT STREAM NAME, SUM(DISTANCE), COUNT(*), FLOOR(s.ROWTIME TO HOUR) FROM SOURCE_SQL_STREAM_001 s
        GROUP BY NAME, FLOOR(s.ROWTIME TO HOUR);
        CREATE OR REPLACE STREAM SEEN (ID INTEGER);
        CREATE OR REPLACE PUMP Q AS INSERT INTO SEEN SELECT STREAM ID FROM SOURCE_SQL_STREAM_001;""",
        source, [("ID", "INTEGER"), ("NAME", "VARCHAR(16)"), ("DISTANCE", "INTEGER")],
        {"HOURLY": out, "SEEN": house.stream("trips-seen")})
    put = 0
    for slice_ in range(18):
        house.put("trips", [{"ID": put + n, "NAME": f"unicorn-{n % 5}", "DISTANCE": slice_ * n} for n in range(40)],
                  key=lambda row: str(row["ID"]))
        put += 40
        if slice_ in kills:
            # Also records that were put a moment ago, and that nobody has seen come out.
            house.kill()
            house.start()
            house.running("hours")
        seen = house.until("trips-seen", put, distinct=lambda rows: len({row["ID"] for row in rows}))
        equal({row["ID"] for row in seen}, set(range(put)))
        house.advance(600, step=60)
    house.advance(3600, step=600)
    results = lambda rows: {(row["NAME"], row["TOTAL"], row["TRIPS"], row["Hour"]) for row in rows}
    rows = house.until("hourly", 15, distinct=lambda rows: len(results(rows)))
    distinct = results(rows)
    repeats = len(rows) - len(distinct)
    assert repeats <= 5 * len(kills), f"{repeats} repeats after {len(kills)} kills"
    return distinct


def main():
    binary = os.environ["FLUMEN_BIN"]
    scratch = pathlib.Path(os.environ["FLUMEN_SCRATCH"]) / "analytics-live"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    servers = []

    def house(name, **options):
        one = House(binary, scratch / name, **options)
        one.start()
        servers.append(one)
        return one

    moved = house("moved")
    with check("auction: amounts and distinct bidders in steps of 15 seconds"):
        auction(moved)
    with check("taxi rides: schema discovered, a hotspots result for every row"):
        hotspots(moved)
    with check("trending news: reference join, minute windows, two in-application streams"):
        news(moved)
    with check("bad records, wrong types, division by zero, overflow, late rows: in error_stream, nothing else lost"):
        errors(moved)
    with check("stopped and started at LAST_STOPPED_POINT: nothing lost, the window whole"):
        stopped(moved)
    with check("an output whose stream is gone holds up no other, and gets its rows when it is there again"):
        away(moved)
    with check("an application whose stream is missing is refused"):
        moved.v1.create_application(
            ApplicationName="nowhere", ApplicationCode="CREATE STREAM S (A INTEGER);",
            Inputs=[{"NamePrefix": "IN", "InputSchema": json_schema([("A", "INTEGER")]), "KinesisStreamsInput": {
                "ResourceARN": "arn:aws:kinesis:us-east-1:000000000000:stream/nowhere", "RoleARN": ROLE}}])
        with refused("InvalidApplicationConfigurationException", "nowhere"):
            moved.v1.start_application(ApplicationName="nowhere", InputConfigurations=[])
    with check("what is remembered of an encrypted stream is not on the disk, and is there again with its key"):
        sealed(house("sealed"))
    with check("kill -9 in the middle of windows of an hour: the results of an undisturbed run"):
        calm, killed = hours(house("calm"), ()), hours(house("killed"), (2, 5, 9, 13, 17))
        equal(killed, calm)
        equal(len(calm), 15)
    with check("unicorns: the distance of each, exactly on the minute"):
        unicorns(house("real", test_clock=False))
    for server in servers:
        server.process.terminate()
    for server in servers:
        equal(server.process.wait(30), 0)
    finish()


if __name__ == "__main__":
    main()
