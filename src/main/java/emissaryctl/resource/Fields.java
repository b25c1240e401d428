package emissaryctl.resource;

import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import emissaryctl.yaml.YamlScalar.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Reads the typed fields of one map. An absent field and an explicit null are the same: empty. A value of the wrong
/// type is reported and counts as absent, so that decoding never fails.
final class Fields {

    private final YamlMap map;
    private final List<Diagnostic> found;

    Fields(YamlMap map, List<Diagnostic> found) {
        this.map = map;
        this.found = found;
    }

    YamlMap map() {
        return map;
    }

    /// The fields of a map made from this one.
    Fields changed(UnaryOperator<YamlMap> change) {
        return new Fields(change.apply(map), found);
    }

    /// The same, of which nothing is reported.
    Fields silent() {
        return new Fields(map, new ArrayList<>());
    }

    Span span() {
        return map.span();
    }

    boolean has(String key) {
        return map.has(key);
    }

    private Optional<YamlNode> node(String key) {
        return map.get(key).filter(n -> !(n instanceof YamlScalar scalar && scalar.isNull()));
    }

    private <T> Optional<T> wrong(String key, YamlNode node, String expected) {
        found.add(ResourceProblems.wrongType(key, node, expected));
        return Optional.empty();
    }

    Optional<String> string(String key) {
        return node(key)
                .flatMap(node -> node instanceof YamlScalar scalar && scalar.type() == Type.STRING
                        ? Optional.of(scalar.text())
                        : wrong(key, node, "a string"));
    }

    /// The text of any scalar.
    Optional<String> text(String key) {
        return node(key)
                .flatMap(node ->
                        node instanceof YamlScalar scalar ? Optional.of(scalar.text()) : wrong(key, node, "a string"));
    }

    Optional<Boolean> bool(String key) {
        return node(key)
                .flatMap(node -> node instanceof YamlScalar scalar && scalar.type() == Type.BOOLEAN
                        ? Optional.of(scalar.text().equals("true"))
                        : wrong(key, node, "a boolean"));
    }

    boolean flag(String key) {
        return bool(key).orElse(false);
    }

    /// A boolean, or a word that Emissary's Module takes for one.
    Optional<Boolean> boolish(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) return Optional.empty();
        if (node.get() instanceof YamlScalar scalar && scalar.type() != Type.FLOAT) {
            return Optional.of(List.of("y", "yes", "on", "1", "true", "t")
                    .contains(scalar.text().toLowerCase(Locale.ROOT)));
        }
        return wrong(key, node.get(), "a boolean");
    }

    Optional<Integer> integer(String key) {
        return whole(key).flatMap(number -> {
            if (number == number.intValue()) return Optional.of(number.intValue());
            found.add(ResourceProblems.outOfRange(key, at(key)));
            return Optional.empty();
        });
    }

    private Optional<Long> whole(String key) {
        return node(key).flatMap(node -> {
            if (!(node instanceof YamlScalar scalar) || scalar.type() != Type.INTEGER) {
                return wrong(key, node, "an integer");
            }
            // 15 digits: as milliseconds, what Envoy's durations can hold
            if (scalar.text().length() <= 15) return Optional.of(Long.parseLong(scalar.text()));
            found.add(ResourceProblems.outOfRange(key, node.span()));
            return Optional.empty();
        });
    }

    /// A whole number of milliseconds.
    Optional<Duration> millis(String key) {
        return whole(key).flatMap(ms -> {
            if (ms >= 0) return Optional.of(Duration.ofMillis(ms));
            found.add(ResourceProblems.negative(key, at(key)));
            return Optional.empty();
        });
    }

    /// Milliseconds written as a number or as a text of digits.
    Optional<Duration> millisText(String key) {
        return text(key).flatMap(text -> {
            boolean digits =
                    !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            if (digits) return Optional.of(Duration.ofMillis(Long.parseLong(text)));
            found.add(ResourceProblems.badDuration(key, text, at(key)));
            return Optional.empty();
        });
    }

    /// A duration as Go writes it: `1m30s`, `500ms`.
    Optional<Duration> duration(String key) {
        return text(key).flatMap(text -> {
            Optional<Duration> parsed = GoDuration.parse(text);
            if (parsed.isEmpty()) found.add(ResourceProblems.badDuration(key, text, at(key)));
            return parsed;
        });
    }

    Optional<Fields> fields(String key) {
        return node(key)
                .flatMap(node -> node instanceof YamlMap nested
                        ? Optional.of(new Fields(nested, found))
                        : wrong(key, node, "a map"));
    }

    /// The members of a nested map, none when it is absent.
    Fields nested(String key) {
        return fields(key).orElse(new Fields(YamlMap.of(List.of(), at(key)), found));
    }

    Optional<List<YamlNode>> items(String key) {
        return node(key)
                .flatMap(
                        node -> node instanceof YamlList list ? Optional.of(list.items()) : wrong(key, node, "a list"));
    }

    /// The maps of a list; anything else in it is reported.
    List<Fields> list(String key) {
        List<Fields> maps = new ArrayList<>();
        for (YamlNode item : items(key).orElse(List.of())) {
            if (item instanceof YamlMap nested) maps.add(new Fields(nested, found));
            else found.add(ResourceProblems.wrongType(key, item, "a list of maps"));
        }
        return maps;
    }

    Optional<List<String>> strings(String key) {
        return items(key).map(items -> {
            List<String> texts = new ArrayList<>();
            for (YamlNode item : items) {
                if (item instanceof YamlScalar scalar && !scalar.isNull()) texts.add(scalar.text());
                else found.add(ResourceProblems.wrongItem(key, item));
            }
            return List.copyOf(texts);
        });
    }

    /// A list of strings, or one string that stands for a list.
    Optional<List<String>> stringOrStrings(String key, Function<String, List<String>> split) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && node.get() instanceof YamlScalar scalar) return Optional.of(split.apply(scalar.text()));
        return strings(key);
    }

    /// Texts by name, in the order of the file.
    SequencedMap<String, String> texts(String key) {
        return texts(entries(key));
    }

    /// The texts of this very map.
    SequencedMap<String, String> ownTexts() {
        return texts(map.entries());
    }

    private SequencedMap<String, String> texts(SequencedCollection<YamlMap.Entry> entries) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (YamlMap.Entry entry : entries) {
            if (entry.value() instanceof YamlScalar scalar && !scalar.isNull()) texts.put(entry.key(), scalar.text());
            else found.add(ResourceProblems.wrongType(entry.key(), entry.value(), "a string"));
        }
        return Collections.unmodifiableSequencedMap(texts);
    }

    SortedMap<String, String> sortedTexts(String key) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(texts(key)));
    }

    List<YamlMap.Entry> entries(String key) {
        return fields(key).map(f -> List.copyOf(f.map.entries())).orElse(List.of());
    }

    /// Where a field stands, or the map when it is absent.
    Span at(String key) {
        return map.get(key).map(YamlNode::span).orElse(map.span());
    }

    void report(Diagnostic diagnostic) {
        found.add(diagnostic);
    }
}
