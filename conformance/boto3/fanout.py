"""Enhanced fan-out through boto3: consumers, and subscriptions over HTTP/1.1.

The first event must be `initial-response`, or botocore gives up before the first record. FLUMEN_BIN, when it is there, is
the server's binary: the five minutes of a subscription are then seen on a server whose clock this program moves.
"""

import collections
import json
import os
import pathlib
import random
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

from botocore.exceptions import EventStreamError

from harness import ENDPOINT, TLS_ENDPOINT, check, client, equal, finish, refused, wait_active, wait_gone

SHARD = "shardId-000000000000"


class Subscription:
    """The events of one subscription, read by a thread of its own."""

    def __init__(self, kinesis, consumer, shard=SHARD, **position):
        position = position or {"Type": "LATEST"}
        answer = kinesis.subscribe_to_shard(ConsumerARN=consumer, ShardId=shard, StartingPosition=position)
        equal(answer["ResponseMetadata"]["HTTPHeaders"]["content-type"], "application/vnd.amazon.eventstream")
        self.stream = answer["EventStream"]
        self.events, self.error, self.over = [], None, False
        self.changed = threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        try:
            for event in self.stream:
                with self.changed:
                    self.events.append(event["SubscribeToShardEvent"])
                    self.changed.notify_all()
        except EventStreamError as why:
            self.error = why.response["Error"]
        except Exception as why:  # a broken stream is seen by whoever waits
            self.error = {"Code": type(why).__name__, "Message": str(why)}
        with self.changed:
            self.over = True
            self.changed.notify_all()

    def until(self, done, what):
        with self.changed:
            if not self.changed.wait_for(lambda: done() or self.over, 30) or not done():
                raise AssertionError(f"{what}: {len(self.events)} events, over {self.over}, error {self.error}")

    def data(self):
        return [record["Data"] for event in self.events for record in event["Records"]]

    def records(self, count):
        self.until(lambda: len(self.data()) >= count, f"{count} records")
        return self.data()

    def end(self):
        self.until(lambda: self.over, "the end")
        return self.error

    def close(self):
        # From another thread only the socket can be closed under a reader.
        self.stream._raw_stream._fp.fp.raw._sock.shutdown(socket.SHUT_RDWR)


def make(kinesis, name, shards=1):
    kinesis.create_stream(StreamName=name, ShardCount=shards)
    wait_active(kinesis, StreamName=name)
    return kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["StreamARN"]


def register(kinesis, stream, name):
    arn = kinesis.register_stream_consumer(StreamARN=stream, ConsumerName=name)["Consumer"]["ConsumerARN"]
    for _ in range(100):
        found = kinesis.describe_stream_consumer(ConsumerARN=arn)["ConsumerDescription"]
        if found["ConsumerStatus"] == "ACTIVE":
            return arn
        time.sleep(0.1)
    raise AssertionError("the consumer does not become active")


def put(kinesis, stream, *texts, key="key"):
    for text in texts:
        kinesis.put_record(StreamARN=stream, PartitionKey=key, Data=text)


def consumers(kinesis):
    stream = make(kinesis, "efo-consumers")
    made = kinesis.register_stream_consumer(StreamARN=stream, ConsumerName="one", Tags={"team": "blue"})["Consumer"]
    equal(made["ConsumerARN"].rsplit(":", 1)[0], f"{stream}/consumer/one")
    equal(int(made["ConsumerARN"].rsplit(":", 1)[1]), int(made["ConsumerCreationTimestamp"].timestamp()))
    by_arn = kinesis.describe_stream_consumer(ConsumerARN=made["ConsumerARN"])["ConsumerDescription"]
    by_name = kinesis.describe_stream_consumer(StreamARN=stream, ConsumerName="one")["ConsumerDescription"]
    equal(by_arn, by_name)
    equal(by_arn["StreamARN"], stream)
    for n in range(4):
        register(kinesis, stream, f"more-{n}")
    pages = list(kinesis.get_paginator("list_stream_consumers").paginate(
        StreamARN=stream, PaginationConfig={"PageSize": 2}))
    equal([len(page["Consumers"]) for page in pages], [2, 2, 1])
    names = [consumer["ConsumerName"] for page in pages for consumer in page["Consumers"]]
    equal(names, ["more-0", "more-1", "more-2", "more-3", "one"])
    summary = kinesis.describe_stream_summary(StreamName="efo-consumers")["StreamDescriptionSummary"]
    equal(summary["ConsumerCount"], 5)
    with refused("ResourceInUseException", "one", "efo-consumers"):
        kinesis.register_stream_consumer(StreamARN=stream, ConsumerName="one")
    with refused("ResourceNotFoundException", "Consumer nobody"):
        kinesis.describe_stream_consumer(StreamARN=stream, ConsumerName="nobody")
    with refused("InvalidArgumentException"):
        kinesis.describe_stream_consumer(StreamARN=stream)
    with refused("ResourceInUseException"):
        kinesis.delete_stream(StreamName="efo-consumers")
    kinesis.deregister_stream_consumer(StreamARN=stream, ConsumerName="one")
    for n in range(20):
        left = kinesis.list_stream_consumers(StreamARN=stream)["Consumers"]
        if len(left) == 4:
            break
        time.sleep(0.1)
    equal(len(left), 4)
    kinesis.delete_stream(StreamName="efo-consumers", EnforceConsumerDeletion=True)
    wait_gone(kinesis, StreamName="efo-consumers")


def pushed(kinesis, name):
    stream = make(kinesis, name)
    put(kinesis, stream, b"0", b"1")
    consumer = register(kinesis, stream, "app")
    subscription = Subscription(kinesis, consumer, Type="TRIM_HORIZON")
    equal(subscription.records(2), [b"0", b"1"])
    for n in range(2, 30):
        put(kinesis, stream, b"%d" % n)
    equal(subscription.records(30), [b"%d" % n for n in range(30)])
    first = subscription.events[0]
    record = first["Records"][0]
    equal(sorted(first), ["ContinuationSequenceNumber", "MillisBehindLatest", "Records"])
    equal(record["PartitionKey"], "key")
    assert abs(record["ApproximateArrivalTimestamp"].timestamp() - time.time()) < 120
    read = kinesis.get_records(ShardIterator=kinesis.get_shard_iterator(
        StreamName=name, ShardId=SHARD, ShardIteratorType="TRIM_HORIZON")["ShardIterator"])["Records"]
    equal([r for event in subscription.events for r in event["Records"]], read)
    subscription.close()
    return stream, consumer, read


def positions(kinesis):
    stream, _, read = pushed(kinesis, "efo-positions")
    middle = read[12]["SequenceNumber"]
    wanted = [
        ({"Type": "AT_SEQUENCE_NUMBER", "SequenceNumber": middle}, 12),
        ({"Type": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": middle}, 13),
        ({"Type": "AT_TIMESTAMP", "Timestamp": read[0]["ApproximateArrivalTimestamp"]}, 0),
        ({"Type": "TRIM_HORIZON"}, 0),
    ]
    for n, (position, first) in enumerate(wanted):
        subscription = Subscription(kinesis, register(kinesis, stream, f"from-{n}"), **position)
        equal(subscription.records(30 - first), [b"%d" % number for number in range(first, 30)])
        subscription.close()
    last = subscription.events[-1]["ContinuationSequenceNumber"]
    assert int(last) > int(read[-1]["SequenceNumber"])
    put(kinesis, stream, b"next")
    # Others go on where this one was, in both ways.
    for way in ("AT", "AFTER"):
        consumer = register(kinesis, stream, f"again-{way}")
        following = Subscription(kinesis, consumer, Type=f"{way}_SEQUENCE_NUMBER", SequenceNumber=last)
        equal(following.records(1), [b"next"])
        following.close()


def errors(kinesis):
    stream = make(kinesis, "efo-errors")
    consumer = register(kinesis, stream, "app")
    with refused("ResourceNotFoundException", "Consumer other"):
        Subscription(kinesis, consumer.replace("/app:", "/other:"))
    with refused("ResourceNotFoundException", "Consumer app"):
        Subscription(kinesis, consumer.rsplit(":", 1)[0] + ":1")
    with refused("ResourceNotFoundException", "shardId-000000000009"):
        Subscription(kinesis, consumer, shard="shardId-000000000009")
    with refused("InvalidArgumentException"):
        Subscription(kinesis, consumer, Type="AT_SEQUENCE_NUMBER")
    with refused("InvalidArgumentException"):
        Subscription(kinesis, consumer, Type="AT_SEQUENCE_NUMBER", SequenceNumber="17")
    with refused("DryRunOperationException"):
        kinesis.subscribe_to_shard(
            ConsumerARN=consumer, ShardId=SHARD, StartingPosition={"Type": "LATEST"}, DryRun=True)
    subscription = Subscription(kinesis, consumer)
    kinesis.deregister_stream_consumer(ConsumerARN=consumer)
    equal(subscription.end()["Code"], "ResourceNotFoundException")
    again = Subscription(kinesis, register(kinesis, stream, "app"))
    kinesis.delete_stream(StreamName="efo-errors", EnforceConsumerDeletion=True)
    equal(again.end()["Code"], "ResourceNotFoundException")


def takeover(kinesis):
    stream = make(kinesis, "efo-takeover")
    consumer = register(kinesis, stream, "app")
    first = Subscription(kinesis, consumer)
    with refused("ResourceInUseException", "Another active subscription exists", "efo-takeover", SHARD, "app"):
        Subscription(kinesis, consumer)
    put(kinesis, stream, b"to the first")
    equal(first.records(1), [b"to the first"])
    time.sleep(5.1)
    second = Subscription(kinesis, consumer)
    equal(first.end()["Code"], "ResourceInUseException")
    # The idle seconds were not silent.
    assert any(not event["Records"] for event in first.events), first.events
    put(kinesis, stream, b"to the second")
    equal(second.records(1), [b"to the second"])
    second.close()


class Followed:
    """Reads a stream through its lineage: each shard after its parents, by one subscription each."""

    def __init__(self, kinesis, consumer):
        self.kinesis, self.consumer = kinesis, consumer
        self.seen, self.begun, self.ended = [], set(), set()
        self.lock = threading.Lock()
        self.failed = []

    def begin(self, shard):
        with self.lock:
            if shard in self.begun:
                return
            self.begun.add(shard)
        threading.Thread(target=self.follow, args=(shard,), daemon=True).start()

    def follow(self, shard):
        try:
            subscription = Subscription(client(), self.consumer, shard=shard, Type="TRIM_HORIZON")
            with subscription.changed:
                subscription.changed.wait_for(lambda: subscription.over)
            equal(subscription.error, None)
            last = subscription.events[-1]
            assert "ContinuationSequenceNumber" not in last, last
            assert all("ContinuationSequenceNumber" in event for event in subscription.events[:-1])
            with self.lock:
                self.seen += [r for event in subscription.events for r in event["Records"]]
                self.ended.add(shard)
                ended = set(self.ended)
            for child in last["ChildShards"]:
                if set(child["ParentShards"]) <= ended:
                    self.begin(child["ShardId"])
        except Exception as why:  # told by the main thread
            with self.lock:
                self.failed.append(f"{shard}: {type(why).__name__} {why}")


def lineage(kinesis, reshards=50):
    random.seed(7)
    stream = make(kinesis, "efo-lineage", shards=2)
    consumer = register(kinesis, stream, "app")
    followed = Followed(kinesis, consumer)
    for shard in ("shardId-000000000000", "shardId-000000000001"):
        followed.begin(shard)
    sent, stop = [], threading.Event()

    def write():
        n, writer = 0, client()
        while not stop.is_set():
            records = [{"Data": b"%d" % (n + i), "PartitionKey": f"key-{(n + i) % 40}"} for i in range(20)]
            answer = writer.put_records(StreamName="efo-lineage", Records=records)
            equal(answer["FailedRecordCount"], 0)
            sent.extend((r["PartitionKey"], int(r["Data"])) for r in records)
            n += len(records)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(reshards):
            shards = kinesis.list_shards(StreamName="efo-lineage", ShardFilter={"Type": "AT_LATEST"})["Shards"]
            shards.sort(key=lambda shard: int(shard["HashKeyRange"]["StartingHashKey"]))
            if len(shards) > 6 or (len(shards) > 1 and random.random() < 0.5):
                at = random.randrange(len(shards) - 1)
                kinesis.merge_shards(StreamName="efo-lineage", ShardToMerge=shards[at]["ShardId"],
                                     AdjacentShardToMerge=shards[at + 1]["ShardId"])
            else:
                shard = random.choice(shards)
                low, high = (int(shard["HashKeyRange"][end]) for end in ("StartingHashKey", "EndingHashKey"))
                kinesis.split_shard(StreamName="efo-lineage", ShardToSplit=shard["ShardId"],
                                    NewStartingHashKey=str((low + high) // 2))
            time.sleep(0.03)
    finally:
        stop.set()
        writer.join()
    # Every shard comes to its end once its keys are somebody else's: the open ones are merged or split away.
    for shard in kinesis.list_shards(StreamName="efo-lineage", ShardFilter={"Type": "AT_LATEST"})["Shards"]:
        low, high = (int(shard["HashKeyRange"][end]) for end in ("StartingHashKey", "EndingHashKey"))
        kinesis.split_shard(StreamName="efo-lineage", ShardToSplit=shard["ShardId"],
                            NewStartingHashKey=str((low + high) // 2))
    closed = {shard["ShardId"] for shard in kinesis.list_shards(StreamName="efo-lineage")["Shards"]
              if "EndingSequenceNumber" in shard["SequenceNumberRange"]}
    for _ in range(600):
        if followed.failed or closed <= followed.ended:
            break
        time.sleep(0.1)
    equal(followed.failed, [])
    equal(closed - followed.ended, set())
    found = collections.Counter((r["PartitionKey"], int(r["Data"])) for r in followed.seen)
    equal(len(sent), len(set(sent)))
    equal(found, collections.Counter(sent))
    # Order per key: a shard is read before its children.
    last = {}
    for record in followed.seen:
        key, number = record["PartitionKey"], int(record["Data"])
        assert last.get(key, -1) < number, f"{key}: {number} after {last[key]}"
        last[key] = number


class MovedServer:
    """A server whose clock stands until it is moved."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        log = open(pathlib.Path(os.environ["FLUMEN_SCRATCH"]) / "test-clock.log", "wb")
        self.process = subprocess.Popen(
            [os.environ["FLUMEN_BIN"], "serve", "--ephemeral", "--test-clock", "--listen", f"127.0.0.1:{self.port}"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        for _ in range(1000):
            try:
                urllib.request.urlopen(f"{self.endpoint}/ready", timeout=2)
                return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.01)
        raise AssertionError("the server is not ready")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def advance(self, seconds):
        body = json.dumps({"advance_seconds": seconds}).encode()
        urllib.request.urlopen(f"{self.endpoint}/_flumen/clock", data=body, timeout=10).read()


def five_minutes():
    with MovedServer() as server:
        kinesis = client(server.endpoint)
        stream = make(kinesis, "efo-end")
        consumer = register(kinesis, stream, "app")
        subscription = Subscription(kinesis, consumer)
        server.advance(5)
        subscription.until(lambda: len(subscription.events) == 1, "an empty event")
        equal(subscription.events[0]["Records"], [])
        put(kinesis, stream, b"late")
        subscription.records(1)
        server.advance(294)
        assert not subscription.over
        server.advance(1)
        equal(subscription.end(), None)
        number = subscription.events[-1]["ContinuationSequenceNumber"]
        put(kinesis, stream, b"between")
        again = Subscription(kinesis, consumer, Type="AFTER_SEQUENCE_NUMBER", SequenceNumber=number)
        equal(again.records(1), [b"between"])


def main():
    kinesis = client()
    with check("consumers are registered, described, listed in pages, counted and deregistered"):
        consumers(kinesis)
    with check("records are pushed in order, equal to those of GetRecords"):
        pushed(kinesis, "efo-pushed")
    if TLS_ENDPOINT:
        with check("records are pushed over TLS"):
            pushed(client(TLS_ENDPOINT), "efo-pushed-tls")
    with check("a subscription begins where it is asked to, and goes on at or after a continuation number"):
        positions(kinesis)
    with check("errors before and inside a subscription"):
        errors(kinesis)
    with check("a second subscription is refused, and takes over after five seconds"):
        takeover(kinesis)
    with check("splits and merges under load are followed by ChildShards without loss, repetition or disorder"):
        lineage(kinesis)
    if os.environ.get("FLUMEN_BIN"):
        with check("a subscription beats after five seconds and ends after five minutes"):
            five_minutes()
    else:
        print("SKIP a subscription ends after five minutes: FLUMEN_BIN is not set", flush=True)
    finish()


if __name__ == "__main__":
    main()
