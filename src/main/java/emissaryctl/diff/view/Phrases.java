package emissaryctl.diff.view;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Findings;
import emissaryctl.diff.NotUnderstood;
import emissaryctl.diff.Part;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the formats for people have in common. Texts of the input are not made safe here: each format has its own way.
final class Phrases {

    private static final int LONGEST = 100;
    private static final int SHOWN = 3;

    private Phrases() {}

    static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
            case MOVED -> "^";
        };
    }

    /// The resource, or the layer of what several resources have in common, or of what only Envoy
    /// tells of.
    static String title(Entry entry) {
        return entry.resource()
                .map(ResourceRef::toString)
                .orElseGet(() -> isUntold(entry)
                        ? entry.layer().word(entry.differences().size()) + " whose resource is not known"
                        : entry.layer().word(2) + " of several resources");
    }

    private static boolean isUntold(Entry entry) {
        boolean owned = entry.layer() != Layer.PROCESS && entry.layer() != Layer.FILTER && entry.layer() != Layer.HTTP;
        return owned
                && entry.differences().stream().allMatch(each -> each.origin().isEmpty());
    }

    /// Where the resource stands: on both sides, or on the one that has it.
    static String places(Entry entry) {
        Optional<String> before = entry.before().map(Phrases::position);
        Optional<String> after = entry.after().map(Phrases::position);
        if (before.isPresent() && after.isPresent() && !before.equals(after)) return before.get() + " → " + after.get();
        return after.or(() -> before).orElse("");
    }

    static String position(Origin origin) {
        return origin.span().position();
    }

    static String subject(Part part) {
        String what = listed(part.labels());
        String where = part.domains().isEmpty() ? "" : " on " + listed(part.domains());
        return part.layer().word(part.labels().size()) + " " + what + where;
    }

    private static String listed(List<String> words) {
        String first = String.join(", ", words.subList(0, Math.min(SHOWN, words.size())));
        return words.size() > SHOWN ? first + " and " + (words.size() - SHOWN) + " more" : first;
    }

    /// Whether there is more to say of findings than how many there are.
    static boolean isNews(Findings findings) {
        return !findings.introduced().isEmpty() || !findings.fixed().isEmpty() || findings.stay() > 0;
    }

    /// What neither side makes anything of.
    static Optional<String> passedOver(Comparison comparison) {
        if (comparison.passedOver().isEmpty()) return Optional.empty();
        return Optional.of("Not compared, since nothing is made of it: "
                + comparison.passedOver().entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", ")));
    }

    /// What the matcher does not understand, a line for each side that has such a thing.
    static List<String> notUnderstood(Comparison comparison) {
        Map<String, List<NotUnderstood>> bySide = comparison.notUnderstood().stream()
                .collect(Collectors.groupingBy(NotUnderstood::side, TreeMap::new, Collectors.toList()));
        return bySide.entrySet().stream()
                .map(side -> "Not understood in " + side.getKey() + ", so that no request is shown that comes to it: "
                        + side.getValue().stream()
                                .map(each -> each.number() + " × " + each.what())
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    static String before(FieldChange change) {
        return value(change.before());
    }

    static String after(FieldChange change) {
        return value(change.after());
    }

    private static String value(Optional<Tree> tree) {
        String text = tree.map(Tree::shown).orElse("(none)");
        if (text.isEmpty()) return "\"\"";
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
    }

    /// A field with its values; `route.timeout: 3s → 10s`.
    static String field(FieldChange change) {
        return change.path() + ": " + before(change) + " → " + after(change);
    }
}
