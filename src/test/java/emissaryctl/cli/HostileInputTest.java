package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Input that is broken, huge or malicious gets a clear finding, quickly, and no output.
class HostileInputTest {

    @TempDir
    Path folder;

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("binary", "\u0000\u0001\u0002ELF\u0000", 3, "looks like a binary file"),
                Arguments.of("3000 levels in one line", "[".repeat(3000), 3, "nested more than 100 levels deep"),
                Arguments.of("3000 levels in lines", nestedLines(), 3, "nested more than 100 levels deep"),
                Arguments.of("alias bomb", bomb(), 3, "those behind aliases counted at each use"),
                Arguments.of("34 MB scalar", "a: " + "x".repeat(34_000_000), 3, "is larger than 32 MiB"),
                Arguments.of("duplicate keys", "kind: Host\nkind: Mapping\n", 1, "the key `kind` is already set"),
                Arguments.of("one broken document", Inputs.GOOD + "a: [1, 2\n---\n" + Inputs.MAPPING, 3, ":16:4"),
                Arguments.of("object tag", "a: !!javax.script.ScriptEngineManager []\n", 3, "EMC0001"),
                Arguments.of("text only", "hello\n", 1, ""),
                Arguments.of(
                        "not RE2",
                        Inputs.GOOD.replace("prefix: /shop/", "prefix: '/(?=x)', prefix_regex: true"),
                        1,
                        "EMC2007"));
    }

    private static String nestedLines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) text.repeat(' ', i).append("a:\n");
        return text.toString();
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    @Timeout(20)
    void isRefusedWithAClearFinding(String name, String input, int exit, String message) {
        Path file = Inputs.write(folder, "input.yaml", input);
        Path out = Inputs.write(folder, "out.json", "old");
        Run run = Run.of("render", file.toString(), "-o", out.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains(message).doesNotContain("internal error", "Exception", "\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(out).hasContent("old");
    }

    /// Before a single character is parsed.
    @Test
    @Timeout(5)
    void tooMuchIsRefusedAtOnce() {
        Path file = Inputs.write(folder, "input.yaml", "a: " + "x".repeat(50_000_000));
        long before = System.nanoTime();
        Run.of("render", file.toString());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void directoryWithoutYamlIsUnreadable() {
        Inputs.write(folder, "README.txt", "hello");
        Inputs.write(folder, ".hidden.yaml", Inputs.GOOD);
        Run run = Run.of("render", folder.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("holds no YAML or JSON files");
    }

    static Stream<String> places() {
        String evil = "\"a\\e[31m\\a\\b\\u009b\\u202e\\u2066\\n::error::x\"";
        return Stream.of(
                Inputs.GOOD
                        .replace("{name: shop}", "{name: " + evil + "}")
                        .replace("service: shop", "service: 's:abc'"),
                Inputs.GOOD.replace("service: shop", "service: " + evil),
                Inputs.GOOD.replace("service: shop", "service: shop, " + evil + ": 1"),
                Inputs.GOOD.replace("prefix: /shop/", "prefix: " + evil + ", prefix_regex: true"),
                Inputs.GOOD.replace("protocol: HTTP", "protocol: " + evil),
                Inputs.GOOD.replace("kind: Mapping", "kind: " + evil),
                Inputs.GOOD.replace("hostname: '*', requestPolicy", "hostname: " + evil + ", requestPolicy"),
                Inputs.GOOD.replace("service: shop", "service: shop, headers: {" + evil + ": " + evil + "}"),
                Inputs.GOOD.replace("service: shop", "service: shop, tls: " + evil),
                Inputs.GOOD.replace("service: shop", "service: shop, resolver: " + evil),
                Inputs.GOOD.replace("service: shop", "service: shop, add_request_headers: {x: {value: " + evil + "}}"),
                Inputs.GOOD + "a: \u001b[31m\u0007\u202e [\n",
                Inputs.GOOD + "# \u001b[31m\u202e\n" + Inputs.WRONG,
                Inputs.WRONG.replace("timeout: 1", "timeout: \"\u202e\u2066\""),
                "apiVersion: getambassador.io/v3alpha1\nkind: Module\nmetadata: {name: ambassador}\nspec: {config: {"
                        + evil + ": 1, server_name: " + evil + "}}\n");
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothingOfTheInputReachesTheTerminalRaw(String input) {
        for (String profile : List.of("recommended", "parity")) {
            Run run = Run.withInput(input, "render", "-", "--lenient", "--profile", profile);
            assertThat(run.exit()).isBetween(0, 3);
            assertThat(run.err().codePoints()).noneMatch(HostileInputTest::harms);
            assertThat(run.err().lines()).noneMatch(line -> line.startsWith("::"));
        }
    }

    private static boolean harms(int c) {
        boolean control = Character.isISOControl(c) && c != '\n';
        return control || Character.getType(c) == Character.FORMAT;
    }

    @Test
    void namesOfFilesReachNoTerminalRaw() {
        Run run = Run.of("render", "no\u001b[31m\u202e\r\nsuch.yaml", "-o", "no\u001b[31m/such");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().codePoints()).noneMatch(HostileInputTest::harms);
    }
}
