package emissaryctl.coverage;

import emissaryctl.coverage.Treatment.Becomes;
import emissaryctl.coverage.Treatment.Decides;
import emissaryctl.coverage.Treatment.Ignored;
import emissaryctl.coverage.Treatment.Limits;
import emissaryctl.coverage.Treatment.NotApplicable;
import emissaryctl.coverage.Treatment.Refused;
import emissaryctl.coverage.Treatment.SameAs;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// docs/coverage.md.
public final class CoveragePage {

    private static final String INTRODUCTION = """
            # What becomes of every field

            Every field of every kind that emissaryctl reads, and the fields of Envoy's messages that it becomes with the `recommended`
            profile. `[]` is any item of a list, `*` any key of a map. Messages are linked to their description.

            | | |
            |---|---|
            | an Envoy field | the value stands there, or decides what stands there |
            | *field* of the rate-limit server | it stands in what `render --layout ratelimit` writes |
            | as *field* | an older name for the same |
            | decides | it chooses resources rather than filling a field |
            | ignored | it has no effect; mostly not with Emissary either |
            | not applicable | it is for something that a configuration made without a cluster has no part in |
            | refused | it is an error |

            This page is made from the program's own list by `make docs`. Tests set each of these fields in a small set of resources and
            compare the configurations with and without it: the Envoy fields that are named change, and nothing changes where a field is
            ignored or not applicable. [differences.md](differences.md) explains the numbers O-01 to O-64.
            """;

    private CoveragePage() {}

    public static String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        List<CoveredKind> kinds = new ArrayList<>(List.of(Coverage.EVERY_OBJECT));
        kinds.addAll(Coverage.KINDS);
        page.append("\nThere are ").append(count(kinds)).append(".\n");
        SortedMap<String, String> links = new TreeMap<>();
        for (CoveredKind kind : kinds) append(page, kind, links);
        page.append('\n');
        links.forEach((name, address) ->
                page.append("[").append(name).append("]: ").append(address).append('\n'));
        return page.toString();
    }

    private static String count(List<CoveredKind> kinds) {
        long fields = kinds.stream().mapToLong(kind -> kind.fields().size()).sum();
        long envoy = envoyFields(kinds).distinct().count();
        return fields + " fields, which become " + envoy + " fields of Envoy";
    }

    private static Stream<EnvoyField> envoyFields(List<CoveredKind> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.fields().stream())
                .flatMap(field -> field.treatment() instanceof Becomes(var fields) ? fields.stream() : Stream.empty());
    }

    private static void append(StringBuilder page, CoveredKind kind, SortedMap<String, String> links) {
        page.append("\n## ").append(kind.title()).append("\n\n");
        if (kind != Coverage.EVERY_OBJECT) page.append(places(kind)).append('\n');
        if (kind.fields().isEmpty()) return;
        if (kind != Coverage.EVERY_OBJECT) page.append('\n');
        page.append("| field | becomes |\n|---|---|\n");
        for (CoveredField field : kind.fields()) {
            String versions = versions(kind, field);
            page.append("| `%s`%s | %s |\n".formatted(field.path(), versions, treatment(field, links)));
        }
    }

    private static String places(CoveredKind kind) {
        String versions = kind.apiVersions().stream().map(v -> "`" + v + "`").collect(Collectors.joining(", "));
        if (kind.fields().isEmpty()) return versions + ". It has no fields of its own.";
        return versions + (kind.root().isEmpty() ? "." : ". Paths are those below `" + kind.root() + "`.");
    }

    /// The versions that have a field, where others have not.
    private static String versions(CoveredKind kind, CoveredField field) {
        List<String> having = kind.versionsOf(field);
        if (having.size() == kind.apiVersions().size()) return "";
        boolean emissary = having.stream().allMatch(v -> v.startsWith("getambassador.io/"));
        return " ("
                + having.stream()
                        .map(v -> emissary ? v.substring(v.indexOf('/') + 1) : v)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String treatment(CoveredField field, SortedMap<String, String> links) {
        String text = switch (field.treatment()) {
            case Becomes(var fields) -> fields.stream().map(f -> link(f, links)).collect(Collectors.joining(", "));
            case SameAs(String path) -> "as `" + path + "`";
            case Limits(String name) -> "`" + name + "` of the rate-limit server";
            case Decides(String what) -> "decides: " + what;
            case NotApplicable(String reason) -> "not applicable: " + reason;
            case Ignored(String reason) -> "ignored: " + reason;
            case Refused(String reason) -> "refused: " + reason;
        };
        return field.note().isEmpty() ? text : text + "; " + field.note();
    }

    private static String link(EnvoyField field, SortedMap<String, String> links) {
        links.put(field.message(), EnvoyMessages.of(field).address());
        return "[`" + field + "`][" + field.message() + "]";
    }
}
