package emissaryctl.diff;

import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.tree.Layer;
import java.util.ArrayList;
import java.util.List;

/// How many changes there are of which kind, in a line: `2 routes added, 1 removed, 3 changed; 1 change is high risk`.
public final class Summary {

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
        return String.join(", ", parts) + risks(comparison);
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
