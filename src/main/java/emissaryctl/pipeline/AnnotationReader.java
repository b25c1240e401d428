package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Label;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.AnnotationParser;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Reads YAML inside annotations. In a literal block every line of the annotation is a line of the file, so its
/// positions are exact; elsewhere everything is said to stand where the annotation does. Safe to share between threads.
final class AnnotationReader implements AnnotationParser {

    private final Map<String, SourceFile> files;
    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

    AnnotationReader(List<SourceFile> files) {
        this.files =
                files.stream().collect(Collectors.toMap(SourceFile::name, Function.identity(), (first, _) -> first));
    }

    @Override
    public Outcome<List<YamlNode>> parse(String text, Span at) {
        Outcome<List<YamlNode>> read = YamlReader.read(new SourceFile(at.file(), text), YamlLimits.DEFAULT);
        UnaryOperator<Span> shift = shift(at);
        List<YamlNode> nodes = read.value().stream().map(n -> n.moved(shift)).toList();
        List<Diagnostic> found =
                read.diagnostics().stream().map(d -> moved(d, shift)).toList();
        return new Outcome<>(nodes, found);
    }

    private UnaryOperator<Span> shift(Span at) {
        List<String> lines = linesOf(at.file());
        boolean literal = at.startLine() < lines.size() && isLiteral(lines.get(at.startLine() - 1), at.startColumn());
        if (!literal) return _ -> at;
        int indent = indentBelow(lines, at.startLine());
        return inner -> new Span(
                at.file(),
                at.startLine() + inner.startLine(),
                indent + inner.startColumn(),
                at.startLine() + inner.endLine(),
                indent + inner.endColumn());
    }

    /// The lines of a file, split once however many annotations it has.
    private List<String> linesOf(String file) {
        return lines.computeIfAbsent(
                file,
                name -> files.containsKey(name) ? files.get(name).text().lines().toList() : List.of());
    }

    /// The indentation of the first line with anything in it.
    private static int indentBelow(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            String text = lines.get(i).stripLeading();
            if (!text.isEmpty()) return lines.get(i).length() - text.length();
        }
        return 0;
    }

    private static boolean isLiteral(String line, int column) {
        return line.length() >= column && line.charAt(column - 1) == '|';
    }

    private static Diagnostic moved(Diagnostic d, UnaryOperator<Span> shift) {
        return new Diagnostic(
                d.code(),
                d.severity(),
                d.effect(),
                d.message(),
                shift.apply(d.primary()),
                d.related().stream()
                        .map(l -> new Label(shift.apply(l.span()), l.text()))
                        .toList(),
                d.help(),
                d.fix(),
                d.absent());
    }
}
