"""SQL applications with functions before and behind them, and with a delivery stream, by boto3 and real sockets.

A small server plays the neighbours that the settings edges.lambda.endpoint and edges.firehose.endpoint name: the Invoke
API of Lambda and PutRecordBatch of Firehose, with failures on the way. FLUMEN_BIN names the server's binary and
FLUMEN_SCRATCH a folder for its data.
"""

import base64
import json
import os
import pathlib
import re
import shutil
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from analytics_live import PATIENCE, ROLE, House, json_schema
from harness import check, equal, finish, refused

ARN = "arn:aws:lambda:us-east-1:000000000000:function:"
LAKE = "arn:aws:firehose:us-east-1:000000000000:deliverystream/"
SIGNED = re.compile(r"AWS4-HMAC-SHA256 Credential=(\S+)/\d{8}/us-east-1/(lambda|firehose)/aws4_request, ")


class Neighbours(ThreadingHTTPServer):
    """Functions by name, and delivery streams that keep what they get."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.functions, self.streams, self.events, self.faults = {}, {}, [], []
        self.slow_down = 0
        self.lock = threading.Lock()
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            try:
                status, headers, answer = self.answer(body)
            except Exception as why:  # what a client sees would hide it
                self.server.faults.append(f"{self.path}: {type(why).__name__}: {why}")
                status, headers, answer = 500, {}, {"message": str(why)}
        answer = b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(answer))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def answer(self, body):
        key, service = SIGNED.match(self.headers["Authorization"]).groups()
        equal(key, "AKIDNEIGHBOUR")
        return self.invoke(body) if service == "lambda" else self.firehose(json.loads(body))

    def invoke(self, body):
        name = re.fullmatch("/2015-03-31/functions/([^/]+)/invocations", self.path).group(1)
        function = self.server.functions.get(name)
        if function is None:
            return 404, {"x-amzn-ErrorType": "ResourceNotFoundException"}, {"Message": f"Function not found: {name}"}
        if self.headers["X-Amz-Invocation-Type"] == "DryRun":
            return 204, {}, None
        event = json.loads(body)
        self.server.events.append((name, event))
        try:
            return 200, {}, {"records": function(event)}
        except ValueError as why:
            return 200, {"X-Amz-Function-Error": "Unhandled"}, {"errorType": "ValueError", "errorMessage": str(why)}

    def firehose(self, request):
        name, operation = request["DeliveryStreamName"], self.headers["X-Amz-Target"].split(".")[1]
        if name not in self.server.streams:
            message = f"Firehose {name} under account 000000000000 not found."
            return 400, {}, {"__type": "ResourceNotFoundException", "message": message}
        if operation == "DescribeDeliveryStream":
            return 200, {}, {"DeliveryStreamDescription": {"DeliveryStreamName": name}}
        equal(operation, "PutRecordBatch")
        assert 1 <= len(request["Records"]) <= 500, len(request["Records"])
        entries = []
        for at, record in enumerate(request["Records"]):
            if at % 2 and self.server.slow_down:
                entries.append({"ErrorCode": "ServiceUnavailableException", "ErrorMessage": "Slow down."})
                continue
            self.server.streams[name].append(base64.b64decode(record["Data"]))
            entries.append({"RecordId": f"id-{at}"})
        failed = sum("ErrorCode" in entry for entry in entries)
        self.server.slow_down = max(0, self.server.slow_down - 1)
        return 200, {}, {"FailedPutCount": failed, "Encrypted": False, "RequestResponses": entries}


def text_of(record):
    return base64.b64decode(record["data"]).decode()


def encoded(text):
    return base64.b64encode(text.encode()).decode()


class Neighboured(House):
    """A server with neighbours."""

    def __init__(self, binary, data, neighbours):
        super().__init__(binary, data, test_clock=False)
        self.neighbours = neighbours
        config = pathlib.Path(self.options.split('"')[1])
        config.write_text(config.read_text() + "".join([
            '[edges]\ncredentials = { access_key = "AKIDNEIGHBOUR", secret_key = "secret" }\n',
            f'[edges.lambda]\nendpoint = "{neighbours.url}"\n[edges.firehose]\nendpoint = "{neighbours.url}"\n']))

    def create(self, name, code, source, columns, outputs, processor=None):
        """Creates an application by the first API; outputs are members of the API."""
        input_ = {"NamePrefix": "SOURCE_SQL_STREAM", "InputSchema": json_schema(columns),
                  "KinesisStreamsInput": {"ResourceARN": source, "RoleARN": ROLE}}
        if processor:
            input_["InputProcessingConfiguration"] = {
                "InputLambdaProcessor": {"ResourceARN": ARN + processor, "RoleARN": ROLE}}
        self.v1.create_application(
            ApplicationName=name, ApplicationCode=code, Inputs=[input_],
            Outputs=[{"Name": stream, "DestinationSchema": {"RecordFormatType": "JSON"}} | output
                     for stream, output in outputs.items()])

    def eventually(self, holds, what):
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < ends, f"{what}; faults: {self.neighbours.faults}"
            time.sleep(0.05)


def to_stream(arn):
    return {"KinesisStreamsOutput": {"ResourceARN": arn, "RoleARN": ROLE}}


PASS = """
    CREATE OR REPLACE STREAM "OUT" (ID INTEGER, NAME VARCHAR(16));
    CREATE OR REPLACE PUMP P AS INSERT INTO "OUT" SELECT STREAM ID, NAME FROM SOURCE_SQL_STREAM_001;"""
COLUMNS = [("ID", "INTEGER"), ("NAME", "VARCHAR(16)")]


def processing(house):
    """Texts become JSON by a function, which fails at first; the server is killed in between."""
    neighbours = house.neighbours
    asked = []

    def clean(event):
        asked.append(len(event["records"]))
        assert event["streamArn"].endswith(":stream/texts"), event
        assert event["applicationArn"].split("/")[-1] in ("cleaned", "DiscoverInputSchema"), event
        if len(asked) == 1:
            raise ValueError("the first time is too early")
        records = []
        for record in event["records"]:
            metadata, text = record["kinesisStreamRecordMetadata"], text_of(record)
            equal(set(metadata), {"sequenceNumber", "partitionKey", "shardId", "approximateArrivalTimestamp"})
            assert abs(metadata["approximateArrivalTimestamp"] / 1000 - time.time()) < 3600, metadata
            number, word = text.split("|")
            result = {"none": "Dropped", "bad": "ProcessingFailed"}.get(word, "Ok")
            records.append({"recordId": record["recordId"], "result": result} | (
                {"data": encoded(json.dumps({"ID": int(number), "NAME": word}))} if result == "Ok" else {}))
        # The order of an answer means nothing. The second time, one is forgotten.
        return records[::-1] if len(asked) != 2 else records[1:]

    neighbours.functions["clean"] = clean
    source, out, bad = house.stream("texts"), house.stream("cleaned"), house.stream("cleaned-errors")
    house.create("cleaned", PASS, source, COLUMNS, {"OUT": to_stream(out), "error_stream": to_stream(bad)}, "clean")
    house.start_application("cleaned", "TRIM_HORIZON")
    words = ["none" if n % 10 == 3 else "bad" if n % 10 == 7 else f"word-{n}" for n in range(100)]
    put = lambda numbers: house.put("texts", [f"{n}|{words[n]}".encode() for n in numbers], key=lambda _: "one")
    put(range(50))
    house.until("cleaned", 40)
    house.kill()
    house.start()
    house.running("cleaned")
    put(range(50, 100))
    house.eventually(lambda: {row["ID"] for row in house.rows("cleaned")} >= {
        n for n in range(100) if n % 10 not in (3, 7)}, "rows are missing")
    rows = [row["ID"] for row in house.rows("cleaned")]
    equal({row["ID"]: row["NAME"] for row in house.rows("cleaned")},
          {n: words[n] for n in range(100) if n % 10 not in (3, 7)})
    first = [n for at, n in enumerate(rows) if n not in rows[:at]]
    equal(first, sorted(first))
    house.eventually(lambda: len({row["DATA_ROW"] for row in house.rows("cleaned-errors")}) == 10, "errors are missing")
    for row in house.rows("cleaned-errors"):
        equal(set(row), {"ERROR_TIME", "ERROR_LEVEL", "ERROR_NAME", "MESSAGE", "DATA_ROWTIME", "DATA_ROW", "PUMP_NAME"})
        equal(row["ERROR_NAME"], "InputProcessingError")
        assert bytes.fromhex(row["DATA_ROW"]).endswith(b"|bad"), row
    equal(asked[0], asked[1])


def discovery(house):
    """A schema is found in what the function makes of records."""
    found = house.v1.discover_input_schema(
        ResourceARN="arn:aws:kinesis:us-east-1:000000000000:stream/texts", RoleARN=ROLE,
        InputStartingPositionConfiguration={"InputStartingPosition": "TRIM_HORIZON"},
        InputProcessingConfiguration={"InputLambdaProcessor": {"ResourceARN": ARN + "clean", "RoleARN": ROLE}})
    equal([column["Name"] for column in found["InputSchema"]["RecordColumns"]], ["ID", "NAME"])
    assert found["RawInputRecords"][0] == "0|word-0", found["RawInputRecords"]
    equal(json.loads(found["ProcessedInputRecords"][0]), {"ID": 0, "NAME": "word-0"})


def destinations(house):
    """One stream of rows to a function and to a delivery stream: what either refuses is given to it again."""
    neighbours = house.neighbours
    got, hints = {}, {}

    def take(event):
        equal(set(event), {"invocationId", "applicationArn", "records"})
        answers = []
        for record in event["records"]:
            row, hint = json.loads(text_of(record)), record["lambdaDeliveryRecordMetadata"]["retryHint"]
            hints.setdefault(row["ID"], []).append(hint)
            # Every third row is taken at the third try.
            taken = row["ID"] % 3 or hint == 2
            if taken:
                got[row["ID"]] = got.get(row["ID"], 0) + 1
            answers.append({"recordId": record["recordId"], "result": "Ok" if taken else "DeliveryFailed"})
        return answers

    neighbours.functions["take"] = take
    neighbours.streams["lake"] = []
    neighbours.slow_down = 2
    source = house.stream("numbers", 2)
    house.create("spread", PASS.replace('"OUT"', "TAKEN") + PASS.replace('"OUT"', "LAKE").replace("PUMP P", "PUMP Q"),
                 source, COLUMNS, {"TAKEN": {"LambdaOutput": {"ResourceARN": ARN + "take", "RoleARN": ROLE}},
                                   "LAKE": {"KinesisFirehoseOutput": {"ResourceARN": LAKE + "lake", "RoleARN": ROLE}}})
    house.start_application("spread", "TRIM_HORIZON")
    house.put("numbers", [{"ID": n, "NAME": f"n-{n}"} for n in range(1_200)], key=lambda row: str(row["ID"]))
    house.eventually(lambda: len(got) == 1_200, "the function lacks rows")
    house.eventually(lambda: len(neighbours.streams["lake"]) == 1_200, "the delivery stream lacks rows")
    equal(set(got.values()), {1})
    assert all(of == ([0] if n % 3 else [0, 1, 2]) for n, of in hints.items()), hints
    equal(sorted(json.loads(row)["ID"] for row in neighbours.streams["lake"]), list(range(1_200)))


def refusals(house, plain):
    """What is missing is named when an application starts."""
    source = house.stream("idle")

    def start_refused(server, name, outputs, word, processor=None):
        server.create(name, PASS, source, COLUMNS, outputs, processor)
        with refused("InvalidApplicationConfigurationException", word):
            server.v1.start_application(ApplicationName=name, InputConfigurations=[])

    function = {"LambdaOutput": {"ResourceARN": ARN + "nobody", "RoleARN": ROLE}}
    lake = {"KinesisFirehoseOutput": {"ResourceARN": LAKE + "nowhere", "RoleARN": ROLE}}
    start_refused(house, "no-function", {"OUT": function}, "Function not found: nobody")
    start_refused(house, "no-processor", {}, "Function not found: nobody", "nobody")
    start_refused(house, "no-lake", {"OUT": lake}, "Firehose nowhere under account 000000000000 not found.")
    plain.stream("idle")
    start_refused(plain, "unset-function", {"OUT": function}, "edges.lambda.endpoint")
    start_refused(plain, "unset-processor", {}, "edges.lambda.endpoint", "nobody")
    start_refused(plain, "unset-lake", {"OUT": lake}, "edges.firehose.endpoint")
    house.v1.create_application(
        ApplicationName="tap", ApplicationCode=PASS,
        Inputs=[{"NamePrefix": "SOURCE_SQL_STREAM", "InputSchema": json_schema(COLUMNS),
                 "KinesisFirehoseInput": {"ResourceARN": LAKE + "lake", "RoleARN": ROLE}}])
    with refused("InvalidApplicationConfigurationException", "delivery stream"):
        house.v1.start_application(ApplicationName="tap", InputConfigurations=[])


def main():
    binary = os.environ["FLUMEN_BIN"]
    scratch = pathlib.Path(os.environ["FLUMEN_SCRATCH"]) / "analytics-functions"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    neighbours = Neighbours()
    house, plain = Neighboured(binary, scratch / "with", neighbours), Neighboured(binary, scratch / "without", neighbours)
    config = pathlib.Path(plain.options.split('"')[1])
    config.write_text(config.read_text().split("[edges]")[0])
    house.start()
    plain.start()
    with check("records go through their function, which fails and forgets; a kill in between; nothing is lost"):
        processing(house)
    with check("a schema is found in what the function makes"):
        discovery(house)
    with check("rows go to a function with rising hints, and to a delivery stream in batches, until they are taken"):
        destinations(house)
    with check("a start names what is missing, or the setting that would tell where it is"):
        refusals(house, plain)
    with check("the neighbours were asked only what they understand"):
        equal(neighbours.faults, [])
    for server in (house, plain):
        server.process.terminate()
    for server in (house, plain):
        equal(server.process.wait(30), 0)
    finish()


if __name__ == "__main__":
    main()
