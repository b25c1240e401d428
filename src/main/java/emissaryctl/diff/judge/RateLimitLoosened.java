package emissaryctl.diff.judge;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Subject.OfItem;
import emissaryctl.diff.tree.Item;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A limit of RateLimits lets more requests through, or is gone.
final class RateLimitLoosened implements Judge {

    private static final Map<String, Long> SECONDS =
            Map.of("second", 1L, "minute", 60L, "hour", 3_600L, "day", 86_400L);

    @Override
    public String code() {
        return "EMCD015";
    }

    @Override
    public String name() {
        return "rate-limit-loosened";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return entry.differences().stream()
                .filter(each -> each.layer() == Layer.RATE_LIMIT)
                .flatMap(this::judge);
    }

    private Stream<Judgement> judge(Difference difference) {
        if (!(difference.subject() instanceof OfItem(Optional<Item> before, Optional<Item> after))) {
            return Stream.empty();
        }
        Optional<Limit> old = before.flatMap(item -> Limit.of(item.tree())).filter(limit -> !limit.shadow());
        if (old.isEmpty()) return Stream.empty();
        String label = difference.subject().label();
        if (difference.kind() == Kind.REMOVED) {
            return Stream.of(say(Risk.HIGH, "there is no limit any more " + label));
        }
        return after.flatMap(item -> Limit.of(item.tree())).stream().flatMap(now -> changed(old.get(), now, label));
    }

    private Stream<Judgement> changed(Limit old, Limit now, String label) {
        if (now.shadow()) {
            return Stream.of(
                    say(Risk.HIGH, "requests beyond the limit " + label + " are let through, and only counted"));
        }
        return now.letsThroughMoreThan(old)
                ? Stream.of(say(
                        Risk.MEDIUM,
                        "the limit " + label + " lets through " + now.words() + ", and let through " + old.words()))
                : Stream.empty();
    }

    private record Limit(long rate, String unit, boolean shadow) {

        static Optional<Limit> of(Tree tree) {
            Optional<String> unit = tree.text("unit").filter(SECONDS::containsKey);
            return unit.flatMap(word -> tree.text("requests_per_unit")
                    .map(rate -> new Limit(
                            Long.parseLong(rate), word, tree.text("shadow_mode").isPresent())));
        }

        private long seconds() {
            return SECONDS.getOrDefault(unit, 1L);
        }

        /// In the long run, or at once, when the unit is longer.
        boolean letsThroughMoreThan(Limit other) {
            boolean inTheLongRun = rate * other.seconds() > other.rate * seconds();
            return inTheLongRun || seconds() > other.seconds() && rate > other.rate;
        }

        String words() {
            return rate + " per " + unit;
        }
    }
}
