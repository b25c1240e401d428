package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrpcTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void callGoesThrough() throws Exception {
        GatewayUnderTest gateway = echoGateway();

        assertThat(EchoClient.say(gateway, "hello")).isEqualTo("hello");
    }

    @Test
    void statusOfTheServiceReachesTheClient() throws Exception {
        GatewayUnderTest gateway = echoGateway();

        assertThatThrownBy(() -> EchoClient.say(gateway, ""))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessage("INVALID_ARGUMENT: say something");
    }

    @Test
    void unknownServiceIsUnimplemented() throws Exception {
        GatewayUnderTest gateway = bench.gateway(mapping("other", "127.0.0.1:" + Ports.free(), "prefix: /other/"));

        assertThatThrownBy(() -> EchoClient.say(gateway, "hello"))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNIMPLEMENTED");
    }

    private GatewayUnderTest echoGateway() throws Exception {
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        return bench.gateway(EchoClient.mapping(echo));
    }
}
