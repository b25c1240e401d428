package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import emissaryctl.diff.tree.Tree;
import java.util.stream.Stream;

/// The rate-limit service is told less: of nothing, or of fewer things about a route's requests.
final class RateLimitRemoved implements Judge {

    private static final String FILTER = "envoy.filters.http.ratelimit";

    @Override
    public String code() {
        return "EMCD005";
    }

    @Override
    public String name() {
        return "rate-limit-removed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Stream.concat(
                Pairs.items(entry, Layer.FILTER)
                        .filter(RateLimitRemoved::isRemoved)
                        .map(_ -> say(Risk.HIGH, "no request is rate-limited any more")),
                Pairs.routes(entry).filter(RateLimitRemoved::isUnlimited).map(this::onRoute));
    }

    private static boolean isRemoved(Changed<Tree> filters) {
        return Filters.find(filters.before(), FILTER).isPresent()
                && Filters.find(filters.after(), FILTER).isEmpty();
    }

    private static boolean isUnlimited(Changed<RouteItem> route) {
        return !route.after()
                .action()
                .list("route", "rate_limits")
                .containsAll(route.before().action().list("route", "rate_limits"));
    }

    private Judgement onRoute(Changed<RouteItem> route) {
        boolean all = route.after().action().list("route", "rate_limits").isEmpty();
        return say(
                all ? Risk.HIGH : Risk.MEDIUM,
                "requests for `" + RouteWords.of(route.after()) + "` are not rate-limited "
                        + (all ? "any more" : "as before"));
    }
}
