package emissaryctl.assemble.host;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.resource.LabelSelector;
import java.util.Map;
import java.util.SortedMap;

/// How label selectors choose. `strict` asks for every label, otherwise one is enough
/// (`DISABLE_STRICT_LABEL_SELECTORS`).
public record LabelMatching(boolean strict, boolean expressions) {

    /// As Emissary matches by default.
    public static final LabelMatching STRICT = new LabelMatching(true, true);

    /// As the options and the profile have it.
    public static LabelMatching of(AssembleOptions options) {
        return new LabelMatching(
                options.strictLabelSelectors(), !options.profile().ignoresMatchExpressions());
    }

    /// Whether the selector chooses what has these labels.
    public boolean selects(LabelSelector selector, SortedMap<String, String> labels) {
        return matchLabels(selector.matchLabels(), labels)
                && (!expressions || selector.matchExpressions().stream().allMatch(e -> e.fits(labels)));
    }

    private boolean matchLabels(SortedMap<String, String> wanted, SortedMap<String, String> labels) {
        if (wanted.isEmpty()) return true;
        return strict
                ? wanted.entrySet().stream().allMatch(entry -> has(labels, entry))
                : wanted.entrySet().stream().anyMatch(entry -> has(labels, entry));
    }

    private static boolean has(SortedMap<String, String> labels, Map.Entry<String, String> wanted) {
        return wanted.getValue().equals(labels.get(wanted.getKey()));
    }
}
