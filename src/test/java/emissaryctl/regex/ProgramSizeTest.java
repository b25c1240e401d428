package emissaryctl.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sizes that are computed are those that Envoy says: with a warning level of 0 it says that of every expression.
class ProgramSizeTest {

    private static final Pattern SAID = Pattern.compile("RE2 program size of (\\d+) >");

    private static final List<String> KNOWN = List.of(
            "/v[0-9]+/.*",
            "x-envoy-(a|b|c)-[grep]{3}",
            "(abc|def|ghi){1,20}",
            "([a-z]{1,100}/){3}",
            "/api/.{0,100}/users/.*",
            "^/api/v1/object/[\\w]{32}/action$",
            "/static/[a-zA-Z0-9._-]{0,200}/[a-zA-Z0-9._-]{0,200}",
            "\\p{L}+/\\d+",
            "\\C",
            "(?i)/api/(foo|bar)/.*",
            "(?s).*",
            "/(a*)*b",
            "(|a)+",
            "(a|b|)*?c",
            "/users/[^/]+/(orders|invoices)(/.*)?",
            "(.*\\.)?example\\.(com|org|net)(:[0-9]+)?",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            "a*a*a*b",
            "(?:a|b)|c",
            "abc|abd|aef|bcx|bcy",
            "(?:)",
            "()",
            "(?:^a)|(?:^b)",
            "\\Qa.b\\E+",
            "(?i)k|K|ſ");

    /// What Envoy says and with which status it ends.
    private record Said(int status, String text) {}

    private static Said envoy(List<String> regexes, int errorLevel, Path folder)
            throws IOException, InterruptedException {
        String routes = regexes.stream()
                .map(regex -> "{match: {safe_regex: {regex: '" + regex.replace("'", "''")
                        + "'}}, direct_response: {status: 200}}")
                .collect(Collectors.joining(",\n"));
        Path config =
                Files.writeString(folder.resolve("envoy.yaml"), """
                layered_runtime:
                  layers:
                    - name: s
                      static_layer: {re2.max_program_size.warn_level: 0, re2.max_program_size.error_level: %d}
                static_resources:
                  listeners:
                    - name: l
                      address: {socket_address: {address: 127.0.0.1, port_value: 0}}
                      filter_chains:
                        - filters:
                            - name: h
                              typed_config:
                                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                                stat_prefix: x
                                http_filters:
                                  - name: r
                                    typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
                                route_config:
                                  virtual_hosts:
                                    - name: v
                                      domains: ["*"]
                                      routes: [
                """.formatted(errorLevel) + routes.indent(40) + "]\n");
        String program = System.getProperty("emissaryctl.envoy", "target/envoy/bin/envoy");
        Process envoy = new ProcessBuilder(
                        program,
                        "--mode",
                        "validate",
                        "--disable-hot-restart",
                        "-l",
                        "warning",
                        "-c",
                        config.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(envoy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(envoy.waitFor(), said);
    }

    private static List<Integer> sizes(List<String> regexes, Path folder) throws IOException, InterruptedException {
        Said said = envoy(regexes, 10_000_000, folder);
        assertThat(said.status()).as(said.text()).isZero();
        return SAID.matcher(said.text())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void sizesAreEnvoysOwn(@TempDir Path folder) throws Exception {
        ChanceRegex chance = new ChanceRegex(Long.getLong("emissaryctl.seed", 7));
        List<String> regexes = new ArrayList<>(KNOWN);
        for (int i = 0; i < 3000; i++) regexes.add(chance.next());
        List<Integer> sizes = sizes(regexes, folder);
        assertThat(sizes).hasSameSizeAs(regexes);
        List<String> wrong = IntStream.range(0, regexes.size())
                .filter(i -> ProgramSize.of(regexes.get(i)).orElse(-1) != sizes.get(i))
                .mapToObj(i -> regexes.get(i) + " has " + sizes.get(i) + ", not " + ProgramSize.of(regexes.get(i)))
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void envoyRejectsWhatIsLargerThanItIsToldToTake(@TempDir Path folder) throws Exception {
        List<String> regex = List.of("/api/.{0,100}/users/.*");
        int size = ProgramSize.of(regex.getFirst()).orElseThrow();
        assertThat(envoy(regex, size, folder).status()).isZero();
        Said rejected = envoy(regex, size - 1, folder);
        assertThat(rejected.status()).isNotZero();
        assertThat(rejected.text()).contains("program size of " + size);
    }

    @Test
    void whatIsNoExpressionHasNoSize() {
        for (String regex :
                List.of("(a", "a)", "[a", "*", "a{2001}", "\\", "\\8", "(?=a)", "[[:nope:]]", "\\p{Nope}")) {
            assertThat(ProgramSize.of(regex)).as(regex).isEmpty();
        }
    }

    @Test
    void hugeOnesTakeNoTime() {
        assertThat(ProgramSize.of("((a{100}){10}b{1000}){1000}")).hasValue(ProgramSize.TOO_LARGE);
        assertThat(ProgramSize.of("(".repeat(100_000))).isEmpty();
        assertThat(ProgramSize.of("[ab]".repeat(400_000))).hasValue(ProgramSize.TOO_LARGE);
    }
}
