package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import emissaryctl.diff.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was authorized is let through: everywhere, on a route, or when the AuthService fails; or by a Filter of a
/// FilterPolicy.
final class AuthWeakened implements Judge {

    private static final String FILTER = "envoy.filters.http.ext_authz";

    @Override
    public String code() {
        return "EMCD004";
    }

    @Override
    public String name() {
        return "auth-weakened";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Stream.concat(
                Pairs.items(entry, Layer.FILTER).flatMap(filters -> ofFilters(filters, entry.witness())),
                Pairs.routes(entry)
                        .filter(route -> isBypassed(route) && entry.witness().isPresent())
                        .map(this::onRoute));
    }

    /// Of a filter that is there no more enough is said with that, and of others with a request that passes them no
    /// more.
    private Stream<Judgement> ofFilters(Changed<Tree> filters, Optional<Witness> witness) {
        List<String> lost = witness.map(Witness::filtersLost).orElse(List.of()).stream()
                .filter(name -> Filters.find(filters.after(), name).isPresent())
                .toList();
        Stream<Judgement> shown = witness
                .filter(_ -> !lost.isEmpty())
                .map(each -> say(
                        Risk.HIGH,
                        "`" + each.method() + " " + each.url() + "` no longer passes `" + String.join("`, `", lost)
                                + "`"))
                .stream();
        return Stream.of(everywhere(filters), byPolicy(filters, lost), shown).flatMap(each -> each);
    }

    private Stream<Judgement> everywhere(Changed<Tree> filters) {
        Optional<Tree> old = Filters.find(filters.before(), FILTER);
        Optional<Tree> now = Filters.find(filters.after(), FILTER);
        if (old.isEmpty()) return Stream.empty();
        if (now.isEmpty()) return Stream.of(say(Risk.HIGH, "no request is authorized any more"));
        boolean opened = !failsOpen(old.get()) && failsOpen(now.get());
        return opened
                ? Stream.of(say(Risk.HIGH, "requests are let through when the AuthService fails"))
                : Stream.empty();
    }

    private Stream<Judgement> byPolicy(Changed<Tree> filters, List<String> shown) {
        return Filters.ofPolicies(filters.before()).entrySet().stream()
                .filter(filter -> !shown.contains(filter.getKey()))
                .flatMap(filter ->
                        byPolicy(filter.getKey(), filter.getValue(), Filters.find(filters.after(), filter.getKey())));
    }

    private Stream<Judgement> byPolicy(String name, Tree old, Optional<Tree> now) {
        if (now.isEmpty()) return Stream.of(say(Risk.HIGH, "no request passes `" + name + "` any more"));
        if (!failsOpen(old) && failsOpen(now.get())) {
            return Stream.of(say(Risk.HIGH, "requests are let through when the service of `" + name + "` fails"));
        }
        Optional<Tree> chosen = now.get().at("typed_config", "xds_matcher");
        Optional<Tree> before = old.at("typed_config", "xds_matcher");
        return chosen.isEmpty() || chosen.equals(before)
                ? Stream.empty()
                : Stream.of(say(Risk.MEDIUM, "other requests than before pass `" + name + "`"));
    }

    private static boolean failsOpen(Tree filter) {
        boolean chosen = filter.text("typed_config", "extension_config", "typed_config", "failure_mode_allow")
                .isPresent();
        if (chosen) return true;
        return filter.text("typed_config", "failure_mode_allow").isPresent();
    }

    /// Who is only redirected reaches no service.
    private static boolean isBypassed(Changed<RouteItem> route) {
        return !bypasses(route.before())
                && bypasses(route.after())
                && route.after().action().at("route").isPresent();
    }

    private static boolean bypasses(RouteItem route) {
        return route.action()
                .text("typed_per_filter_config", FILTER, "disabled")
                .isPresent();
    }

    private Judgement onRoute(Changed<RouteItem> route) {
        return say(Risk.HIGH, "requests for `" + RouteWords.of(route.after()) + "` are not authorized any more");
    }
}
