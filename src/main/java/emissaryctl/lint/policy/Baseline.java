package emissaryctl.lint.policy;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Place;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Findings that a team has accepted for now: how many of each kind at each place. Lines are not part of it, so it
/// outlives edits elsewhere in a file, and a move to another one.
public final class Baseline {

    private static final String VERSION = "1";

    /// What is the same about a finding today and tomorrow. `file` counts only where there is no resource.
    public record Entry(String code, String resource, String path, String file) implements Comparable<Entry> {

        static Entry of(Diagnostic found, Place place) {
            String file = place.resource().isEmpty() ? found.primary().file() : "";
            return new Entry(found.code().id(), place.resource(), place.path(), file);
        }

        @Override
        public int compareTo(Entry other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return String.join("\0", code, resource, path, file);
        }
    }

    /// What a baseline leaves of findings, how many it hides, and how many of its entries are no longer found.
    public record Result(List<Diagnostic> left, int hidden, int expired) {
        public Result {
            left = List.copyOf(left);
        }
    }

    private final TreeMap<Entry, Integer> counts;

    private Baseline(TreeMap<Entry, Integer> counts) {
        this.counts = counts;
    }

    /// A baseline of these findings.
    public static Baseline of(List<Diagnostic> found, Function<Diagnostic, Place> places) {
        TreeMap<Entry, Integer> counts = new TreeMap<>();
        for (Diagnostic each : found) counts.merge(Entry.of(each, places.apply(each)), 1, Integer::sum);
        return new Baseline(counts);
    }

    /// The baseline in a parsed file; empty when it isn't one.
    public static Optional<Baseline> read(YamlNode root) {
        if (!(root instanceof YamlMap map)) return Optional.empty();
        boolean known = map.get("version")
                .filter(v -> v instanceof YamlScalar scalar && scalar.text().equals(VERSION))
                .isPresent();
        if (!known || !(map.get("findings").orElse(null) instanceof YamlList list)) return Optional.empty();
        TreeMap<Entry, Integer> counts = new TreeMap<>();
        for (YamlNode item : list.items()) {
            if (!(item instanceof YamlMap entry) || entry.string("code").isEmpty()) return Optional.empty();
            counts.merge(
                    new Entry(
                            entry.string("code").get(),
                            entry.string("resource").orElse(""),
                            entry.string("path").orElse(""),
                            entry.string("file").orElse("")),
                    count(entry),
                    Integer::sum);
        }
        return Optional.of(new Baseline(counts));
    }

    private static int count(YamlMap entry) {
        return entry.get("count")
                .filter(n -> n instanceof YamlScalar s
                        && s.type() == YamlScalar.Type.INTEGER
                        && s.text().length() < 9)
                .map(n -> Integer.parseInt(((YamlScalar) n).text()))
                .orElse(1);
    }

    /// Leaves out what the baseline knows: of findings that are alike as many as it counts.
    public Result apply(List<Diagnostic> found, Function<Diagnostic, Place> places) {
        Map<Entry, Integer> rest = new HashMap<>(counts);
        List<Diagnostic> left = new ArrayList<>();
        for (Diagnostic each : found) {
            Entry entry = Entry.of(each, places.apply(each));
            int open = rest.getOrDefault(entry, 0);
            if (open > 0) rest.put(entry, open - 1);
            else left.add(each);
        }
        int expired = rest.values().stream().mapToInt(Integer::intValue).sum();
        return new Result(left, found.size() - left.size(), expired);
    }

    /// What both this baseline and the findings have: entries that are no longer found are gone.
    public Baseline pruned(List<Diagnostic> found, Function<Diagnostic, Place> places) {
        TreeMap<Entry, Integer> kept = new TreeMap<>();
        of(found, places).counts.forEach((entry, count) -> {
            int known = Math.min(count, counts.getOrDefault(entry, 0));
            if (known > 0) kept.put(entry, known);
        });
        return new Baseline(kept);
    }

    /// How many findings it stands for.
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// As a file.
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberProperty("version", Integer.parseInt(VERSION));
            json.writeArrayPropertyStart("findings");
            counts.forEach((entry, count) -> {
                json.writeStartObject();
                json.writeStringProperty("code", entry.code());
                if (!entry.resource().isEmpty()) json.writeStringProperty("resource", entry.resource());
                if (!entry.path().isEmpty()) json.writeStringProperty("path", entry.path());
                if (!entry.file().isEmpty()) json.writeStringProperty("file", entry.file());
                if (count > 1) json.writeNumberProperty("count", count);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }
}
