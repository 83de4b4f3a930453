import java.io.FileInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.*;

/**
 * AWS SDK for Java v2: create, put, get, list, delete and typed errors, with the sync clients (HTTP/1.1) and the async
 * one (HTTP/2: by prior knowledge on http, and on https without ALPN), all in CBOR, which is the SDK's own choice.
 */
public final class Conformance {
    static final String ENDPOINT = System.getenv().getOrDefault("FLUMEN_ENDPOINT", "http://127.0.0.1:4567");
    static final String TLS_ENDPOINT = System.getenv("FLUMEN_TLS_ENDPOINT");
    static final String CA = System.getenv("FLUMEN_CA");
    private static int failures = 0;

    private Conformance() {}

    /** The calls that a life of a stream makes, so that one program serves all clients. */
    private interface Kinesis extends AutoCloseable {
        CreateStreamResponse create(CreateStreamRequest request);
        DescribeStreamResponse describe(DescribeStreamRequest request);
        PutRecordResponse put(PutRecordRequest request);
        PutRecordsResponse putMany(PutRecordsRequest request);
        GetShardIteratorResponse iterator(GetShardIteratorRequest request);
        GetRecordsResponse get(GetRecordsRequest request);
        ListShardsResponse shards(ListShardsRequest request);
        ListStreamsResponse streams();
        DeleteStreamResponse delete(DeleteStreamRequest request);
        @Override void close();
    }

    private record Sync(KinesisClient of) implements Kinesis {
        public CreateStreamResponse create(CreateStreamRequest r) { return of.createStream(r); }
        public DescribeStreamResponse describe(DescribeStreamRequest r) { return of.describeStream(r); }
        public PutRecordResponse put(PutRecordRequest r) { return of.putRecord(r); }
        public PutRecordsResponse putMany(PutRecordsRequest r) { return of.putRecords(r); }
        public GetShardIteratorResponse iterator(GetShardIteratorRequest r) { return of.getShardIterator(r); }
        public GetRecordsResponse get(GetRecordsRequest r) { return of.getRecords(r); }
        public ListShardsResponse shards(ListShardsRequest r) { return of.listShards(r); }
        public ListStreamsResponse streams() { return of.listStreams(); }
        public DeleteStreamResponse delete(DeleteStreamRequest r) { return of.deleteStream(r); }
        public void close() { of.close(); }
    }

    private record Async(KinesisAsyncClient of) implements Kinesis {
        private static <T> T await(CompletableFuture<T> future) {
            try {
                return future.join();
            } catch (CompletionException why) {
                if (why.getCause() instanceof RuntimeException cause) throw cause;
                throw why;
            }
        }
        public CreateStreamResponse create(CreateStreamRequest r) { return await(of.createStream(r)); }
        public DescribeStreamResponse describe(DescribeStreamRequest r) { return await(of.describeStream(r)); }
        public PutRecordResponse put(PutRecordRequest r) { return await(of.putRecord(r)); }
        public PutRecordsResponse putMany(PutRecordsRequest r) { return await(of.putRecords(r)); }
        public GetShardIteratorResponse iterator(GetShardIteratorRequest r) { return await(of.getShardIterator(r)); }
        public GetRecordsResponse get(GetRecordsRequest r) { return await(of.getRecords(r)); }
        public ListShardsResponse shards(ListShardsRequest r) { return await(of.listShards(r)); }
        public ListStreamsResponse streams() { return await(of.listStreams()); }
        public DeleteStreamResponse delete(DeleteStreamRequest r) { return await(of.deleteStream(r)); }
        public void close() { of.close(); }
    }

    /** Holds the SDK to what it does by default: CBOR both ways. */
    private static final class IsCbor implements ExecutionInterceptor {
        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            String cbor = "application/x-amz-cbor-1.1";
            String sent = context.httpRequest().firstMatchingHeader("Content-Type").orElse("none");
            String answered = context.httpResponse().firstMatchingHeader("Content-Type").orElse("none");
            boolean hasBody = !context.httpResponse().firstMatchingHeader("Content-Length").equals(java.util.Optional.of("0"));
            if (!sent.equals(cbor) || (hasBody && !answered.equals(cbor))) {
                throw new IllegalStateException("sent " + sent + ", answered " + answered);
            }
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C build(B builder, String endpoint) {
        AwsBasicCredentials credentials = AwsBasicCredentials.create("AKIDCONFORMANCE00000", "not-a-secret");
        return builder
            .endpointOverride(URI.create(endpoint))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .overrideConfiguration(o -> o.addExecutionInterceptor(new IsCbor()).retryStrategy(r -> r.maxAttempts(1)))
            .build();
    }

    private static Kinesis apache(String endpoint) {
        return new Sync(build(
            KinesisClient.builder().httpClientBuilder(ApacheHttpClient.builder().tlsTrustManagersProvider(Conformance::trust)),
            endpoint));
    }

    private static Kinesis urlConnection(String endpoint) {
        return new Sync(build(
            KinesisClient.builder().httpClientBuilder(
                UrlConnectionHttpClient.builder().tlsTrustManagersProvider(Conformance::trust)),
            endpoint));
    }

    private static Kinesis netty(String endpoint) {
        return new Async(build(
            KinesisAsyncClient.builder().httpClientBuilder(
                NettyNioAsyncHttpClient.builder().tlsTrustManagersProvider(Conformance::trust)),
            endpoint));
    }

    /** Trust in the server's own CA and nothing else. */
    static TrustManager[] trust() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            if (CA != null) {
                try (InputStream file = new FileInputStream(CA)) {
                    for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                        store.setCertificateEntry("ca-" + store.size(), each);
                    }
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (Exception why) {
            throw new IllegalStateException("CA " + CA, why);
        }
    }

    private static void life(Function<String, Kinesis> maker, String endpoint, String name) throws Exception {
        try (Kinesis kinesis = maker.apply(endpoint)) {
            kinesis.create(CreateStreamRequest.builder().streamName(name).shardCount(2).build());
            DescribeStreamRequest describe = DescribeStreamRequest.builder().streamName(name).build();
            StreamDescription found = kinesis.describe(describe).streamDescription();
            for (int n = 0; n < 100 && found.streamStatus() != StreamStatus.ACTIVE; n++) {
                Thread.sleep(100);
                found = kinesis.describe(describe).streamDescription();
            }
            equal(found.streamStatus(), StreamStatus.ACTIVE);
            equal(found.shards().size(), 2);
            near(found.streamCreationTimestamp());

            Map<String, SdkBytes> sent = new HashMap<>();
            SdkBytes one = SdkBytes.fromString("one record \uD83E\uDD84", StandardCharsets.UTF_8);
            PutRecordRequest put = PutRecordRequest.builder().streamName(name).partitionKey("unicorn").data(one).build();
            sent.put(kinesis.put(put).sequenceNumber(), one);
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (int n = 0; n < 500; n++) {
                SdkBytes data = SdkBytes.fromByteArray(new byte[] {(byte) n, 0, (byte) 255, (byte) (n >> 8)});
                entries.add(PutRecordsRequestEntry.builder().partitionKey("key-" + n).data(data).build());
            }
            PutRecordsResponse answer = kinesis.putMany(PutRecordsRequest.builder().streamName(name).records(entries).build());
            equal(answer.failedRecordCount(), 0);
            for (int n = 0; n < 500; n++) {
                sent.put(answer.records().get(n).sequenceNumber(), entries.get(n).data());
            }
            equal(sent.size(), 501);
            equal(readAll(kinesis, name), sent);
            listed(kinesis, name);
            equal(true, kinesis.streams().streamNames().contains(name));
            kinesis.delete(DeleteStreamRequest.builder().streamName(name).build());
            gone(kinesis, describe, name);
        }
    }

    private static Map<String, SdkBytes> readAll(Kinesis kinesis, String name) {
        Map<String, SdkBytes> found = new HashMap<>();
        for (Shard shard : kinesis.shards(ListShardsRequest.builder().streamName(name).build()).shards()) {
            String at = kinesis.iterator(GetShardIteratorRequest.builder().streamName(name).shardId(shard.shardId())
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON).build()).shardIterator();
            while (true) {
                GetRecordsResponse page = kinesis.get(GetRecordsRequest.builder().shardIterator(at).limit(100).build());
                for (software.amazon.awssdk.services.kinesis.model.Record record : page.records()) {
                    equal(found.put(record.sequenceNumber(), record.data()), null);
                    near(record.approximateArrivalTimestamp());
                }
                if (page.records().isEmpty() && page.millisBehindLatest() == 0) break;
                at = page.nextShardIterator();
            }
        }
        return found;
    }

    /** A timestamp that goes out in CBOR as well as in. */
    private static void listed(Kinesis kinesis, String name) {
        ShardFilter filter = ShardFilter.builder().type(ShardFilterType.AT_TIMESTAMP).timestamp(Instant.now()).build();
        equal(kinesis.shards(ListShardsRequest.builder().streamName(name).shardFilter(filter).build()).shards().size(), 2);
        GetShardIteratorRequest past = GetShardIteratorRequest.builder().streamName(name).shardId("shardId-000000000000")
            .shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(Instant.now().minusSeconds(3600)).build();
        String at = kinesis.iterator(past).shardIterator();
        equal(false, kinesis.get(GetRecordsRequest.builder().shardIterator(at).build()).records().isEmpty());
    }

    private static void gone(Kinesis kinesis, DescribeStreamRequest describe, String name) throws Exception {
        for (int n = 0; n < 100; n++) {
            try {
                kinesis.describe(describe);
                Thread.sleep(100);
            } catch (ResourceNotFoundException why) {
                equal(why.statusCode(), 400);
                equal(why.awsErrorDetails().errorCode(), "ResourceNotFoundException");
                String message = why.awsErrorDetails().errorMessage();
                if (!message.matches("Stream " + name + " under account \\d{12} not found\\.")) {
                    throw new AssertionError("message " + message);
                }
                equal(false, why.requestId() == null || why.requestId().isEmpty());
                return;
            }
        }
        throw new AssertionError("the stream does not go");
    }

    private static void refusals(Function<String, Kinesis> maker, String endpoint) {
        try (Kinesis kinesis = maker.apply(endpoint)) {
            try {
                kinesis.get(GetRecordsRequest.builder().shardIterator("nonsense").build());
                throw new AssertionError("accepted");
            } catch (InvalidArgumentException why) {
                equal(why.awsErrorDetails().errorMessage(), "Invalid ShardIterator.");
            }
            try {
                kinesis.create(CreateStreamRequest.builder().streamName("not a name").shardCount(1).build());
                throw new AssertionError("accepted");
            } catch (ValidationException why) {
                equal(true, why.awsErrorDetails().errorMessage().startsWith("1 validation error detected: Value 'not a name' at 'streamName'"));
            }
        }
    }

    /** Records and requests of 10 MiB, which is the most, and one byte more. */
    private static void large(Function<String, Kinesis> maker, String endpoint, String name) throws Exception {
        int most = 10 << 20;
        try (Kinesis kinesis = maker.apply(endpoint)) {
            kinesis.create(CreateStreamRequest.builder().streamName(name).shardCount(1).build());
            DescribeStreamRequest describe = DescribeStreamRequest.builder().streamName(name).build();
            resize(kinesis.describe(describe).streamDescription().streamARN(), 10_240);
            byte[] bytes = new byte[most + 1];
            new java.util.Random(10).nextBytes(bytes);
            Function<Integer, SdkBytes> data = size -> SdkBytes.fromByteArray(java.util.Arrays.copyOf(bytes, size));
            Function<Integer, PutRecordRequest> put =
                size -> PutRecordRequest.builder().streamName(name).partitionKey("k").data(data.apply(size)).build();
            Function<Integer, PutRecordsRequest> putMany = size -> PutRecordsRequest.builder().streamName(name).records(
                PutRecordsRequestEntry.builder().partitionKey("k").data(data.apply(size - 1000)).build(),
                PutRecordsRequestEntry.builder().partitionKey("k").data(data.apply(1000)).build()).build();
            Map<String, SdkBytes> sent = new HashMap<>();
            sent.put(kinesis.put(put.apply(most - 1)).sequenceNumber(), data.apply(most - 1));
            PutRecordsResponse answer = kinesis.putMany(putMany.apply(most - 2));
            equal(answer.failedRecordCount(), 0);
            sent.put(answer.records().get(0).sequenceNumber(), data.apply(most - 1002));
            sent.put(answer.records().get(1).sequenceNumber(), data.apply(1000));
            for (int size : List.of(most, most + 1)) {
                try {
                    kinesis.put(put.apply(size));
                    throw new AssertionError("accepted");
                } catch (ValidationException why) {
                    equal(true, why.awsErrorDetails().errorMessage().endsWith("length less than or equal to 10485760"));
                }
            }
            try {
                kinesis.putMany(putMany.apply(most - 1));
                throw new AssertionError("accepted");
            } catch (InvalidArgumentException why) {
                equal(why.awsErrorDetails().errorMessage(), "Records size exceeds 10 MB limit");
            }
            equal(readAll(kinesis, name), sent);
            kinesis.delete(DeleteStreamRequest.builder().streamName(name).build());
            gone(kinesis, describe, name);
        }
    }

    /** UpdateMaxRecordSize by hand: this version of the SDK does not know it. */
    private static void resize(String arn, int kib) throws Exception {
        String body = "{\"StreamARN\":\"" + arn + "\",\"MaxRecordSizeInKiB\":" + kib + "}";
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(URI.create(ENDPOINT))
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "Kinesis_20131202.UpdateMaxRecordSize")
            .header("X-Amz-Date", "20260101T000000Z")
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDCONFORMANCE00000/20260101/us-east-1/kinesis/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + "0".repeat(64))
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build();
        java.net.http.HttpClient plain =
            java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1).build();
        equal(plain.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).statusCode(), 200);
    }

    private static void near(Instant time) {
        if (Duration.between(time, Instant.now()).abs().toSeconds() > 120) throw new AssertionError("time " + time);
    }

    static void equal(Object found, Object wanted) {
        if (found == null ? wanted != null : !found.equals(wanted)) {
            String text = found + ", not " + wanted;
            throw new AssertionError(text.substring(0, Math.min(400, text.length())));
        }
    }

    interface Check {
        void run() throws Exception;
    }

    static void check(String name, Check check) {
        try {
            check.run();
            System.out.println("PASS " + name);
        } catch (Throwable why) {
            failures++;
            StackTraceElement place = why.getStackTrace().length > 0 ? why.getStackTrace()[0] : null;
            for (StackTraceElement each : why.getStackTrace()) {
                if (each.getClassName().startsWith("Conformance")) place = each;
            }
            String cause = why.getCause() == null ? "" : " because " + why.getCause();
            System.out.println("FAIL " + name + ": " + (why + cause).replaceAll("\\s+", " ") + " at " + place);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Function<String, Kinesis>> clients = Map.of(
            "sync-apache", Conformance::apache, "sync-url", Conformance::urlConnection, "async-netty", Conformance::netty);
        clients.forEach((name, maker) -> {
            check("Java v2 " + name + " over http: create, put, get, list, delete", () -> life(maker, ENDPOINT, "java-http-" + name));
            check("Java v2 " + name + " over http: typed errors", () -> refusals(maker, ENDPOINT));
            check("Java v2 " + name + " over http: records and requests of 10 MiB",
                () -> large(maker, ENDPOINT, "java-large-" + name));
            if (TLS_ENDPOINT != null && CA != null) {
                check("Java v2 " + name + " over https: create, put, get, list, delete",
                    () -> life(maker, TLS_ENDPOINT, "java-https-" + name));
            }
        });
        FanOut.main();
        System.exit(failures > 0 ? 1 : 0);
    }
}
