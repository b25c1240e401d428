package emissaryctl.diff;

import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.Layer;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many changes there are of which kind, in a line: `2 routes added, 1 removed, 3 changed; 1 change is high risk`.
public final class Summary {

    /// From here on a change of routes is not what one takes it for.
    private static final int MANY = 5;

    private Summary() {}

    public static String of(Comparison comparison) {
        if (comparison.entries().isEmpty()) return "no changes";
        List<String> parts = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            boolean named = false;
            for (Kind kind : Kind.values()) {
                long count = comparison.entries().stream()
                        .filter(entry -> entry.layer() == layer && entry.kind() == kind)
                        .count();
                if (count == 0) continue;
                parts.add(count + (named ? "" : " " + layer.word(count)) + " " + kind.word());
                named = true;
            }
        }
        return String.join(", ", parts) + routes(comparison) + risks(comparison);
    }

    /// One change may be of many routes, as that of a default in the Module is.
    private static String routes(Comparison comparison) {
        List<Long> routes = comparison.entries().stream()
                .filter(entry -> entry.layer() == Layer.ROUTE)
                .map(Summary::routes)
                .toList();
        boolean many = routes.stream().anyMatch(number -> number >= MANY);
        return many ? " (" + routes.stream().mapToLong(Long::longValue).sum() + " routes in all)" : "";
    }

    private record RouteOf(String label, Optional<ResourceRef> resource) {}

    private static long routes(Entry entry) {
        return entry.differences().stream()
                .filter(each -> each.subject() instanceof OfRoute)
                .map(each -> new RouteOf(each.subject().label(), each.origin().map(Origin::resource)))
                .distinct()
                .count();
    }

    private static String risks(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        for (Risk risk : List.of(Risk.HIGH, Risk.MEDIUM)) {
            long count = comparison.count(risk);
            if (count > 0) parts.add(count + (count == 1 ? " change is " : " changes are ") + risk.word() + " risk");
        }
        return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
    }
}
