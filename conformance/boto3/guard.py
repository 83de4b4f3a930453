"""Who may call, what they may do, and what a thief of the disk finds.

Servers of its own: one that verifies signatures and enforces policies (over http and https), one that encrypts.
FLUMEN_BIN names the server's binary and FLUMEN_SCRATCH a folder for its data.
"""

import datetime
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import time
import urllib.parse

import boto3
from botocore.config import Config
from botocore.exceptions import EventStreamError

from harness import check, drain, equal, finish, refused
from kill_loop import Server

REGION = "us-east-1"
OWNER, FRIEND = "111111111111", "222222222222"
NAMES = ("root", "writer", "session", "friend", "tls", "developer", "app")
SECRETS = {name: f"secret-of-{name}-with-forty-characters-00000" for name in NAMES}
KEYS = {name: f"AKIA{name.upper():X<16}" for name in SECRETS}
ORDERS = f"arn:aws:kinesis:{REGION}:{OWNER}:stream/orders"
PAYMENTS = f"arn:aws:kinesis:{REGION}:{OWNER}:stream/payments"
WRITER = f"arn:aws:iam::{OWNER}:user/writer"
PUT = {"PartitionKey": "k", "Data": b"x"}


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action, resource="*", **more):
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


PRINCIPALS = {
    "root": (f"arn:aws:iam::{OWNER}:root", None, None),
    "writer": (WRITER, None, policy(
        allow(["kinesis:PutRecord", "kinesis:Describe*", "kinesis:GetShardIterator"], ORDERS),
        allow("kinesis:ListStreams"), deny("kinesis:DescribeStream"))),
    "session": (f"arn:aws:sts::{OWNER}:assumed-role/reader/s1", "token-of-the-session", policy(
        allow(["kinesis:Get*", "kinesis:ListShards", "kinesis:List*"], f"arn:aws:kinesis:*:{OWNER}:stream/o*"))),
    "friend": (f"arn:aws:iam::{FRIEND}:user/friend", None, policy(allow("kinesis:*"))),
    "tls": (f"arn:aws:iam::{OWNER}:user/tls", None, policy(
        allow("kinesis:ListShards", Condition={"Bool": {"aws:SecureTransport": "true"},
                                                "IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}))),
    "developer": (f"arn:aws:iam::{OWNER}:user/developer", None, policy(
        allow("kinesisanalytics:*", f"arn:aws:kinesisanalytics:*:{OWNER}:application/orders-*"),
        allow("iam:PassRole", f"arn:aws:iam::{OWNER}:role/app*"))),
    "app": (f"arn:aws:iam::{OWNER}:role/app", None, policy(
        allow(["kinesis:ListShards", "kinesis:Get*"], ORDERS), allow("kinesis:PutRecords", PAYMENTS))),
}


def configuration():
    """The file, in which every credential has its principal and policies."""
    lines = ["[auth]", "verify_signatures = true", "enforce_policies = true"]
    for name, (arn, token, document) in PRINCIPALS.items():
        lines += ["[[auth.credentials]]", f'access_key = "{KEYS[name]}"', f'secret_key = "{SECRETS[name]}"',
                  f'principal = "{arn}"']
        lines += [f'session_token = "{token}"'] if token else []
        lines += [f"policies = ['{document}']"] if document else []
    return "\n".join(lines) + "\n"


class Guarded(Server):
    """A server with a configuration file."""

    def __init__(self, binary, data, text):
        super().__init__(binary, data)
        self.config = data.parent / f"{data.name}.toml"
        self.config.write_text(text)
        self.binary = data.parent / f"{data.name}-serve"
        self.binary.write_text(f'#!/bin/sh\nexec "{binary}" "$@" --config "{self.config}"\n')
        self.binary.chmod(0o700)


def caller(server, name, secret=None, token=None, endpoint=None, key=None):
    endpoint = endpoint or server.endpoint
    return boto3.client(
        "kinesis", endpoint_url=endpoint, region_name=REGION, aws_access_key_id=key or KEYS[name],
        aws_secret_access_key=secret or SECRETS[name], aws_session_token=token or PRINCIPALS[name][1],
        verify=str(server.data / "tls/ca.pem") if endpoint.startswith("https") else None,
        config=Config(retries={"total_max_attempts": 1}))


# A signer that is not botocore's, for what botocore would never send.

def stamp(minutes=0.0):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)).strftime("%Y%m%dT%H%M%SZ")


def sha(text):
    return hashlib.sha256(text).hexdigest()


def sign(name, time, canonical, secret=None):
    scope = f"{time[:8]}/{REGION}/kinesis/aws4_request"
    key = ("AWS4" + (secret or SECRETS[name])).encode()
    for step in (time[:8], REGION, "kinesis", "aws4_request"):
        key = hmac.new(key, step.encode(), hashlib.sha256).digest()
    text = f"AWS4-HMAC-SHA256\n{time}\n{scope}\n{sha(canonical.encode())}"
    return scope, hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def send(server, headers, body=b"{}", query=""):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", "/" + (f"?{query}" if query else ""), body, headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, json.loads(text), answer.headers


def by_header(server, name, body=b"{}", target="ListStreams", time=None, content=None, drop=()):
    """A call that is signed in its header; `content` is what x-amz-content-sha256 says."""
    time = time or stamp()
    headers = {"content-type": "application/x-amz-json-1.1", "host": f"127.0.0.1:{server.port}", "x-amz-date": time,
               "x-amz-target": f"Kinesis_20131202.{target}"}
    if content:
        headers["x-amz-content-sha256"] = content
    signed = sorted(name for name in headers if name not in drop)
    named = ";".join(signed)
    canonical = "POST\n/\n\n" + "".join(f"{name}:{headers[name]}\n" for name in signed)
    canonical += f"\n{named}\n{content or sha(body)}"
    scope, signature = sign(name, time, canonical)
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={KEYS[name]}/{scope}, SignedHeaders={named}, Signature={signature}")
    return send(server, headers, body)


def presigned(server, name, minutes=0.0, expires=300, secret=None, body=b"{}", sent=None):
    time = stamp(minutes)
    headers = {"content-type": "application/x-amz-json-1.1", "host": f"127.0.0.1:{server.port}",
               "x-amz-target": "Kinesis_20131202.ListStreams"}
    named = ";".join(sorted(headers))
    query = {"X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Date": time, "X-Amz-Expires": str(expires),
             "X-Amz-Credential": f"{KEYS[name]}/{time[:8]}/{REGION}/kinesis/aws4_request", "X-Amz-SignedHeaders": named}
    if PRINCIPALS[name][1]:
        query["X-Amz-Security-Token"] = PRINCIPALS[name][1]
    text = "&".join(f"{key}={urllib.parse.quote(value, safe='-_.~')}" for key, value in sorted(query.items()))
    canonical = f"POST\n/\n{text}\n" + "".join(f"{key}:{headers[key]}\n" for key in sorted(headers))
    _, signature = sign(name, time, f"{canonical}\n{named}\n{sha(body)}", secret)
    return send(server, headers, body if sent is None else sent, f"{text}&X-Amz-Signature={signature}")


def is_error(answer, kind, *words):
    status, body, headers = answer
    equal((status, body.get("__type")), (400, kind))
    for word in words:
        assert word in body["message"], body["message"]
    assert headers["Date"], "SDKs set their clocks by this header"


def signatures(server):
    with check("a signed call is answered: boto3, by http and https"):
        equal(caller(server, "root").list_streams()["StreamNames"], ["orders", "payments"])
        over_tls = caller(server, "root", endpoint=f"https://127.0.0.1:{server.port}")
        equal(over_tls.list_streams()["StreamNames"], ["orders", "payments"])
    with check("a wrong secret is told what should have been signed"):
        with refused("InvalidSignatureException", "The request signature we calculated does not match",
                     "The Canonical String for this request should have been\n'POST\n/\n\ncontent-type:",
                     "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n"):
            caller(server, "root", secret="another").list_streams()
    with check("an unknown key, a wrong, missing or needless session token"):
        for who in (caller(server, "root", key="AKIANOBODY0000000000"), caller(server, "session", token="another"),
                    caller(server, "root", token="needless")):
            with refused("UnrecognizedClientException", "The security token included in the request is invalid."):
                who.list_streams()
    with check("a session with its token"):
        equal(caller(server, "session").list_shards(StreamARN=ORDERS)["Shards"][0]["ShardId"], "shardId-000000000000")
    with check("five minutes are the limit either way, and the answer names the server's time"):
        equal(by_header(server, "root", time=stamp(-4.5))[0], 200)
        equal(by_header(server, "root", time=stamp(4.5))[0], 200)
        is_error(by_header(server, "root", time=stamp(-6)), "InvalidSignatureException", "Signature expired: ",
                 " is now earlier than ", " - 5 min.)")
        is_error(by_header(server, "root", time=stamp(6)), "InvalidSignatureException", "Signature not yet current: ",
                 " is still later than ", " + 5 min.)")
    with check("x-amz-content-sha256: right, UNSIGNED-PAYLOAD, wrong"):
        equal(by_header(server, "root", content=sha(b"{}"))[0], 200)
        equal(by_header(server, "root", content="UNSIGNED-PAYLOAD")[0], 200)
        is_error(by_header(server, "root", content=sha(b"{ }")), "InvalidSignatureException", "x-amz-content-sha256")
    with check("the host and the target must be signed"):
        for dropped in ("host", "x-amz-target"):
            is_error(by_header(server, "root", drop=(dropped,)), "InvalidSignatureException", "must be a 'SignedHeader'")
    with check("no signature, half a signature, both kinds"):
        kind = {"content-type": "application/x-amz-json-1.1", "x-amz-target": "Kinesis_20131202.ListStreams"}
        is_error(send(server, kind), "MissingAuthenticationTokenException")
        is_error(send(server, kind | {"authorization": "AWS4-HMAC-SHA256 Credential=x"}), "IncompleteSignatureException")
        is_error(send(server, kind | {"authorization": "x"}, query="X-Amz-Algorithm=x"), "InvalidSignatureException")
    with check("a presigned address: right, wrong, with another body, past its time"):
        equal(presigned(server, "root")[1]["StreamNames"], ["orders", "payments"])
        equal(presigned(server, "root", minutes=-30, expires=3600)[0], 200)
        equal(presigned(server, "session")[1]["__type"], "AccessDeniedException")
        is_error(presigned(server, "root", secret="another"), "InvalidSignatureException", "does not match")
        is_error(presigned(server, "root", sent=b"{ }"), "InvalidSignatureException", "does not match")
        is_error(presigned(server, "root", minutes=-2, expires=60), "InvalidSignatureException", "Signature expired: ")
        is_error(presigned(server, "root", expires=604_801), "InvalidSignatureException", "X-Amz-Expires")


def no(action, resource, who=WRITER, why=None):
    """The refusal in AWS's sentence."""
    why = why or f"because no identity-based policy allows the kinesis:{action} action"
    sentence = f"User: {who} is not authorized to perform: kinesis:{action} on resource: {resource} {why}"
    return refused("AccessDeniedException", sentence)


def policies(server):
    root, writer, session = (caller(server, name) for name in ("root", "writer", "session"))
    with check("a policy for one action and stream opens nothing else"):
        writer.put_record(StreamName="orders", **PUT)
        writer.put_record(StreamARN=ORDERS, **PUT)
        equal(writer.list_streams()["StreamNames"], ["orders", "payments"])
        with no("PutRecord", PAYMENTS):
            writer.put_record(StreamName="payments", **PUT)
        with no("PutRecord", PAYMENTS):
            writer.put_record(StreamARN=PAYMENTS.replace("arn:aws:", "arn:aws-odd:"), **PUT)
        with no("PutRecords", ORDERS):
            writer.put_records(StreamName="orders", Records=[PUT])
        with no("DeleteStream", ORDERS):
            writer.delete_stream(StreamName="orders")
        with no("CreateStream", ORDERS.replace("orders", "new")):
            writer.create_stream(StreamName="new", ShardCount=1)
    with check("a denial wins"):
        with no("DescribeStream", ORDERS, why="with an explicit deny in an identity-based policy"):
            writer.describe_stream(StreamName="orders")
        writer.describe_stream_summary(StreamName="orders")
    with check("an iterator opens no stream that its bearer may not read"):
        of_orders, of_payments = (
            root.get_shard_iterator(StreamName=name, ShardId="0", ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
            for name in ("orders", "payments"))
        equal(len(session.get_records(ShardIterator=of_orders)["Records"]), 2)
        with no("GetRecords", ORDERS):
            writer.get_records(ShardIterator=of_orders)
        with no("GetRecords", PAYMENTS, who=PRINCIPALS["session"][0]):
            session.get_records(ShardIterator=of_payments, StreamARN=ORDERS)
    with check("conditions: only through TLS"):
        caller(server, "tls", endpoint=f"https://127.0.0.1:{server.port}").list_shards(StreamName="orders")
        with no("ListShards", ORDERS, who=PRINCIPALS["tls"][0]):
            caller(server, "tls").list_shards(StreamName="orders")


def across_accounts(server):
    root, friend, writer = (caller(server, name) for name in ("root", "friend", "writer"))
    who = PRINCIPALS["friend"][0]
    closed = "because no resource-based policy allows the kinesis:PutRecord action"
    with check("another account needs the owner's word, and a name is one of its own streams"):
        equal(friend.list_streams()["StreamNames"], [])
        with refused("ResourceNotFoundException", f"Stream orders under account {FRIEND} not found."):
            friend.put_record(StreamName="orders", **PUT)
        with no("PutRecord", ORDERS, who=who, why=closed):
            friend.put_record(StreamARN=ORDERS, **PUT)
        statement = {"Effect": "Allow", "Principal": {"AWS": FRIEND}, "Action": "kinesis:PutRecord", "Resource": ORDERS}
        root.put_resource_policy(ResourceARN=ORDERS, Policy=policy(statement))
        equal(json.loads(root.get_resource_policy(ResourceARN=ORDERS)["Policy"])["Statement"], [statement])
        friend.put_record(StreamARN=ORDERS, **PUT)
        with no("PutRecords", ORDERS, who=who, why=closed.replace("PutRecord", "PutRecords")):
            friend.put_records(StreamARN=ORDERS, Records=[PUT])
        with no("PutRecord", PAYMENTS, who=who, why=closed):
            friend.put_record(StreamARN=PAYMENTS, **PUT)
    with check("a resource policy opens within its account, and denies"):
        named = {"Principal": {"AWS": WRITER}}
        root.put_resource_policy(ResourceARN=PAYMENTS, Policy=policy(allow("kinesis:PutRecords", **named)))
        writer.put_records(StreamName="payments", Records=[PUT])
        root.put_resource_policy(ResourceARN=ORDERS, Policy=policy(deny("kinesis:PutRecord", Principal="*")))
        with no("PutRecord", ORDERS, why="with an explicit deny in a resource-based policy"):
            writer.put_record(StreamName="orders", **PUT)
    with check("a policy that is taken away is gone; what is no policy is refused"):
        root.delete_resource_policy(ResourceARN=ORDERS)
        equal(root.get_resource_policy(ResourceARN=ORDERS)["Policy"], "{}")
        writer.put_record(StreamName="orders", **PUT)
        with refused("ResourceNotFoundException", f"No resource policy found for resource ARN {ORDERS}"):
            root.delete_resource_policy(ResourceARN=ORDERS)
        for bad in ("{}", "no JSON", policy(allow("kinesis:*")), policy(allow("s3:*", Principal="*"))):
            with refused("InvalidArgumentException", "policy"):
                root.put_resource_policy(ResourceARN=ORDERS, Policy=bad)
    with check("a consumer has a policy of its own"):
        consumer = root.register_stream_consumer(StreamARN=ORDERS, ConsumerName="c")["Consumer"]["ConsumerARN"]
        action = "kinesis:DescribeStreamConsumer"
        root.put_resource_policy(ResourceARN=consumer, Policy=policy(
            {"Effect": "Allow", "Principal": {"AWS": who}, "Action": action}))
        found = friend.describe_stream_consumer(ConsumerARN=consumer)["ConsumerDescription"]
        equal((found["ConsumerName"], found["StreamARN"]), ("c", ORDERS))
        closed = "because no resource-based policy allows the kinesis:SubscribeToShard action"
        with no("SubscribeToShard", consumer, who=who, why=closed):
            friend.subscribe_to_shard(ConsumerARN=consumer, ShardId="shardId-000000000000",
                                      StartingPosition={"Type": "LATEST"})


def applications(server):
    """SQL applications: who may make them, in which role they read and write."""
    analytics = boto3.client(
        "kinesisanalytics", endpoint_url=server.endpoint, region_name=REGION, aws_access_key_id=KEYS["developer"],
        aws_secret_access_key=SECRETS["developer"], config=Config(retries={"total_max_attempts": 1}))
    code = 'CREATE STREAM "OUT" ("n" INTEGER); CREATE PUMP P AS INSERT INTO "OUT" SELECT STREAM "n" FROM "IN_001";'
    columns = {"RecordFormat": {"RecordFormatType": "JSON"},
               "RecordColumns": [{"Name": "n", "Mapping": "$.n", "SqlType": "INTEGER"}]}

    def create(name, role, source=ORDERS):
        role = f"arn:aws:iam::{OWNER}:{role}"
        analytics.create_application(
            ApplicationName=name, ApplicationCode=code,
            Inputs=[{"NamePrefix": "IN", "InputSchema": columns,
                     "KinesisStreamsInput": {"ResourceARN": source, "RoleARN": role}}],
            Outputs=[{"Name": "OUT", "DestinationSchema": {"RecordFormatType": "JSON"},
                      "KinesisStreamsOutput": {"ResourceARN": PAYMENTS, "RoleARN": role}}])

    def start(name):
        analytics.start_application(ApplicationName=name, InputConfigurations=[
            {"Id": "1.1", "InputStartingPositionConfiguration": {"InputStartingPosition": "NOW"}}])

    with check("applications: only what policies allow, and no role that may not be passed"):
        with refused("AccessDeniedException", "kinesisanalytics:CreateApplication", "application/other"):
            create("other", "role/app")
        with refused("AccessDeniedException", "iam:PassRole", "role/admin"):
            create("orders-one", "role/admin")
        with refused("ValidationException", "roleARN", ":root"):
            create("orders-one", "root")
        with refused("AccessDeniedException", "kinesisanalytics:ListApplications"):
            analytics.list_applications()
    with check("applications: one reads and writes what its role may, and no more"):
        create("orders-foreign", "role/app", PAYMENTS)
        with refused("InvalidApplicationConfigurationException", "is not authorized to perform"):
            start("orders-foreign")
        create("orders-one", "role/app")
        start("orders-one")
        root = caller(server, "root")
        deadline = time.monotonic() + 60
        while not any(data == b'{"n":7}' for data, _ in contents(root, "payments")):
            assert time.monotonic() < deadline, "no row was delivered"
            root.put_record(StreamName="orders", PartitionKey="k", Data=b'{"n": 7}')
            time.sleep(0.1)


def restart(server):
    """Policies are there after a kill, and strict mode alone knows nobody."""
    with check("attached policies survive a kill"):
        before = caller(server, "root").get_resource_policy(ResourceARN=PAYMENTS)["Policy"]
        server.kill()
        server.start()
        equal(caller(server, "root").get_resource_policy(ResourceARN=PAYMENTS)["Policy"], before)
        caller(server, "writer").put_records(StreamName="payments", Records=[PUT])
    server.kill()
    with check("--strict verifies by itself"):
        strict = Guarded(os.environ["FLUMEN_BIN"], server.data.parent / "strict-data", "[server]\nstrict = true\n")
        strict.start()
        with refused("UnrecognizedClientException"):
            caller(strict, "root").list_streams()
        strict.kill()


SECRET_TEXT, SECRET_KEY, OPEN_TEXT = b"a-payload-that-nobody-finds", "a-key-that-nobody-finds", b"a-payload-for-everyone"


def on_disk(folder, text):
    return [path.name for path in folder.rglob("*") if path.is_file() and text in path.read_bytes()]


def contents(kinesis, stream):
    start = kinesis.get_shard_iterator(StreamName=stream, ShardId="0", ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
    return [(record["Data"], record.get("EncryptionType")) for record in drain(kinesis, start)]


def pushed(kinesis, stream):
    """The first records that a new consumer of the stream is given."""
    arn = kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]["StreamARN"]
    name = f"c{len(kinesis.list_stream_consumers(StreamARN=arn)['Consumers'])}"
    consumer = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName=name)["Consumer"]["ConsumerARN"]
    events = kinesis.subscribe_to_shard(
        ConsumerARN=consumer, ShardId="shardId-000000000000", StartingPosition={"Type": "TRIM_HORIZON"})["EventStream"]
    for event in events:
        found = event["SubscribeToShardEvent"]["Records"]
        if found:
            events.close()
            return [(record["Data"], record.get("EncryptionType")) for record in found]


def encryption(scratch):
    keyring = scratch / "guard-keys" / "keyring.toml"
    shutil.rmtree(keyring.parent, ignore_errors=True)
    server = Guarded(os.environ["FLUMEN_BIN"], scratch / "sealed-data", f'[keys]\nfile = "{keyring}"\n')
    server.start()
    kinesis = caller(server, "root")
    for stream in ("sealed", "open"):
        kinesis.create_stream(StreamName=stream, ShardCount=1)
    with check("Start- and StopStreamEncryption, described and told with records"):
        kinesis.put_record(StreamName="sealed", Data=OPEN_TEXT, PartitionKey="k")
        for key in ("alias/aws/kinesis", "alias/aws/kinesis", "8e9c1fc1-0001-4a5c-9d5b-1f2e3d4c5b6a",
                    f"arn:aws:kms:{REGION}:000000000000:alias/mine"):
            kinesis.start_stream_encryption(StreamName="sealed", EncryptionType="KMS", KeyId=key)
            for found in (kinesis.describe_stream(StreamName="sealed")["StreamDescription"],
                          kinesis.describe_stream_summary(StreamName="sealed")["StreamDescriptionSummary"]):
                equal((found["EncryptionType"], found["KeyId"]), ("KMS", key))
            put = kinesis.put_records(StreamName="sealed", Records=[{"Data": SECRET_TEXT, "PartitionKey": SECRET_KEY}])
            equal(put["EncryptionType"], "KMS")
            put = kinesis.put_record(StreamName="sealed", Data=SECRET_TEXT, PartitionKey=SECRET_KEY)
            equal(put["EncryptionType"], "KMS")
        kinesis.stop_stream_encryption(StreamName="sealed", EncryptionType="KMS", KeyId="alias/mine")
        equal(kinesis.describe_stream(StreamName="sealed")["StreamDescription"]["EncryptionType"], "NONE")
        assert "EncryptionType" not in kinesis.put_record(StreamName="open", Data=OPEN_TEXT, PartitionKey="k")
        equal(contents(kinesis, "sealed"), [(OPEN_TEXT, None)] + 8 * [(SECRET_TEXT, "KMS")])
        equal(pushed(kinesis, "sealed"), [(OPEN_TEXT, None)] + 8 * [(SECRET_TEXT, "KMS")])
    with check("keys and types that are refused"):
        with refused("InvalidArgumentException", "EncryptionType must be KMS"):
            kinesis.start_stream_encryption(StreamName="open", EncryptionType="NONE", KeyId="alias/aws/kinesis")
        with refused("KMSNotFoundException"):
            kinesis.start_stream_encryption(StreamName="open", EncryptionType="KMS",
                                            KeyId="arn:aws:kms:eu-west-1:000000000000:alias/elsewhere")
    kinesis.start_stream_encryption(StreamName="sealed", EncryptionType="KMS", KeyId="alias/mine")
    server.kill()
    with check("a killed server's disk has neither payload nor partition key, and the keyring is its owner's alone"):
        assert on_disk(server.data, OPEN_TEXT), "what is not encrypted is found, so the search works"
        equal(on_disk(server.data, SECRET_TEXT) + on_disk(server.data, SECRET_KEY.encode()), [])
        strings = subprocess.run(["grep", "-rac", "nobody-finds", str(server.data)], capture_output=True, text=True)
        assert all(line.endswith(":0") for line in strings.stdout.split()), strings.stdout
        equal(keyring.stat().st_mode & 0o777, 0o600)
    with check("after a start the records are there"):
        server.start()
        equal(len(contents(caller(server, "root"), "sealed")), 9)
        server.kill()
    with check("without the keyring the missing key is named and the rest is served"):
        away = keyring.rename(scratch / "keyring-away.toml")
        server.start()
        kinesis = caller(server, "root")
        with refused("KMSNotFoundException", "Key 'arn:aws:kms:us-east-1:000000000000:key/", "does not exist"):
            contents(kinesis, "sealed")
        with refused("KMSNotFoundException", "does not exist"):
            kinesis.put_record(StreamName="sealed", **PUT)
        try:
            raise AssertionError(f"pushed {pushed(kinesis, 'sealed')}")
        except EventStreamError as why:
            equal(why.response["Error"]["Code"], "KMSNotFoundException")
        equal(contents(kinesis, "open"), [(OPEN_TEXT, None)])
        kinesis.put_record(StreamName="open", **PUT)
        assert "cannot be read for want of a key" in server.words(), server.words()
        server.kill()
        away.rename(keyring)
        server.start()
        equal(len(contents(caller(server, "root"), "sealed")), 9)
        server.kill()
    with check("a keyring that others can read is refused"):
        keyring.chmod(0o644)
        try:
            server.start()
        except RuntimeError as why:
            assert "can be read by others" in str(why), why
        else:
            server.kill()
            raise AssertionError("the server started")
    with check("a disabled key"):
        keyring.chmod(0o600)
        keyring.write_text(keyring.read_text().replace('"Enabled"', '"Disabled"'))
        server.start()
        with refused("KMSDisabledException", "is disabled."):
            caller(server, "root").put_record(StreamName="sealed", **PUT)
        server.kill()


def main():
    scratch = pathlib.Path(os.environ["FLUMEN_SCRATCH"])
    for name in ("guard-data", "strict-data", "sealed-data"):
        shutil.rmtree(scratch / name, ignore_errors=True)
    server = Guarded(os.environ["FLUMEN_BIN"], scratch / "guard-data", configuration())
    server.start()
    root = caller(server, "root")
    for stream in ("orders", "payments"):
        root.create_stream(StreamName=stream, ShardCount=1)
    signatures(server)
    policies(server)
    across_accounts(server)
    applications(server)
    restart(server)
    encryption(scratch)
    finish()


if __name__ == "__main__":
    main()
