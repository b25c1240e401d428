package emissaryctl.explain;

import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Texts by which a route with conditions on headers and query parameters is found: it has a key of its own for each,
/// and what implies a condition has that key among those that it looks under.
final class ConditionKeys {

    /// The key of a route without conditions.
    static final String NONE = "";

    private static final int LONGEST = 256;

    private ConditionKeys() {}

    /// One key for each condition.
    static List<String> of(RouteCriteria criteria) {
        return Stream.concat(
                        criteria.headers().stream().map(match -> name(match, true) + own(match.value())),
                        criteria.queryParameters().stream().map(match -> name(match, false) + own(match.value())))
                .toList();
    }

    private static String name(NamedMatch match, boolean header) {
        return header ? "h " + AsciiCase.lower(match.name()) + " " : "q " + match.name() + " ";
    }

    private static String own(TextMatch value) {
        return switch (value) {
            case Present _ -> "*";
            case TextRegex _ -> "~";
            case ExactText(String text) -> "=" + text;
            case TextPrefix(String prefix) -> "^" + prefix;
            case TextSuffix(String suffix) -> "$" + suffix;
        };
    }

    /// The names for which there are prefixes or suffixes, with which of the two.
    static List<String> shapes(RouteCriteria criteria) {
        return Stream.concat(
                        criteria.headers().stream().map(match -> name(match, true) + shape(match.value())),
                        criteria.queryParameters().stream().map(match -> name(match, false) + shape(match.value())))
                .toList();
    }

    private static String shape(TextMatch value) {
        return own(value).substring(0, 1);
    }

    /// The keys of all conditions that these criteria may imply, of those shapes that there are.
    static Set<String> implied(RouteCriteria criteria, Set<String> shapes) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(NONE);
        criteria.headers().forEach(match -> addImplied(name(match, true), match.value(), shapes, keys));
        criteria.queryParameters().forEach(match -> addImplied(name(match, false), match.value(), shapes, keys));
        return keys;
    }

    private static void addImplied(String name, TextMatch value, Set<String> shapes, Set<String> keys) {
        keys.add(name + "*");
        keys.add(name + "~");
        keys.add(name + own(value));
        switch (value) {
            case ExactText(String text) -> {
                if (shapes.contains(name + "^")) addPrefixes(name, text, keys);
                if (shapes.contains(name + "$")) addSuffixes(name, text, keys);
            }
            case TextPrefix(String prefix) -> addPrefixes(name, prefix, keys);
            case TextSuffix(String suffix) -> addSuffixes(name, suffix, keys);
            case TextRegex _, Present _ -> {}
        }
    }

    private static void addPrefixes(String name, String text, Set<String> keys) {
        for (int end = 0; end <= Math.min(text.length(), LONGEST); end++) keys.add(name + "^" + text.substring(0, end));
    }

    private static void addSuffixes(String name, String text, Set<String> keys) {
        int first = Math.max(0, text.length() - LONGEST);
        for (int from = first; from <= text.length(); from++) keys.add(name + "$" + text.substring(from));
    }
}
