package emissaryctl.diff;

import emissaryctl.diag.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the change does to the findings of `lint`: new ones, those that are gone, and how many are as they were.
public record Findings(List<Finding> introduced, List<Finding> fixed, int stay) {
    public Findings {
        introduced = List.copyOf(introduced);
        fixed = List.copyOf(fixed);
    }

    public static Findings between(List<Finding> before, List<Finding> after) {
        List<Finding> introduced = without(after, before);
        return new Findings(introduced, without(before, after), after.size() - introduced.size());
    }

    private static List<Finding> without(List<Finding> some, List<Finding> others) {
        Map<String, Integer> known = new HashMap<>();
        others.forEach(each -> known.merge(each.key(), 1, Integer::sum));
        List<Finding> rest = new ArrayList<>();
        for (Finding each : some) {
            if (known.merge(each.key(), -1, Integer::sum) < 0) rest.add(each);
        }
        return rest;
    }

    /// Whether a new one is as bad as a change of this risk: an error as high, a warning as medium, a note as low.
    boolean reaches(Risk least) {
        return introduced.stream().anyMatch(each -> risk(each.severity()).reaches(least));
    }

    private static Risk risk(Severity severity) {
        return switch (severity) {
            case ERROR -> Risk.HIGH;
            case WARNING -> Risk.MEDIUM;
            case INFO -> Risk.LOW;
        };
    }

    /// `1 introduced, 2 fixed, 14 stay`.
    public String summary() {
        return introduced.size() + " introduced, " + fixed.size() + " fixed, " + stay
                + (stay == 1 ? " stays" : " stay");
    }
}
