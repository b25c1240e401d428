package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// A service gets another share of the same requests.
final class CanaryStep implements Judge {

    private static final BigDecimal LARGE = BigDecimal.valueOf(25);

    @Override
    public String code() {
        return "EMCD011";
    }

    @Override
    public String name() {
        return "canary-step";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Pairs.routes(entry)
                .filter(route -> !share(route.before()).equals(share(route.after())))
                .map(this::judgement);
    }

    private Judgement judgement(Changed<RouteItem> route) {
        BigDecimal step = number(route.after()).subtract(number(route.before())).abs();
        return say(
                step.compareTo(LARGE) > 0 ? Risk.MEDIUM : Risk.LOW,
                RouteWords.target(route.after()) + " gets " + share(route.after()) + " of the requests for `"
                        + RouteWords.of(route.after()) + "`, it was " + share(route.before()));
    }

    private static String share(RouteItem route) {
        return route.match().text(RouteItem.SHARE).orElse("100%");
    }

    private static BigDecimal number(RouteItem route) {
        String share = share(route);
        return new BigDecimal(share.substring(0, share.length() - 1));
    }
}
