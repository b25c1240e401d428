package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Entry;
import emissaryctl.diff.tree.Documents;
import emissaryctl.diff.tree.Documents.Document;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Side;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes one entry of all that is different because of one change. What comes from a resource that the user changed is
/// that change. What comes from another one is a consequence: of the changed resource that `Causes` finds, or else
/// everything of which the same is different is one entry.
final class Grouping {

    private final Side before;
    private final Side after;
    private final Set<ResourceRef> changed;
    private final Causes causes;
    private final Replacements replacements;
    private final Map<ResourceRef, List<Difference>> own = new TreeMap<>();
    private final Map<String, List<Difference>> alike = new LinkedHashMap<>();

    private Grouping(Side before, Side after, List<Difference> differences) {
        this.before = before;
        this.after = after;
        List<ResourceRef> changed = Documents.changed(before.documents(), after.documents());
        this.changed = new HashSet<>(changed);
        this.causes = new Causes(before, after, changed);
        this.replacements =
                new Replacements(before, after, differences, each -> home(each).or(() -> causes.of(each)));
    }

    static List<Entry> entries(Side before, Side after, List<Difference> differences) {
        Grouping grouping = new Grouping(before, after, differences);
        differences.forEach(grouping::add);
        return grouping.entries();
    }

    private void add(Difference difference) {
        Optional<ResourceRef> home =
                replacements.of(difference).or(() -> home(difference)).or(() -> causes.of(difference));
        if (home.isPresent())
            own.computeIfAbsent(home.get(), _ -> new ArrayList<>()).add(difference);
        else
            alike.computeIfAbsent(signature(difference), _ -> new ArrayList<>()).add(difference);
    }

    /// The resource of the difference, if the user changed it, or may have.
    private Optional<ResourceRef> home(Difference difference) {
        return Stream.of(difference.after(), difference.before())
                .flatMap(Optional::stream)
                .map(Origin::resource)
                .filter(ref -> changed.contains(ref) || !isKnown(ref))
                .findFirst();
    }

    private boolean isKnown(ResourceRef ref) {
        return before.documents().get(ref).isPresent()
                && after.documents().get(ref).isPresent();
    }

    private static String signature(Difference difference) {
        StringBuilder text = new StringBuilder();
        text.append(difference.layer()).append(' ').append(difference.kind());
        if (difference.fields().isEmpty())
            text.append(' ').append(difference.subject().label());
        for (FieldChange change : difference.fields()) {
            text.append('\n').append(change.path()).append('\n');
            change.before().ifPresent(tree -> text.append(tree.key()));
            text.append('\n');
            change.after().ifPresent(tree -> text.append(tree.key()));
        }
        return text.toString();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        own.forEach((ref, differences) -> entries.add(entry(Optional.of(ref), differences)));
        alike.values().forEach(differences -> {
            List<ResourceRef> refs = differences.stream()
                    .flatMap(each -> each.origin().stream())
                    .map(Origin::resource)
                    .distinct()
                    .toList();
            entries.add(entry(refs.size() == 1 ? Optional.of(refs.getFirst()) : Optional.empty(), differences));
        });
        return entries;
    }

    private Entry entry(Optional<ResourceRef> ref, List<Difference> differences) {
        List<Difference> sorted = differences.stream()
                .sorted(Comparator.comparing(Difference::layer))
                .toList();
        return Entry.of(
                ref,
                ref.flatMap(
                        each -> place(before.documents(), each, sorted.stream().map(Difference::before))),
                ref.flatMap(
                        each -> place(after.documents(), each, sorted.stream().map(Difference::after))),
                sorted);
    }

    private static Optional<Origin> place(Documents documents, ResourceRef ref, Stream<Optional<Origin>> origins) {
        return documents
                .get(ref)
                .map(Document::origin)
                .or(() -> origins.flatMap(Optional::stream)
                        .filter(origin -> origin.resource().equals(ref))
                        .findFirst());
    }
}
