"""Real records through PutRecords to eight shards, and back: same bytes, order per partition key, exact counts.

Usage: put_flights.py [--records N | --full] [--threads N]
"""

import argparse
import collections
import threading
import time
import zlib

import flights
from harness import check, client, drain, equal, finish, wait_active, wait_gone

STREAM = "flights"


def send(rows, errors):
    """Sends the rows of one thread in order, 500 a call."""
    try:
        kinesis = client(max_pool_connections=1)
        for start in range(0, len(rows), 500):
            entries = [{"PartitionKey": key, "Data": line} for key, line in rows[start:start + 500]]
            answer = kinesis.put_records(StreamName=STREAM, Records=entries)
            equal(answer["FailedRecordCount"], 0)
    except Exception as why:
        errors.append(why)


def receive(shard, found, errors):
    try:
        kinesis = client()
        start = kinesis.get_shard_iterator(StreamName=STREAM, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
        found[shard] = [
            (record["PartitionKey"], record["Data"], int(record["SequenceNumber"]))
            for record in drain(kinesis, start["ShardIterator"])
        ]
    except Exception as why:
        errors.append(why)


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--records", type=int, default=20_000)
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--threads", type=int, default=4)
    arguments = arguments.parse_args()
    rows = list(flights.rows(None if arguments.full else arguments.records))
    sent = collections.defaultdict(list)
    for key, line in rows:
        sent[key].append(line)
    # A key belongs to one thread, so that its order of sending is known.
    by_thread = [[] for _ in range(arguments.threads)]
    for row in rows:
        by_thread[zlib.crc32(row[0].encode()) % arguments.threads].append(row)

    kinesis = client()
    kinesis.create_stream(StreamName=STREAM, ShardCount=8)
    wait_active(kinesis, StreamName=STREAM)
    errors, found = [], {}
    start = time.monotonic()
    with check(f"{len(rows)} flights with {len(sent)} partition keys are accepted"):
        run_all([threading.Thread(target=send, args=(part, errors)) for part in by_thread])
        equal(errors, [])
    put = time.monotonic() - start
    start = time.monotonic()
    shards = [shard["ShardId"] for shard in kinesis.list_shards(StreamName=STREAM)["Shards"]]
    with check("all eight shards are read to their tip"):
        equal(len(shards), 8)
        run_all([threading.Thread(target=receive, args=(shard, found, errors)) for shard in shards])
        equal(errors, [])
    got = time.monotonic() - start
    with check("nothing is lost, doubled or added: exact counts"):
        equal(sum(len(records) for records in found.values()), len(rows))
    received, home = collections.defaultdict(list), {}
    with check("a partition key stays in one shard"):
        for shard, records in found.items():
            for key, data, _ in records:
                received[key].append(data)
                assert home.setdefault(key, shard) == shard, key
    with check("same bytes in the order of sending, for every partition key"):
        wrong = [key for key in sent.keys() | received.keys() if sent.get(key) != received.get(key)]
        equal(wrong, [])
    with check("sequence numbers rise in every shard"):
        for shard, records in found.items():
            numbers = [number for *_, number in records]
            assert all(a < b for a, b in zip(numbers, numbers[1:])), shard
    volume = sum(len(line) for _, line in rows)
    print(f"{len(rows)} records, {volume} bytes: put in {put:.1f} s ({len(rows) / put:.0f}/s), read in {got:.1f} s")
    kinesis.delete_stream(StreamName=STREAM)
    wait_gone(kinesis, StreamName=STREAM)
    finish()


if __name__ == "__main__":
    main()
