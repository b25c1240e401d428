package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of changes to Filters of type OAuth2.
class LoginDiffTest {

    private static final Path CASE = Path.of("testdata/render/filters/oauth2");

    @TempDir
    Path folder;

    private Run diff(String from, String to) throws IOException {
        String old = Files.readString(CASE.resolve("input.yaml"));
        assertThat(old).contains(from);
        Path changed = Files.writeString(folder.resolve("new.yaml"), old.replace(from, to));
        return Run.of(
                "diff",
                CASE.resolve("input.yaml").toString(),
                changed.toString(),
                "--oidc-discovery",
                CASE.resolve("openid-configuration.json").toString());
    }

    @Test
    void anotherSecretIsAChangeThatIsNotShown() throws IOException {
        Run run = diff("hunter2", "hunter3");

        assertThat(run.out())
                .contains("token_secret.inline: (a secret) → (a secret)", "hmac_secret.inline: (a secret) → (a secret)")
                .doesNotContain("hunter", "no changes");
    }

    @Test
    void aRequestThatNeedsNoLoginAnyMoreIsShown() throws IOException {
        assertThat(diff("path: /orders/*", "path: /orders/private/*").out())
                .contains(
                        "high[EMCD004] auth-weakened: `GET https://shop.example.com/orders/x` no longer passes `filter.default.login.login`",
                        "after:  orders:80 gets GET /x, filters none")
                .doesNotContain("other requests than before");
        assertThat(diff("{host: shop.example.com, path", "{host: www.shop.example.com, path")
                        .out())
                .contains("high[EMCD004] auth-weakened: `GET https://shop.example.com/orders/x` no longer passes");
    }

    @Test
    void aPolicyThatAsksForMoreIsNoAlarm() throws IOException {
        assertThat(diff("path: /orders/*", "path: /*").out()).doesNotContain("high[EMCD004]", "no request goes");
    }

    @Test
    void whereNobodyLogsInAnyMoreAllOfItIsGone() throws IOException {
        assertThat(diff("filters: [{name: login, arguments: {scope: [openid, orders]}}]", "filters: []")
                        .out())
                .contains(
                        "high[EMCD004] auth-weakened: no request passes `filter.default.login.login` any more",
                        "after:  orders:80 gets GET /x, filters none");
    }
}
