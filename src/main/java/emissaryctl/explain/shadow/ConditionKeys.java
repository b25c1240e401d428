package emissaryctl.explain.shadow;

import emissaryctl.explain.match.AsciiCase;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactText;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.Present;
import emissaryctl.gateway.RouteCriteria.TextMatch;
import emissaryctl.gateway.RouteCriteria.TextPrefix;
import emissaryctl.gateway.RouteCriteria.TextRegex;
import emissaryctl.gateway.RouteCriteria.TextSuffix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Texts by which a route with conditions on headers and query parameters is found: it has a key of its own for each,
/// and what implies a condition has that key among those that it looks under.
final class ConditionKeys {

    /// The key of a route without conditions.
    static final String NONE = "";

    private static final int LONGEST = 256;

    private final Map<NamedMatch, Condition> headers = new HashMap<>();
    private final Map<NamedMatch, Condition> parameters = new HashMap<>();

    /// What is asked for, the key of a route that has this condition, and whether it asks for a prefix or a suffix.
    record Condition(String name, String key, String shape) {}

    /// The conditions of a route. The same ones occur in many.
    List<Condition> of(RouteCriteria criteria) {
        List<Condition> conditions = new ArrayList<>();
        for (NamedMatch match : criteria.headers()) conditions.add(header(match));
        for (NamedMatch match : criteria.queryParameters()) conditions.add(parameter(match));
        return conditions;
    }

    private Condition header(NamedMatch match) {
        return headers.computeIfAbsent(
                match, each -> condition("h " + AsciiCase.lower(each.name()) + " ", each.value()));
    }

    private Condition parameter(NamedMatch match) {
        return parameters.computeIfAbsent(match, each -> condition("q " + each.name() + " ", each.value()));
    }

    private static Condition condition(String name, TextMatch value) {
        String own = own(value);
        return new Condition(name, name + own, name + own.charAt(0));
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

    /// The keys of all conditions that these criteria may imply, of those shapes that there are.
    Set<String> implied(RouteCriteria criteria, Set<String> shapes) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(NONE);
        criteria.headers().forEach(match -> addImplied(header(match), match.value(), shapes, keys));
        criteria.queryParameters().forEach(match -> addImplied(parameter(match), match.value(), shapes, keys));
        return keys;
    }

    private static void addImplied(Condition condition, TextMatch value, Set<String> shapes, Set<String> keys) {
        String name = condition.name();
        keys.add(name + "*");
        keys.add(name + "~");
        keys.add(condition.key());
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
