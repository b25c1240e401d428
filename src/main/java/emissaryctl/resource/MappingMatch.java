package emissaryctl.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What a Mapping matches. `hostname` is a glob; the deprecated `host` is exact, or a regular expression with
/// `hostRegex`.
public record MappingMatch(
        String prefix,
        boolean prefixRegex,
        boolean prefixExact,
        Optional<Boolean> caseSensitive,
        Optional<String> hostname,
        Optional<String> host,
        boolean hostRegex,
        ValueMatches headers,
        ValueMatches queryParameters,
        Optional<String> method,
        boolean methodRegex,
        int precedence) {

    /// Exact values and regular expressions by name, in the order of the file.
    public record ValueMatches(SequencedMap<String, String> exact, SequencedMap<String, String> regex) {
        public ValueMatches {
            exact = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exact));
            regex = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(regex));
        }
    }
}
