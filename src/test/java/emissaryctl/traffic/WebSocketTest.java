package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebSocketTest {

    private static final byte[] FRAME = {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, 'h' ^ 1, 'i' ^ 2};

    private static final Request HANDSHAKE = Request.get("/chat/")
            .header("Connection", "Upgrade")
            .header("Upgrade", "websocket")
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void allowedUpgradeConnectsBothEnds() throws Exception {
        assertFramesPass("allow_upgrade: [websocket]");
    }

    @Test
    void oldNameOfTheFieldWorksToo() throws Exception {
        assertFramesPass("use_websocket: true");
    }

    @Test
    void otherMappingsDoNotUpgrade() throws Exception {
        try (Socket socket = connect("")) {
            assertThat(Exchange.over(socket, HANDSHAKE).status()).isEqualTo(403);
        }
    }

    private void assertFramesPass(String spec) throws Exception {
        try (Socket socket = connect(spec)) {
            Reply reply = Exchange.over(socket, HANDSHAKE);
            assertThat(reply.status()).isEqualTo(101);
            assertThat(reply.header("sec-websocket-accept")).hasValue("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

            socket.getOutputStream().write(FRAME);
            assertThat(socket.getInputStream().readNBytes(FRAME.length)).isEqualTo(FRAME);
        }
    }

    private Socket connect(String spec) throws IOException {
        WebSocketServer chat = bench.opened(new WebSocketServer());
        GatewayUnderTest gateway = bench.gateway(mapping("chat", chat.service(), "prefix: /chat/\n" + spec));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
        return socket;
    }
}
