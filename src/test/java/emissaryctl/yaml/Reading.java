package emissaryctl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/// Short words for the tests of this package.
final class Reading {

    private Reading() {}

    static Outcome<List<YamlNode>> read(String text) {
        return read(text, YamlLimits.DEFAULT);
    }

    static Outcome<List<YamlNode>> read(String text, YamlLimits limits) {
        return YamlReader.read(new SourceFile("f.yaml", text), limits);
    }

    /// The only document of a text that is right.
    static YamlNode root(String text) {
        Outcome<List<YamlNode>> read = read(text);
        assertThat(said(read)).isEmpty();
        assertThat(read.value()).hasSize(1);
        return read.value().getFirst();
    }

    /// The only thing that is said of a text.
    static Diagnostic problem(String text) {
        List<Diagnostic> diagnostics = read(text).diagnostics();
        assertThat(diagnostics).hasSize(1);
        return diagnostics.getFirst();
    }

    static List<String> documents(String text) {
        return read(text).value().stream().map(Reading::json).toList();
    }

    /// `EMC0001 2:3 message` for each diagnostic.
    static List<String> said(Outcome<?> outcome) {
        return outcome.diagnostics().stream()
                .map(d -> d.code().id() + " " + range(d.primary()).split("-", 2)[0] + " " + d.message())
                .toList();
    }

    static String range(Span span) {
        return span.startLine() + ":" + span.startColumn() + "-" + span.endLine() + ":" + span.endColumn();
    }

    static String json(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar.type() == YamlScalar.Type.STRING ? quoted(scalar.text()) : scalar.text();
            case YamlList list -> list.items().stream().map(Reading::json).collect(Collectors.joining(",", "[", "]"));
            case YamlMap map ->
                map.entries().stream()
                        .map(entry -> quoted(entry.key()) + ":" + json(entry.value()))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ' || c == 0x7F || Character.isSurrogate(c)) json.append("\\u%04x".formatted((int) c));
            else json.append(c);
        }
        return json.append('"').toString();
    }
}
