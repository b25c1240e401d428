package emissaryctl.diff;

import emissaryctl.diff.Tree.Branch;
import emissaryctl.diff.Tree.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a route takes every request that another one would. Only a clear yes counts as yes.
public final class Covering {

    private static final List<String> PATHS = List.of("prefix", "path", "path_separated_prefix", "safe_regex");

    private Covering() {}

    public static boolean covers(RouteItem earlier, RouteItem later) {
        Branch one = earlier.match();
        Branch two = later.match();
        return one.get(RouteItem.SHARE).isEmpty()
                && coversPath(one, two)
                && two.list("headers").containsAll(one.list("headers"))
                && two.list("query_parameters").containsAll(one.list("query_parameters"))
                && one.fields().stream().map(Field::name).allMatch(Covering::isUnderstood);
    }

    private static boolean isUnderstood(String field) {
        return PATHS.contains(field)
                || field.equals("headers")
                || field.equals("query_parameters")
                || field.equals("case_sensitive");
    }

    private static boolean coversPath(Branch one, Branch two) {
        Optional<String> prefix = one.text("prefix");
        if (prefix.filter("/"::equals).isPresent()) return true;
        if (one.get("safe_regex").isPresent() || two.get("safe_regex").isPresent()) {
            return one.get("safe_regex").isPresent() && one.get("safe_regex").equals(two.get("safe_regex"));
        }
        boolean insensitive = one.text("case_sensitive").isPresent();
        if (!insensitive && two.text("case_sensitive").isPresent()) return false;
        String wanted = folded(text(two), insensitive);
        String taken = folded(text(one), insensitive);
        if (prefix.isPresent()) return wanted.startsWith(taken);
        if (one.get("path").isPresent()) return two.get("path").isPresent() && wanted.equals(taken);
        return two.get("prefix").isEmpty() && (wanted.equals(taken) || wanted.startsWith(taken + "/"));
    }

    private static String text(Branch match) {
        for (String name : PATHS) {
            Optional<String> text = match.text(name);
            if (text.isPresent()) return text.get();
        }
        return "";
    }

    private static String folded(String text, boolean fold) {
        return fold ? text.toLowerCase(Locale.ROOT) : text;
    }
}
