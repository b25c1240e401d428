package emissaryctl.lint.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.lint.Example;
import emissaryctl.traffic.Manifest;
import emissaryctl.traffic.Reply;
import emissaryctl.traffic.Request;
import emissaryctl.traffic.RunningConfig;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who should be kept out gets in: what the pages say, as a request meets it in a real Envoy.
class ExposureEffectsTest {

    private static final String AUTH = Manifest.resource("AuthService", "auth", "auth_service: auth:3000");
    private static final String EVERYTHING = Manifest.mapping("everything", "web", "prefix: /\nrewrite: \"\"");
    private static final String THIEF = "https://thief.example.net";

    /// The authorization service, which nobody runs here, is not asked; in the good example it is, and Envoy refuses
    /// what it does not answer.
    @ParameterizedTest
    @CsvSource({"BYPASS_AUTH_BROAD,   /login-admin,         403", "AUTH_PATH_CONFUSION, /public/..%2fadmin,   400"})
    void requestIsNotAuthorized(Code code, String path, int otherwise) throws IOException {
        try (RunningConfig bad = withoutAuthorizer(code, "Bad");
                RunningConfig good = withoutAuthorizer(code, "Good")) {
            assertThat(bad.send(8080, shop(path)).status()).isEqualTo(200);
            assertThat(good.send(8080, shop(path)).status()).isEqualTo(otherwise);
        }
    }

    @Test
    void whileTheAuthorizerIsDownEverythingPasses() throws IOException {
        try (RunningConfig bad = withoutAuthorizer(Code.AUTH_FAILURE_MODE_ALLOW, "Bad");
                RunningConfig good = withoutAuthorizer(Code.AUTH_FAILURE_MODE_ALLOW, "Good")) {
            assertThat(bad.send(8080, shop("/")).status()).isEqualTo(200);
            assertThat(good.send(8080, shop("/")).status()).isEqualTo(403);
        }
    }

    private static RunningConfig withoutAuthorizer(Code code, String section) throws IOException {
        Example example = Example.of(code, section).with("AuthService", AUTH).and(EVERYTHING);
        return RunningConfig.of(example.rendered("--no-admin"), "cluster_extauth_auth_3000_default");
    }

    @Test
    void clientsSayWhereTheyAre() throws IOException {
        Request liar = shop("/").header("X-Forwarded-For", "10.0.0.1");
        try (RunningConfig bad =
                        Example.of(Code.XFF_TRUST, "Bad").and(EVERYTHING).running();
                RunningConfig good =
                        Example.of(Code.XFF_TRUST, "Good").and(EVERYTHING).running()) {
            assertThat(bad.send(8080, shop("/")).status()).isEqualTo(403);
            assertThat(bad.send(8080, liar).status()).isEqualTo(200);
            assertThat(good.send(8080, liar).status()).isEqualTo(403);
        }
    }

    @Test
    void anySiteMayUseTheCookiesOfItsVisitors() throws IOException {
        try (RunningConfig bad =
                        Example.of(Code.CORS_WILDCARD_CREDENTIALS, "Bad").running();
                RunningConfig good =
                        Example.of(Code.CORS_WILDCARD_CREDENTIALS, "Good").running()) {
            Request request = shop("/api/1").header("Origin", THIEF);
            Reply allowed = bad.send(8080, request);
            assertThat(allowed.header("access-control-allow-origin")).contains(THIEF);
            assertThat(allowed.header("access-control-allow-credentials")).contains("true");
            assertThat(good.send(8080, request).header("access-control-allow-origin"))
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void preflightFindsNoRoute() throws IOException {
        Request preflight = Request.of("OPTIONS", "/api/1")
                .host("shop.example.com")
                .header("Origin", "https://shop.example.com")
                .header("Access-Control-Request-Method", "POST");
        try (RunningConfig bad =
                        Example.of(Code.CORS_PREFLIGHT_UNMATCHED, "Bad").running();
                RunningConfig good =
                        Example.of(Code.CORS_PREFLIGHT_UNMATCHED, "Good").running()) {
            assertThat(bad.send(8080, preflight).status()).isEqualTo(404);
            assertThat(good.send(8080, preflight).status()).isEqualTo(200);
        }
    }

    private static Request shop(String path) {
        return Request.get(path).host("shop.example.com");
    }
}
