"""Faults from outside the process: SIGTERM under load, full, lost and read-only disks, damaged and missing files, directories of others.

Each must have a clear message and the documented behaviour, and nothing that was acknowledged may be lost by it. Disks are
files of some MiB with a file system of their own, which takes root on Linux; without it those checks are skipped.

Usage: faults.py
FLUMEN_BIN names the server's binary and FLUMEN_SCRATCH a folder for its data.
"""

import array
import ctypes
import fcntl
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import threading
import time
import urllib.error
import urllib.request

from botocore.exceptions import BotoCoreError, ClientError

from harness import check, client, drain, equal, finish, wait_active, wait_gone

MIB = 1 << 20
BINARY = os.environ["FLUMEN_BIN"]
SCRATCH = pathlib.Path(os.environ["FLUMEN_SCRATCH"])
FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures"
# Small segments, so that a few MiB make several files; and a small reserve, so that a small disk is not full at once.
CONFIG = "[log]\nsegment_bytes = 4194304\nfree_bytes_min = 8388608\n"
# EXT4_IOC_SHUTDOWN: the file system answers every write and flush with an error from now on, as a disk that is gone.
SHUTDOWN, WITHOUT_FLUSH = 0x8004587D, 2


def die_with_parent():
    """Linux only: a server does not outlive this program, however that ends."""
    try:
        ctypes.CDLL("libc.so.6", use_errno=True).prctl(1, signal.SIGKILL)
    except OSError:
        pass


class Server:
    """A server on a directory; killed at the end."""

    def __init__(self, data, *flags, settings=CONFIG):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{port}"
        config = SCRATCH / "faults.toml"
        config.write_text(settings)
        self.log = SCRATCH / f"faults-{port}.log"
        self.command = [BINARY, "serve", "--listen", f"127.0.0.1:{port}", "--data", str(data), "--config", str(config), *flags]
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def spawn(self):
        out = open(self.log, "wb")
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=die_with_parent)

    def start(self):
        self.spawn()
        for _ in range(3000):
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}: {self.words()}")
            if self.page("/live"):
                return
            time.sleep(0.01)
        raise AssertionError(f"the server is not ready: {self.words()}")

    def page(self, path):
        """Status of a page; 0 when there is no answer."""
        try:
            with urllib.request.urlopen(self.endpoint + path, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as why:
            return why.code
        except OSError:
            return 0

    def does_not_start(self, *words):
        """It must end by itself, with an error that says these words."""
        self.spawn()
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.__exit__()
            raise AssertionError("the server has started") from None
        assert code not in (0, -signal.SIGABRT, -signal.SIGSEGV), f"ended with {code}: {self.words()}"
        for word in words:
            assert word in self.words(), f"{word!r} is not said: {self.words()}"
        assert "panicked" not in self.words(), self.words()

    def stop(self):
        self.process.terminate()
        equal(self.process.wait(30), 0)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def words(self):
        return self.log.read_text(errors="replace")[-3000:]


class Disk:
    """A file system of its own in a file, or in memory.

    Not here: a disk that promised more than it has. Behind a loop device it lost bytes whose flush had answered well.
    """

    def __init__(self, name, mib, in_memory=False):
        self.place, self.image, self.mib, self.in_memory = SCRATCH / name, SCRATCH / f"{name}.img", mib, in_memory

    def __enter__(self):
        self.place.mkdir(exist_ok=True)
        if not self.in_memory:
            with open(self.image, "wb") as image:
                image.truncate(self.mib * MIB)
            run("mkfs.ext4", "-q", "-F", str(self.image))
        self.mount()
        return self

    def __exit__(self, *_):
        self.unmount()
        self.image.unlink(missing_ok=True)

    def mount(self, *flags):
        if self.in_memory:
            run("mount", "-t", "tmpfs", "-o", f"size={self.mib}m", "tmpfs", str(self.place))
        else:
            run("mount", "-o", ",".join(("loop", *flags)), str(self.image), str(self.place))

    def unmount(self):
        for _ in range(50):
            if subprocess.run(["umount", str(self.place)], capture_output=True).returncode == 0:
                return
            time.sleep(0.1)
        run("umount", "--lazy", str(self.place))

    def ballast(self, name, mib=None):
        """Takes so many MiB, or all that there are."""
        path, taken = self.place / name, 0
        with open(path, "wb") as file:
            while mib is None or taken < mib * MIB:
                try:
                    taken += os.write(file.fileno(), b"\1" * (64 << 10))
                except OSError:
                    break
        return path


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"


def disk_kind():
    """How a small disk can be had here: "file", "memory", or None and why not."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return None, "only root on Linux can mount one"
    for in_memory, kind in ((False, "file"), (True, "memory")):
        try:
            with Disk("probe", 16, in_memory):
                return kind, ""
        except (AssertionError, OSError) as why:
            last = str(why)
    return None, last


class Journal:
    """What was acknowledged on a stream, in order."""

    def __init__(self, server, name, shards=1, make=True):
        self.kinesis = client(server.endpoint, connect_timeout=2, read_timeout=60)
        self.name, self.kept, self.next = name, [], 0
        if make:
            self.kinesis.create_stream(StreamName=name, ShardCount=shards)
            wait_active(self.kinesis, StreamName=name)

    def at(self, server):
        self.kinesis = client(server.endpoint, connect_timeout=2, read_timeout=60)
        return self

    def put(self, size=10, count=1):
        """Puts records; answers the error of the first that was refused."""
        entries = []
        for _ in range(count):
            entries.append({"PartitionKey": "k", "Data": b"%d " % self.next + b"x" * size})
            self.next += 1
        answer = self.kinesis.put_records(StreamName=self.name, Records=entries)
        failed = None
        for entry, result in zip(entries, answer["Records"]):
            if "SequenceNumber" in result:
                self.kept.append(entry["Data"])
            else:
                failed = failed or result
        return failed

    def until_refused(self):
        for _ in range(10_000):
            if failed := self.put(100_000, 5):
                return failed
        raise AssertionError("a small disk takes gigabytes")

    def stored(self):
        iterator = self.kinesis.get_shard_iterator(
            StreamName=self.name, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        return [record["Data"] for record in drain(self.kinesis, iterator)]

    def holds(self, unanswered=0):
        """Everything that was acknowledged is there, in order, and nothing else but requests without an answer."""
        # Numbers are enough to name records, and the whole is compared.
        found, wanted = self.stored(), set(self.kept)
        number = lambda data: int(data.split(b" ", 1)[0])
        lost = sorted(map(number, wanted - set(found)))
        assert not lost, f"{len(lost)} of {len(self.kept)} are lost: {lost[:20]}"
        in_order = [data for data in found if data in wanted]
        assert in_order == self.kept, f"stored in this order: {[number(data) for data in in_order][:50]}"
        assert len(found) - len(self.kept) <= unanswered, f"{len(found)} stored, {len(self.kept)} acknowledged"


def within_seconds(seconds, done, what):
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.05)


def full_disk(in_memory):
    with Disk("full", 96, in_memory) as disk:
        ballast = disk.ballast("ballast", 24)
        with Server(disk.place / "data") as server:
            journal, other = Journal(server, "filled"), Journal(server, "other")
            equal(other.put(), None)
            with check("full disk: writes are refused with an error that says why, and /ready says so"):
                refused = journal.until_refused()
                equal(refused["ErrorCode"], "InternalFailure")
                try:
                    journal.kinesis.put_record(StreamName="filled", PartitionKey="k", Data=b"x" * 200_000)
                    raise AssertionError("a full disk takes a record")
                except ClientError as why:
                    equal(why.response["ResponseMetadata"]["HTTPStatusCode"], 500)
                    assert "disk of this server is full" in why.response["Error"]["Message"], why
                equal((server.page("/live"), server.page("/ready")), (200, 503))
            with check("full disk: reads go on, and streams can be deleted"):
                journal.holds()
                other.kinesis.delete_stream(StreamName="other")
                wait_gone(other.kinesis, StreamName="other")
            with check("full disk: not one byte is left, and nothing else happens"):
                rest = disk.ballast("rest")
                assert journal.put(100_000) is not None
                journal.holds()
                rest.unlink()
            with check("full disk: killed and started again while it is full, it serves what it has"):
                server.kill()
                server.start()
                journal.at(server).holds()
                assert journal.until_refused()["ErrorCode"] == "InternalFailure"
            with check("full disk: writing goes on by itself when space returns"):
                ballast.unlink()
                within_seconds(30, lambda: journal.put(100_000) is None, "a record is taken")
                equal(server.page("/ready"), 200)
                equal(journal.put(1000, 100), None)
                journal.holds()
            with check("full disk: nothing that was acknowledged is lost over a kill and a start"):
                server.kill()
                server.start()
                journal.at(server).holds()


def lost_disk():
    """The disk goes away between two requests. (Under load ext4's shutdown may let a flush succeed whose data it drops, so
    it is no judge of a flush that fails under way; the simulator is.)"""
    with Disk("lost", 64) as disk:
        server = Server(disk.place / "data")
        with check("a disk that is gone: nothing is acknowledged any more, and the process ends and says why"):
            with server:
                journal = Journal(server, "kept")
                for _ in range(50):
                    equal(journal.put(1000, 10), None)
                place = os.open(disk.place, os.O_RDONLY)
                fcntl.ioctl(place, SHUTDOWN, array.array("I", [WITHOUT_FLUSH]))
                os.close(place)
                try:
                    assert journal.put(1000, 10) is not None, "acknowledged without a disk"
                except (BotoCoreError, ClientError):
                    pass
                code = server.process.wait(30)
                assert code not in (0, -signal.SIGSEGV), code
                assert "the log failed" in server.words() and "Input/output error" in server.words(), server.words()
                print(f"  it said: {last_line(server)}")
        with check("a disk that is gone: when it is back, nothing that was acknowledged is missing"):
            disk.unmount()
            disk.mount()
            with server:
                journal.at(server).holds(unanswered=10)
                equal(journal.put(), None)


def made_read_only():
    """What becomes of a server whose disk is made read-only under it: by its owner, and by the system when it finds an error."""
    with Disk("remounted", 64) as disk:
        with Server(disk.place / "data") as server:
            journals = [Journal(server, f"kept-{n}") for n in range(3)]
            with check("read-only remount: the system refuses it while the server holds its files, and writing goes on"):
                done = subprocess.run(["mount", "-o", "remount,ro", str(disk.place)], capture_output=True, text=True)
                assert done.returncode != 0 and "busy" in done.stderr, done
                for journal in journals:
                    equal(journal.put(1000, 10), None)
            with check("read-only after an error of the file system: nothing is acknowledged any more, the process ends and says why"):
                senders = [threading.Thread(target=until_it_stops, args=(journal,)) for journal in journals]
                for sender in senders:
                    sender.start()
                time.sleep(0.3)
                # ext4 does to itself what it does when it finds an error.
                run("mount", "-o", "remount,abort", str(disk.place))
                equal(server.process.wait(30), 1)
                for sender in senders:
                    sender.join()
                assert "the log failed" in server.words() and "Read-only file system" in server.words(), server.words()
                print(f"  it said: {last_line(server)}")
            with check("read-only after an error of the file system: writable again, nothing that was acknowledged is missing"):
                disk.unmount()
                disk.mount()
                server.start()
                for journal in journals:
                    journal.at(server).holds(unanswered=10)
                    equal(journal.put(), None)


def read_only_disk():
    with Disk("read-only", 64) as disk:
        with Server(disk.place / "data") as server:
            journal = Journal(server, "kept")
            equal(journal.put(100, 10), None)
            server.stop()
            with check("read-only disk: the server does not start and says why"):
                disk.unmount()
                disk.mount("ro")
                server.does_not_start("ead-only file system")
                print(f"  it said: {last_line(server)}")
            with check("read-only disk: writable again, nothing is missing"):
                disk.unmount()
                disk.mount()
                server.start()
                journal.at(server).holds()


def last_line(server):
    lines = [line for line in server.words().splitlines() if line.strip()]
    return lines[-1][:300] if lines else ""


def filled_directory(name):
    """A directory with several segments of two shards, and what is in the shards."""
    data = SCRATCH / name
    shutil.rmtree(data, ignore_errors=True)
    with Server(data) as server:
        kinesis = client(server.endpoint)
        kinesis.create_stream(StreamName="stored", ShardCount=2)
        wait_active(kinesis, StreamName="stored")
        for n in range(160):
            # The first shard has its records in the first segments only.
            hash_key = "0" if n < 40 else str(1 << 127)
            kinesis.put_record(StreamName="stored", PartitionKey="k", ExplicitHashKey=hash_key, Data=b"%4d" % n + bytes(100_000))
        server.stop()
    segments = sorted((data / "log").glob("*.seg"))
    assert len(segments) >= 4, segments
    return data, segments


def flip(path, offset):
    with open(path, "r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 0x55]))


def numbers(kinesis, shard):
    iterator = kinesis.get_shard_iterator(
        StreamName="stored", ShardId=f"shardId-{shard:012}", ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
    return [int(record["Data"][:4]) for record in drain(kinesis, iterator)]


def until_it_stops(journal):
    """Puts until the server takes nothing any more."""
    try:
        while journal.put(1000, 10) is None:
            pass
    except (BotoCoreError, ClientError):
        pass


def drained():
    data = SCRATCH / "drained"
    with Server(data) as server:
        with check("SIGTERM under load: requests under way are answered, and the process ends well"):
            journals = [Journal(server, f"drained-{n}") for n in range(6)]
            senders = [threading.Thread(target=until_it_stops, args=(journal,)) for journal in journals]
            for sender in senders:
                sender.start()
            time.sleep(0.5)
            server.stop()
            for sender in senders:
                sender.join()
            assert all(journal.kept for journal in journals)
        with check("SIGTERM under load: what is stored afterwards is exactly what was acknowledged"):
            server.start()
            for journal in journals:
                journal.at(server).holds(unanswered=0)


def damaged_files():
    data, segments = filled_directory("damaged")
    with check("damage in a closed segment: what it hits is refused, never served, and the rest is served"):
        flip(segments[0], 2 * MIB)
        with Server(data) as server:
            kinesis = client(server.endpoint)
            equal(numbers(kinesis, 1), list(range(40, 160)))
            try:
                found = numbers(kinesis, 0)
                raise AssertionError(f"damaged records are served: {found}")
            except ClientError as why:
                equal(why.response["ResponseMetadata"]["HTTPStatusCode"], 500)
                assert "damaged" in why.response["Error"]["Message"], why
            said = server.words()
            assert segments[0].name in said, said
            # Behind the damage it goes on.
            kinesis.put_record(StreamName="stored", PartitionKey="k", ExplicitHashKey="0", Data=b" 160")
            server.stop()
    with check("damage in a closed segment: `flumen log check` names file and place"):
        done = subprocess.run([BINARY, "log", "check", "--data", str(data)], capture_output=True, text=True)
        assert done.returncode != 0 and segments[0].name in done.stdout + done.stderr, done

    data, segments = filled_directory("torn")
    with check("damage in the middle of the newest segment: the server does not start and names file and place"):
        newest = segments[-1]
        flip(newest, 300_000)
        Server(data).does_not_start("damaged", newest.name)

    data, segments = filled_directory("missing")
    with check("a segment is missing: the server does not start and says which"):
        kept = segments[1].read_bytes()
        segments[1].unlink()
        Server(data).does_not_start(segments[1].name.lstrip("0").split(".")[0], "missing")
    with check("a segment is missing: put back, nothing is lost"):
        segments[1].write_bytes(kept)
        with Server(data) as server:
            kinesis = client(server.endpoint)
            equal([numbers(kinesis, shard) for shard in (0, 1)], [list(range(40)), list(range(40, 160))])


def directories():
    data = SCRATCH / "owned"
    with Server(data) as server:
        journal = Journal(server, "mine")
        equal(journal.put(), None)
        with check("a second process on the same directory ends and names the first, which goes on"):
            Server(data).does_not_start("in use by process", str(server.process.pid))
            equal(journal.put(), None)
            journal.holds()
        server.stop()
    with check("a directory of a version that is not known yet: the server does not start and says so"):
        form = data / "log" / "FORMAT"
        kept = form.read_bytes()
        form.write_bytes(kept[:8] + (99).to_bytes(4, "little") + kept[12:])
        Server(data).does_not_start("version 99")
        form.write_bytes(kept)
    with check("the first release's directory opens with all that it has"):
        old = SCRATCH / "old"
        old.mkdir()
        with tarfile.open(FIXTURES / "data-v1.tar.xz") as archive:
            archive.extractall(old, filter="data")
        with Server(old / "data", "--test-clock=2026-11-29T07:00:00Z") as server:
            first_release(server)
            server.stop()


def first_release(server):
    """What was put when the fixture was made, all over HTTP: 400 lines around a split, a consumer, a tag, a second stream."""
    kinesis = client(server.endpoint)
    equal(kinesis.list_streams()["StreamNames"], ["old", "second"])
    shards = kinesis.list_shards(StreamName="old")["Shards"]
    equal([shard["ShardId"][-1] for shard in shards], ["0", "1", "2", "3"])
    equal([shard.get("ParentShardId", "")[-1:] for shard in shards], ["", "", "0", "0"])
    lines = []
    for shard in shards:
        iterator = kinesis.get_shard_iterator(
            StreamName="old", ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        lines += [int(record["Data"].decode().removeprefix("line-")) for record in drain(kinesis, iterator)]
    equal(sorted(lines), list(range(400)))
    summary = kinesis.describe_stream_summary(StreamName="old")["StreamDescriptionSummary"]
    equal((summary["RetentionPeriodHours"], summary["ConsumerCount"]), (48, 1))
    equal(kinesis.list_tags_for_stream(StreamName="old")["Tags"], [{"Key": "colour", "Value": "blue"}])
    answer = kinesis.put_record(StreamName="old", PartitionKey="k", Data=b"new")
    assert int(answer["SequenceNumber"]) > 0


def main():
    directories()
    drained()
    damaged_files()
    kind, why = disk_kind()
    if kind is None:
        print(f"SKIP full, lost and read-only disks: {why}", flush=True)
    else:
        full_disk(in_memory=kind == "memory")
    if kind == "file":
        lost_disk()
        made_read_only()
        read_only_disk()
    elif kind == "memory":
        print("SKIP lost and read-only disks: no file can be mounted as a disk here", flush=True)
    finish()


if __name__ == "__main__":
    main()
