package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompressionTest {

    private static final String LONG = "all work and no play ".repeat(50);

    @RegisterExtension
    final Workbench bench = new Workbench();

    private Backend shop;

    /// The path says what type the answer has.
    @BeforeEach
    void openShop() throws Exception {
        shop = bench.opened(Backend.answering(request -> {
            String type = request.path().equals("/json") ? "application/json" : "text/plain";
            String body = request.path().equals("/short") ? "short" : LONG;
            Map<String, String> tagged = Map.of("Content-Type", type, "ETag", "\"1\"");
            return Answer.of(200, body).with(request.path().equals("/tagged") ? tagged : Map.of("Content-Type", type));
        }));
    }

    @Test
    void answersShrinkForClientsThatAccept() throws Exception {
        GatewayUnderTest gateway = gateway("gzip: {}");

        HttpResponse<byte[]> response = get(gateway, "/a/text");

        assertThat(encoding(response)).isEqualTo("gzip");
        assertThat(response.body()).hasSizeLessThan(LONG.length() / 4);
        assertThat(unzipped(response.body())).isEqualTo(LONG);
        assertThat(gateway.get("/a/text").header("content-encoding")).isEmpty();
    }

    @Test
    void onlyListedTypesAreCompressed() throws Exception {
        GatewayUnderTest gateway = gateway("gzip: {content_type: [application/json]}");

        assertThat(encoding(get(gateway, "/a/json"))).isEqualTo("gzip");
        assertThat(encoding(get(gateway, "/a/text"))).isEmpty();
    }

    @Test
    void shortAnswersAreLeftAsTheyAre() throws Exception {
        GatewayUnderTest gateway = gateway("gzip: {min_content_length: 100}");

        assertThat(encoding(get(gateway, "/a/short"))).isEmpty();
        assertThat(encoding(get(gateway, "/a/text"))).isEqualTo("gzip");
    }

    @Test
    void taggedAnswersAreLeftAsTheyAreWhenToldTo() throws Exception {
        assertThat(encoding(get(gateway("gzip: {disable_on_etag_header: true}"), "/a/tagged")))
                .isEmpty();
        assertThat(encoding(get(gateway("gzip: {}"), "/a/tagged"))).isEqualTo("gzip");
    }

    @Test
    void backendIsNotAskedToCompressWhenToldTo() throws Exception {
        get(gateway("gzip: {remove_accept_encoding_header: true}"), "/a/text");
        assertThat(shop.last().header("accept-encoding")).isEmpty();

        get(gateway("gzip: {}"), "/a/text");
        assertThat(shop.last().header("accept-encoding")).containsExactly("gzip");
    }

    private GatewayUnderTest gateway(String config) throws IOException {
        return bench.gateway(module(config), mapping("shop", shop.service(), "prefix: /a/"));
    }

    private static HttpResponse<byte[]> get(GatewayUnderTest gateway, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + gateway.port() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static String encoding(HttpResponse<byte[]> response) {
        return response.headers().firstValue("content-encoding").orElse("");
    }

    private static String unzipped(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
