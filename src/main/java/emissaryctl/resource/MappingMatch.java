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

    /// Of what tells most matches apart: it is asked for every Mapping by several rules.
    @Override
    public int hashCode() {
        int path = 31 * prefix.hashCode() + hostname.hashCode();
        return 31 * (31 * path + headers.hashCode()) + queryParameters.hashCode();
    }

    /// Exact values and regular expressions by name, in the order of the file.
    public record ValueMatches(SequencedMap<String, String> exact, SequencedMap<String, String> regex) {
        public ValueMatches {
            exact = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exact));
            regex = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(regex));
        }
    }
}
