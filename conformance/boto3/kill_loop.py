"""`kill -9` at random moments under load, and what must be true afterwards.

A journal keeps every record that was acknowledged. After the last round: each of them is there exactly once, in
order per partition key; sequence numbers never went back; the stream and its tags are what they were. A record
whose request got no answer may be there or not, but never twice: it is not sent again. With --reshard, shards are
split and merged all the while, and what was answered of that holds as well.

Many rounds are short ones: above 50 a round loads for at most 0.3 seconds, with small batches, so that 500 take minutes.

Usage: kill_loop.py [--rounds N | --full] [--seed N] [--reshard] [--stay]
FLUMEN_BIN names the server's binary and FLUMEN_SCRATCH a folder for its data.
"""

import argparse
import collections
import ctypes
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

from botocore.exceptions import BotoCoreError, ClientError

import flights
import reshard
from harness import all_shards, check, client, drain, equal, finish, wait_active

STREAM = "killed"
THREADS = 4
KEYS_PER_THREAD = 6
BATCH = 50


def die_with_parent():
    """Linux only: a server does not outlive this program, however that ends."""
    try:
        ctypes.CDLL("libc.so.6", use_errno=True).prctl(1, signal.SIGKILL)
    except OSError:
        pass


class Server:
    def __init__(self, binary, data):
        self.binary, self.data = binary, data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = open(data.parent / "kill-server.log", "wb")

    def start(self):
        """Starts it and answers the seconds until it is ready."""
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [self.binary, "serve", "--listen", f"127.0.0.1:{self.port}", "--data", str(self.data)],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, preexec_fn=die_with_parent,
        )
        while time.monotonic() - begin < 60:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.words()}")
            try:
                with urllib.request.urlopen(f"{self.endpoint}/ready", timeout=2) as answer:
                    if answer.status == 200:
                        return time.monotonic() - begin
            except (urllib.error.URLError, OSError):
                time.sleep(0.01)
        raise RuntimeError(f"the server is not ready after 60 s: {self.words()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def words(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(errors="replace")[-2000:]


class Sender(threading.Thread):
    """Sends numbered flights for its own keys until the server is gone; keeps what was acknowledged."""

    def __init__(self, kinesis, batch, number, journal, counters, lines, stop):
        super().__init__()
        self.kinesis, self.batch = kinesis, batch
        self.random = random.Random(number)
        self.keys = [f"key-{number}-{n}" for n in range(KEYS_PER_THREAD)]
        self.journal, self.counters, self.lines, self.stop = journal, counters, lines, stop
        self.surprise = None

    def run(self):
        while not self.stop.is_set():
            batch = []
            for _ in range(self.batch):
                key = self.random.choice(self.keys)
                number = self.counters[key]
                self.counters[key] += 1
                batch.append((key, number, b"%d %s" % (number, self.lines[number % len(self.lines)])))
            entries = [{"PartitionKey": key, "Data": data} for key, _, data in batch]
            try:
                answer = self.kinesis.put_records(StreamName=STREAM, Records=entries)
            except ClientError as why:
                self.surprise = why
                return
            except BotoCoreError:
                return
            for (key, number, data), result in zip(batch, answer["Records"]):
                if "SequenceNumber" in result:
                    self.journal.append((key, number, data, result["ShardId"], int(result["SequenceNumber"])))


class Resharder(threading.Thread):
    """Splits and merges until the server is gone."""

    def __init__(self, endpoint, seed):
        super().__init__()
        kinesis = one_connection(endpoint)
        self.work = reshard.Resharder(STREAM, seed, kinesis)
        self.surprise = None

    def run(self):
        try:
            while True:
                self.work.step()
                time.sleep(0.01)
        except BotoCoreError:
            return
        except Exception as why:
            self.surprise = why


class Pace:
    """How long rounds load, and how much."""

    def __init__(self, endpoint, rounds):
        self.most, self.batch = (2.0, BATCH) if rounds <= 50 else (0.3, BATCH // 5)
        # Kept over all rounds: making a client costs more than a short round.
        self.clients = [one_connection(endpoint) for _ in range(THREADS)]


def one_connection(endpoint):
    return client(endpoint, max_pool_connections=1, connect_timeout=2, read_timeout=20)


def load(server, pace, journal, counters, lines, chance, closed):
    """One round: senders run, the server is killed at a random moment. `closed` gets the shards that were closed."""
    stop = threading.Event()
    resharder = None
    if closed is not None:
        resharder = Resharder(server.endpoint, chance.random())
        resharder.start()
    parts = [[] for _ in range(THREADS)]
    senders = [Sender(pace.clients[n], pace.batch, n, parts[n], counters, lines, stop) for n in range(THREADS)]
    for sender in senders:
        sender.start()
    time.sleep(chance.uniform(pace.most / 10, pace.most))
    server.kill()
    stop.set()
    for sender in senders:
        sender.join()
    if resharder:
        resharder.join()
        closed += resharder.work.closed
        if resharder.surprise:
            raise AssertionError(f"not resharded under load: {resharder.surprise}")
    journal.append([row for part in parts for row in part])
    for sender in senders:
        if sender.surprise:
            raise AssertionError(f"refused under load: {sender.surprise}")


def facts(kinesis):
    """What describes the stream; all of it must survive."""
    found = kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]
    summary = kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]
    return found, summary


def read_all(kinesis):
    found = {}
    # In order of their ids: parents come before their children.
    for shard in all_shards(kinesis, StreamName=STREAM):
        start = kinesis.get_shard_iterator(
            StreamName=STREAM, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        found[shard["ShardId"]] = [
            (int(r["SequenceNumber"]), r["PartitionKey"], r["Data"]) for r in drain(kinesis, start)]
    return found


def shards_stand(kinesis, closed):
    """What was closed is closed, the lineage is whole, and the open shards cover all keys."""
    shards = all_shards(kinesis, StreamName=STREAM)
    reshard.lineage_is_sound(shards)
    is_open = {shard["ShardId"]: "EndingSequenceNumber" not in shard["SequenceNumberRange"] for shard in shards}
    reshard.covers_all([shard for shard in shards if is_open[shard["ShardId"]]])
    equal([shard for shard in closed if is_open[shard]], [])


def verify(journal, found):
    acknowledged = [row for part in journal for row in part]
    stored = {}
    with check("no record is there twice, and sequence numbers rise in every shard"):
        for shard, records in found.items():
            numbers = [number for number, *_ in records]
            assert all(a < b for a, b in zip(numbers, numbers[1:])), shard
            for number, key, data in records:
                assert (key, data) not in stored, (key, data)
                stored[key, data] = (shard, number)
    with check(f"each of {len(acknowledged)} acknowledged records is there, where it was said to be"):
        lost = [row[:2] for row in acknowledged if stored.get((row[0], row[2])) != (row[3], row[4])]
        assert not lost, f"{len(lost)} lost or moved, first {lost[:5]}"
    with check("order per partition key is the order of sending"):
        last = collections.defaultdict(lambda: -1)
        for records in found.values():
            for _, key, data in records:
                number = int(data.split(b" ", 1)[0])
                assert number > last[key], (key, number, last[key])
                last[key] = number
    with check("sequence numbers never go back over all rounds"):
        highest = collections.defaultdict(int)
        for part in journal:
            lowest = {}
            for _, _, _, shard, number in part:
                lowest[shard] = min(number, lowest.get(shard, number))
            for shard, number in lowest.items():
                assert number > highest[shard], shard
            for _, _, _, shard, number in part:
                highest[shard] = max(highest[shard], number)
    extra = len(stored) - len(acknowledged)
    print(f"{len(acknowledged)} acknowledged, {len(stored)} stored ({extra} written but not answered)")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--full", action="store_true", help="20 rounds")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--reshard", action="store_true", help="split and merge shards under load")
    arguments.add_argument("--stay", action="store_true", help="keep the data directory")
    arguments = arguments.parse_args()
    rounds = 20 if arguments.full else arguments.rounds
    chance = random.Random(arguments.seed)
    data = pathlib.Path(os.environ["FLUMEN_SCRATCH"]) / "kill-data"
    shutil.rmtree(data, ignore_errors=True)
    server = Server(os.environ["FLUMEN_BIN"], data)
    lines = [line for _, line in flights.rows(5_000)]
    journal, counters, slowest = [], collections.Counter(), 0.0

    server.start()
    kinesis = client(server.endpoint)
    kinesis.create_stream(StreamName=STREAM, ShardCount=8)
    wait_active(kinesis, StreamName=STREAM)
    before, tags = facts(kinesis), {}
    closed = [] if arguments.reshard else None
    pace = Pace(server.endpoint, rounds)
    started = time.monotonic()
    for number in range(1, rounds + 1):
        with check(f"round {number}: killed under load, started again, described as before"):
            load(server, pace, journal, counters, lines, chance, closed)
            slowest = max(slowest, server.start())
            if arguments.reshard:
                shards_stand(kinesis, closed)
                before = facts(kinesis)
            for wanted, found in zip(before, facts(kinesis)):
                wanted.pop("ResponseMetadata", None)
                equal(found, wanted)
            equal({t["Key"]: t["Value"] for t in kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"]}, tags)
            # A stream has 50 tags at the most.
            name = f"round-{number % 20}"
            tags[name] = str(len(journal[-1]))
            kinesis.add_tags_to_stream(StreamName=STREAM, Tags={name: tags[name]})
    print(f"{rounds} rounds in {time.monotonic() - started:.0f} s")
    verify(journal, read_all(client(server.endpoint)))
    if arguments.reshard:
        print(f"{len(closed)} shards closed under load")
    print(f"seed {arguments.seed}, {rounds} rounds, slowest start {slowest:.2f} s")
    server.kill()
    if not arguments.stay:
        shutil.rmtree(data, ignore_errors=True)
    finish()


if __name__ == "__main__":
    main()
