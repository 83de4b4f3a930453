"""JSON and CBOR say the same: one script of calls, once in each encoding, on a stream of its own for each.

Every answer is brought into one form along botocore's model: blobs as bytes, times as milliseconds. What must differ between
two streams (names, numbers and times that the server gives out) is masked; everything else, down to which members are
there, must be equal. Answers that are errors are compared in the same way, and so are the messages of SubscribeToShard: no
SDK that we know asks for those in CBOR, so a decoder of CBOR that is not ours judges them.

Usage: encodings.py
"""

import base64
import json
import re

from botocore.loaders import Loader

from harness import check, equal, finish
from wire import CBOR, JSON, Events, NoAnswer, Wire

MODEL = Loader().load_service_model("kinesis", "service-2")
SHAPES, OPERATIONS = MODEL["shapes"], MODEL["operations"]
NAMES = {JSON: "enc-j", CBOR: "enc-c"}
ACCOUNT = "000000000000"
# Given out by the server, another one for each stream or call.
MASKED = {"SequenceNumber", "StartingSequenceNumber", "EndingSequenceNumber", "ShardIterator", "NextShardIterator",
          "NextToken", "StreamId", "MillisBehindLatest"}


def plain(shape_name, value, encoding):
    """A value of either encoding in one form."""
    shape = SHAPES[shape_name]
    kind = shape["type"]
    if value is None:
        raise AssertionError(f"null for a {shape_name}")
    if kind == "structure":
        unknown = set(value) - set(shape["members"])
        assert not unknown, f"{shape_name} has no {unknown}"
        return {name: "*" if name in MASKED else plain(shape["members"][name]["shape"], item, encoding)
                for name, item in value.items()}
    if kind == "list":
        return [plain(shape["member"]["shape"], item, encoding) for item in value]
    if kind == "map":
        return {key: plain(shape["value"]["shape"], item, encoding) for key, item in value.items()}
    if kind == "blob":
        return base64.b64decode(value, validate=True) if encoding == JSON else bytes(value)
    if kind == "timestamp":
        millis = round(value * 1000) if encoding == JSON else value
        assert 1.6e12 < millis < 4e12, f"{value} is no time of now"
        return "a time"
    wanted = {"string": str, "boolean": bool, "integer": int, "long": int, "double": float}[kind]
    assert isinstance(value, wanted), f"{value!r} is no {kind}"
    return re.sub(r"enc-[jc]|consumer/[a-z]+:\d+", "*", value) if kind == "string" else value


class Side:
    """One encoding with its stream."""

    def __init__(self, encoding):
        self.encoding, self.name, self.wire = encoding, NAMES[encoding], Wire()
        self.arn = f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/{self.name}"
        self.consumer = self.iterator = None

    def call(self, operation, value):
        answer, decoded = self.wire.send(operation, value, self.encoding)
        if answer.status != 200:
            kept = {key: re.sub(r"enc-[jc]", "*", str(item)) for key, item in decoded.items()}
            return answer.status, kept, decoded
        output = OPERATIONS[operation].get("output")
        # An operation without members answers nothing at all.
        return 200, plain(output["shape"], decoded, self.encoding) if output and decoded else decoded, decoded


def script(side):
    """The calls: operation, input, and what to remember of the answer."""
    stream, arn = {"StreamName": side.name}, {"StreamARN": side.arn}
    metric = {"ShardLevelMetrics": ["IncomingBytes"]}
    entries = [{"Data": bytes([n]) * n, "PartitionKey": f"key {n}"} for n in range(5)]
    yield "CreateStream", {**stream, "ShardCount": 2, "Tags": {"a": "b"}}
    yield "CreateStream", {**stream, "ShardCount": 2}
    yield "DescribeStream", stream
    yield "DescribeStreamSummary", arn
    yield "DescribeStreamSummary", {"StreamName": "enc-nowhere"}
    yield "ListStreams", {"ExclusiveStartStreamName": side.name[:-1], "Limit": 1}
    yield "PutRecord", {**stream, "Data": b"\0\xff", "PartitionKey": "\u00e9\U0001f984"}
    yield "PutRecord", {**stream, "Data": b"x", "PartitionKey": "k", "ExplicitHashKey": "0"}
    yield "PutRecord", {**stream, "Data": b"x", "PartitionKey": "k", "ExplicitHashKey": "-1"}
    yield "PutRecords", {**arn, "Records": entries}
    yield "PutRecords", {**arn, "Records": []}
    yield "GetShardIterator", {**stream, "ShardId": "shardId-000000000000", "ShardIteratorType": "TRIM_HORIZON"}
    yield "GetRecords", {"ShardIterator": side.iterator, "Limit": 100}
    yield "GetRecords", {"ShardIterator": "no iterator"}
    yield "ListShards", {**stream, "MaxResults": 1}
    yield "AddTagsToStream", {**stream, "Tags": {"one": "1", "\u00fc": ""}}
    yield "ListTagsForStream", stream
    yield "TagResource", {"ResourceARN": side.arn, "Tags": {"two": "2"}}
    yield "ListTagsForResource", {"ResourceARN": side.arn}
    yield "UntagResource", {"ResourceARN": side.arn, "TagKeys": ["two"]}
    yield "RemoveTagsFromStream", {**stream, "TagKeys": ["one"]}
    yield "IncreaseStreamRetentionPeriod", {**stream, "RetentionPeriodHours": 8760}
    yield "IncreaseStreamRetentionPeriod", {**stream, "RetentionPeriodHours": 24}
    yield "DecreaseStreamRetentionPeriod", {**stream, "RetentionPeriodHours": 24}
    yield "EnableEnhancedMonitoring", {**stream, **metric}
    yield "DisableEnhancedMonitoring", {**stream, **metric}
    yield "UpdateMaxRecordSize", {**arn, "MaxRecordSizeInKiB": 2048}
    yield "SplitShard", {**stream, "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": "1000"}
    yield "MergeShards", {**stream, "ShardToMerge": "shardId-000000000002", "AdjacentShardToMerge": "shardId-000000000003"}
    yield "UpdateShardCount", {**stream, "TargetShardCount": 4, "ScalingType": "UNIFORM_SCALING"}
    yield "UpdateShardCount", {**stream, "TargetShardCount": 9, "ScalingType": "UNIFORM_SCALING"}
    yield "DescribeStream", stream
    yield "ListShards", stream
    yield "RegisterStreamConsumer", {**arn, "ConsumerName": "reader"}
    yield "DescribeStreamConsumer", {"ConsumerARN": side.consumer}
    yield "ListStreamConsumers", arn
    yield "DeregisterStreamConsumer", {"ConsumerARN": side.consumer}
    yield "StartStreamEncryption", {**stream, "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
    yield "PutRecord", {**stream, "Data": b"secret", "PartitionKey": "k"}
    yield "PutRecords", {**stream, "Records": entries}
    yield "StopStreamEncryption", {**stream, "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
    policy = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "kinesis:PutRecord", "Resource": side.arn}]}
    yield "PutResourcePolicy", {"ResourceARN": side.arn, "Policy": json.dumps(policy)}
    yield "GetResourcePolicy", {"ResourceARN": side.arn}
    yield "DeleteResourcePolicy", {"ResourceARN": side.arn}
    yield "PutResourcePolicy", {"ResourceARN": side.arn, "Policy": "{"}
    yield "UpdateStreamMode", {**arn, "StreamModeDetails": {"StreamMode": "ON_DEMAND"}}
    yield "UpdateStreamWarmThroughput", {**arn, "WarmThroughputMiBps": 1}
    yield "UpdateStreamRecordDistributionStrategy", {**arn, "RecordDistributionStrategy": "AUTO"}
    yield "DescribeStreamSummary", stream
    yield "DescribeLimits", {}
    yield "DescribeAccountSettings", {}
    yield "UpdateAccountSettings", {"MinimumThroughputBillingCommitment": {"Status": "DISABLED"}}
    yield "CreateQueue", {}
    yield "DeleteStream", stream
    yield "DescribeStream", stream


def messages(encoding):
    """What subscriptions to a stream say: records, the shard's end, the error inside; with the numbers that were put."""
    wire, name = Wire(), NAMES[encoding] + "-events"
    stream, arn = {"StreamName": name}, f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/{name}"

    def call(operation, value):
        answer, decoded = wire.send(operation, value, encoding)
        equal(answer.status, 200)
        return decoded

    def subscribe(consumer, kind="TRIM_HORIZON"):
        position = {"ConsumerARN": consumers[consumer], "ShardId": "shardId-000000000000", "StartingPosition": {"Type": kind}}
        return Events(position, encoding)

    call("CreateStream", {**stream, "ShardCount": 1})
    consumers = {}
    for consumer in ("ended", "gone"):
        made = call("RegisterStreamConsumer", {"StreamARN": arn, "ConsumerName": consumer})
        consumers[consumer] = made["Consumer"]["ConsumerARN"]
    entries = [{"Data": bytes(range(n)), "PartitionKey": f"\u00e9\U0001f984 {n}"} for n in range(1, 256, 50)]
    put = [entry["SequenceNumber"] for entry in call("PutRecords", {**stream, "Records": entries})["Records"]]
    ended, gone = subscribe("ended"), subscribe("gone", "LATEST")
    try:
        subscribe("ended")
        raise AssertionError("a second subscription is not refused")
    except NoAnswer as why:
        refused = str(why).replace(name, "*").replace(consumers["ended"], "*")
    call("DeregisterStreamConsumer", {"StreamARN": arn, "ConsumerName": "gone"})
    call("SplitShard", {**stream, "ShardToSplit": "shardId-000000000000", "NewStartingHashKey": "1000"})
    said, records = [], []
    for headers, payload in [*ended, *gone]:
        if headers.get(":event-type") == "SubscribeToShardEvent":
            records += payload.pop("Records")
            # Where records are cut into events, and when a quiet stream beats, is a matter of the moment.
            if "ChildShards" not in payload:
                equal(set(payload), {"ContinuationSequenceNumber", "MillisBehindLatest"})
                continue
            payload = plain("SubscribeToShardEvent", payload, encoding)
        said.append((headers, {key: re.sub(r"enc-[jc]|consumer/[a-z]+:\d+", "*", str(item)) for key, item in payload.items()}))
    equal([record["SequenceNumber"] for record in records], put)
    call("DeleteStream", {**stream, "EnforceConsumerDeletion": True})
    return refused, said, [plain("Record", record, encoding) for record in records]


def events():
    as_json, as_cbor = messages(JSON), messages(CBOR)
    refused, said, records = as_cbor
    assert "Another active subscription exists" in refused, refused
    kinds = [headers.get(":event-type") or headers.get(":exception-type") for headers, _ in said]
    equal(kinds, ["initial-response", "SubscribeToShardEvent", "initial-response", "ResourceNotFoundException"])
    equal([record["Data"] for record in records], [bytes(range(n)) for n in range(1, 256, 50)])
    assert as_json == as_cbor, f"JSON {as_json!r:.600} and CBOR {as_cbor!r:.600}"


def main():
    sides = [Side(JSON), Side(CBOR)]
    operations = [operation for operation, _ in script(sides[0])]
    for step, operation in enumerate(operations):
        with check(f"{step + 1}. {operation}"):
            answers = []
            for side in sides:
                # Looked up anew at each step: later inputs need what earlier answers gave.
                _, value = list(script(side))[step]
                status, kept, decoded = side.call(operation, value)
                answers.append((status, kept))
                if status == 200 and operation == "GetShardIterator":
                    side.iterator = decoded["ShardIterator"]
                if status == 200 and operation == "RegisterStreamConsumer":
                    side.consumer = decoded["Consumer"]["ConsumerARN"]
            assert answers[0] == answers[1], f"JSON {answers[0]!r:.400} and CBOR {answers[1]!r:.400}"
    with check("SubscribeToShard: events, the shard's end, errors before and inside"):
        events()
    with check("every operation that is built was called"):
        missing = [name for name in OPERATIONS if name not in {*operations, "SubscribeToShard"}
                   and not re.search("Queue|Channel", name)]
        assert not missing, missing
    finish()


if __name__ == "__main__":
    main()
