package emissaryctl.diff;

import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Differences of an entry that say the same, told once: one route in many virtual hosts, one setting on many
/// listeners, one field of many routes. `labels` are what they are about; `domains` where, for routes.
public record Part(Layer layer, Kind kind, List<String> labels, List<String> domains, List<FieldChange> fields) {
    public Part {
        labels = List.copyOf(labels);
        domains = List.copyOf(domains);
        fields = List.copyOf(fields);
    }

    public static List<Part> of(Entry entry) {
        Map<String, List<Difference>> alike = new LinkedHashMap<>();
        for (Difference each : entry.differences()) {
            if (goesAlong(each, entry)) continue;
            alike.computeIfAbsent(signature(each), _ -> new ArrayList<>()).add(each);
        }
        return alike.values().stream().map(Part::part).toList();
    }

    /// A redirect to HTTPS that comes and goes with the route that it leads to.
    private static boolean goesAlong(Difference difference, Entry entry) {
        if (!(difference.subject() instanceof OfRoute route) || !route.route().isToHttps()) return false;
        return entry.differences().stream()
                .anyMatch(other -> other.kind() == difference.kind()
                        && other.subject() instanceof OfRoute leading
                        && !leading.route().isToHttps());
    }

    private static String signature(Difference each) {
        StringBuilder text = new StringBuilder();
        text.append(each.layer()).append(each.kind());
        if (each.fields().isEmpty()) text.append(each.subject().label());
        else if (each.subject() instanceof OfRoute) text.append(domains(each));
        each.fields().forEach(change -> text.append('\n').append(change));
        return text.toString();
    }

    private static Part part(List<Difference> alike) {
        TreeSet<String> domains = new TreeSet<>();
        alike.forEach(each -> domains.addAll(domains(each)));
        Difference first = alike.getFirst();
        return new Part(
                first.layer(),
                first.kind(),
                alike.stream().map(each -> label(each.subject())).distinct().toList(),
                List.copyOf(domains),
                first.fields());
    }

    /// Empty when it is not about a route.
    private static SortedSet<String> domains(Difference difference) {
        TreeSet<String> domains = new TreeSet<>();
        if (difference.subject() instanceof OfRoute route) route.places().forEach(place -> domains.add(place.domain()));
        return domains;
    }

    private static String label(Subject subject) {
        return subject instanceof OfRoute route
                ? route.label() + " → " + RouteWords.target(route.route())
                : subject.label();
    }
}
