package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Keyed;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The normal forms of matches and actions, each made once: most stand in several routes, and on both sides.
final class RouteParts {

    private record Action(Branch written, Keyed normal) {}

    private final Map<Branch, Keyed> shareless = new IdentityHashMap<>();
    private final Map<Branch, Keyed> matches = new IdentityHashMap<>();
    private final Map<Branch, Optional<Keyed>> withoutProto = new IdentityHashMap<>();
    private final Map<Tree, List<Action>> actions = new IdentityHashMap<>();

    /// The match as it is written, but for its share of the requests.
    Keyed shareless(Branch match, UnaryOperator<Branch> withoutShare) {
        return shareless.computeIfAbsent(match, each -> new Keyed(withoutShare.apply(each)));
    }

    Keyed match(Branch written, UnaryOperator<Branch> normalise) {
        return matches.computeIfAbsent(written, each -> new Keyed(normalise.apply(each)));
    }

    Optional<Keyed> withoutProto(Branch match, Function<Branch, Optional<Branch>> rest) {
        return withoutProto.computeIfAbsent(match, each -> rest.apply(each).map(Keyed::new));
    }

    /// Looked for by the largest part of it, which is the same object where it is alike.
    Keyed action(Branch written, UnaryOperator<Branch> normalise) {
        Optional<Tree> part = written.fields().stream()
                .map(Field::value)
                .filter(Branch.class::isInstance)
                .findFirst();
        List<Action> alike = actions.computeIfAbsent(part.orElse(Branch.EMPTY), _ -> new ArrayList<>(1));
        for (Action each : alike) if (each.written().equals(written)) return each.normal();
        Keyed normal = new Keyed(normalise.apply(written));
        alike.add(new Action(written, normal));
        return normal;
    }
}
