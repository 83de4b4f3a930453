// AWS SDK for JavaScript v3: enhanced fan-out. The SDK speaks HTTP/2 here: by prior knowledge on http, by ALPN on https.

"use strict";

const assert = require("node:assert");
const {
  KinesisClient,
  CreateStreamCommand,
  DeleteStreamCommand,
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  ListStreamConsumersCommand,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  SplitShardCommand,
  SubscribeToShardCommand,
  waitUntilStreamExists,
} = require("@aws-sdk/client-kinesis");
const { endpoint, tlsEndpoint, check, finish, settings } = require("./harness.js");
const { movedServer } = require("./moved.js");

function client(url) {
  return new KinesisClient(settings(url));
}

async function make(kinesis, name, shards = 1) {
  const stream = { StreamName: name };
  await kinesis.send(new CreateStreamCommand({ ...stream, ShardCount: shards }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, stream);
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand(stream));
  return StreamDescriptionSummary.StreamARN;
}

async function register(kinesis, StreamARN, ConsumerName) {
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName }));
  const { ConsumerARN } = Consumer;
  for (let n = 0; n < 100; n += 1) {
    const { ConsumerDescription } = await kinesis.send(new DescribeStreamConsumerCommand({ ConsumerARN }));
    if (ConsumerDescription.ConsumerStatus === "ACTIVE") return ConsumerARN;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the consumer does not become active");
}

async function subscribe(kinesis, ConsumerARN, ShardId = "shardId-000000000000", StartingPosition = { Type: "LATEST" }) {
  const answer = await kinesis.send(new SubscribeToShardCommand({ ConsumerARN, ShardId, StartingPosition }));
  return answer.EventStream[Symbol.asyncIterator]();
}

async function event(events) {
  const { value, done } = await events.next();
  assert.ok(!done, "the stream ended");
  return value.SubscribeToShardEvent;
}

async function texts(events, count) {
  const found = [];
  while (found.length < count) {
    for (const record of (await event(events)).Records) {
      assert.ok(record.ApproximateArrivalTimestamp instanceof Date);
      found.push(Buffer.from(record.Data).toString());
    }
  }
  return found;
}

async function put(kinesis, StreamARN, ...data) {
  for (const text of data) {
    await kinesis.send(new PutRecordCommand({ StreamARN, PartitionKey: "key", Data: new TextEncoder().encode(text) }));
  }
}

async function pushed(url, name) {
  const kinesis = client(url);
  const stream = await make(kinesis, name);
  await put(kinesis, stream, "0", "1");
  const consumer = await register(kinesis, stream, "app");
  const listed = await kinesis.send(new ListStreamConsumersCommand({ StreamARN: stream }));
  assert.deepStrictEqual(listed.Consumers.map((each) => each.ConsumerARN), [consumer]);
  // Many subscriptions at once: the SDK makes a connection for each.
  const others = await Promise.all(Array.from({ length: 10 }, async (_, n) =>
    subscribe(kinesis, await register(kinesis, stream, `other-${n}`), undefined, { Type: "TRIM_HORIZON" })));
  const events = await subscribe(kinesis, consumer, undefined, { Type: "TRIM_HORIZON" });
  assert.deepStrictEqual(await texts(events, 2), ["0", "1"]);
  const more = Array.from({ length: 50 }, (_, n) => String(n + 2));
  await put(kinesis, stream, ...more);
  assert.deepStrictEqual(await texts(events, 50), more);
  for (const other of others) assert.deepStrictEqual(await texts(other, 52), ["0", "1", ...more]);
  const idle = await event(events);
  assert.deepStrictEqual([idle.Records.length, idle.MillisBehindLatest, idle.ChildShards], [0, 0, undefined]);
  assert.match(idle.ContinuationSequenceNumber, /^\d{56}$/);

  await kinesis.send(new SplitShardCommand({
    StreamARN: stream, ShardToSplit: "shardId-000000000000", NewStartingHashKey: (2n ** 127n).toString(),
  }));
  const last = await event(events);
  assert.strictEqual(last.ContinuationSequenceNumber, undefined);
  assert.deepStrictEqual(last.ChildShards.map((child) => [child.ShardId, ...child.ParentShards]), [
    ["shardId-000000000001", "shardId-000000000000"],
    ["shardId-000000000002", "shardId-000000000000"],
  ]);
  assert.ok((await events.next()).done);
  const { Shards } = await kinesis.send(new ListShardsCommand({ StreamARN: stream, ShardFilter: { Type: "AT_LATEST" } }));
  const children = await Promise.all(Shards.map(({ ShardId }) =>
    subscribe(kinesis, consumer, ShardId, { Type: "TRIM_HORIZON" })));
  await put(kinesis, stream, "to a child");
  assert.deepStrictEqual(await Promise.race(children.map((child) => texts(child, 1))), ["to a child"]);
  kinesis.destroy();
}

async function takenOver(url, name) {
  const kinesis = client(url);
  const stream = await make(kinesis, name);
  const consumer = await register(kinesis, stream, "app");
  const first = await subscribe(kinesis, consumer);
  await assert.rejects(subscribe(kinesis, consumer), (why) => {
    assert.ok(why instanceof ResourceInUseException, why.name);
    assert.match(why.message, /Another active subscription exists for this consumer/);
    return true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  const second = await subscribe(kinesis, consumer);
  const ended = async () => {
    for (;;) assert.strictEqual((await event(first)).Records.length, 0);
  };
  await assert.rejects(ended(), (why) => {
    assert.ok(why instanceof ResourceInUseException, String(why));
    return true;
  });
  await put(kinesis, stream, "to the second");
  assert.deepStrictEqual(await texts(second, 1), ["to the second"]);
  await kinesis.send(new DeregisterStreamConsumerCommand({ ConsumerARN: consumer }));
  await assert.rejects(event(second), (why) => {
    assert.ok(why instanceof ResourceNotFoundException, String(why));
    return true;
  });
  await assert.rejects(subscribe(kinesis, consumer), ResourceNotFoundException);
  await kinesis.send(new DeleteStreamCommand({ StreamARN: stream }));
  kinesis.destroy();
}

/** Texts of `count` records, or of all until the end of the stream, and where to go on after them. */
async function taken(events, count = Infinity) {
  const found = { texts: [], next: undefined };
  while (found.texts.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    const { Records, ContinuationSequenceNumber, ChildShards } = value.SubscribeToShardEvent;
    assert.strictEqual(ChildShards, undefined);
    found.texts.push(...Records.map((record) => Buffer.from(record.Data).toString()));
    found.next = ContinuationSequenceNumber;
  }
  return found;
}

async function fiveMinutes(server, url, name) {
  const kinesis = client(url);
  const stream = await make(kinesis, name);
  await put(kinesis, stream, "0", "1");
  const consumer = await register(kinesis, stream, "app");
  const first = await subscribe(kinesis, consumer, undefined, { Type: "TRIM_HORIZON" });
  assert.deepStrictEqual((await taken(first, 2)).texts, ["0", "1"]);
  await server.advance(299);
  await put(kinesis, stream, "2");
  const { texts: before, next } = await taken(first, 1);
  assert.deepStrictEqual(before, ["2"]);
  await server.advance(1);
  // An error in the stream would be thrown here.
  assert.deepStrictEqual((await taken(first)).texts, []);
  // What comes between two subscriptions is the first that the second one gets.
  await put(kinesis, stream, "3", "4");
  const position = { Type: "AFTER_SEQUENCE_NUMBER", SequenceNumber: next };
  const second = await subscribe(kinesis, consumer, undefined, position);
  await put(kinesis, stream, "5");
  assert.deepStrictEqual((await taken(second, 3)).texts, ["3", "4", "5"]);
  await server.advance(300);
  assert.deepStrictEqual((await taken(second)).texts, []);
  await kinesis.send(new DeleteStreamCommand({ StreamARN: stream, EnforceConsumerDeletion: true }));
  kinesis.destroy();
}

async function main() {
  await check("JS v3 over http (h2c): events, order, shard end with children", () => pushed(endpoint, "js-efo-http"));
  await check("JS v3 over http (h2c): takeover, errors inside and outside", () => takenOver(endpoint, "js-efo-taken"));
  if (tlsEndpoint && process.env.NODE_EXTRA_CA_CERTS) {
    await check("JS v3 over https (h2): events, order, shard end with children", () => pushed(tlsEndpoint, "js-efo-https"));
  } else {
    console.log("SKIP JS v3 over https: NODE_EXTRA_CA_CERTS does not name the server's CA");
  }
  if (process.env.FLUMEN_BIN && process.env.NODE_EXTRA_CA_CERTS) {
    const server = await movedServer();
    await check("JS v3 over http (h2c): an end after five minutes, and no loss or repetition after it", () =>
      fiveMinutes(server, server.http, "js-efo-end-http"));
    await check("JS v3 over https (h2): an end after five minutes, and no loss or repetition after it", () =>
      fiveMinutes(server, server.https, "js-efo-end-https"));
    server.stop();
  } else {
    console.log("SKIP JS v3 after five minutes: FLUMEN_BIN or NODE_EXTRA_CA_CERTS is not set");
  }
  finish();
}

main();
