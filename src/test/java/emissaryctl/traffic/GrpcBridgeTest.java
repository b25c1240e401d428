package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// gRPC for clients that speak HTTP/1 and know no trailers.
class GrpcBridgeTest {

    /// The server warns of every client that does not say that it knows trailers. Loggers are held weakly.
    private static final Logger SERVER = Logger.getLogger(NettyServerBuilder.class.getPackageName());

    @BeforeAll
    static void silenceServer() {
        SERVER.setLevel(Level.SEVERE);
    }

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void answerComesWithItsStatusInTheHeaders() throws Exception {
        Reply reply = call(gateway(true), "hello");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("grpc-status")).hasValue("0");
        assertThat(reply.body()).isEqualTo(frame("hello"));
    }

    @Test
    void errorOfTheServiceIsAnErrorOfHttp() throws Exception {
        Reply reply = call(gateway(true), EchoService.BREAK_OFF);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("grpc-status")).hasValue("3");
        assertThat(reply.header("grpc-message")).hasValue("no more");
    }

    @Test
    void withoutTheBridgeTheStatusIsLost() throws Exception {
        assertThat(call(gateway(false), "hello").header("grpc-status")).isEmpty();
    }

    private static Reply call(GatewayUnderTest gateway, String word) throws Exception {
        return gateway.send(Request.of("POST", EchoClient.PATH)
                .header("Content-Type", "application/grpc")
                .withBody(frame(word)));
    }

    /// All octets of it are ASCII.
    private static String frame(String word) {
        byte[] frame = GrpcFrame.message(StringValue.of(word).toByteArray()).bytes();
        return new String(frame, StandardCharsets.US_ASCII);
    }

    private GatewayUnderTest gateway(boolean bridge) throws Exception {
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        return bench.gateway(module("enable_grpc_http11_bridge: " + bridge), EchoClient.mapping(echo));
    }
}
