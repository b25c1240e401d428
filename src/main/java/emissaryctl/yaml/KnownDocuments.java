package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Documents without faults that were read before, by their texts. Two versions of a configuration have most documents
/// in common, if not at the same places, and to move the nodes of one takes a fraction of the time that the parser
/// does.
public final class KnownDocuments {

    /// A document as it stands in some file.
    record Known(String file, int firstLine, YamlNode root, long weight) {

        private Known in(String otherFile, int otherLine) {
            if (otherLine == firstLine && otherFile.equals(file)) return this;
            int lines = otherLine - firstLine;
            YamlNode moved = root.moved(span -> new Span(
                    otherFile, span.startLine() + lines, span.startColumn(), span.endLine() + lines, span.endColumn()));
            return new Known(otherFile, otherLine, moved, weight);
        }
    }

    private final boolean remembers;
    private final Map<String, Known> byText = new ConcurrentHashMap<>();

    private KnownDocuments(boolean remembers) {
        this.remembers = remembers;
    }

    /// Nothing is known, and what is read is forgotten.
    public static KnownDocuments none() {
        return new KnownDocuments(false);
    }

    /// Nothing is known yet, and what is read is remembered.
    public static KnownDocuments remembering() {
        return new KnownDocuments(true);
    }

    Optional<Known> find(DocumentText document, String file) {
        if (!remembers) return Optional.empty();
        return Optional.ofNullable(byText.get(document.text())).map(each -> each.in(file, document.firstLine()));
    }

    void remember(DocumentText document, String file, YamlNode root, long weight) {
        if (remembers) byText.putIfAbsent(document.text(), new Known(file, document.firstLine(), root, weight));
    }
}
