package emissaryctl.lint.routing;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.lint.Example;
import emissaryctl.traffic.Request;
import emissaryctl.traffic.RunningConfig;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the pages say of routes and weights is what a request meets in a real Envoy.
class RoutingEffectsTest {

    /// Of so many, none of two services with half of the requests is left out by chance.
    private static final int MANY = 60;

    @ParameterizedTest
    @CsvSource({"PREFIX_NO_LEADING_SLASH, /users/1", "CANARY_WEIGHT_ZERO_ALL, /cart/1"})
    void requestFindsNoRoute(Code code, String path) throws IOException {
        try (RunningConfig bad = Example.of(code, "Bad").running();
                RunningConfig good = Example.of(code, "Good").running()) {
            assertThat(bad.send(8080, shop(path)).status()).isEqualTo(404);
            assertThat(good.send(8080, shop(path)).status()).isEqualTo(200);
        }
    }

    /// The service gets a path that it does not know.
    @ParameterizedTest
    @CsvSource({
        "GRPC_REWRITE, /helloworld.Greeter/SayHello, cluster_greeter_50051_default, /SayHello",
        "REGEX_REWRITE_COLLAPSES_PATH, /v1/users/7, cluster_users_default, /"
    })
    void pathIsLost(Code code, String path, String cluster, String left) throws IOException {
        assertThat(path(Example.of(code, "Bad"), path, cluster)).isEqualTo(left);
        assertThat(path(Example.of(code, "Good"), path, cluster)).isEqualTo(path);
    }

    private static String path(Example example, String path, String cluster) throws IOException {
        // The backends speak HTTP/1.
        Example http1 = example.withoutText("  grpc: true\n");
        try (RunningConfig running = http1.running()) {
            running.send(8080, shop(path));
            return running.last(cluster).path();
        }
    }

    @Test
    void shadowedMappingGetsNothing() throws IOException {
        try (RunningConfig bad = Example.of(Code.ROUTE_SHADOWED, "Bad").running();
                RunningConfig good = Example.of(Code.ROUTE_SHADOWED, "Good").running()) {
            assertThat(bad.send(8080, shop("/api/1")).body()).isEqualTo("cluster_site_default");
            assertThat(good.send(8080, shop("/api/1")).body()).isEqualTo("cluster_api_default");
        }
    }

    @Test
    void twoTeamsShareTheRequestsOfOne() throws IOException {
        try (RunningConfig bad =
                        Example.of(Code.OVERLAPPING_MAPPING_SPLIT, "Bad").running();
                RunningConfig good =
                        Example.of(Code.OVERLAPPING_MAPPING_SPLIT, "Good").running()) {
            for (int i = 0; i < MANY; i++) {
                bad.send(8080, shop("/api/1"));
                good.send(8080, shop("/api/1"));
            }
            assertThat(bad.asked()).hasSize(2);
            assertThat(good.asked()).hasSize(1);
        }
    }

    private static Request shop(String path) {
        return Request.get(path).host("shop.example.com");
    }
}
