package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {

    private static final long PATIENCE_SECONDS = Await.PATIENCE.toSeconds();

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void closeClient() {
        client.shutdownNow();
    }

    @Test
    void allowedUpgradeCarriesMessagesBothWays() throws Exception {
        assertMessagesPass("allow_upgrade: [websocket]");
    }

    @Test
    void oldNameOfTheFieldWorksToo() throws Exception {
        assertMessagesPass("use_websocket: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "use_websocket: false", "allow_upgrade: [spdy/3.1]"})
    void otherMappingsDoNotUpgrade(String spec) {
        assertThatThrownBy(() -> connect(spec))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    private void assertMessagesPass(String spec) throws Exception {
        WebSocket socket = connect(spec);

        assertThat(next()).isEqualTo(WebSocketServer.GREETING);
        for (String word : new String[] {"hello", "grüße"}) {
            socket.sendText(word, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next()).isEqualTo(word);
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next()).isEqualTo("closed: bye");
    }

    private String next() throws InterruptedException {
        return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private WebSocket connect(String spec) throws Exception {
        WebSocketServer chat = bench.opened(new WebSocketServer());
        GatewayUnderTest gateway = bench.gateway(mapping("chat", chat.service(), "prefix: /chat/\n" + spec));
        URI uri = URI.create("ws://127.0.0.1:" + gateway.port() + "/chat/");
        return client.newWebSocketBuilder().buildAsync(uri, new Ears()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private final class Ears implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence message, boolean last) {
            heard.add(message.toString());
            return WebSocket.Listener.super.onText(socket, message, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed: " + reason);
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }
}
