package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Calls as a script in a browser makes them: over HTTP/1, with the trailers in the body.
class GrpcWebTest {

    private static final String BINARY = "application/grpc-web+proto";
    private static final String TEXT = "application/grpc-web-text+proto";

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void binaryCallIsAnsweredInFrames() throws Exception {
        HttpResponse<byte[]> response = call(gateway(true), BINARY, request("hello"));

        assertThat(response.headers().firstValue("content-type")).hasValue(BINARY);
        assertIsEcho(GrpcFrame.all(response.body()), "hello");
    }

    @Test
    void textCallIsAnsweredInBase64() throws Exception {
        HttpResponse<byte[]> response =
                call(gateway(true), TEXT, Base64.getEncoder().encode(request("grüße")));

        assertThat(response.headers().firstValue("content-type")).hasValue(TEXT);
        assertIsEcho(GrpcFrame.all(decoded(response.body())), "grüße");
    }

    @Test
    void refusalOfTheServiceIsInTheHeaders() throws Exception {
        HttpResponse<byte[]> response = call(gateway(true), BINARY, request(""));

        assertThat(response.headers().firstValue("grpc-status")).hasValue("3");
        assertThat(response.headers().firstValue("grpc-message")).hasValue("say something");
    }

    @Test
    void errorAfterAnAnswerIsInTheLastFrame() throws Exception {
        HttpResponse<byte[]> response = call(gateway(true), BINARY, request(EchoService.BREAK_OFF));

        List<GrpcFrame> frames = GrpcFrame.all(response.body());
        assertThat(frames).hasSize(2);
        assertThat(frames.getLast().isTrailers()).isTrue();
        assertThat(ascii(frames.getLast())).contains("grpc-status:3\r\n", "grpc-message:no more\r\n");
    }

    @Test
    void withoutTheFilterNobodyTranslates() throws Exception {
        HttpResponse<byte[]> response = call(gateway(false), BINARY, request("hello"));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    private static void assertIsEcho(List<GrpcFrame> frames, String word) throws Exception {
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst().isTrailers()).isFalse();
        assertThat(StringValue.parseFrom(frames.getFirst().content()).getValue())
                .isEqualTo(word);
        assertThat(frames.getLast().isTrailers()).isTrue();
        assertThat(ascii(frames.getLast())).contains("grpc-status:0\r\n");
    }

    private static String ascii(GrpcFrame frame) {
        return new String(frame.content(), StandardCharsets.US_ASCII);
    }

    private static byte[] request(String word) {
        return GrpcFrame.message(StringValue.of(word).toByteArray()).bytes();
    }

    /// Every piece that Envoy sends is padded by itself.
    private static byte[] decoded(byte[] text) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = 0; i < text.length; i += 4) {
            decoded.writeBytes(Base64.getDecoder().decode(new String(text, i, 4, StandardCharsets.US_ASCII)));
        }
        return decoded.toByteArray();
    }

    private GatewayUnderTest gateway(boolean web) throws Exception {
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        return bench.gateway(module("enable_grpc_web: " + web), EchoClient.mapping(echo));
    }

    private static HttpResponse<byte[]> call(GatewayUnderTest gateway, String type, byte[] body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + gateway.port() + EchoClient.PATH);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("content-type", type)
                .header("accept", type)
                .header("x-grpc-web", "1")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }
}
