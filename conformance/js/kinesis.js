// AWS SDK for JavaScript v3: create, put, get, list, delete. The SDK speaks HTTP/2 for every Kinesis call: by prior
// knowledge on http, by ALPN on https (the server's CA comes in through NODE_EXTRA_CA_CERTS).

"use strict";

const assert = require("node:assert");
const {
  KinesisClient,
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
  ListStreamsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  ResourceNotFoundException,
  waitUntilStreamExists,
  waitUntilStreamNotExists,
} = require("@aws-sdk/client-kinesis");
const { endpoint, tlsEndpoint, check, finish, settings } = require("./harness.js");

function client(url) {
  return new KinesisClient(settings(url));
}

async function life(url, name) {
  const kinesis = client(url);
  const wait = { client: kinesis, maxWaitTime: 30, minDelay: 1, maxDelay: 1 };
  const stream = { StreamName: name };
  await kinesis.send(new CreateStreamCommand({ ...stream, ShardCount: 2 }));
  await waitUntilStreamExists(wait, stream);
  const described = await kinesis.send(new DescribeStreamCommand(stream));
  assert.strictEqual(described.StreamDescription.StreamStatus, "ACTIVE");
  assert.ok(Math.abs(described.StreamDescription.StreamCreationTimestamp - new Date()) < 120_000);

  const sent = new Map();
  const keep = (result, data) => sent.set(result.SequenceNumber, { shard: result.ShardId, data });
  const one = new TextEncoder().encode("one record \u{1F984}");
  keep(await kinesis.send(new PutRecordCommand({ ...stream, PartitionKey: "unicorn", Data: one })), one);
  const many = Array.from({ length: 100 }, (_, n) => Uint8Array.from([n, 255 - n, 0]));
  const answer = await kinesis.send(
    new PutRecordsCommand({ ...stream, Records: many.map((Data, n) => ({ PartitionKey: `key-${n}`, Data })) }),
  );
  assert.strictEqual(answer.FailedRecordCount, 0);
  answer.Records.forEach((result, n) => keep(result, many[n]));
  // Many at once on one connection.
  await Promise.all(
    many.map(async (data, n) =>
      keep(await kinesis.send(new PutRecordCommand({ ...stream, PartitionKey: `p-${n}`, Data: data })), data),
    ),
  );

  const { Shards } = await kinesis.send(new ListShardsCommand(stream));
  assert.strictEqual(Shards.length, 2);
  let found = 0;
  for (const { ShardId } of Shards) {
    const at = { ...stream, ShardId, ShardIteratorType: "TRIM_HORIZON" };
    let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(at));
    for (;;) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 30 }));
      for (const record of page.Records) {
        const wanted = sent.get(record.SequenceNumber);
        assert.strictEqual(wanted.shard, ShardId);
        assert.deepStrictEqual([...record.Data], [...wanted.data]);
        assert.ok(record.ApproximateArrivalTimestamp instanceof Date);
        found += 1;
      }
      if (page.Records.length === 0 && page.MillisBehindLatest === 0) break;
      ShardIterator = page.NextShardIterator;
    }
  }
  assert.strictEqual(found, sent.size);
  assert.strictEqual(sent.size, 201);

  const { StreamNames } = await kinesis.send(new ListStreamsCommand({}));
  assert.ok(StreamNames.includes(name));
  await kinesis.send(new DeleteStreamCommand(stream));
  await waitUntilStreamNotExists(wait, stream);
  await assert.rejects(kinesis.send(new DescribeStreamCommand(stream)), (why) => {
    assert.ok(why instanceof ResourceNotFoundException, why.name);
    assert.match(why.message, new RegExp(`^Stream ${name} under account \\d{12} not found\\.$`));
    assert.ok(why.$metadata.requestId);
    return true;
  });
  kinesis.destroy();
}

/** The server verifies: a client whose clock is wrong sets it by the refusal and comes in at the second attempt. */
async function wrongClock(url, offset) {
  const RightDate = Date;
  globalThis.Date = class extends RightDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [RightDate.now() + offset]));
    }
    static now() {
      return RightDate.now() + offset;
    }
  };
  try {
    const kinesis = new KinesisClient({ ...settings(url), maxAttempts: 3 });
    const answer = await kinesis.send(new ListStreamsCommand({}));
    assert.ok(Array.isArray(answer.StreamNames));
    assert.strictEqual(answer.$metadata.attempts, 2);
    assert.ok(Math.abs(kinesis.config.systemClockOffset + offset) < 60_000, `${kinesis.config.systemClockOffset}`);
    kinesis.destroy();
  } finally {
    globalThis.Date = RightDate;
  }
}

async function main() {
  await check("JS v3 over http (h2c): create, put, get, list, delete, errors", () => life(endpoint, "js-http"));
  await check("JS v3 with a clock an hour behind", () => wrongClock(endpoint, -3_600_000));
  await check("JS v3 with a clock an hour ahead", () => wrongClock(endpoint, 3_600_000));
  if (tlsEndpoint && process.env.NODE_EXTRA_CA_CERTS) {
    await check("JS v3 over https (h2): create, put, get, list, delete, errors", () => life(tlsEndpoint, "js-https"));
  } else {
    console.log("SKIP JS v3 over https: NODE_EXTRA_CA_CERTS does not name the server's CA");
  }
  finish();
}

main();
