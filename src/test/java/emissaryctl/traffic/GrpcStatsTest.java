package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.host;
import static emissaryctl.traffic.Manifest.listener;
import static emissaryctl.traffic.Manifest.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What Envoy counts of gRPC calls.
class GrpcStatsTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    private final int adminPort = Ports.free();

    @Test
    void allMethodsAreCountedByTheirStatus() throws Exception {
        String stats = statsAfterCalls("grpc_stats: {all_methods: true}");

        assertThat(stats).contains(".grpc.echo.Echo.Say.success: 1\n");
        assertThat(stats).contains(".grpc.echo.Echo.Say.failure: 1\n");
        assertThat(stats).contains(".grpc.echo.Echo.Say.3: 1\n");
        assertThat(stats).doesNotContain("upstream_rq_time");
    }

    @Test
    void listedMethodsAreCountedByName() throws Exception {
        String stats = statsAfterCalls("grpc_stats: {services: [{name: echo.Echo, method_names: [Say]}]}");

        assertThat(stats).contains(".grpc.echo.Echo.Say.total: 2\n");
    }

    @Test
    void otherMethodsAreCountedTogether() throws Exception {
        String stats = statsAfterCalls("grpc_stats: {services: [{name: echo.Echo, method_names: [Shout]}]}");

        assertThat(stats).contains(".grpc.total: 2\n").doesNotContain("echo.Echo");
    }

    @Test
    void timesAreTakenWhenToldTo() throws Exception {
        String stats = statsAfterCalls("grpc_stats: {all_methods: true, upstream_stats: true}");

        assertThat(stats).contains(".grpc.echo.Echo.Say.upstream_rq_time: ");
    }

    private String statsAfterCalls(String config) throws Exception {
        int port = Ports.free();
        GrpcBackend echo = bench.opened(new GrpcBackend(EchoService.definition()));
        GatewayUnderTest gateway = bench.gateway(
                port,
                List.of(),
                listener(port, "HTTP", "XFP"),
                host("everyone", "*", "Route"),
                module(config + "\nadmin_port: " + adminPort),
                EchoClient.mapping(echo));
        assertThat(EchoClient.say(gateway, "hello")).isEqualTo("hello");
        assertThatThrownBy(() -> EchoClient.say(gateway, "")).isInstanceOf(StatusRuntimeException.class);
        return Exchange.over(adminPort, Request.get("/stats?filter=%5C.grpc%5C."))
                .body();
    }
}
