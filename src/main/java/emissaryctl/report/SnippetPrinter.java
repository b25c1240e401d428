package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Label;
import emissaryctl.source.SourceFile;
import emissaryctl.source.SourceLines;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of source that a diagnostic speaks of, with carets under the place itself and dashes under related places.
final class SnippetPrinter {

    private static final int WIDEST_LINE = 160;

    private final Palette palette;
    private final Findings findings;
    private final Map<String, SourceLines> lines = new HashMap<>();

    SnippetPrinter(Palette palette, Findings findings) {
        this.palette = palette;
        this.findings = findings;
    }

    /// One marked place; `mark` is `^` for the primary one.
    private record Marked(Span span, char mark, String text) {}

    String print(Diagnostic diagnostic) {
        List<Marked> here = new ArrayList<>();
        List<Marked> elsewhere = new ArrayList<>();
        here.add(new Marked(diagnostic.primary(), '^', ""));
        for (Label label : diagnostic.related()) {
            boolean sameFile = label.span().file().equals(diagnostic.primary().file());
            (sameFile ? here : elsewhere).add(new Marked(label.span(), '-', label.text()));
        }
        StringBuilder text = new StringBuilder();
        text.append(block(diagnostic.primary(), here, "-->"));
        for (Marked each : elsewhere) text.append(block(each.span(), List.of(each), ":::"));
        return text.toString();
    }

    private String block(Span place, List<Marked> marks, String arrow) {
        StringBuilder text = new StringBuilder();
        text.append(palette.blue("  " + arrow + " "))
                .append(Escaped.of(place.position()))
                .append('\n');
        Optional<SourceFile> source = findings.source(place.file());
        if (source.isEmpty() || findings.redactions().hides(place.file())) return text.toString();
        List<Marked> ordered =
                marks.stream().sorted(Comparator.comparing(Marked::span)).toList();
        int width = Integer.toString(ordered.getLast().span().startLine()).length();
        String gutter = " ".repeat(width + 1) + palette.blue("|");
        text.append(gutter).append('\n');
        int previous = -1;
        for (Marked mark : ordered) {
            int line = mark.span().startLine();
            if (line != previous) {
                if (previous >= 0 && line > previous + 1)
                    text.append(palette.blue("...")).append('\n');
                text.append(numbered(source.get(), line, width)).append('\n');
            }
            text.append(gutter)
                    .append(' ')
                    .append(underline(source.get(), mark))
                    .append('\n');
            previous = line;
        }
        return text.toString();
    }

    private String numbered(SourceFile source, int line, int width) {
        String number = " ".repeat(width - Integer.toString(line).length()) + line;
        String shown = Escaped.line(findings.redactions().redact(source.name(), line, lineOf(source, line)));
        if (shown.length() > WIDEST_LINE) shown = shown.substring(0, WIDEST_LINE - 1) + "…";
        return palette.blue(number + " |") + " " + shown;
    }

    private String underline(SourceFile source, Marked mark) {
        Span span = mark.span();
        String line = lineOf(source, span.startLine());
        int length = line.codePointCount(0, line.length());
        int from = Math.min(span.startColumn() - 1, Math.min(length, WIDEST_LINE));
        int until = span.endLine() == span.startLine() ? span.endColumn() - 1 : length;
        int marks = Math.clamp(until - from, 1, Math.max(1, WIDEST_LINE - from));
        String carets = Character.toString(mark.mark()).repeat(marks);
        String note = mark.text().isEmpty() ? "" : " " + Escaped.of(mark.text());
        return " ".repeat(from) + palette.blue(carets + note);
    }

    private String lineOf(SourceFile source, int number) {
        return lines.computeIfAbsent(source.name(), _ -> new SourceLines(source.text()))
                .line(number);
    }
}
