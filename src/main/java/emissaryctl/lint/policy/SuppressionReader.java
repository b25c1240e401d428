package emissaryctl.lint.policy;

import emissaryctl.lint.KubernetesObject;
import emissaryctl.resource.OwnAnnotations;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Finds suppressions: comments behind the line or before it, comments at the head of a document for all of it, and
/// annotations for an object.
final class SuppressionReader {

    private static final String MARKER = "emissaryctl:ignore";

    private final SourceFile file;
    private final List<String> lines;
    private final List<Span> scalars = new ArrayList<>();
    private final List<Suppression> found = new ArrayList<>();

    private SuppressionReader(SourceFile file, List<YamlNode> documents) {
        this.file = file;
        this.lines = file.text().lines().toList();
        documents.forEach(this::addScalars);
    }

    /// All of them. Objects inside annotations of others have none of their own.
    static List<Suppression> read(List<SourceFile> files, List<YamlNode> documents, List<KubernetesObject> objects) {
        List<Suppression> all = new ArrayList<>();
        for (SourceFile file : files) {
            if (!file.text().contains(MARKER)) continue;
            List<YamlNode> own = documents.stream()
                    .filter(d -> d.span().file().equals(file.name()))
                    .toList();
            SuppressionReader reader = new SuppressionReader(file, own);
            reader.readComments();
            all.addAll(reader.found);
        }
        objects.forEach(object -> addAnnotation(object, all));
        return all;
    }

    private static void addAnnotation(KubernetesObject object, List<Suppression> all) {
        object.map()
                .map("metadata")
                .flatMap(m -> m.map("annotations"))
                .flatMap(a -> a.get(OwnAnnotations.IGNORE))
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .ifPresent(text -> all.add(Suppression.parse(
                        text.text(),
                        text.span(),
                        object.map().span().startLine(),
                        object.map().span().endLine())));
    }

    private void addScalars(YamlNode node) {
        switch (node) {
            case YamlScalar scalar -> scalars.add(scalar.span());
            case YamlList list -> list.items().forEach(this::addScalars);
            case YamlMap map -> map.entries().forEach(entry -> addScalars(entry.value()));
        }
    }

    private void readComments() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int marker = line.indexOf(MARKER);
            int hash = marker < 0 ? -1 : line.lastIndexOf('#', marker);
            if (hash < 0 || !line.substring(hash + 1, marker).isBlank()) continue;
            if (hash > 0 && !Character.isWhitespace(line.charAt(hash - 1))) continue;
            Span span = span(line, hash, i + 1);
            if (isInScalar(span)) continue;
            String text = line.substring(marker + MARKER.length());
            if (!line.substring(0, hash).isBlank()) found.add(Suppression.parse(text, span, i + 1, i + 1));
            else if (isHead(i)) found.add(Suppression.parse(text, span, i + 1, lastLine(i)));
            else found.add(Suppression.parse(text, span, nextLine(i), nextLine(i)));
        }
    }

    private Span span(String line, int hash, int number) {
        int column = line.codePointCount(0, hash) + 1;
        return new Span(file.name(), number, column, number, line.codePointCount(0, line.length()) + 1);
    }

    private boolean isInScalar(Span place) {
        return scalars.stream().anyMatch(s -> s.compareTo(place) <= 0 && isBefore(place, s));
    }

    private static boolean isBefore(Span place, Span scalar) {
        return place.startLine() < scalar.endLine()
                || place.startLine() == scalar.endLine() && place.startColumn() < scalar.endColumn();
    }

    /// Whether nothing of the document comes before this line.
    private boolean isHead(int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (isSeparator(lines.get(i))) return true;
            if (!isSilent(lines.get(i))) return false;
        }
        return true;
    }

    private int lastLine(int at) {
        for (int i = at + 1; i < lines.size(); i++) {
            if (isSeparator(lines.get(i))) return i;
        }
        return lines.size();
    }

    /// The next line that says something, counted from 1.
    private int nextLine(int at) {
        for (int i = at + 1; i < lines.size(); i++) {
            if (!isSilent(lines.get(i))) return i + 1;
        }
        return lines.size();
    }

    private static boolean isSeparator(String line) {
        return line.equals("---") || line.startsWith("--- ");
    }

    private static boolean isSilent(String line) {
        String plain = line.strip();
        return plain.isEmpty() || plain.startsWith("#") || line.startsWith("%");
    }

    /// For messages: what is written, shortened.
    static String words(Suppression suppression) {
        return suppression.codes().stream().map(code -> code.id()).collect(Collectors.joining(", "));
    }
}
