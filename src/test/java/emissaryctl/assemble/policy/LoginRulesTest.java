package emissaryctl.assemble.policy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.Login.Client;
import emissaryctl.gateway.policy.Login.NamedSecret;
import emissaryctl.gateway.policy.Login.Place;
import emissaryctl.gateway.policy.Login.Provider;
import emissaryctl.gateway.policy.Login.SameSite;
import emissaryctl.gateway.policy.Login.TokenEndpoint;
import emissaryctl.gateway.policy.PolicyFilter;
import emissaryctl.gateway.policy.SecretText;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginRulesTest {

    private static final NamedSecret SECRET = new NamedSecret("secret", new SecretText("s"));

    private static PolicyFilter login(String name, String host) {
        Origin origin = new Origin(new ResourceRef("Filter", "default", name), Span.startOf("a.yaml"));
        Login login = new Login(
                name,
                new Provider(
                        "https://idp/login",
                        new TokenEndpoint("https://idp/token", "idp", Duration.ofSeconds(5)),
                        Optional.empty()),
                new Client("shop", SECRET, SECRET, true),
                new Place("https://" + host, host, true),
                List.of(),
                SameSite.UNSAID,
                Optional.empty());
        return new PolicyFilter(name, origin, login);
    }

    /// Hosts below one that shares its login: the nearest counts, whatever order the Filters are in.
    @ParameterizedTest
    @CsvSource({
        "example.com, all",
        "www.example.com, all",
        "shop.example.com, shop",
        "a.shop.example.com, shop",
        "shop.example.com:8443, shop"
    })
    void usersLogOutWhereTheyHaveLoggedIn(String host, String expected) {
        PolicyFilter all = login("all", "example.com");
        PolicyFilter shop = login("shop", "shop.example.com");

        for (List<PolicyFilter> filters : List.of(List.of(all, shop), List.of(shop, all))) {
            assertThat(LoginRules.of(filters).stream()
                            .filter(rule -> rule.fits(host, Place.SIGN_OUT))
                            .findFirst()
                            .orElseThrow()
                            .steps()
                            .getFirst()
                            .filter())
                    .isEqualTo(expected);
        }
    }

    @Test
    void nobodyComesBackBelowTheHost() {
        assertThat(LoginRules.of(List.of(login("all", "example.com"))))
                .noneMatch(rule -> rule.fits("www.example.com", Place.CALLBACK));
    }
}
