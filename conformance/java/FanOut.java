import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.*;

/**
 * AWS SDK for Java v2, async client: enhanced fan-out over HTTP/2, by prior knowledge on http and without ALPN on https, as
 * the KCL and Flink use it. The SDK asks for events in JSON, and for all else in CBOR.
 */
public final class FanOut {
    private FanOut() {}

    /** One subscription: its events in a queue, and how it ended. */
    private static final class Subscription {
        private final BlockingQueue<SubscribeToShardEvent> events = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> ended;
        private final CompletableFuture<SubscribeToShardResponse> answered = new CompletableFuture<>();

        Subscription(KinesisAsyncClient kinesis, String consumer, String shard, ShardIteratorType from) {
            this(kinesis, consumer, shard, StartingPosition.builder().type(from).build());
        }

        Subscription(KinesisAsyncClient kinesis, String consumer, String shard, StartingPosition from) {
            SubscribeToShardRequest request = SubscribeToShardRequest.builder().consumerARN(consumer).shardId(shard)
                .startingPosition(from).build();
            ended = kinesis.subscribeToShard(request, SubscribeToShardResponseHandler.builder()
                .onResponse(answered::complete)
                .onError(answered::completeExceptionally)
                .subscriber(event -> {
                    if (event instanceof SubscribeToShardEvent each) events.add(each);
                })
                .build());
        }

        /** Waits for the answer's first event, which the SDK needs before it says anything. */
        Subscription begun() throws Exception {
            try {
                equal(answered.get(30, TimeUnit.SECONDS).sdkHttpResponse().statusCode(), 200);
                return this;
            } catch (java.util.concurrent.ExecutionException why) {
                throw new IllegalStateException("the subscription did not begin", root(why));
            }
        }

        SubscribeToShardEvent event() throws Exception {
            SubscribeToShardEvent event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) throw new AssertionError("no event; ended " + ended);
            return event;
        }

        List<String> texts(int count) throws Exception {
            List<String> found = new ArrayList<>();
            while (found.size() < count) {
                for (software.amazon.awssdk.services.kinesis.model.Record record : event().records()) {
                    if (Duration.between(record.approximateArrivalTimestamp(), Instant.now()).abs().toSeconds() > 120) {
                        throw new AssertionError("time " + record.approximateArrivalTimestamp());
                    }
                    found.add(record.data().asUtf8String());
                }
            }
            return found;
        }

        /** Where to go on after `count` records, which must be these. */
        String after(String... wanted) throws Exception {
            List<String> found = new ArrayList<>();
            String next = null;
            while (found.size() < wanted.length) {
                SubscribeToShardEvent event = event();
                event.records().forEach(record -> found.add(record.data().asUtf8String()));
                next = event.continuationSequenceNumber();
            }
            equal(found, List.of(wanted));
            return next;
        }

        /** The stream must end without an error, and without one more record. */
        void ends() throws Exception {
            equal(error(), null);
            for (SubscribeToShardEvent event : events) {
                equal(event.records().size(), 0);
                equal(event.hasChildShards(), false);
            }
        }

        Throwable error() throws Exception {
            try {
                ended.get(30, TimeUnit.SECONDS);
                return null;
            } catch (java.util.concurrent.ExecutionException why) {
                return root(why);
            }
        }
    }

    private static Throwable root(Throwable why) {
        Throwable cause = why;
        while ((cause instanceof CompletionException || cause instanceof java.util.concurrent.ExecutionException)
            && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static KinesisAsyncClient client(String endpoint) {
        AwsBasicCredentials credentials = AwsBasicCredentials.create("AKIDCONFORMANCE00000", "not-a-secret");
        return KinesisAsyncClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().tlsTrustManagersProvider(Conformance::trust))
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)).addExecutionInterceptor(new ExecutionInterceptor() {
                @Override
                public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
                    // The SDK's own choice: CBOR, but JSON for the operation that answers a stream.
                    boolean streams = context.request() instanceof SubscribeToShardRequest;
                    String wanted = "application/x-amz-" + (streams ? "json" : "cbor") + "-1.1";
                    equal(context.httpRequest().firstMatchingHeader("Content-Type").orElse(""), wanted);
                }
            }))
            .build();
    }

    private static String make(KinesisAsyncClient kinesis, String name) throws Exception {
        kinesis.createStream(r -> r.streamName(name).shardCount(1)).join();
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName(name)).join();
        return kinesis.describeStreamSummary(r -> r.streamName(name)).join().streamDescriptionSummary().streamARN();
    }

    private static String register(KinesisAsyncClient kinesis, String stream, String name) throws Exception {
        Consumer made = kinesis.registerStreamConsumer(r -> r.streamARN(stream).consumerName(name)).join().consumer();
        if (Duration.between(made.consumerCreationTimestamp(), Instant.now()).abs().toSeconds() > 120) {
            throw new AssertionError("time " + made.consumerCreationTimestamp());
        }
        for (int n = 0; n < 100; n++) {
            ConsumerDescription found =
                kinesis.describeStreamConsumer(r -> r.consumerARN(made.consumerARN())).join().consumerDescription();
            if (found.consumerStatus() == ConsumerStatus.ACTIVE) return found.consumerARN();
            Thread.sleep(100);
        }
        throw new AssertionError("the consumer does not become active");
    }

    private static void put(KinesisAsyncClient kinesis, String stream, List<String> texts) {
        for (String text : texts) {
            SdkBytes data = SdkBytes.fromString(text, StandardCharsets.UTF_8);
            kinesis.putRecord(r -> r.streamARN(stream).partitionKey("key").data(data)).join();
        }
    }

    private static void pushed(String endpoint, String name) throws Exception {
        try (KinesisAsyncClient kinesis = client(endpoint)) {
            String first = "shardId-000000000000";
            String stream = make(kinesis, name);
            put(kinesis, stream, List.of("0", "1"));
            String consumer = register(kinesis, stream, "app");
            List<Subscription> others = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                String other = register(kinesis, stream, "other-" + n);
                others.add(new Subscription(kinesis, other, first, ShardIteratorType.TRIM_HORIZON).begun());
            }
            Subscription subscription = new Subscription(kinesis, consumer, first, ShardIteratorType.TRIM_HORIZON).begun();
            equal(subscription.texts(2), List.of("0", "1"));
            List<String> more = new ArrayList<>();
            for (int n = 2; n < 52; n++) more.add(String.valueOf(n));
            put(kinesis, stream, more);
            equal(subscription.texts(50), more);
            for (Subscription other : others) equal(other.texts(52).subList(2, 52), more);
            SubscribeToShardEvent idle = subscription.event();
            equal(idle.records().size(), 0);
            equal(idle.millisBehindLatest(), 0L);
            equal(idle.continuationSequenceNumber().length(), 56);
            equal(idle.hasChildShards(), false);

            kinesis.splitShard(r -> r.streamARN(stream).shardToSplit(first)
                .newStartingHashKey("170141183460469231731687303715884105728")).join();
            SubscribeToShardEvent last = subscription.event();
            equal(last.continuationSequenceNumber(), null);
            equal(last.childShards().size(), 2);
            equal(last.childShards().get(0).parentShards(), List.of(first));
            equal(subscription.error(), null);
            Subscription child = new Subscription(
                kinesis, consumer, last.childShards().get(0).shardId(), ShardIteratorType.TRIM_HORIZON).begun();
            SdkBytes data = SdkBytes.fromString("to the child", StandardCharsets.UTF_8);
            kinesis.putRecord(r -> r.streamARN(stream).partitionKey("key").explicitHashKey("0").data(data)).join();
            equal(child.texts(1), List.of("to the child"));
        }
    }

    private static void takenOver(String endpoint, String name) throws Exception {
        try (KinesisAsyncClient kinesis = client(endpoint)) {
            String shard = "shardId-000000000000";
            String stream = make(kinesis, name);
            String consumer = register(kinesis, stream, "app");
            Subscription first = new Subscription(kinesis, consumer, shard, ShardIteratorType.LATEST).begun();
            Throwable refused = new Subscription(kinesis, consumer, shard, ShardIteratorType.LATEST).error();
            if (!(refused instanceof ResourceInUseException)) throw new AssertionError("refused with " + refused);
            Thread.sleep(5_100);
            Subscription second = new Subscription(kinesis, consumer, shard, ShardIteratorType.LATEST).begun();
            Throwable ended = first.error();
            if (!(ended instanceof ResourceInUseException)) throw new AssertionError("ended with " + ended);
            equal(true, ended.getMessage().contains("Another active subscription exists for this consumer"));
            put(kinesis, stream, List.of("to the second"));
            equal(second.texts(1), List.of("to the second"));
            kinesis.deregisterStreamConsumer(r -> r.consumerARN(consumer)).join();
            Throwable gone = second.error();
            if (!(gone instanceof ResourceNotFoundException)) throw new AssertionError("ended with " + gone);
            Throwable unknown = new Subscription(kinesis, consumer, shard, ShardIteratorType.LATEST).error();
            if (!(unknown instanceof ResourceNotFoundException)) throw new AssertionError("refused with " + unknown);
        }
    }

    private static void fiveMinutes(MovedServer server, String endpoint, String name) throws Exception {
        try (KinesisAsyncClient kinesis = client(endpoint)) {
            String shard = "shardId-000000000000";
            String stream = make(kinesis, name);
            put(kinesis, stream, List.of("0", "1"));
            String consumer = kinesis.registerStreamConsumer(r -> r.streamARN(stream).consumerName("app")).join().consumer().consumerARN();
            Subscription first = new Subscription(kinesis, consumer, shard, ShardIteratorType.TRIM_HORIZON).begun();
            first.after("0", "1");
            server.advance(299);
            put(kinesis, stream, List.of("2"));
            String next = first.after("2");
            equal(first.ended.isDone(), false);
            server.advance(1);
            first.ends();
            // What comes between two subscriptions is the first that the second one gets.
            put(kinesis, stream, List.of("3", "4"));
            StartingPosition from = StartingPosition.builder()
                .type(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(next).build();
            Subscription second = new Subscription(kinesis, consumer, shard, from).begun();
            put(kinesis, stream, List.of("5"));
            second.after("3", "4", "5");
            server.advance(300);
            second.ends();
        }
    }

    private static void equal(Object found, Object wanted) {
        Conformance.equal(found, wanted);
    }

    static void main() throws Exception {
        Conformance.check("Java v2 async over http (h2c): events, order, shard end with children",
            () -> pushed(Conformance.ENDPOINT, "java-efo-http"));
        Conformance.check("Java v2 async over http (h2c): takeover, errors inside and outside",
            () -> takenOver(Conformance.ENDPOINT, "java-efo-taken"));
        if (Conformance.TLS_ENDPOINT == null || Conformance.CA == null) {
            System.out.println("SKIP async fan-out over https: FLUMEN_CA does not name the server's CA");
            return;
        }
        Conformance.check("Java v2 async over https (h2 without ALPN): events, order, shard end with children",
            () -> pushed(Conformance.TLS_ENDPOINT, "java-efo-https"));
        String binary = System.getenv("FLUMEN_BIN");
        if (binary == null) {
            System.out.println("SKIP async fan-out after five minutes: FLUMEN_BIN is not set");
            return;
        }
        try (MovedServer server = new MovedServer(binary, System.getenv("FLUMEN_SCRATCH"), Conformance.CA)) {
            Conformance.check("Java v2 async over http (h2c): an end after five minutes, and no loss or repetition after it",
                () -> fiveMinutes(server, server.http, "java-efo-end-http"));
            Conformance.check("Java v2 async over https (h2 without ALPN): an end after five minutes, and no loss or repetition after it",
                () -> fiveMinutes(server, server.https, "java-efo-end-https"));
        }
    }
}
