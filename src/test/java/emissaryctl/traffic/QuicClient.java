package emissaryctl.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tech.kwik.core.ConnectionTerminatedEvent;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.flupke.Http3ClientConnection;
import tech.kwik.flupke.impl.Http3ClientConnectionImpl;

/// An HTTP/3 connection by any server name, which trusts one authority.
final class QuicClient implements AutoCloseable {

    private final URI server;
    private final QuicClientConnection quic;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<HttpResponse<String>> closed = new CompletableFuture<>();

    private QuicClient(URI server, QuicClientConnection quic) {
        this.server = server;
        this.quic = quic;
        quic.setConnectionListener(event -> closed.completeExceptionally(new IOException(reason(event))));
    }

    static QuicClient connect(int port, String serverName, CertificateAuthority authority) throws IOException {
        URI server = URI.create("https://" + serverName + ":" + port);
        return new QuicClient(server, connection(server, authority).build());
    }

    /// One that shows a certificate of its own.
    static QuicClient connect(int port, String serverName, CertificateAuthority authority, Identity own)
            throws IOException {
        URI server = URI.create("https://" + serverName + ":" + port);
        QuicClientConnection.Builder connection = connection(server, authority)
                .clientCertificate(own.certificate())
                .clientCertificateKey(own.key());
        return new QuicClient(server, connection.build());
    }

    private static QuicClientConnection.Builder connection(URI server, CertificateAuthority authority) {
        return QuicClientConnection.newBuilder()
                .uri(server)
                // Where to connect, whatever the name resolves to.
                .proxy("127.0.0.1")
                .applicationProtocol("h3")
                .connectTimeout(Await.PATIENCE)
                // The control stream and two for header compression.
                .maxOpenPeerInitiatedUnidirectionalStreams(3)
                .maxOpenPeerInitiatedBidirectionalStreams(0)
                .customTrustManager(authority.trust());
    }

    /// The answer, or an error once the server has closed the connection: a client that starts to read only after
    /// that is never woken by the library.
    HttpResponse<String> get(String path) throws IOException {
        Http3ClientConnection http = new Http3ClientConnectionImpl(quic, threads);
        http.connect();
        CompletableFuture<HttpResponse<String>> answered =
                CompletableFuture.supplyAsync(() -> send(http, path), threads);
        try {
            return answered.applyToEither(closed, answer -> answer)
                    .orTimeout(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) throw failed.getCause();
            if (e.getCause() instanceof IOException failed) throw failed;
            throw e;
        }
    }

    private HttpResponse<String> send(Http3ClientConnection http, String path) {
        try {
            return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(ConnectionTerminatedEvent event) {
        return "the connection was closed: " + event.closeReason() + " " + event.errorDescription();
    }

    @Override
    public void close() {
        quic.close();
        threads.shutdownNow();
    }
}
