package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import emissaryctl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Diagnostics in order of position, the sources that they point into, and what of those must not be shown.
public record Findings(List<Diagnostic> diagnostics, Map<String, SourceFile> sources, Redactions redactions) {

    public Findings {
        diagnostics = diagnostics.stream().sorted().distinct().toList();
        sources = Map.copyOf(sources);
    }

    public static Findings of(List<Diagnostic> diagnostics, List<SourceFile> sources, Redactions redactions) {
        Map<String, SourceFile> byName =
                sources.stream().collect(Collectors.toMap(SourceFile::name, Function.identity(), (first, _) -> first));
        return new Findings(diagnostics, byName, redactions);
    }

    public long count(Severity severity) {
        return diagnostics.stream().filter(d -> d.severity() == severity).count();
    }

    Optional<SourceFile> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /// How many there are: `3 errors, 1 warning`.
    String summary() {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = count(severity);
            String word = severity == Severity.INFO ? "note" : severity.word();
            if (count > 0) parts.add(count + " " + word + (count == 1 ? "" : "s"));
        }
        return String.join(", ", parts);
    }
}
