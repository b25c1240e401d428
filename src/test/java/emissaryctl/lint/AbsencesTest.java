package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Repositories seldom hold Secrets, and not always Filters: that they are missing is said only where they would be.
class AbsencesTest {

    private static final String SET = resource(
                    "Listener",
                    "https",
                    "port: 8443, protocol: HTTPS, securityModel: XFP, hostBinding: {namespace: {from: ALL}}")
            + resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-tls}")
            + resource("TLSContext", "client", "secret: client-tls.infra")
            + mapping("client");

    private static String resource(String kind, String name, String spec) {
        return "---\napiVersion: getambassador.io/v3alpha1\nkind: %s\nmetadata: {name: %s}\nspec: {%s}\n"
                .formatted(kind, name, spec);
    }

    private static String mapping(String context) {
        return resource(
                "Mapping", "cart", "hostname: shop.example.com, prefix: /cart/, service: cart, tls: " + context);
    }

    /// The codes and what they are about.
    private static List<String> lint(String input, String... options) {
        List<String> line =
                new ArrayList<>(List.of("lint", "-", "-o", "compact", "--select", "EMC4001,EMC4014,EMC5016,EMC5019"));
        line.addAll(List.of(options));
        return Run.withInput(input, line.toArray(String[]::new))
                .out()
                .lines()
                .map(each -> each.replaceAll("^.*\\[(EMC\\d+)][^`]*`([^`]*)`.*$", "$1 $2"))
                .toList();
    }

    @Test
    void secretsAreMissedInACompleteSet() {
        assertThat(lint(SET)).isEmpty();
        assertThat(lint(SET, "--complete")).containsExactly("EMC4001 shop-tls", "EMC4001 client-tls.infra");
    }

    @Test
    void secretsThatExistElsewhereAreNotMissed() {
        assertThat(lint(SET, "--complete", "--external-secrets", "*")).isEmpty();
        assertThat(lint(SET, "--complete", "--external-secrets", "shop-*,infra/*"))
                .isEmpty();
        assertThat(lint(SET, "--complete", "--external-secrets", "shop-*")).containsExactly("EMC4001 client-tls.infra");
        assertThat(lint(SET, "--complete", "--external-secrets", "infra/shop-tls"))
                .containsExactly("EMC4001 shop-tls", "EMC4001 client-tls.infra");
    }

    @Test
    void aTlsContextThatCannotBeUsedIsOneFinding() {
        assertThat(lint(SET + mapping("nobody").replace("name: cart", "name: other"), "--complete"))
                .containsExactly("EMC4001 shop-tls", "EMC4001 client-tls.infra", "EMC4014 nobody");
        String invalid = resource("TLSContext", "client", "secret: [client-tls]") + mapping("client");
        assertThat(lint(invalid, "--complete")).isEmpty();
    }

    @Test
    void filtersAreMissedInTheWholeSet() {
        String policy = resource("FilterPolicy", "all", "rules: [{path: /cart/*, filters: [{name: login}]}]");
        assertThat(lint(policy)).isEmpty();
        assertThat(lint(policy, "--complete")).containsExactly("EMC5019 login");
        assertThat(lint(SET + policy)).containsExactly("EMC5019 login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APIKey: {keys: [{secretName: partners}]}",
                "External: {auth_service: \"https://auth\", tlsConfig: {caCertificate: {fromSecret: {name: partners}}}}",
                "OAuth2: {authorizationURL: \"https://idp.example.com\", clientID: a, secretName: partners,"
                        + " protectedOrigins: [{origin: \"https://shop.example.com\"}]}"
            })
    void secretsOfFiltersAreMissedWithTheSecrets(String filter) {
        String input = resource("Filter", "login", filter);
        assertThat(lint(input)).doesNotContain("EMC5016 partners");
        assertThat(lint(input, "--complete")).contains("EMC5016 partners");
        assertThat(lint(input, "--complete", "--external-secrets", "default/partners"))
                .doesNotContain("EMC5016 partners");
    }
}
