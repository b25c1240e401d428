package emissaryctl.diff.tree;

import emissaryctl.diff.tree.Tree.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A route in a few words: `prefix /cart/, header x-canary 1`.
public final class RouteWords {

    /// By these the compiler tells hosts and HTTPS apart within a virtual host; users do not write them.
    private static final List<String> IMPLIED = List.of(":authority", "x-forwarded-proto");

    private RouteWords() {}

    /// Its match, for people.
    public static String of(RouteItem route) {
        List<String> words = new ArrayList<>();
        words.add(path(route.match()));
        for (Tree header : route.match().list("headers")) {
            String name = header.text("name").orElse("");
            if (!IMPLIED.contains(name)) words.add(header(name, header));
        }
        for (Tree parameter : route.match().list("query_parameters")) {
            words.add("query " + parameter.label("name").orElse("") + value(parameter));
        }
        return String.join(", ", words);
    }

    private static String path(Branch match) {
        return match.label("prefix")
                .map(prefix -> "prefix " + prefix)
                .or(() -> match.label("path").map(path -> "path " + path))
                .or(() -> match.label("path_separated_prefix").map(path -> "path below " + path))
                .or(() -> match.label("safe_regex", "regex").map(regex -> "path like " + regex))
                .orElse("any path");
    }

    private static String header(String name, Tree header) {
        String subject = name.equals(":method") ? "method" : "header " + name;
        return (header.text("invert_match").isPresent() ? "not " : "") + subject + value(header);
    }

    private static String value(Tree matcher) {
        Optional<Tree> text = matcher.at("string_match");
        return text.flatMap(t -> t.label("exact"))
                .map(exact -> " " + exact)
                .or(() -> text.flatMap(t -> t.label("prefix")).map(prefix -> " " + prefix + "…"))
                .or(() -> text.flatMap(t -> t.label("suffix")).map(suffix -> " …" + suffix))
                .or(() -> text.flatMap(t -> t.label("safe_regex", "regex")).map(regex -> " like " + regex))
                .orElse("");
    }

    /// What becomes of its requests: `cart:80`, `redirect`.
    public static String target(RouteItem route) {
        return route.cluster()
                .or(() -> route.action().at("route", "weighted_clusters").map(_ -> "several clusters"))
                .or(() -> route.action().label("direct_response", "status").map(status -> "status " + status))
                .orElse(route.isToHttps() ? "redirect to HTTPS" : "redirect");
    }
}
