package emissaryctl.diff.judge;

import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Pairs;
import emissaryctl.diff.Pairs.Changed;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.RouteWords;
import emissaryctl.diff.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Requests may take a different time, or are tried again differently. Less time fails requests that succeeded; none at
/// all, and more retries, is load for the service.
final class TimeoutOrRetryChanged implements Judge {

    private static final String UNSAID = "15s";

    @Override
    public String code() {
        return "EMCD010";
    }

    @Override
    public String name() {
        return "timeout-or-retry-changed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return Pairs.routes(entry)
                .filter(route -> isForwarded(route.before()) && isForwarded(route.after()))
                .flatMap(this::judge);
    }

    private static boolean isForwarded(RouteItem route) {
        return route.action().at("route").isPresent();
    }

    private Stream<Judgement> judge(Changed<RouteItem> route) {
        List<String> parts = new ArrayList<>();
        String oldTime = route.before().action().text("route", "timeout").orElse(UNSAID);
        String newTime = route.after().action().text("route", "timeout").orElse(UNSAID);
        boolean risky = false;
        if (!oldTime.equals(newTime)) {
            parts.add("the timeout is " + word(newTime) + ", it was " + word(oldTime));
            risky = isLess(newTime, oldTime);
        }
        Optional<Tree> oldRetries = route.before().action().at("route", "retry_policy");
        Optional<Tree> newRetries = route.after().action().at("route", "retry_policy");
        if (!oldRetries.equals(newRetries)) {
            parts.add(newRetries.isEmpty() ? "nothing is tried again" : "failed requests are tried again differently");
            risky |= number(newRetries) > number(oldRetries);
        }
        if (parts.isEmpty()) return Stream.empty();
        return Stream.of(say(
                risky ? Risk.MEDIUM : Risk.LOW,
                "for `" + RouteWords.of(route.after()) + "` " + String.join("; ", parts)));
    }

    private static String word(String time) {
        return time.equals("0s") ? "none" : time;
    }

    /// No timeout is more than any.
    private static boolean isLess(String time, String than) {
        if (time.equals("0s") || than.equals("0s")) return than.equals("0s");
        return seconds(time).compareTo(seconds(than)) < 0;
    }

    private static BigDecimal seconds(String time) {
        return new BigDecimal(time.substring(0, time.length() - 1));
    }

    private static int number(Optional<Tree> retries) {
        return retries.map(policy -> Integer.parseInt(policy.text("num_retries").orElse("1")))
                .orElse(0);
    }
}
