"""Power cuts, and flushes that fail, under load: the server as it is shipped, on a disk that loses what was not flushed.

`frail_disk.py` is the disk. Clients keep a journal of what was acknowledged, while shards are split and merged. After the last
round each acknowledged record is there once, at its number, in order per key; what was closed is closed; numbers never went back.
A request without an answer, or with one that says that the server failed, may have been done or not, but never twice.

- The power goes at any moment, also while the server starts and when its directory is made: of what was not flushed chance keeps
  some sectors, lengths and names, or nothing.
- A flush, a write or the flush of a directory fails once: the process ends and says why. It starts again on what the system's cache
  shows, which is not what the disk has, and later the power goes. The stream is encrypted, so its keys must survive, too.
- The power goes right after a copy was made of the running server, and right after one was restored.
- A disk that lies about its flushes is found out: without that this program would prove nothing.

Usage: power.py [--rounds N | --full] [--seed N]
FLUMEN_BIN names the server's binary and FLUMEN_SCRATCH a folder for what it says. Takes root on Linux.
"""

import argparse
import collections
import os
import random
import subprocess
import sys
import threading
import time

from botocore.exceptions import BotoCoreError, ClientError

import flights
import kill_loop
import reshard
from faults import BINARY, SCRATCH, Server, last_line, run
from frail_disk import Frail
from harness import check, client, equal, finish, wait_active

THREADS = 4
BATCH = 40
# Files of the log are closed every few rounds, and the state of the streams is saved.
SETTINGS = "[log]\nsegment_bytes = 2097152\nfree_bytes_min = 8388608\n[streams]\nsnapshot_commands = 10\n"
LOAD_SECONDS = 0.3
# What each planned failure hits, how many calls of its kind succeed before it at the most, and whether the server must end by it.
FAILURES = (("flush", 60, True), ("write", 120, True), ("directory", 0, False))


def is_failure_of_server(why):
    return isinstance(why, ClientError) and why.response["ResponseMetadata"]["HTTPStatusCode"] >= 500


class Resharder(threading.Thread):
    """Splits and merges until the server is gone."""

    def __init__(self, world):
        super().__init__()
        kinesis = kill_loop.one_connection(world.server.endpoint)
        self.work = reshard.Resharder(kill_loop.STREAM, world.chance.random(), kinesis)
        self.surprise = None

    def run(self):
        try:
            while True:
                self.work.step()
                time.sleep(0.01)
        except BotoCoreError:
            pass
        except Exception as why:
            self.surprise = why


class World:
    """A server on a frail disk, and what its clients know."""

    def __init__(self, disk, seed):
        self.disk, self.chance = disk, random.Random(seed)
        self.server = Server(disk.place / "data", settings=SETTINGS)
        self.lines = [line for _, line in flights.rows(5_000)]
        self.journal, self.counters, self.closed = [], collections.Counter(), []
        self.clients = [kill_loop.one_connection(self.server.endpoint) for _ in range(THREADS)]
        self.tally, self.starts_cut = collections.Counter(), 0

    def begin(self, encrypted=False):
        """The first start; it is cut off as well, before anything was acknowledged."""
        for _ in range(3):
            self.cut_start()
        self.server.start()
        kinesis = client(self.server.endpoint)
        kinesis.create_stream(StreamName=kill_loop.STREAM, ShardCount=4)
        wait_active(kinesis, StreamName=kill_loop.STREAM)
        if encrypted:
            kinesis.start_stream_encryption(
                StreamName=kill_loop.STREAM, EncryptionType="KMS", KeyId="alias/aws/kinesis")
            wait_active(kinesis, StreamName=kill_loop.STREAM)

    def cut_start(self):
        """The power goes while the server starts."""
        self.server.spawn()
        self.cut(self.chance.randrange(50), 0.5)
        self.starts_cut += 1

    def cut(self, after=None, seconds=0.0):
        """The power goes and comes back: after so many changing calls, but not later than in these seconds."""
        seed = self.chance.choice((None, self.chance.random()))
        self.disk.cut(seed, after)
        limit = time.monotonic() + seconds
        while not (tally := self.disk.gone()):
            if time.monotonic() > limit:
                self.disk.cut(seed)
            time.sleep(0.002)
        self.server.kill()
        self.disk.back()
        self.tally.update(tally)

    def load(self, end):
        """Clients send until `end` has ended the server."""
        stop, parts = threading.Event(), [[] for _ in range(THREADS)]
        senders = [
            kill_loop.Sender(self.clients[n], BATCH, n, parts[n], self.counters, self.lines, stop) for n in range(THREADS)]
        resharder = Resharder(self)
        for thread in (*senders, resharder):
            thread.start()
        try:
            end()
        finally:
            stop.set()
            for thread in (*senders, resharder):
                thread.join()
            self.journal.append([row for part in parts for row in part])
            self.closed += resharder.work.closed
        for thread in (*senders, resharder):
            assert thread.surprise is None or is_failure_of_server(thread.surprise), thread.surprise

    def restart(self):
        while self.chance.random() < 0.25:
            self.cut_start()
        self.server.start()
        kill_loop.shards_stand(client(self.server.endpoint), self.closed)

    def power_cut(self):
        def end():
            time.sleep(self.chance.uniform(LOAD_SECONDS / 10, LOAD_SECONDS))
            self.cut(self.chance.randrange(10), 10)

        self.load(end)
        self.restart()

    def failure(self, kind, after, ends):
        """Something fails once. The server must end by it, or go on as if nothing had been."""
        before = self.disk.failed()

        def end():
            self.disk.fail(kind, self.chance.randint(0, after))
            limit = time.monotonic() + 30
            while self.disk.failed() == before and self.server.process.poll() is None:
                assert time.monotonic() < limit, f"no call of the kind {kind} in 30 s"
                time.sleep(0.01)
            try:
                code = self.server.process.wait(20 if ends else 0.3)
            except subprocess.TimeoutExpired:
                assert not ends, f"the server goes on: {self.server.words()}"
                self.server.kill()
                return
            said = self.server.words()
            # The system cuts a large write into parts; where a later one fails, it says how many bytes it took.
            reason = "Input/output error" in said or "bytes were taken" in said
            assert code == 1 and "the log failed" in said and reason, f"{code}: {said}"

        self.load(end)
        print(f"  {kind}: it said: {last_line(self.server)}", flush=True)
        if self.chance.random() < 0.5:
            self.cut()
        self.restart()

    def judge(self):
        """Judges everything by the journal."""
        found = {}
        with check("everything can be read"):
            found = kill_loop.read_all(client(self.server.endpoint))
        kill_loop.verify(self.journal, found)

    def told(self):
        tally = self.tally
        return (f"{self.starts_cut} cuts in starts; of what was not flushed: {tally['lost']} sectors lost and {tally['kept']} kept, "
                f"{tally['names_lost']} names lost and {tally['names_kept']} kept; {len(self.closed)} shards closed")


def power_cuts(rounds, seed):
    with Frail(SCRATCH / "power") as disk:
        world = World(disk, seed)
        with world.server:
            with check("power cuts while the directory is made and on the first start: the server starts"):
                world.begin()
            began = time.monotonic()
            for number in range(1, rounds + 1):
                with check(f"power cut {number} under load: the server starts, and closed shards are closed"):
                    world.power_cut()
            print(f"{rounds} power cuts in {time.monotonic() - began:.0f} s; {world.told()}", flush=True)
            world.judge()
            with check("what was not flushed was lost indeed"):
                assert world.tally["lost"] > 0, world.tally
            copies(world)


def copies(world):
    """The power goes right after `flumen backup`, and right after `flumen restore`."""
    place = world.disk.place
    copy, restored, found = place / "copy", place / "restored", {}
    with check("a copy of the running server is there after a power cut, and so is what is restored from it"):
        run(BINARY, "backup", str(copy), "--data", str(place / "data"))
        world.disk.cut()
        world.server.kill()
        world.disk.back()
        run(BINARY, "restore", str(copy), "--data", str(restored))
        authority = (restored / "tls/ca.pem").read_bytes()
        world.disk.cut()
        world.disk.back()
        with Server(restored, settings=SETTINGS) as server:
            equal((restored / "tls/ca.pem").read_bytes(), authority)
            found = kill_loop.read_all(client(server.endpoint))
    print("  restored:", flush=True)
    kill_loop.verify(world.journal, found)


def failures(rounds, seed):
    with Frail(SCRATCH / "failures") as disk:
        world = World(disk, seed)
        with world.server:
            world.begin(encrypted=True)
            for number in range(rounds):
                for kind, after, ends in FAILURES:
                    with check(f"failure {number + 1}, {kind}: the process ends and says why, or goes on and has lost nothing"):
                        world.failure(kind, after, ends)
                with check(f"power cut {number + 1} after failures"):
                    world.power_cut()
            print(f"{disk.failed()} failures; {world.told()}", flush=True)
            world.judge()


def lies(seed):
    with Frail(SCRATCH / "lies") as disk:
        world = World(disk, seed)
        with world.server, check("a disk that answers flushes and does nothing is found out"):
            world.begin()
            disk.lie(True)

            def end():
                time.sleep(LOAD_SECONDS)
                disk.cut()
                world.server.kill()
                disk.lie(False)
                disk.back()

            world.load(end)
            try:
                world.server.start()
            except AssertionError:
                # It has found out by itself.
                return
            found = kill_loop.read_all(client(world.server.endpoint))
            stored = {(shard, number) for shard, records in found.items() for number, *_ in records}
            lost = [row for part in world.journal for row in part if tuple(row[3:]) not in stored]
            assert lost, "nothing is missing"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=6)
    arguments.add_argument("--full", action="store_true", help="100 rounds")
    arguments.add_argument("--seed", type=int, default=1)
    arguments = arguments.parse_args()
    if sys.platform != "linux" or os.geteuid() != 0:
        print("SKIP power cuts and failed flushes: only root on Linux can mount the disk", flush=True)
        return
    try:
        with Frail(SCRATCH / "probe"):
            pass
    except OSError as why:
        print(f"SKIP power cuts and failed flushes: {why}", flush=True)
        return
    rounds = 100 if arguments.full else arguments.rounds
    lies(arguments.seed)
    power_cuts(rounds, arguments.seed)
    failures(max(rounds // 3, 1), arguments.seed)
    finish()


if __name__ == "__main__":
    main()
