package emissaryctl.diff.tree;

import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which requests a route takes. The path is taken out of the match once: it is compared with that of every other route
/// of a host.
public final class Reach {

    private static final List<String> PATHS = List.of("prefix", "path", "path_separated_prefix", "safe_regex");

    private final Branch match;
    private final boolean byPrefix;
    private final boolean exact;
    private final boolean insensitive;
    private final Optional<Tree> regex;
    private final String text;

    private Reach(Branch match) {
        this.match = match;
        Optional<String> prefix = match.text("prefix");
        this.byPrefix = prefix.isPresent();
        this.exact = match.get("path").isPresent();
        this.insensitive = match.text("case_sensitive").isPresent();
        this.regex = match.get("safe_regex");
        this.text = text(match);
    }

    /// The requests that match the route.
    public static Reach of(RouteItem route) {
        return new Reach(route.match());
    }

    /// The expression that paths are to match, if it is one.
    public Optional<Tree> regex() {
        return regex;
    }

    /// What paths are or begin with; empty when there is an expression.
    public String path() {
        return text;
    }

    /// Whether any path will do.
    public boolean takesAllPaths() {
        return byPrefix && text.equals("/");
    }

    private static String text(Branch match) {
        for (String name : PATHS) {
            Optional<String> text = match.text(name);
            if (text.isPresent()) return text.get();
        }
        return "";
    }

    /// Whether it takes every request that `other` would. Only a clear yes counts as yes.
    public boolean covers(Reach other) {
        return coversPath(other)
                && match.get(RouteItem.SHARE).isEmpty()
                && other.match.list("headers").containsAll(match.list("headers"))
                && other.match.list("query_parameters").containsAll(match.list("query_parameters"))
                && match.fields().stream().map(Field::name).allMatch(Reach::isUnderstood);
    }

    private static boolean isUnderstood(String field) {
        return PATHS.contains(field)
                || field.equals("headers")
                || field.equals("query_parameters")
                || field.equals("case_sensitive");
    }

    private boolean coversPath(Reach other) {
        if (takesAllPaths()) return true;
        if (regex.isPresent() || other.regex.isPresent()) return regex.isPresent() && regex.equals(other.regex);
        if (!insensitive && other.insensitive) return false;
        String wanted = folded(other.text);
        String taken = folded(text);
        if (byPrefix) return wanted.startsWith(taken);
        if (exact) return other.exact && wanted.equals(taken);
        return !other.byPrefix && (wanted.equals(taken) || wanted.startsWith(taken + "/"));
    }

    private String folded(String path) {
        return insensitive ? path.toLowerCase(Locale.ROOT) : path;
    }
}
