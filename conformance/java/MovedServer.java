import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server of this program's own, whose clock stands until it is moved. It speaks TLS under the authority of the server that
 * the program was given, so that whoever trusts that one trusts this one.
 */
final class MovedServer implements AutoCloseable {
    final String http;
    final String https;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    MovedServer(String binary, String scratch, String ca) throws Exception {
        Path data = Files.createDirectories(Path.of(scratch, "moved"));
        Path tls = Files.createDirectories(data.resolve("tls"));
        for (String name : List.of("ca.pem", "ca-key.pem")) {
            Files.copy(Path.of(ca).resolveSibling(name), tls.resolve(name));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        http = "http://127.0.0.1:" + port;
        https = "https://localhost:" + port;
        File log = new File(scratch, "moved.log");
        process = new ProcessBuilder(binary, "serve", "--test-clock", "--listen", "127.0.0.1:" + port, "--data", data.toString())
            .redirectErrorStream(true).redirectOutput(log).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        for (int n = 0; !ready(); n++) {
            if (n == 1000 || !process.isAlive()) throw new IllegalStateException("the server is not ready: " + Files.readString(log.toPath()));
            Thread.sleep(20);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return status(HttpRequest.newBuilder(URI.create(http + "/ready")).build()) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    void advance(int seconds) throws Exception {
        String body = "{\"advance_seconds\": " + seconds + "}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(http + "/_flumen/clock"))
            .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        Conformance.equal(status(request), 200);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
