package emissaryctl.pipeline;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.NotUnderstood;
import emissaryctl.diff.compare.EnvoyDiff;
import emissaryctl.diff.judge.Judges;
import emissaryctl.diff.live.LiveGateway;
import emissaryctl.diff.live.PolicyFilters;
import emissaryctl.diff.normal.ConfigurationReader;
import emissaryctl.diff.normal.LimitItems;
import emissaryctl.diff.normal.LiveConfiguration;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.Side;
import emissaryctl.diff.witness.Decisions;
import emissaryctl.diff.witness.WitnessSearch;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A comparison of two sides, with all there is to say about it.
public final class Diffing {

    private static final String OWN_ROUTES = "routes to Emissary's own process";

    private Diffing() {}

    public static Comparison compare(DiffSide before, DiffSide after) {
        Optional<LiveGateway> old = Optional.empty();
        Optional<LiveGateway> now = Optional.empty();
        if (before.gateway().isEmpty() || after.gateway().isEmpty()) {
            PolicyFilters policies = policies(before, after);
            old = Optional.of(asFromEnvoy(before, policies));
            now = Optional.of(asFromEnvoy(after, policies));
        }
        WitnessSearch search = search(decisions(before, old), before, decisions(after, now), after);
        List<Entry> entries = EnvoyDiff.between(withLimits(before, after), withLimits(after, before)).stream()
                .map(entry -> entry.with(search.evidence(entry), search.shadows(entry)))
                .map(Judges::judge)
                .toList();
        List<NotUnderstood> not = Stream.concat(notUnderstood(before, old), notUnderstood(after, now))
                .toList();
        return new Comparison(
                before.side().name(), after.side().name(), entries, Optional.empty(), passedOver(before, after), not);
    }

    /// What the rate-limit server is told is known of resources only.
    private static Side withLimits(DiffSide side, DiffSide other) {
        if (side.gateway().isEmpty() || other.gateway().isEmpty()) return side.side();
        Side plain = side.side();
        return new Side(
                plain.name(),
                plain.configuration().with(LimitItems.of(side.limits(), other.limits())),
                plain.documents());
    }

    /// Those that the compiled side has are known to be what they seem.
    private static PolicyFilters policies(DiffSide before, DiffSide after) {
        return before.gateway().isEmpty() && after.gateway().isEmpty()
                ? PolicyFilters.NONE
                : PolicyFilters.common(
                        before.side().configuration(), after.side().configuration());
    }

    private static WitnessSearch search(Decisions old, DiffSide before, Decisions now, DiffSide after) {
        return new WitnessSearch(
                old, before.side().configuration(), now, after.side().configuration());
    }

    /// Where one side is known from Envoy alone, both are looked at in the same way, so that nothing seems to differ
    /// that only is written elsewhere.
    private static LiveGateway asFromEnvoy(DiffSide side, PolicyFilters policies) {
        return LiveGateway.read(
                side.gave()
                        .map(LiveConfiguration::bootstrap)
                        .orElseGet(() -> ConfigurationReader.tree(
                                EnvoyTranslator.translate(side.gateway().orElseThrow(), new TranslateOptions(true)))),
                policies);
    }

    private static Decisions decisions(DiffSide side, Optional<LiveGateway> live) {
        Configuration configuration = side.side().configuration();
        return live.map(gateway -> Decisions.of(gateway, configuration))
                .orElseGet(() -> Decisions.of(side.gateway().orElseThrow(), configuration));
    }

    private static Stream<NotUnderstood> notUnderstood(DiffSide side, Optional<LiveGateway> live) {
        return live.stream()
                .flatMap(gateway -> gateway.notUnderstood().entrySet().stream())
                .map(each -> new NotUnderstood(side.side().name(), each.getKey(), each.getValue()));
    }

    /// As many as the side has that has more.
    private static SortedMap<String, Integer> passedOver(DiffSide before, DiffSide after) {
        SortedMap<String, Integer> all = new TreeMap<>();
        for (DiffSide side : List.of(before, after)) {
            side.gave()
                    .map(LiveConfiguration::ownRoutes)
                    .filter(routes -> routes > 0)
                    .ifPresent(routes -> all.merge(OWN_ROUTES, routes, Math::max));
            side.loaded()
                    .ifPresent(loaded ->
                            loaded.value().passedOver().forEach((kind, number) -> all.merge(kind, number, Math::max)));
        }
        return all;
    }
}
