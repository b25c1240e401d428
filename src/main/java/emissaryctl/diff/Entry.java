package emissaryctl.diff;

import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.tree.Layer;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One real change: everything that is different because of it. Without a resource it is not known whose change it is.
/// `before` and `after` are where the resource stands on both sides.
public record Entry(
        Optional<ResourceRef> resource,
        Optional<Origin> before,
        Optional<Origin> after,
        List<Difference> differences,
        Evidence evidence,
        List<Shadow> shadows,
        List<Judgement> judgements) {
    public Entry {
        shadows = List.copyOf(shadows);
        differences = List.copyOf(differences);
        judgements = List.copyOf(judgements);
    }

    /// An entry of which nothing more is known.
    public static Entry of(
            Optional<ResourceRef> resource,
            Optional<Origin> before,
            Optional<Origin> after,
            List<Difference> differences) {
        return new Entry(resource, before, after, differences, new Evidence.NotAsked(), List.of(), List.of());
    }

    public Entry with(Evidence other, List<Shadow> found) {
        return new Entry(resource, before, after, differences, other, found, judgements);
    }

    /// The request that goes differently, if there is one.
    public Optional<Witness> witness() {
        return evidence instanceof Evidence.Found(Witness found) ? Optional.of(found) : Optional.empty();
    }

    public Entry judged(List<Judgement> others) {
        return new Entry(
                resource,
                before,
                after,
                differences,
                evidence,
                shadows,
                others.stream().sorted(Comparator.comparing(Judgement::risk)).toList());
    }

    /// The layer that the entry counts for: that of its routes, or else of the first that it changes.
    public Layer layer() {
        return differences.stream().anyMatch(each -> each.layer() == Layer.ROUTE)
                ? Layer.ROUTE
                : differences.getFirst().layer();
    }

    /// What became of that.
    public Kind kind() {
        List<Kind> kinds = differences.stream()
                .filter(each -> each.layer() == layer())
                .map(Difference::kind)
                .distinct()
                .toList();
        return kinds.size() == 1 ? kinds.getFirst() : Kind.CHANGED;
    }

    /// The worst of its judgements.
    public Optional<Risk> risk() {
        return judgements.stream().map(Judgement::risk).min(Comparator.naturalOrder());
    }
}
