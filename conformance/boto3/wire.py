"""The wire without an SDK: one operation as JSON or CBOR over one connection, for what no SDK would send."""

import base64
import http.client
import json
from urllib.parse import urlsplit

import cbor2
from botocore.eventstream import EventStreamBuffer

from harness import ENDPOINT

JSON, CBOR = "application/x-amz-json-1.1", "application/x-amz-cbor-1.1"

# AWS writes times as milliseconds under the tag that says seconds.
MILLISECONDS = {1: lambda millis, immutable: millis}


class NoAnswer(Exception):
    """The server closed the connection, or answered what is not its encoding."""


def encode(value, content_type):
    if content_type == CBOR:
        return cbor2.dumps(value)
    return json.dumps(value, default=lambda data: base64.b64encode(data).decode()).encode()


def decode(raw, content_type):
    return json.loads(raw) if content_type == JSON else cbor2.loads(raw, semantic_decoders=MILLISECONDS)


KINESIS = "Kinesis_20131202"


def headers_of(operation, content_type, target=KINESIS):
    service = "kinesis" if target == KINESIS else "kinesisanalytics"
    return {
        "Content-Type": content_type,
        "X-Amz-Target": f"{target}.{operation}",
        "X-Amz-Date": "20260101T000000Z",
        "Authorization": f"AWS4-HMAC-SHA256 Credential=AKIDCONFORMANCE00000/20260101/us-east-1/{service}/aws4_request, "
                         "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + "0" * 64,
    }


class Wire:
    """One keep-alive connection, opened again when the server closes it."""

    def __init__(self, target=KINESIS):
        self.target = target
        self.address = urlsplit(ENDPOINT).netloc
        self.connection = None

    def send(self, operation, value, content_type):
        body, headers = encode(value, content_type), headers_of(operation, content_type, self.target)
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection(self.address, timeout=60)
            try:
                self.connection.request("POST", "/", body, headers)
                answer = self.connection.getresponse()
                raw = answer.read()
                break
            except (http.client.HTTPException, OSError) as why:
                self.connection = None
                if attempt == 2:
                    raise NoAnswer(f"no answer: {why!r}") from why
        if not raw:
            # An operation without output answers nothing.
            return answer, {}
        try:
            return answer, decode(raw, content_type)
        except (ValueError, EOFError) as why:
            raise NoAnswer(f"status {answer.status} with {raw[:200]!r}") from why


class Events:
    """One SubscribeToShard: its messages, taken apart by botocore (checksums too), their payloads by json or cbor2."""

    def __init__(self, value, content_type):
        self.content_type = content_type
        connection = http.client.HTTPConnection(urlsplit(ENDPOINT).netloc, timeout=30)
        connection.request(
            "POST", "/", encode(value, content_type), headers_of("SubscribeToShard", content_type))
        self.answer = connection.getresponse()
        if self.answer.status != 200:
            raise NoAnswer(f"status {self.answer.status}: {decode(self.answer.read(), content_type)}")
        self.buffer = EventStreamBuffer()

    def __iter__(self):
        while part := self.answer.read1():
            self.buffer.add_data(part)
            for message in self.buffer:
                headers = dict(message.headers)
                assert headers.pop(":content-type") == self.content_type, message.headers
                yield headers, decode(message.payload, self.content_type)
