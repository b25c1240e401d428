package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static emissaryctl.traffic.Manifest.resource;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.policy.PathGlobs;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.PathRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A glob of a FilterPolicy that is taken fits the path that it shows, on a real Envoy.
class GlobSpellingTest {

    private static final PathRules KEPT = new PathRules(false, EscapedSlashes.KEEP, HostPort.KEEP, false);
    private static final String ALPHABET = "ab/.%~-_!$&'()+,;=:@<>^`|\"\\";

    @RegisterExtension
    final Workbench bench = new Workbench();

    /// Paths by chance. Those that are taken as globs are protected when they are sent as they are.
    @Test
    void whatIsTakenFitsTheVeryPath() throws Exception {
        List<String> taken = new ArrayList<>();
        Random random = new Random(7);
        while (taken.size() < 300) {
            String path = path(random, taken.size());
            if (PathGlobs.fault(path, KEPT).isEmpty()) taken.add(path);
        }
        String rules = taken.stream()
                .map(path -> "- {path: '" + path.replace("'", "''") + "', filters: [{name: keys}]}\n")
                .collect(Collectors.joining());
        GatewayUnderTest gateway = bench.gateway(
                mapping("shop", bench.backend("shop").service(), "prefix: /"),
                resource("Filter", "keys", "APIKey: {keys: [{key: good}]}"),
                resource("FilterPolicy", "policy", "rules:\n" + rules));
        List<String> open = new ArrayList<>();

        for (String path : taken) {
            if (gateway.get(path).status() != 401) open.add(path);
        }

        assertThat(gateway.get("/other").status()).isEqualTo(200);
        assertThat(open).isEmpty();
    }

    private static String path(Random random, int number) {
        StringBuilder path = new StringBuilder("/" + number);
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(5) == 0) path.append('%').append(String.format("%02x", random.nextInt(1, 256)));
            else path.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return path.toString();
    }

    @Test
    void thePortOfAnAddressInBracketsMakesNoDifference() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                mapping("shop", bench.backend("shop").service(), "prefix: /"),
                resource("Filter", "keys", "APIKey: {keys: [{key: good}]}"),
                resource("FilterPolicy", "policy", "rules: [{host: '[::1]', filters: [{name: keys}]}]"));

        assertThat(gateway.send(Request.get("/").host("[::1]")).status()).isEqualTo(401);
        assertThat(gateway.send(Request.get("/").host("[::1]:8080")).status()).isEqualTo(401);
        assertThat(gateway.send(Request.get("/").host("[::2]")).status()).isEqualTo(200);
    }

    @Test
    void quotesOfAConditionThatAreLeftOpenEndWithIt() throws Exception {
        GatewayUnderTest gateway = bench.gateway(
                mapping("shop", bench.backend("shop").service(), "prefix: /"),
                resource("Filter", "keys", "APIKey: {keys: [{key: good}]}"),
                resource(
                        "FilterPolicy",
                        "policy",
                        "rules: [{filters: [{name: keys, ifRequestHeader: {name: x, valueRegex: 'a\\Q.*'}}]}]"));

        assertThat(gateway.send(Request.get("/").header("x", "1a.*2")).status()).isEqualTo(401);
        assertThat(gateway.send(Request.get("/").header("x", "1ab2")).status()).isEqualTo(200);
    }
}
