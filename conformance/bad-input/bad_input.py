"""Bad input by hand, over plain sockets: each gets a clear error or a closed connection, an ordinary client beside it
notices nothing, and the server is alive at the end. Python's standard library only.

Usage: bad_input.py [--full] [--seed N]     (--full sends the slow request over 30 s instead of 3 s)
"""

import argparse
import json
import os
import random
import socket
import ssl
import sys
import threading
import time
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

ADDRESS = urlsplit(os.environ.get("FLUMEN_ENDPOINT", "http://127.0.0.1:4567"))
TLS, CA = os.environ.get("FLUMEN_TLS_ENDPOINT"), os.environ.get("FLUMEN_CA")
JSON, CBOR = "application/x-amz-json-1.1", "application/x-amz-cbor-1.1"
AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=AKIDCONFORMANCE00000/20260101/us-east-1/kinesis/aws4_request, "
    "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + "0" * 64
)
MIB = 1024 * 1024
# Long enough for a debug build on a busy machine; nothing here takes that long when it works.
PATIENCE = 30
failures = 0


@contextmanager
def check(name):
    global failures
    try:
        yield
    except Exception as why:
        failures += 1
        print(f"FAIL {name}: {type(why).__name__}: {' '.join(str(why).split())[:500]}", flush=True)
    else:
        print(f"PASS {name}", flush=True)


def connect():
    return socket.create_connection((ADDRESS.hostname, ADDRESS.port), timeout=PATIENCE)


def head(operation="ListStreams", length=None, content_type=JSON, method="POST", drop=(), extra=()):
    """The head of a request that would be good with a body of that length."""
    lines = {
        "host": ADDRESS.netloc,
        "content-type": content_type,
        "x-amz-target": f"Kinesis_20131202.{operation}",
        "x-amz-date": "20260101T000000Z",
        "authorization": AUTHORIZATION,
    }
    if length is not None:
        lines["content-length"] = str(length)
    lines = {name: value for name, value in lines.items() if name not in drop}
    lines.update(extra)
    text = f"{method} / HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return text.encode() + b"\r\n"


def request(operation="ListStreams", body=b"{}", **more):
    return head(operation, len(body), **more) + body


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __str__(self):
        return f"{self.status} {self.body[:300]!r}"

    def error(self):
        return json.loads(self.body).get("__type", "").split("#")[-1]


def read_answer(stream):
    """One HTTP/1.1 answer, or None when the server closed instead."""
    data = b""
    while b"\r\n\r\n" not in data:
        try:
            more = stream.recv(65536)
        except ConnectionError:
            return None
        if not more:
            assert not data, f"closed in the middle of a head: {data[:200]!r}"
            return None
        data += more
    top, _, body = data.partition(b"\r\n\r\n")
    first, *lines = top.decode("latin-1").split("\r\n")
    status = int(first.split()[1])
    if status == 100:
        return Answer(100, {}, body)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        more = stream.recv(65536)
        if not more:
            break
        body += more
    return Answer(status, headers, body)


def send(raw):
    """Sends what the server will take of the bytes; answers its answer."""
    with closing(connect()) as stream:
        try:
            stream.sendall(raw)
        except ConnectionError:
            pass  # it may answer and close before it has read everything
        return read_answer(stream)


def ask(operation, value):
    """A good request; answers its JSON."""
    answer = send(request(operation, json.dumps(value).encode()))
    assert answer is not None and answer.status == 200, f"{operation}: {answer}"
    return json.loads(answer.body or b"{}")


def refused(raw, status, *errors):
    """The answer must have that status and one of those error types; with no type named, any body will do."""
    answer = send(raw)
    assert answer is not None, "closed without an answer"
    assert answer.status == status, f"not {status}: {answer}"
    assert not errors or answer.error() in errors, f"not {errors}: {answer}"
    return answer


def is_closed(stream):
    """Whether the server ends the connection, whatever it says before."""
    try:
        while stream.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


# --- what is wrong ------------------------------------------------------------------------------------------------

def bad_bodies():
    with check("invalid JSON"):
        for body in [b"{", b"nonsense", b"{\"StreamName\": }", b"{\"a\":1}}", b"[]", b"\"x\"", b"\xff\xfe", b"{\"a\":\"\\ud800\"",
                     b"{\"Limit\": 1e999999999}x"]:
            refused(request(body=body), 400, "SerializationException")
    with check("JSON nested deeper than any stack"):
        for body in [b"[" * 200_000, b"{\"a\":" * 200_000, b"{\"a\":" + b"[" * 100_000 + b"]" * 100_000 + b"}"]:
            refused(request(body=body), 400, "SerializationException")
    with check("truncated CBOR, and CBOR that promises what it does not hold"):
        good = b"\xa1\x65Limit\x0a"
        bodies = [good[:cut] for cut in range(1, len(good))]
        bodies += [b"\xa1\x6aStreamName\x5b" + b"\x7f" * 8, b"\xbf", b"\x9f", b"\xbb" + b"\xff" * 8, b"\x81" * 200_000,
                   b"\xbf\x61a" * 100_000, b"\xff", b"\xa1\x61a\xfc"]
        for body in bodies:
            answer = send(request(body=body, content_type=CBOR))
            assert answer is not None and answer.status == 400, f"{body[:20]!r}: {answer}"
            assert b"SerializationException" in answer.body, f"{body[:20]!r}: {answer}"
            assert answer.headers["content-type"] == CBOR, answer.headers
    with check("wrong content type"):
        for kind in ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""]:
            answer = send(request(content_type=kind))
            assert answer is not None and answer.status in (400, 404, 415), f"{kind}: {answer}"
            assert b"Exception" in answer.body, f"{kind}: {answer}"
    with check("empty body"):
        refused(request(body=b""), 400, "SerializationException")


def bad_heads():
    with check("unknown operations and services"):
        refused(request("NoSuchOperation"), 400, "UnknownOperationException")
        refused(request(extra={"x-amz-target": "NoSuchService_1.ListStreams"}), 400, "UnknownOperationException")
        for target in ["", ".", "Kinesis_20131202", "Kinesis_20131202.", "\u00ff" * 300]:
            answer = send(request(extra={"x-amz-target": target}).decode("latin-1").encode("latin-1"))
            assert answer is not None and 400 <= answer.status < 500, f"{target!r}: {answer}"
    with check("other methods"):
        page = send(request(method="GET"))
        assert page is not None and page.status == 200, f"the page for people: {page}"
        for method in ["PUT", "DELETE", "PATCH", "BREW"]:
            answer = send(request(method=method))
            assert answer is not None and 400 <= answer.status < 500, f"{method}: {answer}"
    with check("missing and broken authorization"):
        refused(request(drop=["authorization"]), 400, "MissingAuthenticationTokenException")
        for bad in ["AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a", AUTHORIZATION.replace("Signature", "Sig")]:
            refused(request(extra={"authorization": bad}), 400, "IncompleteSignatureException")
        for bad in ["Basic YTpi", "\x01"]:
            answer = send(request(extra={"authorization": bad}))
            assert answer is not None and 400 <= answer.status < 500, f"{bad!r}: {answer}"
    with check("heads that are too large or no heads at all"):
        for raw in [
            head(length=2, extra={"x-large": "a" * MIB}) + b"{}",
            head(length=2, extra={f"x-{n}": "a" for n in range(5_000)}) + b"{}",
            b"POST /" + b"a" * MIB + b" HTTP/1.1\r\n\r\n",
            b"\r\n" * 1000, b"GET\r\n\r\n", b"POST / HTTP/9.9\r\n\r\n",
            head(extra={"content-length": "-1"}), head(extra={"content-length": "99999999999999999999"}),
            head(extra={"content-length": "2, 3"}) + b"{}",
            head(extra={"transfer-encoding": "chunked"}) + b"zz\r\n{}\r\n0\r\n\r\n",
            head(extra={"transfer-encoding": "chunked"}) + b"ffffffffffffffff\r\n{}",
        ]:
            with closing(connect()) as stream:
                try:
                    stream.sendall(raw)
                    stream.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
                answer = read_answer(stream)
                assert answer is None or 400 <= answer.status < 500, f"{raw[:60]!r}: {answer}"


def large_bodies():
    body = b"x" * (17 * MIB)
    with check("17 MiB with a length: 413"):
        refused(head(length=len(body)) + body, 413)
    with check("17 MiB in chunks: 413"):
        chunks = b"".join(b"100000\r\n" + b"x" * MIB + b"\r\n" for _ in range(17)) + b"0\r\n\r\n"
        refused(head(extra={"transfer-encoding": "chunked"}) + chunks, 413)
    with check("17 MiB announced with Expect: 413 before it is sent"):
        refused(head(length=len(body), extra={"expect": "100-continue"}), 413)
    with check("15 MiB of good JSON with an unknown member: accepted, the member ignored"):
        pad = json.dumps({"Padding": "x" * (15 * MIB)}).encode()
        answer = send(request(body=pad))
        assert answer is not None and answer.status == 200, answer


def slow_and_half(seconds):
    with check(f"a request byte by byte over {seconds} s"):
        raw = request()
        with closing(connect()) as stream:
            stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in raw:
                stream.sendall(bytes([byte]))
                time.sleep(seconds / len(raw))
            answer = read_answer(stream)
            assert answer is not None and answer.status == 200, answer
    with check("a whole request, then half-closed: still answered"):
        with closing(connect()) as stream:
            stream.sendall(request())
            stream.shutdown(socket.SHUT_WR)
            answer = read_answer(stream)
            assert answer is not None and answer.status == 200, answer
    with check("half a request, then half-closed or gone"):
        raw = request()
        for cut in [1, 5, 20, 100, len(raw) - 1]:
            with closing(connect()) as stream:
                stream.sendall(raw[:cut])
                stream.shutdown(socket.SHUT_WR)
                answer = read_answer(stream)
                assert answer is None or 400 <= answer.status < 500, f"{cut}: {answer}"
            with closing(connect()) as stream:
                stream.sendall(raw[:cut])
    with check("two requests in one packet: two answers"):
        with closing(connect()) as stream:
            stream.sendall(request() + request(extra={"connection": "close"}))
            data = b""
            while more := stream.recv(65536):
                data += more
            found = data.count(b"HTTP/1.1 200")
            assert found == 2, f"{found} answers"


def garbage(seed):
    chance = random.Random(seed)
    openings = [b"", b"\x16\x03\x01", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                b"PRI * HTTP/2.0\r\n", b"POST / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\ncontent-length: 10\r\n\r\n"]
    with check(f"200 random byte streams, seed {seed}: each is answered or closed"):
        for number in range(200):
            raw = openings[number % len(openings)] + chance.randbytes(chance.choice([1, 9, 50, 500, 5_000]))
            with closing(connect()) as stream:
                try:
                    stream.sendall(raw)
                    stream.shutdown(socket.SHUT_WR)
                except OSError:
                    continue
                assert is_closed(stream), f"stream {number} hangs: {raw[:40]!r}"
    with check("HTTP/2 preface with bad frames: closed"):
        preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        settings = b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
        for frame in [b"\xff\xff\xff\x00\x00\x00\x00\x00\x01", b"\x00\x00\x05\x04\x00\x00\x00\x00\x00abcde",
                      b"\x00\x00\x04\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00", b"\x00\x00\x04\x01\x05\x00\x00\x00\x01\xff\xff\xff\xff"]:
            with closing(connect()) as stream:
                stream.sendall(preface + settings + frame)
                try:
                    stream.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
                assert is_closed(stream), f"{frame!r} hangs"
    if TLS and CA:
        with check("TLS handshake cut at every length, then a good one"):
            incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
            hello = ssl.create_default_context(cafile=CA).wrap_bio(incoming, outgoing, server_hostname="localhost")
            try:
                hello.do_handshake()
            except ssl.SSLWantReadError:
                pass
            opening = outgoing.read()
            for cut in range(1, len(opening), 37):
                with closing(connect()) as stream:
                    stream.sendall(opening[:cut])
            with closing(ssl.create_default_context(cafile=CA).wrap_socket(connect(), server_hostname="localhost")) as stream:
                stream.sendall(request())
                answer = read_answer(stream)
                assert answer is not None and answer.status == 200, answer


def idle():
    with check("100 idle connections, 100 stopped in a head, 100 in a TLS hello: others are served"):
        held = []
        try:
            for opening in [b"", request()[:60], b"\x16\x03\x01"]:
                for _ in range(100):
                    stream = connect()
                    stream.sendall(opening)
                    held.append(stream)
            for _ in range(20):
                ask("ListStreams", {})
        finally:
            for stream in held:
                stream.close()


# --- the ordinary client ------------------------------------------------------------------------------------------

class Ordinary(threading.Thread):
    """Puts a record, reads it back, again and again on its own connection; nothing may go wrong for it."""

    def __init__(self):
        super().__init__(daemon=True)
        self.stop, self.why, self.count, self.slowest = threading.Event(), None, 0, 0.0

    def call(self, stream, operation, value):
        start = time.monotonic()
        stream.sendall(request(operation, json.dumps(value).encode()))
        answer = read_answer(stream)
        assert answer is not None and answer.status == 200, f"{operation}: {answer}"
        self.slowest = max(self.slowest, time.monotonic() - start)
        return json.loads(answer.body or b"{}")

    def run(self):
        try:
            with closing(connect()) as stream:
                place = {"StreamName": "ordinary", "ShardId": "shardId-000000000000", "ShardIteratorType": "TRIM_HORIZON"}
                at = self.call(stream, "GetShardIterator", place)["ShardIterator"]
                while not self.stop.is_set():
                    put = {"StreamName": "ordinary", "PartitionKey": "a", "Data": "aGVsbG8="}
                    number = self.call(stream, "PutRecord", put)["SequenceNumber"]
                    page = self.call(stream, "GetRecords", {"ShardIterator": at})
                    assert [record["SequenceNumber"] for record in page["Records"]] == [number], page["Records"]
                    at = page["NextShardIterator"]
                    self.count += 1
                    time.sleep(0.02)
        except Exception as why:
            self.why = why


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--seed", type=int, default=1)
    arguments = arguments.parse_args()
    ask("CreateStream", {"StreamName": "ordinary", "ShardCount": 1})
    for _ in range(100):
        if ask("DescribeStreamSummary", {"StreamName": "ordinary"})["StreamDescriptionSummary"]["StreamStatus"] == "ACTIVE":
            break
        time.sleep(0.1)
    ordinary = Ordinary()
    ordinary.start()
    bad_bodies()
    bad_heads()
    large_bodies()
    slow_and_half(30 if arguments.full else 3)
    garbage(arguments.seed)
    idle()
    ordinary.stop.set()
    ordinary.join(PATIENCE)
    with check("an ordinary client beside all this noticed nothing"):
        if ordinary.why:
            raise ordinary.why
        assert ordinary.count > 0
    with check("the server is alive"):
        ask("ListStreams", {})
    print(f"the ordinary client put and read {ordinary.count} records, slowest call {ordinary.slowest * 1000:.0f} ms")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
