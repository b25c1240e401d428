package emissaryctl.lint.policy;

import emissaryctl.diag.Code;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A wish in the source that a finding be left out: `emissaryctl:ignore EMC2001 -- reason`.
///
/// @param span where it stands
/// @param codes what it means
/// @param unknown words in it that mean nothing
/// @param fromLine the first line that it speaks of
/// @param toLine the last one
public record Suppression(
        Span span, Set<Code> codes, List<String> unknown, Optional<String> reason, int fromLine, int toLine) {

    public Suppression {
        unknown = List.copyOf(unknown);
    }

    /// Reads what follows the marker.
    static Suppression parse(String text, Span span, int fromLine, int toLine) {
        int dashes = text.indexOf("--");
        String list = dashes < 0 ? text : text.substring(0, dashes);
        Optional<String> reason = dashes < 0
                ? Optional.empty()
                : Optional.of(text.substring(dashes + 2).strip()).filter(r -> !r.isEmpty());
        List<String> words = CodeSet.words(list.strip().replace(' ', ','));
        List<String> unknown =
                words.stream().filter(word -> CodeSet.of(word).isEmpty()).toList();
        return new Suppression(span, CodeSet.of(words), unknown, reason, fromLine, toLine);
    }

    boolean covers(Span place, Code code) {
        return codes.contains(code)
                && span.file().equals(place.file())
                && place.startLine() >= fromLine
                && place.startLine() <= toLine;
    }
}
