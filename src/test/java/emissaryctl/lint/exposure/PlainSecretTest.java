package emissaryctl.lint.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import org.junit.jupiter.api.Test;

/// Filters with what belongs into a Secret.
class PlainSecretTest {

    private static String lint(String spec) {
        String filter = """
                apiVersion: getambassador.io/v3alpha1
                kind: Filter
                metadata: {name: mine}
                spec: %s
                """.formatted(spec);
        return Run.withInput(filter, "lint", "-", "--select", "EMC5014", "-o", "compact")
                .out();
    }

    @Test
    void keysAndSecretsInFiltersAreFoundAndNotShown() {
        assertThat(lint("{APIKey: {keys: [{secretName: partners}, {key: hunter2hunter2}]}}"))
                .startsWith("<stdin>:4:54: error[EMC5014]")
                .contains("`key` of Filter `mine` is a credential")
                .doesNotContain("hunter2");
        assertThat(lint("{OAuth2: {clientID: shop, secret: hunter2hunter2}}"))
                .contains("`secret` of Filter `mine` is a credential")
                .doesNotContain("hunter2");
    }

    @Test
    void namesOfSecretsAreNone() {
        assertThat(lint("{APIKey: {keys: [{secretName: partners}]}}")).isEmpty();
        assertThat(lint("{BasicAuth: {secretName: users}}")).isEmpty();
        assertThat(lint("{OAuth2: {clientID: shop, secretName: shop}}")).isEmpty();
    }
}
