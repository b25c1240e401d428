package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.endpoints;
import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthCheckTest {

    private static final String OFTEN = "  interval: 50ms\n  timeout: 5s\n  unhealthy_threshold: 1\n";

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void sickHttpBackendIsLeftOutUntilItIsWell() throws Exception {
        AtomicInteger health = new AtomicInteger(204);
        Backend shaky = bench.opened(Backend.answering(
                request -> request.path().equals("/health") ? Answer.of(health.get(), "") : Answer.of(200, "shaky")));
        Backend steady = bench.backend(_ -> Answer.of(200, "steady"));
        GatewayUnderTest gateway = gateway(
                endpoints("shop", shaky.port(), steady.port()),
                mapping("shop", "shop", "prefix: /a/\nresolver: endpoints\nhealth_checks:\n" + """
                        - health_check:
                            http:
                              path: /health
                              hostname: shop.example.com
                              add_request_headers: {x-probe: {value: "1"}}
                              expected_statuses: [{min: 200, max: 204}]
                        """ + OFTEN));
        Supplier<String> visit = () -> body(gateway);

        awaitAnswers(visit, "shaky", "steady");
        health.set(205);
        awaitAnswers(visit, "steady");
        health.set(204);
        awaitAnswers(visit, "shaky", "steady");

        assertThat(shaky.received())
                .filteredOn(request -> request.path().equals("/health"))
                .allSatisfy(probe -> {
                    assertThat(probe.header("host")).containsExactly("shop.example.com");
                    assertThat(probe.header("x-probe")).containsExactly("1");
                });
    }

    @Test
    void sickGrpcBackendIsLeftOutUntilItIsWell() throws Exception {
        HealthStatusManager shaky = new HealthStatusManager();
        HealthStatusManager steady = new HealthStatusManager();
        shaky.setStatus("echo.Echo", ServingStatus.SERVING);
        steady.setStatus("echo.Echo", ServingStatus.SERVING);
        GatewayUnderTest gateway = gateway(
                endpoints(
                        "echo",
                        echo("shaky ", shaky).port(),
                        echo("steady ", steady).port()),
                resource("Mapping", "echo", """
                        hostname: "*"
                        service: echo
                        prefix: /echo.Echo/
                        rewrite: ""
                        grpc: true
                        resolver: endpoints
                        health_checks:
                        - health_check:
                            grpc: {upstream_name: echo.Echo}
                        """ + OFTEN));
        Supplier<String> call = () -> EchoClient.say(gateway, "here");

        awaitAnswers(call, "shaky here", "steady here");
        shaky.setStatus("echo.Echo", ServingStatus.NOT_SERVING);
        awaitAnswers(call, "steady here");
        shaky.setStatus("echo.Echo", ServingStatus.SERVING);
        awaitAnswers(call, "shaky here", "steady here");
    }

    /// A cluster that had no traffic yet is checked only once a minute, however short its interval.
    private GatewayUnderTest gateway(String... manifests) throws IOException {
        return bench.gatewayWith("health_check.max_interval", 50, manifests);
    }

    private GrpcBackend echo(String prefix, HealthStatusManager health) throws IOException {
        return bench.opened(new GrpcBackend(
                EchoService.definition(prefix), health.getHealthService().bindService()));
    }

    /// Endpoints take turns, so eight answers are those of all that are well.
    private static void awaitAnswers(Supplier<String> question, String... answers) throws InterruptedException {
        Await.until(() ->
                Stream.generate(question).limit(8).collect(Collectors.toSet()).equals(Set.of(answers)));
    }

    private static String body(GatewayUnderTest gateway) {
        try {
            return gateway.get("/a/").body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
