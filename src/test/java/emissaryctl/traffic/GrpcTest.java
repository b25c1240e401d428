package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrpcTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void callGoesThrough() throws Exception {
        GatewayUnderTest gateway = echoGateway();

        assertThat(say(gateway, "hello")).isEqualTo("hello");
    }

    @Test
    void statusOfTheServiceReachesTheClient() throws Exception {
        GatewayUnderTest gateway = echoGateway();

        assertThatThrownBy(() -> say(gateway, ""))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessage("INVALID_ARGUMENT: say something");
    }

    @Test
    void unknownServiceIsUnimplemented() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("other", "127.0.0.1:" + Ports.free(), "prefix: /other/"));

        assertThatThrownBy(() -> say(gateway, "hello"))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNIMPLEMENTED");
    }

    private GatewayUnderTest echoGateway() throws Exception {
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        return bench.gateway(mapping("echo", echo.service(), """
                prefix: /echo.Echo/
                rewrite: ""
                grpc: true
                """));
    }

    private static String say(GatewayUnderTest gateway, String word) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", gateway.port())
                .usePlaintext()
                .build();
        try {
            CallOptions patient = CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS);
            return ClientCalls.blockingUnaryCall(channel, EchoService.SAY, patient, StringValue.of(word))
                    .getValue();
        } finally {
            channel.shutdownNow();
        }
    }
}
