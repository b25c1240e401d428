package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Layer;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.RouteItem;
import emissaryctl.diff.RouteWords;
import emissaryctl.diff.Tree;
import java.util.Optional;
import java.util.stream.Stream;

/// What was authorized is let through: everywhere, on a route, or when the AuthService fails.
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
                Pairs.items(entry, Layer.FILTER).flatMap(this::everywhere),
                Pairs.routes(entry).filter(AuthWeakened::isBypassed).map(this::onRoute));
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

    private static boolean failsOpen(Tree filter) {
        return filter.text("typed_config", "failure_mode_allow").isPresent();
    }

    private static boolean isBypassed(Changed<RouteItem> route) {
        return !bypasses(route.before()) && bypasses(route.after());
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
