package emissaryctl.diag;

import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One statement about the input. `message` states the fact (lower case, no full stop, names in backticks), `help`
/// the way out, `fix` the edits that take it. `absent` is the resource that would have to be there: it may lie
/// elsewhere.
public record Diagnostic(
        Code code,
        Severity severity,
        Optional<Effect> effect,
        String message,
        Span primary,
        List<Label> related,
        Optional<String> help,
        Optional<Fix> fix,
        Optional<ResourceRef> absent)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> BY_POSITION = Comparator.comparing(Diagnostic::primary)
            .thenComparing(d -> d.code().id())
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        related = List.copyOf(related);
    }

    public static Diagnostic error(Code code, Span primary, String message) {
        return of(Severity.ERROR, code, primary, message);
    }

    public static Diagnostic warning(Code code, Span primary, String message) {
        return of(Severity.WARNING, code, primary, message);
    }

    public static Diagnostic info(Code code, Span primary, String message) {
        return of(Severity.INFO, code, primary, message);
    }

    private static Diagnostic of(Severity severity, Code code, Span primary, String message) {
        return new Diagnostic(
                code,
                severity,
                Optional.empty(),
                message,
                primary,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Diagnostic withEffect(Effect what) {
        return new Diagnostic(code, severity, Optional.of(what), message, primary, related, help, fix, absent);
    }

    public Diagnostic withHelp(String way) {
        return new Diagnostic(code, severity, effect, message, primary, related, Optional.of(way), fix, absent);
    }

    public Diagnostic withLabel(Span span, String text) {
        List<Label> labels = new ArrayList<>(related);
        labels.add(new Label(span, text));
        return new Diagnostic(code, severity, effect, message, primary, labels, help, fix, absent);
    }

    public Diagnostic withFix(Optional<Fix> edits) {
        return new Diagnostic(code, severity, effect, message, primary, related, help, edits, absent);
    }

    public Diagnostic withAbsent(ResourceRef resource) {
        return new Diagnostic(code, severity, effect, message, primary, related, help, fix, Optional.of(resource));
    }

    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, effect, message, primary, related, help, fix, absent);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Diagnostic other) {
        return BY_POSITION.compare(this, other);
    }
}
