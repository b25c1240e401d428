package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Errors in inputs that Emissary and Envoy take without one: each stands in `testdata` with the reason why it is
/// right.
class RightErrorsTest {

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("testdata/lint/right-errors"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theErrorsAreThoseThatTheFileSays(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> head = text.lines().limit(2).toList();
        assertThat(head.get(1)).matches("# .{20,}");
        boolean whole = text.contains("kind: Listener") || file.toString().contains("certificate-");
        Linted linted = Linted.file("in.yaml", text, whole ? Linted.COMPLETE : Linted.PARTIAL, Code.YAML_SYNTAX);
        String errors = linted.findings().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .map(RightErrorsTest::said)
                .collect(Collectors.joining(", "));
        assertThat("# " + errors).isEqualTo(head.getFirst());
    }

    private static String said(Diagnostic found) {
        return found.code().id() + " " + found.primary().startLine() + ":"
                + found.primary().startColumn();
    }
}
