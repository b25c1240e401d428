package emissaryctl.diff.compare;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import java.util.Optional;

/// Whether one request can match two routes. Only a clear no counts as no.
final class Overlap {

    private Overlap() {}

    static boolean isPossible(Branch some, Branch other) {
        return pathsMeet(some, other) && headersMeet(some, other);
    }

    private static boolean pathsMeet(Branch some, Branch other) {
        Optional<String> one = beginning(some);
        Optional<String> two = beginning(other);
        if (one.isEmpty() || two.isEmpty()) return true;
        String short1 = folded(one.get());
        String short2 = folded(two.get());
        boolean exact1 = some.get("path").isPresent();
        boolean exact2 = other.get("path").isPresent();
        if (exact1 && exact2) return short1.equals(short2);
        if (exact1) return short1.startsWith(short2);
        if (exact2) return short2.startsWith(short1);
        return short1.startsWith(short2) || short2.startsWith(short1);
    }

    /// What every path begins with that the route takes.
    private static Optional<String> beginning(Branch match) {
        return match.text("prefix").or(() -> match.text("path")).or(() -> match.text("path_separated_prefix"));
    }

    private static String folded(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean headersMeet(Branch some, Branch other) {
        for (Tree one : some.list("headers")) {
            Optional<String> wanted = one.text("string_match", "exact");
            if (wanted.isEmpty() || one.text("invert_match").isPresent()) continue;
            for (Tree two : other.list("headers")) {
                Optional<String> besides = two.text("string_match", "exact");
                boolean clash = besides.isPresent()
                        && two.text("invert_match").isEmpty()
                        && one.text("name").equals(two.text("name"))
                        && isSingle(one.text("name").orElse(""))
                        && !besides.equals(wanted);
                if (clash) return false;
            }
        }
        return true;
    }

    /// Other headers may come twice, with two values.
    private static boolean isSingle(String header) {
        return header.startsWith(":") || header.equals("x-forwarded-proto");
    }
}
