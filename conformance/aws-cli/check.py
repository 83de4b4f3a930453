"""AWS CLI, v1 or v2: create, put, get, list, delete, over http and https.

Usage: check.py PATH-OF-AWS
"""

import base64
import json
import os
import subprocess
import sys
import time

AWS = sys.argv[1]
ENDPOINT = os.environ.get("FLUMEN_ENDPOINT", "http://127.0.0.1:4567")
TLS_ENDPOINT, CA = os.environ.get("FLUMEN_TLS_ENDPOINT"), os.environ.get("FLUMEN_CA")
VERSION = subprocess.run([AWS, "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
failures = 0


class Refused(Exception):
    pass


def aws(*arguments, endpoint=ENDPOINT):
    """Runs one `aws kinesis` command; answers its JSON, or an empty dictionary when it prints nothing."""
    command = [AWS, "kinesis", *arguments, "--endpoint-url", endpoint, "--output", "json"]
    if VERSION.startswith("aws-cli/2"):
        command += ["--cli-binary-format", "raw-in-base64-out"]
    if endpoint.startswith("https"):
        command += ["--ca-bundle", CA]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if ended.returncode != 0:
        raise Refused(ended.stderr.strip())
    return json.loads(ended.stdout or "{}")


def check(name, do):
    global failures
    try:
        do()
    except Exception as why:
        failures += 1
        print(f"FAIL {name}: {type(why).__name__}: {' '.join(str(why).split())[:600]}", flush=True)
    else:
        print(f"PASS {name}", flush=True)


def equal(found, wanted):
    assert found == wanted, f"{found!r}, not {wanted!r}"


def status(endpoint):
    summary = aws("describe-stream-summary", "--stream-name", "cli", endpoint=endpoint)
    return summary["StreamDescriptionSummary"]["StreamStatus"]


def life(endpoint):
    def run(*arguments):
        return aws(*arguments, endpoint=endpoint)

    equal(run("create-stream", "--stream-name", "cli", "--shard-count", "1"), {})
    while status(endpoint) == "CREATING":
        time.sleep(0.1)
    run("wait", "stream-exists", "--stream-name", "cli")
    equal(status(endpoint), "ACTIVE")
    put = run("put-record", "--stream-name", "cli", "--partition-key", "a", "--data", "hello world")
    equal(put["ShardId"], "shardId-000000000000")
    records = json.dumps([{"PartitionKey": "b", "Data": "one"}, {"PartitionKey": "c", "Data": "two"}])
    equal(run("put-records", "--stream-name", "cli", "--records", records)["FailedRecordCount"], 0)
    at = ["--stream-name", "cli", "--shard-id", "shardId-000000000000", "--shard-iterator-type"]
    iterator = run("get-shard-iterator", *at, "TRIM_HORIZON")["ShardIterator"]
    found = run("get-records", "--shard-iterator", iterator)["Records"]
    equal([base64.b64decode(record["Data"]) for record in found], [b"hello world", b"one", b"two"])
    equal(found[0]["SequenceNumber"], put["SequenceNumber"])
    equal([s["ShardId"] for s in run("list-shards", "--stream-name", "cli")["Shards"]], ["shardId-000000000000"])
    assert "cli" in run("list-streams")["StreamNames"]
    equal(run("describe-stream", "--stream-name", "cli")["StreamDescription"]["StreamStatus"], "ACTIVE")
    run("delete-stream", "--stream-name", "cli")
    for _ in range(100):
        try:
            status(endpoint)
        except Refused as why:
            assert "ResourceNotFoundException" in str(why), why
            break
    else:
        raise AssertionError("the stream does not go")
    run("wait", "stream-not-exists", "--stream-name", "cli")


def refusal():
    try:
        aws("describe-stream", "--stream-name", "missing")
    except Refused as why:
        assert "ResourceNotFoundException" in str(why) and "Stream missing under account" in str(why), why
    else:
        raise AssertionError("accepted")


check(f"{VERSION}: create, put, get, list, delete over http", lambda: life(ENDPOINT))
check(f"{VERSION}: an error is shown by its name", refusal)
if TLS_ENDPOINT and CA:
    check(f"{VERSION}: create, put, get, list, delete over https", lambda: life(TLS_ENDPOINT))
sys.exit(1 if failures else 0)
