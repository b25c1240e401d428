package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Pages of more origins may use a route, or use more of it.
final class CorsWidened implements Judge {

    private static final String FILTER = "envoy.filters.http.cors";

    @Override
    public String code() {
        return "EMCD009";
    }

    @Override
    public String name() {
        return "cors-widened";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Pairs.routes(entry).flatMap(this::judge);
    }

    private Stream<Judgement> judge(Changed<RouteItem> route) {
        Tree old = policy(route.before());
        Tree now = policy(route.after());
        List<String> wider = new ArrayList<>();
        if (!old.list("allow_origin_string_match").containsAll(now.list("allow_origin_string_match"))) {
            wider.add("origins");
        }
        for (String name : List.of("methods", "headers")) {
            if (!words(old, "allow_" + name).containsAll(words(now, "allow_" + name))) wider.add(name);
        }
        boolean credentials = now.text("allow_credentials").isPresent();
        if (credentials && old.text("allow_credentials").isEmpty()) wider.add("credentials");
        if (wider.isEmpty()) return Stream.empty();
        return Stream.of(say(
                credentials ? Risk.HIGH : Risk.MEDIUM,
                "CORS for `" + RouteWords.of(route.after()) + "` allows more " + String.join(", ", wider)
                        + (credentials ? ", and credentials are sent" : "")));
    }

    private static Tree policy(RouteItem route) {
        return route.action().at("typed_per_filter_config", FILTER).orElse(Branch.EMPTY);
    }

    private static List<String> words(Tree policy, String field) {
        return Arrays.stream(policy.text(field).orElse("").split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
