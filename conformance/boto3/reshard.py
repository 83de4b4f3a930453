"""Shards that are split and merged under load, records of 10 MiB, and the calls that Terraform makes.

The load: writers put numbered records under keys of their own while shards are split, merged and counted anew at
random. Two readers follow by polling: one goes from a closed shard to the ChildShards of its last answer, the other
looks at ListShards again and again and reads a shard when all of its parents have been read. A third subscribes to
each shard (SubscribeToShard). Each must see every acknowledged record once, in the order of its key.
"""

import argparse
import collections
import hashlib
import random
import threading
import time

from harness import all_shards, check, client, drain, equal, finish, refused, wait_active, wait_gone
from wire import CBOR, Wire

TOP = 2**128 - 1
PATIENCE = 120


# --- load ---------------------------------------------------------------------------------------------------------

class Writer(threading.Thread):
    """Puts batches of records; a key's number goes up by one a record."""

    def __init__(self, name, stream, stop):
        super().__init__(daemon=True)
        self.kinesis, self.stream, self.stop = client(), stream, stop
        self.keys = [f"{name}-{n}" for n in range(8)]
        self.sent = collections.Counter()
        # (key, number) -> (shard, sequence number), as the server acknowledged it.
        self.stored = {}
        self.trouble = None

    def run(self):
        try:
            while not self.stop.is_set():
                self.round()
        except Exception as why:  # told by the check at the end
            self.trouble = why

    def round(self):
        entries, names = [], []
        for key in self.keys * 3:
            names.append((key, self.sent[key]))
            entries.append({"PartitionKey": key, "Data": f"{key} {self.sent[key]}".encode()})
            self.sent[key] += 1
        answer = self.kinesis.put_records(StreamName=self.stream, Records=entries)
        equal(answer["FailedRecordCount"], 0)
        for name, result in zip(names, answer["Records"]):
            self.stored[name] = (result["ShardId"], result["SequenceNumber"])
        key = self.keys[0]
        name = (key, self.sent[key])
        self.sent[key] += 1
        answer = self.kinesis.put_record(StreamName=self.stream, PartitionKey=key, Data=f"{key} {name[1]}".encode())
        self.stored[name] = (answer["ShardId"], answer["SequenceNumber"])


class Reader(threading.Thread):
    """Reads shards by polling until it is told how many records there are and has them."""

    def __init__(self, stream, find_more):
        super().__init__(daemon=True)
        self.kinesis, self.stream = client(), stream
        # What a reader of its kind learns of shards besides those that it reads.
        self.find_more = find_more
        self.open = {}
        self.ended = set()
        self.read = []
        self.target = None
        self.trouble = None

    def start_at_horizon(self, shard):
        if shard not in self.open and shard not in self.ended:
            self.open[shard] = self.kinesis.get_shard_iterator(
                StreamName=self.stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]

    def listed(self, **more):
        return all_shards(self.kinesis, StreamName=self.stream, **more)

    def run(self):
        deadline = None
        try:
            for shard in self.listed(ShardFilter={"Type": "AT_TRIM_HORIZON"}):
                self.start_at_horizon(shard["ShardId"])
            while self.target is None or len(self.read) < self.target:
                for shard in list(self.open):
                    self.poll(shard)
                self.find_more(self, None)
                # The others in this program want to run, too.
                time.sleep(0.02)
                if self.target is not None:
                    deadline = deadline or time.monotonic() + PATIENCE
                    assert time.monotonic() < deadline, f"{len(self.read)} of {self.target} records after {PATIENCE} s"
        except Exception as why:
            self.trouble = why

    def poll(self, shard):
        answer = self.kinesis.get_records(ShardIterator=self.open[shard], Limit=500)
        for record in answer["Records"]:
            key, number = record["Data"].decode().rsplit(" ", 1)
            equal(record["PartitionKey"], key)
            self.read.append((key, int(number), shard, record["SequenceNumber"]))
        if "NextShardIterator" in answer:
            assert "ChildShards" not in answer, "children of a shard that goes on"
            self.open[shard] = answer["NextShardIterator"]
        else:
            del self.open[shard]
            self.ended.add(shard)
            self.find_more(self, answer["ChildShards"])


class Subscriber:
    """Has a subscription to each shard, each in a thread; goes to the ChildShards of the last event."""

    def __init__(self, stream, arn):
        self.kinesis = client(read_timeout=PATIENCE, max_pool_connections=100)
        self.stream = stream
        registered = self.kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="subscriber")
        self.consumer = registered["Consumer"]["ConsumerARN"]
        self.lock, self.news = threading.Lock(), threading.Condition()
        self.started, self.ended, self.streams = set(), set(), []
        self.read = []
        self.target = None
        self.trouble = None

    def start(self):
        shards = self.kinesis.list_shards(StreamName=self.stream, ShardFilter={"Type": "AT_TRIM_HORIZON"})["Shards"]
        for shard in shards:
            self.subscribe(shard["ShardId"])

    def subscribe(self, shard):
        with self.lock:
            if shard in self.started:
                return
            self.started.add(shard)
        threading.Thread(target=self.listen, args=[shard], daemon=True).start()

    def listen(self, shard):
        try:
            answer = self.kinesis.subscribe_to_shard(
                ConsumerARN=self.consumer, ShardId=shard, StartingPosition={"Type": "TRIM_HORIZON"}
            )
            self.streams.append(answer["EventStream"])
            for event in answer["EventStream"]:
                event = event["SubscribeToShardEvent"]
                with self.news:
                    for record in event["Records"]:
                        key, number = record["Data"].decode().rsplit(" ", 1)
                        self.read.append((key, int(number), shard, record["SequenceNumber"]))
                    self.news.notify()
                # The end of a shard is told by its children, and by nothing to continue from.
                children = event.get("ChildShards")
                equal(children is None, "ContinuationSequenceNumber" in event)
                if children is not None:
                    with self.lock:
                        self.ended.add(shard)
                        ready = [c["ShardId"] for c in children if self.ended.issuperset(c["ParentShards"])]
                    for child in ready:
                        self.subscribe(child)
        except Exception as why:
            if self.target is None or len(self.read) < self.target:
                self.trouble = why

    def join(self, patience):
        with self.news:
            self.news.wait_for(lambda: self.trouble or len(self.read) >= self.target, patience)
        for stream in self.streams:
            stream.close()


def by_children(reader, children):
    """A reader that lists shards once, and then knows of those that answers name."""
    for child in children or []:
        if all(parent in reader.ended for parent in child["ParentShards"]):
            reader.start_at_horizon(child["ShardId"])


def by_list(reader, _):
    """A reader that looks at the list of shards again and again, as the KCL does."""
    for shard in reader.listed():
        parents = [shard.get("ParentShardId"), shard.get("AdjacentParentShardId")]
        if all(parent in reader.ended for parent in parents if parent):
            reader.start_at_horizon(shard["ShardId"])


class Resharder:
    """Splits and merges at random, and knows what the shards must be."""

    def __init__(self, stream, seed, kinesis=None):
        self.kinesis, self.stream, self.dice = kinesis or client(), stream, random.Random(seed)
        self.splits = self.merges = 0
        # Shards that were closed by an answered call.
        self.closed = []

    def open_shards(self):
        shards = self.kinesis.list_shards(StreamName=self.stream, ShardFilter={"Type": "AT_LATEST"})["Shards"]
        return sorted(shards, key=lambda shard: int(shard["HashKeyRange"]["StartingHashKey"]))

    def step(self):
        shards = self.open_shards()
        covers_all(shards)
        if len(shards) > 1 and (len(shards) > 10 or self.dice.random() < 0.5):
            low = self.dice.randrange(len(shards) - 1)
            self.kinesis.merge_shards(
                StreamName=self.stream,
                ShardToMerge=shards[low]["ShardId"],
                AdjacentShardToMerge=shards[low + 1]["ShardId"],
            )
            self.merges += 1
            self.closed += [shards[low]["ShardId"], shards[low + 1]["ShardId"]]
        else:
            shard = self.dice.choice(shards)
            start, end = (int(shard["HashKeyRange"][f"{side}HashKey"]) for side in ("Starting", "Ending"))
            at = self.dice.randrange(start + 2, end)
            self.kinesis.split_shard(
                StreamName=self.stream, ShardToSplit=shard["ShardId"], NewStartingHashKey=str(at)
            )
            self.splits += 1
            self.closed.append(shard["ShardId"])
        wait_active(self.kinesis, StreamName=self.stream)


def covers_all(shards):
    ranges = sorted((int(s["HashKeyRange"]["StartingHashKey"]), int(s["HashKeyRange"]["EndingHashKey"])) for s in shards)
    equal((ranges[0][0], ranges[-1][1]), (0, TOP))
    for below, above in zip(ranges, ranges[1:]):
        equal(below[1] + 1, above[0])


def lineage_is_sound(shards):
    by_id = {shard["ShardId"]: shard for shard in shards}
    for shard in shards:
        children = [
            other for other in shards
            if shard["ShardId"] in (other.get("ParentShardId"), other.get("AdjacentParentShardId"))
        ]
        ending = shard["SequenceNumberRange"].get("EndingSequenceNumber")
        equal(bool(children), ending is not None)
        for child in children:
            assert int(child["SequenceNumberRange"]["StartingSequenceNumber"]) > int(ending), (shard, child)
            assert child["ShardId"] > shard["ShardId"]
            if "AdjacentParentShardId" in child:
                low, high = by_id[child["ParentShardId"]], by_id[child["AdjacentParentShardId"]]
                equal(int(low["HashKeyRange"]["EndingHashKey"]) + 1, int(high["HashKeyRange"]["StartingHashKey"]))


def judge(reader, stored):
    """What a reader must have seen: each acknowledged record once, where it was said to be, in order per key."""
    assert reader.trouble is None, reader.trouble
    equal(len(reader.read), len(stored))
    next_number, last_sequence = collections.Counter(), {}
    for key, number, shard, sequence in reader.read:
        equal(number, next_number[key])
        next_number[key] += 1
        equal(stored[key, number], (shard, sequence))
        assert int(sequence) > last_sequence.get(key, 0), f"the number of {key} {number} is not above the one before"
        last_sequence[key] = int(sequence)


def reshard_under_load(steps, seed):
    stream, kinesis = "reshard", client()
    kinesis.create_stream(StreamName=stream, ShardCount=3)
    wait_active(kinesis, StreamName=stream)
    stop = threading.Event()
    writers = [Writer(f"w{n}", stream, stop) for n in range(3)]
    arn = kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]["StreamARN"]
    readers = {
        "ChildShards": Reader(stream, by_children),
        "ListShards": Reader(stream, by_list),
        "SubscribeToShard": Subscriber(stream, arn),
    }
    for thread in [*writers, *readers.values()]:
        thread.start()
    resharder = Resharder(stream, seed)
    with check(f"{steps} random splits and merges under load (seed {seed})"):
        for _ in range(steps):
            resharder.step()
        for target in (len(resharder.open_shards()) * 2, 5):
            # The count at most doubles or halves at a time.
            while (now := len(resharder.open_shards())) != target:
                step = max(min(target, now * 2), (now + 1) // 2)
                answer = kinesis.update_shard_count(
                    StreamName=stream, TargetShardCount=step, ScalingType="UNIFORM_SCALING"
                )
                equal((answer["CurrentShardCount"], answer["TargetShardCount"]), (now, step))
                wait_active(kinesis, StreamName=stream)
        covers_all(resharder.open_shards())
        equal(resharder.splits + resharder.merges, steps)
    stop.set()
    for writer in writers:
        writer.join(PATIENCE)
    with check("no write is refused or fails for a reshard"):
        for writer in writers:
            assert writer.trouble is None, writer.trouble
    stored = {name: place for writer in writers for name, place in writer.stored.items()}
    for reader in readers.values():
        reader.target = len(stored)
    for name, reader in readers.items():
        reader.join(PATIENCE)
        with check(f"a reader that follows {name} sees all {len(stored)} records once and in order"):
            judge(reader, stored)
    with check("the lineage that ListShards tells is sound"):
        shards = readers["ListShards"].listed()
        lineage_is_sound(shards)
        assert len(shards) > steps
        assert len({shard for shard, _ in stored.values()}) > 10, "the load reached few shards"
    kinesis.delete_stream(StreamName=stream, EnforceConsumerDeletion=True)
    wait_gone(kinesis, StreamName=stream)


# --- resharding, call by call -------------------------------------------------------------------------------------

def split_and_merge(kinesis):
    stream = {"StreamName": "split"}
    kinesis.create_stream(**stream, ShardCount=1)
    wait_active(kinesis, **stream)
    half = 2**127
    with check("a split shard is read to its end, which names its children"):
        keys = {md5 >= half: key for key in "abcdefgh" for md5 in [int(hashlib.md5(key.encode()).hexdigest(), 16)]}
        for key in keys.values():
            kinesis.put_record(**stream, PartitionKey=key, Data=b"before")
        kinesis.split_shard(**stream, ShardToSplit="shardId-000000000000", NewStartingHashKey=str(half))
        wait_active(kinesis, **stream)
        for high, key in keys.items():
            answer = kinesis.put_record(**stream, PartitionKey=key, Data=b"after")
            equal(answer["ShardId"], "shardId-000000000002" if high else "shardId-000000000001")
        at = kinesis.get_shard_iterator(**stream, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON")
        answer = kinesis.get_records(ShardIterator=at["ShardIterator"])
        equal([record["Data"] for record in answer["Records"]], [b"before"] * 2)
        assert "NextShardIterator" not in answer
        equal(answer["ChildShards"], [
            {
                "ShardId": f"shardId-00000000000{n}",
                "ParentShards": ["shardId-000000000000"],
                "HashKeyRange": {"StartingHashKey": str(start), "EndingHashKey": str(end)},
            }
            for n, start, end in [(1, 0, half - 1), (2, half, TOP)]
        ])

    with check("a merged shard names both parents"):
        kinesis.merge_shards(
            **stream, ShardToMerge="shardId-000000000001", AdjacentShardToMerge="shardId-000000000002"
        )
        wait_active(kinesis, **stream)
        shards = kinesis.describe_stream(**stream)["StreamDescription"]["Shards"]
        equal(len(shards), 4)
        equal(
            (shards[3]["ParentShardId"], shards[3]["AdjacentParentShardId"]),
            ("shardId-000000000001", "shardId-000000000002"),
        )
        equal(["EndingSequenceNumber" in shard["SequenceNumberRange"] for shard in shards], [True, True, True, False])

    with check("what cannot be split, merged or counted is refused in AWS's words"):
        last = "shardId-000000000003"
        with refused("InvalidArgumentException", "is not both greater than one plus the shard's StartingHashKey 0"):
            kinesis.split_shard(**stream, ShardToSplit=last, NewStartingHashKey="1")
        with refused("InvalidArgumentException", "has already been merged or split"):
            kinesis.split_shard(**stream, ShardToSplit="shardId-000000000000", NewStartingHashKey="5")
        with refused("ResourceNotFoundException", "Could not find shard shardId-000000000009 in stream split"):
            kinesis.merge_shards(**stream, ShardToMerge=last, AdjacentShardToMerge="shardId-000000000009")
        with refused("InvalidArgumentException", "are not an adjacent pair of shards eligible for merging"):
            kinesis.merge_shards(**stream, ShardToMerge=last, AdjacentShardToMerge=last)
        with refused("LimitExceededException", "cannot scale up over double your current open shard count"):
            kinesis.update_shard_count(**stream, TargetShardCount=3, ScalingType="UNIFORM_SCALING")
    kinesis.delete_stream(**stream)
    wait_gone(kinesis, **stream)


# --- records of 10 MiB --------------------------------------------------------------------------------------------

def large_records(kinesis):
    stream = {"StreamName": "large"}
    kinesis.create_stream(**stream, ShardCount=1)
    wait_active(kinesis, **stream)
    arn = kinesis.describe_stream_summary(**stream)["StreamDescriptionSummary"]["StreamARN"]
    most = 10 * 2**20 - len("k")
    wire = Wire()

    with check("a stream takes larger records once UpdateMaxRecordSize says so"):
        with refused("ValidationException", "Member must have length less than or equal to 1048576"):
            kinesis.put_record(**stream, PartitionKey="k", Data=b"x" * most)
        kinesis.update_max_record_size(StreamARN=arn, MaxRecordSizeInKiB=10240)
        wait_active(kinesis, **stream)
        summary = kinesis.describe_stream_summary(**stream)["StreamDescriptionSummary"]
        equal(summary["MaxRecordSizeInKiB"], 10240)

    bodies = []
    with check("records of 10 MiB through JSON and CBOR, one and many at a time"):
        dice = random.Random(10)
        bodies = [dice.randbytes(most) for _ in range(4)]
        kinesis.put_record(**stream, PartitionKey="k", Data=bodies[0])
        answer = kinesis.put_records(**stream, Records=[{"PartitionKey": "k", "Data": bodies[1]}])
        equal(answer["FailedRecordCount"], 0)
        answer, value = wire.send("PutRecord", {**stream, "PartitionKey": "k", "Data": bodies[2]}, CBOR)
        equal((answer.status, value.get("ShardId")), (200, "shardId-000000000000"))
        entries = [{"PartitionKey": "k", "Data": bodies[3][n::8]} for n in range(8)]
        entries[7]["Data"] = entries[7]["Data"][:-7]
        equal(sum(len(entry["Data"]) + 1 for entry in entries), 10 * 2**20)
        answer, value = wire.send("PutRecords", {**stream, "Records": entries}, CBOR)
        equal((answer.status, value.get("FailedRecordCount")), (200, 0))

    with check("one byte more is refused in AWS's words"):
        for size in (most + 1, most + 2):
            with refused("ValidationException", "Member must have length less than or equal to 10485760"):
                kinesis.put_record(**stream, PartitionKey="k", Data=b"x" * size)
            answer, value = wire.send("PutRecord", {**stream, "PartitionKey": "k", "Data": b"x" * size}, CBOR)
            equal((answer.status, value["__type"]), (400, "ValidationException"))
            assert "less than or equal to 10485760" in value["message"], value
        entries = [{"PartitionKey": "k", "Data": b"x" * (2**20 - 1)} for _ in range(10)]
        entries[0]["Data"] += b"x"
        with refused("InvalidArgumentException", "Records size exceeds 10 MB limit"):
            kinesis.put_records(**stream, Records=entries)

    with check("records of 10 MiB come back, in both encodings"):
        at = kinesis.get_shard_iterator(**stream, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON")
        at = at["ShardIterator"]
        for body in bodies[:3]:
            answer = kinesis.get_records(ShardIterator=at)
            equal(len(answer["Records"]), 1)
            assert answer["Records"][0]["Data"] == body
            by_cbor = wire.send("GetRecords", {"ShardIterator": at}, CBOR)[1]
            assert by_cbor["Records"][0]["Data"] == body
            arrival = answer["Records"][0]["ApproximateArrivalTimestamp"].timestamp()
            equal(by_cbor["Records"][0]["ApproximateArrivalTimestamp"], round(arrival * 1000))
            at = answer["NextShardIterator"]
        equal(len(drain(kinesis, at)), 8)
    kinesis.delete_stream(**stream)
    wait_gone(kinesis, **stream)


# --- infrastructure tools -----------------------------------------------------------------------------------------

def terraform(kinesis):
    """The calls of Terraform's aws_kinesis_stream, in its order: plan, create, read, update, delete."""
    stream = {"StreamName": "terraform"}

    def summary():
        return kinesis.describe_stream_summary(**stream)["StreamDescriptionSummary"]

    def active():
        deadline = time.monotonic() + PATIENCE
        while summary()["StreamStatus"] != "ACTIVE":
            assert time.monotonic() < deadline
            time.sleep(0.2)

    with check("terraform: create"):
        limits = kinesis.describe_limits()
        assert limits["ShardLimit"] >= limits["OpenShardCount"], limits
        kinesis.create_stream(
            **stream, ShardCount=2, StreamModeDetails={"StreamMode": "PROVISIONED"}, Tags={"made-by": "terraform"}
        )
        active()
        # Also when it is the value that the stream has.
        kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=24)
        active()
        answer = kinesis.enable_enhanced_monitoring(**stream, ShardLevelMetrics=["IncomingBytes", "OutgoingBytes"])
        equal(answer["CurrentShardLevelMetrics"], [])
        equal(sorted(answer["DesiredShardLevelMetrics"]), ["IncomingBytes", "OutgoingBytes"])
        active()

    arn = summary()["StreamARN"]
    with check("terraform: read"):
        found = summary()
        equal((found["OpenShardCount"], found["RetentionPeriodHours"], found["EncryptionType"]), (2, 24, "NONE"))
        equal(found["StreamModeDetails"], {"StreamMode": "PROVISIONED"})
        equal(sorted(found["EnhancedMonitoring"][0]["ShardLevelMetrics"]), ["IncomingBytes", "OutgoingBytes"])
        equal(found["MaxRecordSizeInKiB"], 1024)
        tags = [{"Key": "made-by", "Value": "terraform"}]
        equal(kinesis.list_tags_for_stream(**stream)["Tags"], tags)
        equal(kinesis.list_tags_for_resource(ResourceARN=arn)["Tags"], tags)

    with check("terraform: update shard count, retention, metrics, record size, tags and mode"):
        kinesis.update_shard_count(**stream, TargetShardCount=4, ScalingType="UNIFORM_SCALING")
        active()
        equal(summary()["OpenShardCount"], 4)
        kinesis.increase_stream_retention_period(**stream, RetentionPeriodHours=8760)
        active()
        kinesis.decrease_stream_retention_period(**stream, RetentionPeriodHours=48)
        active()
        kinesis.disable_enhanced_monitoring(**stream, ShardLevelMetrics=["OutgoingBytes"])
        active()
        kinesis.enable_enhanced_monitoring(**stream, ShardLevelMetrics=["IteratorAgeMilliseconds"])
        active()
        kinesis.update_max_record_size(StreamARN=arn, MaxRecordSizeInKiB=2048)
        active()
        kinesis.untag_resource(ResourceARN=arn, TagKeys=["made-by"])
        kinesis.tag_resource(ResourceARN=arn, Tags={"owner": "us", "stage": "test"})
        equal(
            kinesis.list_tags_for_resource(ResourceARN=arn)["Tags"],
            [{"Key": "owner", "Value": "us"}, {"Key": "stage", "Value": "test"}],
        )
        kinesis.update_stream_mode(StreamARN=arn, StreamModeDetails={"StreamMode": "ON_DEMAND"})
        active()
        found = summary()
        equal(found["StreamModeDetails"], {"StreamMode": "ON_DEMAND"})
        equal((found["OpenShardCount"], found["RetentionPeriodHours"]), (4, 48))
        equal(
            sorted(found["EnhancedMonitoring"][0]["ShardLevelMetrics"]), ["IncomingBytes", "IteratorAgeMilliseconds"]
        )
        kinesis.update_stream_mode(StreamARN=arn, StreamModeDetails={"StreamMode": "PROVISIONED"})
        active()

    with check("terraform: a consumer, its tags, and a stream that is deleted with it"):
        consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="c")["Consumer"]["ConsumerARN"]
        kinesis.tag_resource(ResourceARN=consumer, Tags={"of": "consumer"})
        equal(kinesis.list_tags_for_resource(ResourceARN=consumer)["Tags"], [{"Key": "of", "Value": "consumer"}])
        with refused("ResourceInUseException", "terraform"):
            kinesis.delete_stream(**stream)
        kinesis.delete_stream(**stream, EnforceConsumerDeletion=True)
        wait_gone(kinesis, **stream)
        with refused("ResourceNotFoundException", "Stream terraform under account"):
            summary()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--steps", type=int, default=50)
    arguments.add_argument("--seed", type=int, default=3)
    chosen = arguments.parse_args()
    kinesis = client(read_timeout=120)
    split_and_merge(kinesis)
    large_records(kinesis)
    terraform(kinesis)
    reshard_under_load(chosen.steps, chosen.seed)
    finish()


if __name__ == "__main__":
    main()
