package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.report.Reporter;
import emissaryctl.report.Reporters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// What every format has in common, from the command line to the bytes.
class LintFormatsTest {

    private static final Map<String, String> AT = Map.of("SOURCE_DATE_EPOCH", "1767225600");
    private static final List<String> HUMAN = List.of("text", "compact", "markdown", "github");
    private static final Set<String> JSON = Set.of("json", "sarif", "gitlab");

    /// What a name or a value may hold to do mischief, as YAML writes it in double quotes.
    private static final List<String> NASTY = List.of(
            "\\e[31mred\\e]8;;http://x\\a",
            "\\u202egnp.exe\\u2066",
            "\\n::error::gotcha\\n::set-env name=A::b",
            "\\n##vso[task.setvariable variable=a]b",
            "\\x01\\uFFFE\\uFFFF\\x85\\x9b",
            "` </code><script>alert(1)</script> | **x** <!-- ]]> &amp; %0A");

    @TempDir
    Path folder;

    static List<String> formats() {
        return Reporters.ALL.stream().map(Reporter::name).toList();
    }

    private static Run lint(String input, String format) {
        return Run.with(input, AT, "lint", "--no-config", "--profile", "strict", "--complete", "-o", format, "-");
    }

    private static String bad(Code code) {
        return RulePage.of(code).block("Bad", "yaml").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theExitCodeIsThatOfEveryOtherFormat(String format) {
        for (Code code : List.of(Code.PREFIX_NO_TRAILING_SLASH, Code.IMPLICIT_REWRITE, Code.ROUTE_SHADOWED)) {
            assertThat(lint(bad(code), format).exit())
                    .isEqualTo(lint(bad(code), "text").exit());
        }
        assertThat(lint(bad(Code.PREFIX_NO_LEADING_SLASH), format).exit()).isEqualTo(1);
        assertThat(lint(bad(Code.YAML_SYNTAX), format).exit()).isEqualTo(3);
        String good =
                RulePage.of(Code.PREFIX_NO_LEADING_SLASH).block("Good", "yaml").orElseThrow();
        assertThat(Run.withInput(good, "lint", "--no-config", "-o", format, "-").exit())
                .isZero();
    }

    private static String hostile(String nasty) {
        return """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata:
                  name: "x%1$s"
                  labels: {"%1$s": "%1$s"}
                spec:
                  hostname: "*"
                  prefix: "%1$s"
                  service: "y%1$s"
                  "unknown%1$s": "%1$s"
                  retry_policy: {retry_on: "%1$s"}
                  headers: {"x%1$s": "%1$s"}
                """.formatted(nasty);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void namesAndValuesCanDoNothing(String format) throws Exception {
        for (String nasty : NASTY) {
            String said = lint(hostile(nasty), format).out();
            assertThat(said).as(nasty).isNotEmpty();
            if (HUMAN.contains(format)) {
                assertThat(said.chars().filter(c -> c != '\n' && (c < 0x20 || c >= 0x7f && c < 0xa0)))
                        .as(nasty)
                        .isEmpty();
                assertThat(said).doesNotContainPattern("[\u202a-\u202e\u2066-\u2069]");
            }
            Stream<String> commands = said.lines().filter(line -> line.startsWith("::") || line.startsWith("##"));
            if (format.equals("github")) {
                assertThat(commands).allMatch(line -> line.matches("::(error|warning|notice) file=.*,title=EMC.*::.*"));
            } else {
                assertThat(commands.filter(line -> !line.startsWith("## "))).isEmpty();
            }
            parse(format, said);
        }
    }

    private static void parse(String format, String said) throws Exception {
        JsonMapper json = new JsonMapper();
        if (JSON.contains(format)) assertThat(json.readTree(said)).isNotEmpty();
        else if (format.equals("jsonl"))
            said.lines().forEach(line -> assertThat(json.readTree(line)).isNotEmpty());
        else if (!HUMAN.contains(format)) {
            byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            assertThat(document.getDocumentElement().getChildNodes().getLength())
                    .isPositive();
        }
    }

    @Test
    void aLineOfAMebibyteOnStandardInputLosesNothing() {
        String items = IntStream.range(0, 5000)
                .mapToObj(i ->
                        "{\"apiVersion\":\"getambassador.io/v3alpha1\",\"kind\":\"Mapping\",\"metadata\":{\"name\":\"m"
                                + i + "\"},\"spec\":{\"hostname\":\"h" + i + ".example.com\",\"prefix\":\"x" + i
                                + "/\",\"rewrite\":\"\",\"service\":\"service-with-a-name-of-some-length-" + i + "\"}}")
                .collect(Collectors.joining(","));
        String input = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + items + "]}";
        assertThat(input.length()).isGreaterThan(1 << 20);
        assertThat(input).doesNotContain("\n");
        Run run = Run.withInput(input, "lint", "--no-config", "--select", "EMC2019", "-o", "jsonl", "-");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(5000);
    }

    /// What was accepted once is no finding the next time, whatever it is.
    @Test
    void aBaselineOfEverythingLeavesNothing() throws Exception {
        for (Code code : Code.values()) {
            if (RulePage.of(code).block("Bad", "yaml").isEmpty() || code == Code.YAML_SYNTAX) continue;
            Files.writeString(folder.resolve(code.id() + ".yaml"), bad(code));
        }
        String baseline = folder.resolve("baseline.json").toString();
        String[] options = {"--no-config", "--profile", "strict", "--complete", "--baseline", baseline};
        Run created = run("baseline create", options);
        assertThat(created.exit()).as(created.err()).isZero();
        Run again = run("lint", options);
        assertThat(again.out()).isEmpty();
        assertThat(again.exit()).isZero();
    }

    private Run run(String command, String... options) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of(options));
        all.add(folder.toString());
        return Run.withEnvironment(AT, all.toArray(String[]::new));
    }
}
