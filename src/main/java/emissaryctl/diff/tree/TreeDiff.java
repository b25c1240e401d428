package emissaryctl.diff.tree;

import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// The fields in which two trees differ, the deepest that still have a name.
public final class TreeDiff {

    private TreeDiff() {}

    /// The fields that differ, each with its path.
    public static List<FieldChange> between(Tree before, Tree after) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, Tree before, Tree after, List<FieldChange> changes) {
        switch (before) {
            case Branch old when after instanceof Branch now -> compareFields(path, old, now, changes);
            case Items old when after instanceof Items now -> compareItems(path, old.items(), now.items(), changes);
            case Leaf old when after instanceof Leaf now && isSame(old, now) -> {}
            default -> changes.add(new FieldChange(path, Optional.of(before), Optional.of(after)));
        }
    }

    /// What Envoy does not tell may well be the same.
    private static boolean isSame(Leaf before, Leaf after) {
        return before.text().equals(after.text())
                || before.text().equals(Redacted.TEXT)
                || after.text().equals(Redacted.TEXT);
    }

    private static void compareFields(String path, Branch before, Branch after, List<FieldChange> changes) {
        TreeSet<String> names = new TreeSet<>();
        before.fields().forEach(field -> names.add(field.name()));
        after.fields().forEach(field -> names.add(field.name()));
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), changes);
        }
    }

    private static void compare(String path, Optional<Tree> before, Optional<Tree> after, List<FieldChange> changes) {
        if (before.isPresent() && after.isPresent()) compare(path, before.get(), after.get(), changes);
        else changes.add(new FieldChange(path, before, after));
    }

    private static void compareItems(String path, List<Tree> before, List<Tree> after, List<FieldChange> changes) {
        Optional<SequencedMap<String, Tree>> old = byName(before);
        Optional<SequencedMap<String, Tree>> now = byName(after);
        if (old.isPresent() && now.isPresent()) {
            compareNamed(path, old.get(), now.get(), changes);
            return;
        }
        boolean texts = before.stream().allMatch(Leaf.class::isInstance)
                && after.stream().allMatch(Leaf.class::isInstance);
        if (before.size() != after.size() || texts) {
            if (before.equals(after)) return;
            changes.add(new FieldChange(path, Optional.of(new Items(before)), Optional.of(new Items(after))));
            return;
        }
        for (int i = 0; i < before.size(); i++) compare(path + "[" + i + "]", before.get(i), after.get(i), changes);
    }

    private static void compareNamed(
            String path,
            SequencedMap<String, Tree> before,
            SequencedMap<String, Tree> after,
            List<FieldChange> changes) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            compare(
                    path + "[" + name + "]",
                    Optional.ofNullable(before.get(name)),
                    Optional.ofNullable(after.get(name)),
                    changes);
        }
        List<String> stayedBefore =
                before.keySet().stream().filter(after::containsKey).toList();
        List<String> stayedAfter =
                after.keySet().stream().filter(before::containsKey).toList();
        if (!stayedBefore.equals(stayedAfter)) {
            changes.add(new FieldChange(
                    path + " (order)", Optional.of(names(stayedBefore)), Optional.of(names(stayedAfter))));
        }
    }

    private static Tree names(List<String> names) {
        return new Items(names.stream().<Tree>map(Leaf::new).toList());
    }

    /// The items by what names them; none unless each has a name of its own.
    private static Optional<SequencedMap<String, Tree>> byName(List<Tree> items) {
        SequencedMap<String, Tree> named = new LinkedHashMap<>();
        for (Tree item : items) {
            Optional<String> name = item.text("name").or(() -> item.text("header", "key"));
            if (name.isEmpty() || named.put(name.get(), item) != null) return Optional.empty();
        }
        return Optional.of(named);
    }
}
