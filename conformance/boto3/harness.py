"""What the boto3 programs share: verdicts and clients.

A program makes its checks inside `with check("name"):` blocks and ends with `finish()`. Each check prints one line,
`PASS name` or `FAIL name: why`; a failed check does not stop the next one.
"""

import os
import sys
import traceback
from contextlib import contextmanager

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ.get("FLUMEN_ENDPOINT", "http://127.0.0.1:4567")
TLS_ENDPOINT = os.environ.get("FLUMEN_TLS_ENDPOINT")
CA = os.environ.get("FLUMEN_CA")

failures = 0
passes = 0


def passed(name):
    global passes
    passes += 1
    print(f"PASS {name}", flush=True)


def failed(name, why):
    global failures
    failures += 1
    print(f"FAIL {name}: {why}", flush=True)


@contextmanager
def check(name):
    try:
        yield
    except Exception as why:  # any surprise is a verdict, not the end of the program
        program = os.path.basename(sys.argv[0])
        frames = traceback.extract_tb(why.__traceback__)
        line = next((frame.lineno for frame in reversed(frames) if frame.filename.endswith(program)), 0)
        failed(name, f"{type(why).__name__} at line {line}: {' '.join(str(why).split())[:600]}")
    else:
        passed(name)


def finish():
    print(f"{passes} passed, {failures} failed", flush=True)
    sys.exit(1 if failures else 0)


def client(endpoint=ENDPOINT, region="us-east-1", access_key="AKIDCONFORMANCE00000", **config):
    """A Kinesis client that tries once, so that what the server says is what the check sees."""
    config.setdefault("retries", {"total_max_attempts": 1})
    return boto3.client(
        "kinesis",
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key="not-a-secret",
        verify=CA if endpoint.startswith("https") else None,
        config=Config(**config),
    )


@contextmanager
def refused(code, *words):
    """The block must be refused with this error code, and each of the words must stand in its message."""
    try:
        yield
    except ClientError as why:
        error = why.response["Error"]
        status = why.response["ResponseMetadata"]["HTTPStatusCode"]
        assert error["Code"] == code, f"code {error['Code']} ({error.get('Message')}), not {code}"
        assert status == 400, f"status {status}"
        for word in words:
            assert word in error["Message"], f"message {error['Message']!r} lacks {word!r}"
    else:
        raise AssertionError(f"accepted, not refused with {code}")


def equal(found, wanted):
    assert found == wanted, f"{found!r}, not {wanted!r}"


def wait_active(kinesis, **stream):
    kinesis.get_waiter("stream_exists").wait(**stream, WaiterConfig={"Delay": 1, "MaxAttempts": 30})


def wait_gone(kinesis, **stream):
    kinesis.get_waiter("stream_not_exists").wait(**stream, WaiterConfig={"Delay": 1, "MaxAttempts": 30})


def all_shards(kinesis, **which):
    """All pages of ListShards. Not by the SDK's paginator: it sends the name with the token, which AWS refuses."""
    page = kinesis.list_shards(**which)
    shards = page["Shards"]
    while token := page.get("NextToken"):
        page = kinesis.list_shards(NextToken=token)
        shards += page["Shards"]
    return shards


def drain(kinesis, iterator, limit=10_000):
    """All records from an iterator to the tip."""
    records = []
    while iterator:
        answer = kinesis.get_records(ShardIterator=iterator, Limit=limit)
        records += answer["Records"]
        iterator = answer.get("NextShardIterator")
        if not answer["Records"] and answer["MillisBehindLatest"] == 0:
            break
    return records
