"""Every operation of Data Streams that is built, through boto3: by name and by ARN, over http and https."""

import datetime
import hashlib
import time

from botocore.exceptions import ClientError

from harness import (
    CA, TLS_ENDPOINT, check, client, drain, equal, finish, refused, wait_active, wait_gone,
)

TOP = 2**128 - 1


def md5_of(key):
    return int.from_bytes(hashlib.md5(key.encode()).digest(), "big")


def iterator(kinesis, stream, shard, kind, **more):
    return kinesis.get_shard_iterator(**stream, ShardId=shard, ShardIteratorType=kind, **more)["ShardIterator"]


def life_of_a_stream(kinesis, label, by):
    """One stream from creation to deletion. `by` makes the arguments that name it, from its name and ARN."""
    name = f"life-{label}".replace(" ", "-")
    with check(f"{label}: create, wait, describe"):
        kinesis.create_stream(StreamName=name, ShardCount=2)
        wait_active(kinesis, StreamName=name)
        found = kinesis.describe_stream(StreamName=name)["StreamDescription"]
        equal(found["StreamName"], name)
        equal(found["StreamStatus"], "ACTIVE")
        equal(found["RetentionPeriodHours"], 24)
        equal(found["EncryptionType"], "NONE")
        equal(found["HasMoreShards"], False)
        equal(found["EnhancedMonitoring"], [{"ShardLevelMetrics": []}])
        age = datetime.datetime.now(datetime.timezone.utc) - found["StreamCreationTimestamp"]
        assert abs(age.total_seconds()) < 120, age
        equal([shard["ShardId"] for shard in found["Shards"]], ["shardId-000000000000", "shardId-000000000001"])
        ranges = [shard["HashKeyRange"] for shard in found["Shards"]]
        half = 2**127
        equal(ranges[0], {"StartingHashKey": "0", "EndingHashKey": str(half - 1)})
        equal(ranges[1], {"StartingHashKey": str(half), "EndingHashKey": str(TOP)})
        for shard in found["Shards"]:
            assert "EndingSequenceNumber" not in shard["SequenceNumberRange"], shard
            assert "ParentShardId" not in shard, shard
            equal(len(shard["SequenceNumberRange"]["StartingSequenceNumber"]), 56)
        assert found["StreamARN"].endswith(f":stream/{name}"), found["StreamARN"]

    arn = kinesis.describe_stream(StreamName=name)["StreamDescription"]["StreamARN"]
    stream = by(name, arn)
    shards = ["shardId-000000000000", "shardId-000000000001"]

    with check(f"{label}: describe pages"):
        first = kinesis.describe_stream(**stream, Limit=1)["StreamDescription"]
        equal((first["HasMoreShards"], len(first["Shards"])), (True, 1))
        second = kinesis.describe_stream(**stream, Limit=1, ExclusiveStartShardId=shards[0])["StreamDescription"]
        equal((second["HasMoreShards"], second["Shards"][0]["ShardId"]), (False, shards[1]))

    with check(f"{label}: summary"):
        found = kinesis.describe_stream_summary(**stream)["StreamDescriptionSummary"]
        equal((found["OpenShardCount"], found["ConsumerCount"], found["StreamStatus"]), (2, 0, "ACTIVE"))
        equal(found["StreamModeDetails"], {"StreamMode": "PROVISIONED"})

    with check(f"{label}: creating it again is refused"):
        with refused("ResourceInUseException", name, "already exists."):
            kinesis.create_stream(StreamName=name, ShardCount=1)

    keys = [f"key-{n}" for n in range(40)]
    sent = {shard: [] for shard in shards}
    with check(f"{label}: put_record routes by MD5 and answers rising numbers"):
        for key in keys:
            wanted = shards[1] if md5_of(key) >= 2**127 else shards[0]
            answer = kinesis.put_record(**stream, PartitionKey=key, Data=key.encode())
            equal(answer["ShardId"], wanted)
            sent[wanted].append((int(answer["SequenceNumber"]), key, key.encode()))
        for rows in sent.values():
            equal(rows, sorted(rows))

    with check(f"{label}: explicit hash key wins, and an order hint is kept"):
        for shard, hash_key in [(shards[0], "0"), (shards[1], str(TOP))]:
            last = str(sent[shard][-1][0])
            answer = kinesis.put_record(
                **stream, PartitionKey="pk", ExplicitHashKey=hash_key, Data=b"", SequenceNumberForOrdering=last
            )
            equal(answer["ShardId"], shard)
            assert int(answer["SequenceNumber"]) > int(last)
            sent[shard].append((int(answer["SequenceNumber"]), "pk", b""))

    with check(f"{label}: put_records answers in request order"):
        data = [bytes([n % 256]) * (n * 37 % 3000) for n in range(500)]
        entries = [{"PartitionKey": f"batch-{n % 50}", "Data": body} for n, body in enumerate(data)]
        answer = kinesis.put_records(**stream, Records=entries)
        equal((answer["FailedRecordCount"], len(answer["Records"])), (0, 500))
        for entry, result in zip(entries, answer["Records"]):
            wanted = shards[1] if md5_of(entry["PartitionKey"]) >= 2**127 else shards[0]
            equal(result["ShardId"], wanted)
            assert "ErrorCode" not in result
            sent[wanted].append((int(result["SequenceNumber"]), entry["PartitionKey"], entry["Data"]))
        for rows in sent.values():
            equal([row[0] for row in rows], sorted(row[0] for row in rows))

    with check(f"{label}: TRIM_HORIZON gives back every byte in order"):
        for shard in shards:
            found = drain(kinesis, iterator(kinesis, stream, shard, "TRIM_HORIZON"))
            rows = [(int(r["SequenceNumber"]), r["PartitionKey"], r["Data"]) for r in found]
            equal(len(rows), len(sent[shard]))
            assert rows == sent[shard]
            arrival = [r["ApproximateArrivalTimestamp"] for r in found]
            equal(arrival, sorted(arrival))
            assert abs(arrival[-1].timestamp() - time.time()) < 120, arrival[-1]
            assert all("EncryptionType" not in r for r in found)

    with check(f"{label}: limits and next iterators walk the shard"):
        at, rows = iterator(kinesis, stream, shards[0], "TRIM_HORIZON"), []
        while len(rows) < len(sent[shards[0]]):
            answer = kinesis.get_records(ShardIterator=at, Limit=7)
            assert 0 < len(answer["Records"]) <= 7, len(answer["Records"])
            rows += [int(r["SequenceNumber"]) for r in answer["Records"]]
            at = answer["NextShardIterator"]
        equal(rows, [row[0] for row in sent[shards[0]]])

    with check(f"{label}: AT and AFTER_SEQUENCE_NUMBER"):
        numbers = [row[0] for row in sent[shards[0]]]
        middle = str(numbers[5])
        at = iterator(kinesis, stream, shards[0], "AT_SEQUENCE_NUMBER", StartingSequenceNumber=middle)
        equal([int(r["SequenceNumber"]) for r in drain(kinesis, at)], numbers[5:])
        after = iterator(kinesis, stream, shards[0], "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber=middle)
        equal([int(r["SequenceNumber"]) for r in drain(kinesis, after)], numbers[6:])
        start = kinesis.describe_stream(**stream)["StreamDescription"]["Shards"][0]["SequenceNumberRange"]
        first = iterator(
            kinesis, stream, shards[0], "AT_SEQUENCE_NUMBER", StartingSequenceNumber=start["StartingSequenceNumber"]
        )
        equal(len(drain(kinesis, first)), len(numbers))

    with check(f"{label}: LATEST is fixed when it is issued"):
        latest = iterator(kinesis, stream, shards[0], "LATEST")
        equal(kinesis.get_records(ShardIterator=latest)["Records"], [])
        put = kinesis.put_record(**stream, PartitionKey="late", ExplicitHashKey="0", Data=b"late")
        found = drain(kinesis, latest)
        equal([(r["SequenceNumber"], r["Data"]) for r in found], [(put["SequenceNumber"], b"late")])
        again = drain(kinesis, latest)
        equal([r["SequenceNumber"] for r in again], [put["SequenceNumber"]])

    with check(f"{label}: AT_TIMESTAMP"):
        old = datetime.datetime.now() - datetime.timedelta(hours=1)
        found = drain(kinesis, iterator(kinesis, stream, shards[1], "AT_TIMESTAMP", Timestamp=old))
        equal(len(found), len(sent[shards[1]]))
        arrival = found[len(found) // 2]["ApproximateArrivalTimestamp"]
        later = drain(kinesis, iterator(kinesis, stream, shards[1], "AT_TIMESTAMP", Timestamp=arrival))
        assert later and later[0]["ApproximateArrivalTimestamp"] >= arrival
        wanted = [r["SequenceNumber"] for r in found if r["ApproximateArrivalTimestamp"] >= arrival]
        equal([r["SequenceNumber"] for r in later], wanted)
        with refused("InvalidArgumentException"):
            iterator(kinesis, stream, shards[1], "AT_TIMESTAMP", Timestamp=datetime.datetime.now() + datetime.timedelta(hours=1))
        with refused("InvalidArgumentException"):
            iterator(kinesis, stream, shards[1], "AT_TIMESTAMP")

    with check(f"{label}: bad iterators are refused"):
        with refused("InvalidArgumentException", "Invalid ShardIterator."):
            kinesis.get_records(ShardIterator="AAAAAAAAAAHnonsense")
        good = iterator(kinesis, stream, shards[0], "TRIM_HORIZON")
        swapped = good[:-8] + ("A" if good[-8] != "A" else "B") + good[-7:]
        with refused("InvalidArgumentException", "Invalid ShardIterator."):
            kinesis.get_records(ShardIterator=swapped)
        with refused("ResourceNotFoundException", "shardId-000000000009"):
            iterator(kinesis, stream, "shardId-000000000009", "LATEST")
        with refused("InvalidArgumentException"):
            iterator(kinesis, stream, shards[0], "AT_SEQUENCE_NUMBER")
        with refused("InvalidArgumentException"):
            iterator(kinesis, stream, shards[0], "LATEST", StartingSequenceNumber=str(sent[shards[0]][0][0]))
        with refused("InvalidArgumentException"):
            iterator(
                kinesis, stream, shards[0], "AT_SEQUENCE_NUMBER", StartingSequenceNumber=str(sent[shards[1]][0][0])
            )
    shards_and_filters(kinesis, label, stream, shards)
    tags(kinesis, label, stream)
    retention(kinesis, label, stream)

    with check(f"{label}: delete, and it is gone"):
        kinesis.delete_stream(**stream)
        wait_gone(kinesis, StreamName=name)
        with refused("ResourceNotFoundException", f"Stream {name} under account ", " not found."):
            kinesis.describe_stream(StreamName=name)
        assert name not in kinesis.list_streams()["StreamNames"]


def shards_and_filters(kinesis, label, stream, shards):
    with check(f"{label}: list_shards pages"):
        first = kinesis.list_shards(**stream, MaxResults=1)
        equal([shard["ShardId"] for shard in first["Shards"]], shards[:1])
        second = kinesis.list_shards(NextToken=first["NextToken"], MaxResults=1)
        equal([shard["ShardId"] for shard in second["Shards"]], shards[1:])
        assert "NextToken" not in second, "the last page has no token"
        after = kinesis.list_shards(**stream, ExclusiveStartShardId=shards[0])
        equal([shard["ShardId"] for shard in after["Shards"]], shards[1:])

    with check(f"{label}: list_shards filters"):
        def ids(**shard_filter):
            return [s["ShardId"] for s in kinesis.list_shards(**stream, ShardFilter=shard_filter)["Shards"]]

        now = datetime.datetime.now()
        for kind in ["AT_LATEST", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON"]:
            equal(ids(Type=kind), shards)
        equal(ids(Type="AFTER_SHARD_ID", ShardId=shards[0]), shards[1:])
        equal(ids(Type="AT_TIMESTAMP", Timestamp=now), shards)
        equal(ids(Type="FROM_TIMESTAMP", Timestamp=now), shards)
        with refused("InvalidArgumentException"):
            ids(Type="AT_TIMESTAMP")
        with refused("InvalidArgumentException"):
            ids(Type="AFTER_SHARD_ID")

    with check(f"{label}: a list_shards token excludes the other selectors"):
        token = kinesis.list_shards(**stream, MaxResults=1)["NextToken"]
        with refused("InvalidArgumentException"):
            kinesis.list_shards(**stream, NextToken=token)
        with refused("InvalidArgumentException"):
            kinesis.list_shards(NextToken="nonsense")


def tags(kinesis, label, stream):
    with check(f"{label}: tags"):
        wanted = {f"tag-{n}": f"value {n}" for n in range(5)}
        kinesis.add_tags_to_stream(**stream, Tags=wanted)
        answer = kinesis.list_tags_for_stream(**stream)
        equal({tag["Key"]: tag["Value"] for tag in answer["Tags"]}, wanted)
        equal(answer["HasMoreTags"], False)
        page = kinesis.list_tags_for_stream(**stream, Limit=2)
        equal((len(page["Tags"]), page["HasMoreTags"]), (2, True))
        rest = kinesis.list_tags_for_stream(**stream, ExclusiveStartTagKey=page["Tags"][-1]["Key"])
        equal({tag["Key"] for tag in page["Tags"] + rest["Tags"]}, set(wanted))
        kinesis.add_tags_to_stream(**stream, Tags={"tag-0": "changed"})
        kinesis.remove_tags_from_stream(**stream, TagKeys=["tag-1", "tag-2", "never-there"])
        answer = kinesis.list_tags_for_stream(**stream)
        found = {tag["Key"]: tag["Value"] for tag in answer["Tags"]}
        equal(found, {"tag-0": "changed", "tag-3": "value 3", "tag-4": "value 4"})
        with refused("InvalidArgumentException"):
            kinesis.add_tags_to_stream(**stream, Tags={f"many-{n}": "" for n in range(48)})


def retention(kinesis, label, stream):
    def hours():
        return kinesis.describe_stream_summary(**stream)["StreamDescriptionSummary"]["RetentionPeriodHours"]

    with check(f"{label}: retention"):
        kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=24)
        equal(hours(), 24)
        kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=48)
        wait_active(kinesis, **stream)
        equal(hours(), 48)
        with refused("InvalidArgumentException"):
            kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=30)
        with refused("InvalidArgumentException"):
            kinesis.decrease_stream_retention_period(**stream, RetentionPeriodHours=72)
        with refused("InvalidArgumentException"):
            kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=8761)
        with refused("InvalidArgumentException"):
            kinesis.decrease_stream_retention_period(**stream, RetentionPeriodHours=23)
        kinesis.decrease_stream_retention_period(**stream, RetentionPeriodHours=24)
        wait_active(kinesis, **stream)
        equal(hours(), 24)


def listing(kinesis):
    names = [f"list-{n}" for n in range(5)]
    with check("list_streams pages by name and by token, and its paginator sees all"):
        for name in names:
            kinesis.create_stream(StreamName=name, ShardCount=1)
        for name in names:
            wait_active(kinesis, StreamName=name)
        first = kinesis.list_streams(Limit=2, ExclusiveStartStreamName="list-")
        equal((first["StreamNames"], first["HasMoreStreams"]), (names[:2], True))
        second = kinesis.list_streams(Limit=2, NextToken=first["NextToken"])
        equal(second["StreamNames"], names[2:4])
        summaries = {s["StreamName"]: s for s in second["StreamSummaries"]}
        equal(summaries["list-2"]["StreamStatus"], "ACTIVE")
        assert summaries["list-2"]["StreamARN"].endswith(":stream/list-2")
        pages = kinesis.get_paginator("list_streams").paginate(PaginationConfig={"PageSize": 1})
        found = [name for page in pages for name in page["StreamNames"]]
        equal([name for name in found if name.startswith("list-")], names)
        for name in names:
            kinesis.delete_stream(StreamName=name)
        for name in names:
            wait_gone(kinesis, StreamName=name)


def isolation():
    with check("regions and accounts are apart, and ARNs say which"):
        here = client()
        there = client(region="eu-west-1")
        other = client(access_key="123456789012")
        for kinesis, count in [(here, 1), (there, 2), (other, 3)]:
            kinesis.create_stream(StreamName="apart", ShardCount=count)
            wait_active(kinesis, StreamName="apart")
        arns = {}
        for kinesis, count, part in [
            (here, 1, ":us-east-1:"), (there, 2, ":eu-west-1:"), (other, 3, ":us-east-1:123456789012:"),
        ]:
            found = kinesis.describe_stream(StreamName="apart")["StreamDescription"]
            equal(len(found["Shards"]), count)
            assert part in found["StreamARN"], found["StreamARN"]
            arns[part] = found["StreamARN"]
        equal(len(set(arns.values())), 3)
        there.delete_stream(StreamName="apart")
        wait_gone(there, StreamName="apart")
        equal(here.describe_stream_summary(StreamName="apart")["StreamDescriptionSummary"]["StreamStatus"], "ACTIVE")
        for kinesis in [here, other]:
            kinesis.delete_stream(StreamName="apart")
            wait_gone(kinesis, StreamName="apart")


def refusals(kinesis):
    with check("what is not there is refused by name"):
        missing = {"StreamName": "missing"}
        for call in [
            lambda: kinesis.describe_stream(**missing),
            lambda: kinesis.describe_stream_summary(**missing),
            lambda: kinesis.delete_stream(**missing),
            lambda: kinesis.list_shards(**missing),
            lambda: kinesis.list_tags_for_stream(**missing),
            lambda: kinesis.add_tags_to_stream(**missing, Tags={"a": "b"}),
            lambda: kinesis.remove_tags_from_stream(**missing, TagKeys=["a"]),
            lambda: kinesis.put_record(**missing, PartitionKey="a", Data=b"b"),
            lambda: kinesis.put_records(**missing, Records=[{"PartitionKey": "a", "Data": b"b"}]),
            lambda: kinesis.increase_stream_retention_period(**missing, RetentionPeriodHours=48),
        ]:
            with refused("ResourceNotFoundException", "Stream missing under account ", " not found."):
                call()
        with refused("ResourceNotFoundException", "Shard shardId-000000000000 in stream missing under account "):
            iterator(kinesis, missing, "shardId-000000000000", "LATEST")

    with check("an operation that is not built answers an error that names it"):
        try:
            kinesis.list_queues()
        except ClientError as why:
            assert "ListQueues" in why.response["Error"]["Message"], why
        else:
            raise AssertionError("accepted")

    with check("records at and over the size limit"):
        kinesis.create_stream(StreamName="sizes", ShardCount=1)
        wait_active(kinesis, StreamName="sizes")
        most = 1024 * 1024 - len("k")
        kinesis.put_record(StreamName="sizes", PartitionKey="k", Data=b"x" * most)
        at = iterator(kinesis, {"StreamName": "sizes"}, "shardId-000000000000", "TRIM_HORIZON")
        equal([len(r["Data"]) for r in drain(kinesis, at)], [most])
        with refused("ValidationException"):
            kinesis.put_record(StreamName="sizes", PartitionKey="k", Data=b"x" * (most + 2))
        kinesis.delete_stream(StreamName="sizes")
        wait_gone(kinesis, StreamName="sizes")


def main():
    kinesis = client()
    life_of_a_stream(kinesis, "http by name", lambda name, arn: {"StreamName": name})
    life_of_a_stream(kinesis, "http by ARN", lambda name, arn: {"StreamARN": arn})
    if TLS_ENDPOINT and CA:
        life_of_a_stream(client(TLS_ENDPOINT), "https by name", lambda name, arn: {"StreamName": name})
        with check("https by address"):
            client(TLS_ENDPOINT.replace("localhost", "127.0.0.1")).list_streams()
    listing(kinesis)
    isolation()
    refusals(kinesis)
    finish()


if __name__ == "__main__":
    main()
