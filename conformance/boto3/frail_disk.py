"""A disk in memory that loses on command what was not flushed: a file system in user space, spoken to over /dev/fuse.

It stands under a real server through the real kernel, so that flushes can fail and the power can go without anything planted in
the server. It knows two states of everything: what reads show, and what is on the disk. A flush takes a file's bytes and length
to the disk, a flush of a directory its names, and nothing else does. When the power goes, each sector of 512 bytes that was
written and not flushed is there or not, by chance, and so are each length and each name.

The kernel's protocol is spoken here directly: no library is needed, only root and Linux. This file is both sides: `Frail` is what a
test uses, and run as a program it is the disk, which takes commands on stdin and answers each with a line of JSON.
"""

import ctypes
import errno
import json
import os
import pathlib
import random
import select
import stat
import struct
import subprocess
import sys
import time

SECTOR, PAGE = 512, 4096
CAPACITY = 1 << 30
LARGEST_WRITE = 128 << 10
# Names and attributes change only through the kernel that caches them.
VALID_SECONDS = 3600

(LOOKUP, FORGET, GETATTR, SETATTR, MKDIR, UNLINK, RMDIR, RENAME, OPEN, READ, WRITE, STATFS, RELEASE, FSYNC, FLUSH, INIT, OPENDIR,
 READDIR, RELEASEDIR, FSYNCDIR, CREATE, INTERRUPT, DESTROY, BATCH_FORGET, FALLOCATE, RENAME2) = (
    1, 2, 3, 4, 9, 10, 11, 12, 14, 15, 16, 17, 18, 20, 25, 26, 27, 28, 29, 30, 35, 36, 38, 42, 43, 45)
WITHOUT_ANSWER = (FORGET, BATCH_FORGET, INTERRUPT)
# What the power cut lets through: the kernel tidying up after a process that is gone.
TIDYING = (RELEASE, RELEASEDIR, FLUSH, DESTROY)
# The calls between which a power cut is planned.
CHANGES = (SETATTR, MKDIR, UNLINK, RENAME, WRITE, FSYNC, FSYNCDIR, CREATE, FALLOCATE, RENAME2)
# Which calls a planned failure hits, and what they answer.
FAILURES = {
    "flush": (FSYNC, errno.EIO),
    "directory": (FSYNCDIR, errno.EIO),
    "write": (WRITE, errno.EIO),
}


LIBC = ctypes.CDLL(None, use_errno=True)
DETACH = 2


class File:
    def __init__(self, mode):
        self.mode, self.now, self.disk, self.dirty = mode, bytearray(), bytearray(), set()
        self.changed = time.time()

    def set_len(self, length):
        if length < len(self.now):
            # What is cut off and comes back is zero; the rest of the last page too.
            del self.now[length:]
        else:
            self.now.extend(bytes(length - len(self.now)))
        self.dirty.add(length // PAGE)
        self.changed = time.time()

    def write(self, offset, data):
        if offset > len(self.now):
            self.set_len(offset)
        self.now[offset:offset + len(data)] = data
        self.dirty.update(range(offset // PAGE, (offset + len(data) - 1) // PAGE + 1))
        self.changed = time.time()

    def flush(self, pages=None):
        """Takes these pages to the disk, or all that were changed."""
        self.disk_len(len(self.now))
        for page in self.dirty if pages is None else pages:
            part = slice(page * PAGE, (page + 1) * PAGE)
            self.disk[part] = self.now[part]
        self.dirty.clear()

    def disk_len(self, length):
        del self.disk[length:]
        self.disk.extend(bytes(length - len(self.disk)))

    def cut(self, chance, tally):
        """The power is gone: what is on the disk is all there is."""
        if len(self.now) != len(self.disk) and chance():
            self.disk_len(len(self.now))
        for start in (page * PAGE + sector for page in sorted(self.dirty) for sector in range(0, PAGE, SECTOR)):
            part = slice(start, min(start + SECTOR, len(self.disk)))
            if self.now[part] != self.disk[part]:
                kept = chance()
                tally["kept" if kept else "lost"] += 1
                if kept:
                    self.disk[part] = self.now[part].ljust(max(part.stop - start, 0), b"\0")
        self.now, self.dirty = bytearray(self.disk), set()


class Directory:
    def __init__(self, mode):
        self.mode, self.now, self.disk = mode, {}, {}
        self.changed = time.time()

    def flush(self):
        self.disk = dict(self.now)

    def cut(self, chance, tally):
        for name in sorted(set(self.now) | set(self.disk)):
            if self.now.get(name) is not self.disk.get(name):
                kept = chance()
                tally["names_kept" if kept else "names_lost"] += 1
                if kept and name in self.now:
                    self.disk[name] = self.now[name]
                elif kept:
                    del self.disk[name]
        self.now = dict(self.disk)


class Refused(Exception):
    """A call fails with this number."""


class Disk:
    """What is stored, and what each call of the kernel does to it."""

    def __init__(self):
        self.root = Directory(stat.S_IFDIR | 0o755)
        self.lying = False
        self.plan = self.planned_cut = self.tally = None
        self.failed = 0
        self.mounted()

    def mounted(self):
        self.dead, self.planned_cut = False, None
        self.nodes, self.ids = {1: self.root}, {id(self.root): 1}

    def id_of(self, node):
        if id(node) not in self.ids:
            self.ids[id(node)] = len(self.nodes) + 1
            self.nodes[len(self.nodes) + 1] = node
        return self.ids[id(node)]

    def cut(self, seed):
        """The power goes. With a seed chance decides, without one everything is lost that was not flushed."""
        dice = random.Random(seed)
        chance = (lambda: dice.random() < 0.5) if seed is not None else (lambda: False)
        tally = dict(lost=0, kept=0, names_lost=0, names_kept=0)
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            node.cut(chance, tally)
            if isinstance(node, Directory):
                waiting += [node.now[name] for name in sorted(node.now)]
        self.dead, self.tally = True, tally

    def call(self, op, node_id, body):
        """The answer to one call."""
        if self.dead and op not in TIDYING:
            raise Refused(errno.EIO)
        if self.planned_cut and op in CHANGES:
            left, seed = self.planned_cut
            self.planned_cut = (left - 1, seed)
            if left == 0:
                self.cut(seed)
                raise Refused(errno.EIO)
        node = self.nodes[node_id] if op != INIT else None
        if self.plan and op == FAILURES[self.plan[0]][0]:
            self.fails(node, *self.plan)
        return getattr(self, ACTIONS[op])(node, body) if op in ACTIONS else self.unknown(op)

    def fails(self, node, kind, left):
        """Counts down to the failure that is planned; a failed flush has taken some pages to the disk, and will not try the others again."""
        self.plan = (kind, left - 1)
        if left > 0:
            return
        self.plan, self.failed = None, self.failed + 1
        if kind == "flush":
            node.flush([page for page in node.dirty if random.Random(page).random() < 0.5])
        raise Refused(FAILURES[kind][1])

    def unknown(self, op):
        raise Refused(errno.ENOSYS)

    def init(self, _, body):
        major, minor, readahead = struct.unpack_from("<3I", body)
        assert (major, minor >= 31) == (7, True), f"the kernel speaks {major}.{minor}"
        big_writes, max_pages = 1 << 5, 1 << 22
        return struct.pack("<4I2H2I2H8I", 7, 31, readahead, big_writes | max_pages, 16, 12, LARGEST_WRITE, 1, LARGEST_WRITE // PAGE, *[0] * 9)

    def attributes(self, node):
        size = len(node.now) if isinstance(node, File) else 0
        seconds = int(node.changed)
        links = 1 if isinstance(node, File) else 2
        return struct.pack("<6Q10I", self.id_of(node), size, -(-size // SECTOR), seconds, seconds, seconds, *[int(node.changed % 1 * 1e9)] * 3,
                           node.mode, links, 0, 0, 0, PAGE, 0)

    def entry(self, node):
        return struct.pack("<4Q2I", self.id_of(node), 0, VALID_SECONDS, VALID_SECONDS, 0, 0) + self.attributes(node)

    def lookup(self, parent, body):
        return self.entry(self.found(parent, name_in(body)))

    @staticmethod
    def found(parent, name):
        if name not in parent.now:
            raise Refused(errno.ENOENT)
        return parent.now[name]

    def getattr(self, node, _):
        return struct.pack("<Q2I", VALID_SECONDS, 0, 0) + self.attributes(node)

    def setattr(self, node, body):
        valid, size, mode = *struct.unpack_from("<I12xQ", body), struct.unpack_from("<I", body, 68)[0]
        if valid & 1:
            node.mode = stat.S_IFMT(node.mode) | stat.S_IMODE(mode)
        if valid & 8:
            node.set_len(size)
        return self.getattr(node, body)

    def made(self, parent, name, node):
        parent.now[name] = node
        parent.changed = time.time()
        return self.entry(node)

    def mkdir(self, parent, body):
        name = name_in(body, 8)
        if name in parent.now:
            raise Refused(errno.EEXIST)
        return self.made(parent, name, Directory(stat.S_IFDIR | struct.unpack_from("<I", body)[0] & 0o7777))

    def create(self, parent, body):
        mode = struct.unpack_from("<4xI", body)[0]
        return self.made(parent, name_in(body, 16), File(stat.S_IFREG | mode & 0o7777)) + self.open(None, body)

    def remove(self, parent, body):
        name = name_in(body)
        node = self.found(parent, name)
        if isinstance(node, Directory) and node.now:
            raise Refused(errno.ENOTEMPTY)
        del parent.now[name]
        return b""

    def rename(self, parent, body, header=8):
        target = self.nodes[struct.unpack_from("<Q", body)[0]]
        old, new = body[header:].split(b"\0")[:2]
        node = self.found(parent, old)
        del parent.now[old]
        target.now[new] = node
        return b""

    def rename2(self, parent, body):
        if struct.unpack_from("<8xI", body)[0]:
            raise Refused(errno.EINVAL)
        return self.rename(parent, body, 16)

    def open(self, _node, _body):
        return struct.pack("<Q2I", 0, 0, 0)

    def read(self, node, body):
        offset, size = struct.unpack_from("<8xQI", body)
        return bytes(node.now[offset:offset + size])

    def write(self, node, body):
        offset, size = struct.unpack_from("<8xQI", body)
        node.write(offset, body[40:40 + size])
        return struct.pack("<2I", size, 0)

    def fallocate(self, node, body):
        offset, length, mode = struct.unpack_from("<8x2QI", body)
        if mode:
            raise Refused(errno.EOPNOTSUPP)
        if offset + length > len(node.now):
            node.set_len(offset + length)
        return b""

    def fsync(self, node, _):
        if not self.lying:
            node.flush()
        return b""

    def readdir(self, node, body):
        offset, size = struct.unpack_from("<8xQI", body)
        answer = b""
        for number, (name, child) in enumerate(sorted(node.now.items())):
            one = struct.pack("<2Q2I", self.id_of(child), number + 1, len(name), stat.S_IFMT(child.mode) >> 12) + name
            one += bytes(-len(one) % 8)
            if number >= offset and len(answer) + len(one) <= size:
                answer += one
            elif number >= offset:
                break
        return answer

    def statfs(self, _node, _body):
        used = sum(len(node.now) for node in self.nodes.values() if isinstance(node, File))
        free = max(CAPACITY - used, 0) // PAGE
        return struct.pack("<5Q4I24x", CAPACITY // PAGE, free, free, 1 << 20, 1 << 20, PAGE, 255, PAGE, 0)

    def nothing(self, _node, _body):
        return b""


ACTIONS = {
    LOOKUP: "lookup", GETATTR: "getattr", SETATTR: "setattr", MKDIR: "mkdir", UNLINK: "remove", RMDIR: "remove", RENAME: "rename",
    OPEN: "open", READ: "read", WRITE: "write", STATFS: "statfs", RELEASE: "nothing", FSYNC: "fsync", FLUSH: "nothing", INIT: "init",
    OPENDIR: "open", READDIR: "readdir", RELEASEDIR: "nothing", FSYNCDIR: "fsync", CREATE: "create", DESTROY: "nothing",
    FALLOCATE: "fallocate", RENAME2: "rename2",
}


def name_in(body, offset=0):
    return body[offset:].split(b"\0", 1)[0]


class Program:
    """The loop between the kernel, the disk and the test's commands."""

    def __init__(self, place):
        self.place, self.disk, self.device = place, Disk(), None

    def run(self):
        while True:
            ready = select.select([0] + ([self.device] if self.device else []), [], [])[0]
            if self.device in ready:
                self.one_call()
            if 0 in ready:
                line = sys.stdin.buffer.raw.readline()
                if not line:
                    # Whoever used it has ended, in whatever way: nothing stays mounted.
                    if self.device:
                        os.close(self.device)
                        LIBC.umount2(os.fsencode(self.place), DETACH)
                    return
                print(json.dumps(self.command(*json.loads(line))), flush=True)

    def command(self, name, *arguments):
        if name == "mount":
            self.disk.mounted()
            self.device = os.open("/dev/fuse", os.O_RDWR)
            options = f"fd={self.device},rootmode=40000,user_id=0,group_id=0".encode()
            if LIBC.mount(b"frail", os.fsencode(self.place), b"fuse", 0, options):
                return os.strerror(ctypes.get_errno())
            return None
        if name == "cut":
            self.disk.tally, self.disk.planned_cut = None, arguments
            if arguments[0] is None:
                self.disk.cut(arguments[1])
        if name in ("cut", "gone"):
            return self.disk.tally
        if name == "fail":
            self.disk.plan = arguments
        if name == "lie":
            self.disk.lying, = arguments
        return self.disk.failed

    def one_call(self):
        try:
            call = os.read(self.device, LARGEST_WRITE + PAGE)
        except OSError as why:
            if why.errno == errno.ENODEV:
                # Unmounted.
                os.close(self.device)
                self.device = None
            return
        _, op, unique, node = struct.unpack_from("<2I2Q", call)
        try:
            error, answer = 0, self.disk.call(op, node, call[40:])
        except Refused as why:
            error, answer = why.args[0], b""
        if op not in WITHOUT_ANSWER:
            try:
                os.write(self.device, struct.pack("<IiQ", 16 + len(answer), -error, unique) + answer)
            except OSError:
                # Whoever asked has gone.
                pass


class Frail:
    """The test's side: the disk as a process of its own, mounted at a place."""

    def __init__(self, place):
        self.place = pathlib.Path(place)

    def __enter__(self):
        self.place.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(self.place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        try:
            self.mount()
        except BaseException:
            self.process.kill()
            raise
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def say(self, *command):
        self.process.stdin.write(json.dumps(command).encode() + b"\n")
        return json.loads(self.process.stdout.readline())

    def mount(self):
        if why := self.say("mount"):
            raise OSError(f"not mounted: {why}")

    def cut(self, seed=None, after=None):
        """The power goes, now or after so many changing calls; then the disk answers nothing until `back`. What became of that
        which was not flushed, once it has happened."""
        return self.say("cut", after, seed)

    def gone(self):
        """As `cut`, for one that was planned."""
        return self.say("gone")

    def back(self):
        """The power is back. Whoever used the disk must have ended."""
        # The kernel closes the files of a process that is gone a little later.
        for _ in range(200):
            if subprocess.run(["umount", str(self.place)], capture_output=True).returncode == 0:
                return self.mount()
            time.sleep(0.02)
        raise OSError(f"{self.place} is in use")

    def fail(self, kind, after=0):
        """A coming call of this kind fails, after so many that succeed."""
        assert kind in FAILURES
        self.say("fail", kind, after)

    def failed(self):
        """How many planned failures have happened."""
        return self.say("failed")

    def lie(self, lying):
        """Flushes answer well and do nothing."""
        self.say("lie", lying)


if __name__ == "__main__":
    Program(sys.argv[1]).run()
