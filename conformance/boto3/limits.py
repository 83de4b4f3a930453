"""AWS's limits, capacity modes and metrics, in servers whose clock this program moves.

Time is the test clock's everywhere: thirty seconds of throttling and a month of on-demand scaling take seconds.

Usage: limits.py
FLUMEN_BIN names the server's binary and FLUMEN_SCRATCH a folder for its data.
"""

import collections
import json
import os
import pathlib
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

from botocore.exceptions import ClientError

from harness import all_shards, check, client, drain, equal, finish, refused

MIB = 1 << 20
SCRATCH = pathlib.Path(os.environ["FLUMEN_SCRATCH"])
START_MS = 1_800_000_000_000 // 60_000 * 60_000


class Server:
    """A server with a test clock; killed at the end."""

    def __init__(self, name, settings):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{port}"
        folder = SCRATCH / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "flumen.toml").write_text(settings)
        self.log = open(folder / "server.log", "wb")
        self.process = subprocess.Popen(
            [os.environ["FLUMEN_BIN"], "serve", "--listen", f"127.0.0.1:{port}", "--data", folder / "data",
             "--config", folder / "flumen.toml", f"--test-clock={START_MS // 1000}"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
        )
        self.folder = folder

    def __enter__(self):
        for _ in range(500):
            try:
                urllib.request.urlopen(f"{self.endpoint}/ready", timeout=2).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.02)
        self.__exit__()
        raise RuntimeError((self.folder / "server.log").read_text())

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder / "data", ignore_errors=True)

    def page(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self.endpoint}{path}", data=data, timeout=60) as answer:
            return answer.read().decode()

    def clock(self, **change):
        return json.loads(self.page("/_flumen/clock", change))["now_ms"]

    def wait(self, seconds, step=None):
        return self.clock(advance_seconds=seconds, **({} if step is None else {"step_seconds": step}))

    def minutes(self):
        return [json.loads(line) for line in self.page("/_flumen/minutes").splitlines()]

    def new_minute(self):
        """To the end of the running minute; answers that time."""
        now = self.clock()
        return self.wait((60_000 - now % 60_000) / 1000)

    def end_minute(self):
        """To the end of the running minute, and until the points of it are there."""
        end = self.new_minute()
        for _ in range(200):
            points = [point for point in self.minutes() if point["minute_ms"] == end - 60_000]
            if points:
                return points
            time.sleep(0.01)
        raise AssertionError(f"no points of the minute {end - 60_000}")


def iterator(kinesis, stream, shard="shardId-000000000000", kind="TRIM_HORIZON"):
    answer = kinesis.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType=kind)
    return answer["ShardIterator"]


def records(count, size, key="k"):
    return [{"Data": b"x" * (size - len(key)), "PartitionKey": key}] * count


def throttled(call, **arguments):
    """Whether the call was refused for its rate; any other refusal is an error."""
    try:
        call(**arguments)
    except ClientError as why:
        assert why.response["Error"]["Code"] in ("ProvisionedThroughputExceededException", "LimitExceededException")
        assert why.response["Error"]["Message"].startswith("Rate exceeded"), why
        return True
    return False


def within(found, wanted, percent=5):
    assert abs(found - wanted) * 100 <= wanted * percent, f"{found} is not within {percent} % of {wanted}"


def clock_checks(server):
    kinesis = client(server.endpoint)
    kinesis.create_stream(StreamName="time", ShardCount=1)

    with check("a new stream is CREATING for its time"):
        equal(kinesis.describe_stream_summary(StreamName="time")["StreamDescriptionSummary"]["StreamStatus"], "CREATING")
        server.wait(5)
        equal(kinesis.describe_stream_summary(StreamName="time")["StreamDescriptionSummary"]["StreamStatus"], "ACTIVE")

    with check("an iterator lives 300 seconds"):
        issued = iterator(kinesis, "time")
        server.wait(300)
        kinesis.get_records(ShardIterator=issued)
        server.wait(0.001)
        with refused("ExpiredIteratorException", "tolerated delay of 300000 milliseconds"):
            kinesis.get_records(ShardIterator=issued)

    with check("records disappear when their retention is over, and not before"):
        kinesis.put_record(StreamName="time", Data=b"old", PartitionKey="k")
        server.wait(24 * 3600)
        equal([r["Data"] for r in drain(kinesis, iterator(kinesis, "time"))], [b"old"])
        server.wait(1)
        equal(drain(kinesis, iterator(kinesis, "time")), [])

    with check("arrival times are the clock's"):
        kinesis.put_record(StreamName="time", Data=b"new", PartitionKey="k")
        found = drain(kinesis, iterator(kinesis, "time"))[0]["ApproximateArrivalTimestamp"].timestamp()
        equal(round(found * 1000), server.clock())

    with check("the clock runs and stands when it is told to"):
        before = server.clock(running=True)
        time.sleep(0.05)
        after = server.clock(running=False)
        assert after > before, (before, after)
        equal(server.clock(), after)

    with check("a clock that is asked for nonsense says what it takes"):
        try:
            server.clock(advance_hours=1)
        except urllib.error.HTTPError as why:
            equal(why.code, 400)
            assert "advance_seconds" in why.read().decode()
        else:
            raise AssertionError("accepted")


def shard_checks(server):
    kinesis = client(server.endpoint)
    for name in ("bytes", "records", "reads", "texts"):
        kinesis.create_stream(StreamName=name, ShardCount=1)
        server.wait(5)

    def offer(stream, batch, steps, seconds):
        accepted = 0
        for _ in range(steps):
            answer = kinesis.put_records(StreamName=stream, Records=batch)
            accepted += len(batch) - answer["FailedRecordCount"]
            server.wait(seconds / steps)
        return accepted

    with check("1 MiB a second of writes, over 30 seconds"):
        within(offer("bytes", records(20, 50_000), 60, 30) * 50_000, 30 * MIB)

    with check("1,000 records a second, over 30 seconds"):
        within(offer("records", records(500, 10), 100, 30), 30_000)

    with check("5 reads a second, over 30 seconds"):
        there = iterator(kinesis, "reads", kind="LATEST")
        accepted = 0
        for _ in range(300):
            accepted += not throttled(kinesis.get_records, ShardIterator=there)
            server.wait(0.1)
        within(accepted, 150)

    with check("2 MiB a second of reads, over 30 seconds"):
        for _ in range(12):
            kinesis.put_records(StreamName="reads", Records=records(10, 100_000))
            server.wait(1)
        there = iterator(kinesis, "reads")
        got = 0
        for _ in range(150):
            try:
                answer = kinesis.get_records(ShardIterator=there, Limit=8)
                got += sum(len(r["Data"]) + len(r["PartitionKey"]) for r in answer["Records"])
            except ClientError as why:
                equal(why.response["Error"]["Code"], "ProvisionedThroughputExceededException")
            server.wait(0.2)
        within(got, 60 * MIB)

    with check("a read of 10 MiB closes the shard for five seconds"):
        server.wait(10)
        there = iterator(kinesis, "reads")
        answer = kinesis.get_records(ShardIterator=there)
        assert sum(len(r["Data"]) for r in answer["Records"]) > 9.5 * MIB
        server.wait(4.5)
        assert throttled(kinesis.get_records, ShardIterator=there)
        server.wait(0.6)
        assert not throttled(kinesis.get_records, ShardIterator=there)

    with check("reads at the same time give no more than one after the other"):
        server.wait(10)
        there = iterator(kinesis, "reads")
        sizes = []

        def read():
            try:
                answer = client(server.endpoint).get_records(ShardIterator=there)
                sizes.append(sum(len(r["Data"]) for r in answer["Records"]))
            except ClientError as why:
                equal(why.response["Error"]["Code"], "ProvisionedThroughputExceededException")
                sizes.append(0)

        readers = [threading.Thread(target=read) for _ in range(5)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        equal(len(sizes), 5)
        equal(len([size for size in sizes if size]), 1)

    with check("5 iterators a second, over 30 seconds"):
        wanted = {"StreamName": "texts", "ShardId": "0", "ShardIteratorType": "LATEST"}
        accepted = 0
        for _ in range(300):
            accepted += not throttled(kinesis.get_shard_iterator, **wanted)
            server.wait(0.1)
        within(accepted, 150)

    with check("five iterators at once"):
        server.wait(1)
        equal([throttled(kinesis.get_shard_iterator, **wanted) for _ in range(7)], [False] * 5 + [True] * 2)

    with check("a throttled entry fails alone, in its place, in AWS's words"):
        batch = records(1, 600_000) + records(1, 600_000) + records(1, 100)
        answer = kinesis.put_records(StreamName="texts", Records=batch)
        equal(answer["FailedRecordCount"], 1)
        failed = answer["Records"][1]
        text = "Rate exceeded for shard shardId-000000000000 in stream texts under account 000000000000."
        equal(failed, {"ErrorCode": "ProvisionedThroughputExceededException", "ErrorMessage": text})
        assert all("SequenceNumber" in answer["Records"][i] for i in (0, 2))
        with refused("ProvisionedThroughputExceededException", text):
            kinesis.put_record(StreamName="texts", Data=b"x" * 600_000, PartitionKey="k")
        equal(len(drain(kinesis, iterator_later(server, kinesis, "texts"))), 2)

    with check("a dry run is neither done nor counted"):
        for _ in range(2):
            with refused("DryRunOperationException"):
                kinesis.put_record(StreamName="texts", Data=b"x" * (MIB - 1), PartitionKey="k", DryRun=True)
        server.wait(1)
        kinesis.put_record(StreamName="texts", Data=b"x" * (MIB - 1), PartitionKey="k")

    with check("a large record passes and is paid back"):
        kinesis.create_stream(StreamName="large", ShardCount=1, MaxRecordSizeInKiB=10_240)
        server.wait(5)
        put = {"StreamName": "large", "PartitionKey": "k"}
        kinesis.put_record(Data=b"x" * (10 * MIB - 1), **put)
        server.wait(8.9)
        assert throttled(kinesis.put_record, Data=b"x", **put)
        server.wait(0.2)
        assert not throttled(kinesis.put_record, Data=b"x", **put)


def iterator_later(server, kinesis, stream):
    server.wait(1)
    return iterator(kinesis, stream)


def control_checks(server):
    kinesis = client(server.endpoint)

    def accepted(call, tries=30, **arguments):
        """How many of the calls are answered in one second of the clock, spread over it."""
        server.wait(2)
        return sum(not throttled(call, **arguments) for _ in range(tries))

    with check("control operations answer within their rates"):
        for call, arguments, rate in [
            (kinesis.describe_limits, {}, 1),
            (kinesis.list_streams, {}, 5),
            (kinesis.describe_stream, {"StreamName": "texts"}, 10),
            (kinesis.describe_stream_summary, {"StreamName": "texts"}, 20),
            (kinesis.list_tags_for_stream, {"StreamName": "texts"}, 5),
            (kinesis.describe_account_settings, {}, 5),
        ]:
            equal((call.__name__, accepted(call, **arguments)), (call.__name__, rate))

    with check("rates of a stream are no rates of another"):
        server.wait(2)
        equal(accepted(kinesis.list_tags_for_stream, StreamName="texts"), 5)
        assert not throttled(kinesis.list_tags_for_stream, StreamName="bytes")

    with check("five streams are CREATING at the most"):
        server.wait(2)
        for i in range(5):
            kinesis.create_stream(StreamName=f"creating-{i}", ShardCount=1)
            server.wait(0.5)
        with refused("LimitExceededException", "5 streams in state CREATING"):
            kinesis.create_stream(StreamName="creating-5", ShardCount=1)
        server.wait(5)
        kinesis.create_stream(StreamName="creating-5", ShardCount=1)

    with check("the mode changes twice in 24 hours"):
        server.wait(5)
        arn = kinesis.describe_stream_summary(StreamName="texts")["StreamDescriptionSummary"]["StreamARN"]

        def change(mode):
            kinesis.update_stream_mode(StreamARN=arn, StreamModeDetails={"StreamMode": mode})
            server.wait(5)

        change("ON_DEMAND")
        change("PROVISIONED")
        with refused("LimitExceededException", "2 switches"):
            change("ON_DEMAND")
        server.wait(24 * 3600)
        change("ON_DEMAND")

    with check("warm throughput wants a commitment, which lasts a day"):
        warm = {"StreamName": "texts", "WarmThroughputMiBps": 6}
        with refused("InvalidArgumentException", "MinimumThroughputBillingCommitment"):
            kinesis.update_stream_warm_throughput(**warm)
        commit = kinesis.update_account_settings
        answer = commit(MinimumThroughputBillingCommitment={"Status": "ENABLED"})
        equal(answer["MinimumThroughputBillingCommitment"]["Status"], "ENABLED")
        equal(kinesis.update_stream_warm_throughput(**warm)["WarmThroughput"]["TargetMiBps"], 6)
        answer = commit(MinimumThroughputBillingCommitment={"Status": "DISABLED"})
        equal(answer["MinimumThroughputBillingCommitment"]["Status"], "ENABLED_UNTIL_EARLIEST_ALLOWED_END")
        server.wait(24 * 3600)
        equal(kinesis.describe_account_settings()["MinimumThroughputBillingCommitment"]["Status"], "DISABLED")


def metric_checks(server):
    kinesis = client(server.endpoint)
    kinesis.create_stream(StreamName="metered", ShardCount=1)
    server.wait(5)
    kinesis.enable_enhanced_monitoring(StreamName="metered", ShardLevelMetrics=["ALL"])
    server.new_minute()

    with check("a minute's points are what was sent and read in it"):
        kinesis.put_record(StreamName="metered", Data=b"x" * 99, PartitionKey="k")
        kinesis.put_record(StreamName="metered", Data=b"x" * 49, PartitionKey="k")
        kinesis.put_records(StreamName="metered", Records=records(7, 10) + records(1, MIB))
        there = iterator(kinesis, "metered")
        server.wait(2)
        kinesis.get_records(ShardIterator=there, Limit=4)
        points = server.end_minute()
        of_stream = {p["metric"]: p for p in points if p["dimensions"] == {"StreamName": "metered"}}
        sums = {name: (p["count"], p["sum"]) for name, p in of_stream.items() if "Latency" not in name}
        equal(sums, {
            "IncomingBytes": (3, 220), "IncomingRecords": (3, 9),
            "PutRecord.Bytes": (2, 150), "PutRecord.Success": (2, 2),
            "PutRecords.Bytes": (1, 70), "PutRecords.Records": (1, 7), "PutRecords.Success": (1, 1),
            "PutRecords.TotalRecords": (1, 8), "PutRecords.SuccessfulRecords": (1, 7),
            "PutRecords.FailedRecords": (1, 0), "PutRecords.ThrottledRecords": (1, 1),
            "WriteProvisionedThroughputExceeded": (1, 1),
            "GetRecords.Bytes": (1, 170), "GetRecords.Records": (1, 4), "GetRecords.Success": (1, 1),
            "GetRecords.IteratorAgeMilliseconds": (1, 2000),
        })
        equal((of_stream["PutRecord.Bytes"]["min"], of_stream["PutRecord.Bytes"]["max"]), (50, 100))
        equal(of_stream["PutRecord.Bytes"]["unit"], "Bytes")
        for name in ("PutRecord.Latency", "PutRecords.Latency", "GetRecords.Latency"):
            assert of_stream[name]["sum"] > 0 and of_stream[name]["unit"] == "Milliseconds", name

    with check("shards have theirs where enhanced monitoring is on"):
        shard = {"StreamName": "metered", "ShardId": "shardId-000000000000"}
        sums = {p["metric"]: p["sum"] for p in points if p["dimensions"] == shard}
        equal(sums, {
            "IncomingBytes": 220, "IncomingRecords": 9, "OutgoingBytes": 170, "OutgoingRecords": 4,
            "IteratorAgeMilliseconds": 2000, "WriteProvisionedThroughputExceeded": 1,
        })

    with check("Prometheus sees the same"):
        lines = dict(line.rsplit(" ", 1) for line in server.page("/metrics").splitlines() if not line.startswith("#"))
        labels = 'account="000000000000",region="us-east-1",stream="metered"'
        equal(lines[f"flumen_kinesis_incoming_bytes_sum{{{labels}}}"], "220")
        equal(lines[f"flumen_kinesis_put_records_throttled_records_sum{{{labels}}}"], "1")
        equal(lines[f'flumen_kinesis_shard_incoming_records_sum{{{labels},shard="shardId-000000000000"}}'], "9")


def tag_checks(server):
    kinesis = client(server.endpoint)
    with check("a tag turns the limits on for one stream of a server without"):
        for name, more in [("slow", {"Tags": {"flumen.limits": "on"}}), ("fast", {})]:
            kinesis.create_stream(StreamName=name, ShardCount=1, **more)
        failed = {
            name: sum(
                kinesis.put_records(StreamName=name, Records=records(500, 10))["FailedRecordCount"] for _ in range(4)
            )
            for name in ("slow", "fast")
        }
        equal(failed, {"slow": 1000, "fast": 0})
        equal([throttled(kinesis.describe_limits) for _ in range(5)], [False] * 5)

    with check("the service distributes records of AUTO streams"):
        kinesis.create_stream(StreamName="auto", StreamModeDetails={"StreamMode": "ON_DEMAND"},
                              RecordDistributionStrategy="AUTO")
        entries = [{"Data": b"a", "PartitionKey": "same"}, {"Data": b"b"}] * 200
        answer = kinesis.put_records(StreamName="auto", Records=entries)
        counts = collections.Counter(r["ShardId"] for r in answer["Records"])
        assert len(counts) == 4 and all(95 <= n <= 105 for n in counts.values()), counts
        found = drain(kinesis, iterator(kinesis, "auto"))
        equal({r["Data"]: r.get("PartitionKey") for r in found}, {b"a": "same", b"b": None})


def scaling_checks(server):
    kinesis = client(server.endpoint)
    kinesis.create_stream(StreamName="scaled", StreamModeDetails={"StreamMode": "ON_DEMAND"})

    def open_shards():
        return kinesis.describe_stream_summary(StreamName="scaled")["StreamDescriptionSummary"]["OpenShardCount"]

    def minutes(count):
        """So many minutes, one by one; answers the shards that are open then."""
        before = server.clock()
        server.wait(60 * count, step=60)
        equal(server.clock(), before + 60_000 * count)
        return open_shards()

    with check("a load that rises to 8 MiB/s splits the four shards until twice of it fits"):
        equal(minutes(2), 4)
        keys = [f"key-{i}" for i in range(400)]
        batch = [{"Data": b"x" * (MIB // 4 - 8), "PartitionKey": key} for key in keys]
        seen = []
        for mib in (2, 8):  # MiB a second, for a minute
            for at in range(0, 60 * mib * 4, 40):
                entries = [batch[(at + i) % len(batch)] for i in range(40)]
                equal(kinesis.put_records(StreamName="scaled", Records=entries)["FailedRecordCount"], 0)
            seen.append(minutes(1))
        seen.append(minutes(1))
        equal(seen, [4, 8, 16])

    with check("nothing is lost while shards are split and merged by the service"):
        shards = all_shards(kinesis, StreamName="scaled")
        ranges = sorted(
            (int(s["HashKeyRange"]["StartingHashKey"]), int(s["HashKeyRange"]["EndingHashKey"]))
            for s in shards if "EndingSequenceNumber" not in s["SequenceNumberRange"]
        )
        equal((ranges[0][0], ranges[-1][1]), (0, (1 << 128) - 1))
        assert all(a[1] + 1 == b[0] for a, b in zip(ranges, ranges[1:]))
        found = 0
        for shard in shards:
            there = iterator(kinesis, "scaled", shard["ShardId"])
            while there:
                answer = kinesis.get_records(ShardIterator=there)
                found += len(answer["Records"])
                there = answer.get("NextShardIterator")
                if not answer["Records"] and answer["MillisBehindLatest"] == 0:
                    break
        equal(found, 60 * 10 * 4)

    with check("capacity stays for thirty days and is given back after"):
        equal(minutes(30), 16)
        server.wait(29 * 24 * 3600)
        equal(minutes(30), 16)
        server.wait(2 * 24 * 3600)
        equal(minutes(60), 4)


AWS_LIKE = """
[streams]
limits = true
creating_ms = 5000
creating_streams_max = 5
mode_changes_per_day_max = 2
"""

with Server("limited", AWS_LIKE) as limited:
    clock_checks(limited)
    shard_checks(limited)
    control_checks(limited)
    metric_checks(limited)
with Server("unlimited", "") as unlimited:
    tag_checks(unlimited)
    scaling_checks(unlimited)
finish()
