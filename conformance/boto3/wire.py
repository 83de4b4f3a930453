"""The wire without an SDK: one operation as JSON or CBOR over one connection, for what no SDK would send."""

import base64
import http.client
import json
from urllib.parse import urlsplit

import cbor2

from harness import ENDPOINT

JSON, CBOR = "application/x-amz-json-1.1", "application/x-amz-cbor-1.1"

# AWS writes times as milliseconds under the tag that says seconds.
MILLISECONDS = {1: lambda millis, immutable: millis}


class NoAnswer(Exception):
    """The server closed the connection, or answered what is not its encoding."""


class Wire:
    """One keep-alive connection, opened again when the server closes it."""

    def __init__(self):
        self.address = urlsplit(ENDPOINT).netloc
        self.connection = None

    def send(self, operation, value, content_type):
        if content_type == JSON:
            body = json.dumps(value, default=lambda data: base64.b64encode(data).decode()).encode()
        else:
            body = cbor2.dumps(value)
        headers = {
            "Content-Type": content_type,
            "X-Amz-Target": f"Kinesis_20131202.{operation}",
            "X-Amz-Date": "20260101T000000Z",
            "Authorization": "AWS4-HMAC-SHA256 Credential=AKIDCONFORMANCE00000/20260101/us-east-1/kinesis/aws4_request, "
                             "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + "0" * 64,
        }
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
            return answer, json.loads(raw) if content_type == JSON else cbor2.loads(raw, semantic_decoders=MILLISECONDS)
        except (ValueError, EOFError) as why:
            raise NoAnswer(f"status {answer.status} with {raw[:200]!r}") from why
