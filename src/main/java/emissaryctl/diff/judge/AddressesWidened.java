package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Clients are let in whose addresses were not.
final class AddressesWidened implements Judge {

    private static final String FILTER = "envoy.filters.http.rbac";

    @Override
    public String code() {
        return "EMCD014";
    }

    @Override
    public String name() {
        return "addresses-widened";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Pairs.items(entry, Layer.FILTER).flatMap(this::judge);
    }

    private Stream<Judgement> judge(Changed<Tree> filters) {
        Optional<Tree> old = Filters.find(filters.before(), FILTER);
        Optional<Tree> now = Filters.find(filters.after(), FILTER);
        if (old.isEmpty() || old.equals(now) || !isPlain(old.get())) return Stream.empty();
        if (now.isEmpty()) return Stream.of(say(Risk.HIGH, "clients of every address are let in"));
        return keepsOut(old.get(), now.get()) || !isPlain(now.get())
                ? Stream.empty()
                : Stream.of(say(Risk.HIGH, "clients are let in whose addresses were kept out"));
    }

    /// Whether all are kept out that were.
    private static boolean keepsOut(Tree old, Tree now) {
        if (denies(old) != denies(now)) return false;
        return denies(now) ? covers(ranges(now), ranges(old)) : covers(ranges(old), ranges(now));
    }

    private static boolean denies(Tree filter) {
        return filter.text("typed_config", "rules", "action")
                .filter("DENY"::equals)
                .isPresent();
    }

    /// Whether it is about addresses alone. Others may have filters of this sort that are about something else.
    private static boolean isPlain(Tree filter) {
        boolean rules = filter.at("typed_config", "rules").isPresent()
                && filter.at("typed_config", "matcher").isEmpty();
        boolean anything = policies(filter)
                .flatMap(policy -> policy.list("permissions").stream())
                .allMatch(permission -> permission.text("any").isPresent());
        return rules && anything && ids(filter).allMatch(id -> Range.of(id).isPresent());
    }

    private static Stream<Tree> policies(Tree filter) {
        return filter.at("typed_config", "rules", "policies").orElse(Branch.EMPTY) instanceof Branch branch
                ? branch.fields().stream().map(Field::value)
                : Stream.empty();
    }

    private static Stream<Tree> ids(Tree filter) {
        return policies(filter)
                .flatMap(policy -> policy.list("principals").stream())
                .flatMap(principal -> principal.list("or_ids", "ids").isEmpty()
                        ? Stream.of(principal)
                        : principal.list("or_ids", "ids").stream());
    }

    private static List<Range> ranges(Tree filter) {
        return ids(filter).flatMap(id -> Range.of(id).stream()).toList();
    }

    private static boolean covers(List<Range> some, List<Range> others) {
        return others.stream().allMatch(range -> some.stream().anyMatch(wider -> wider.contains(range)));
    }
}
