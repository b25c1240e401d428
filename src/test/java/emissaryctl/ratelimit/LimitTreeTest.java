package emissaryctl.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.KnownLimits;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.property.Choices;
import emissaryctl.property.Property;
import emissaryctl.ratelimit.LimitPattern.Label;
import emissaryctl.ratelimit.ServerLookup.Found;
import emissaryctl.ratelimit.ServerLookup.Sent;
import emissaryctl.resource.RateLimit;
import emissaryctl.resource.ReadOptions;
import emissaryctl.source.Origin;
import emissaryctl.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Whatever patterns and label groups there are, the server finds the longest pattern, and counts its requests together
/// unless that is said to be impossible.
class LimitTreeTest {

    private static final RateLimit OWNER = Pipeline.read(
                    List.of(new SourceFile("limits.yaml", """
                            apiVersion: getambassador.io/v3alpha1
                            kind: RateLimit
                            metadata: {name: limits}
                            spec: {domain: d, limits: []}
                            """)), ReadOptions.DEFAULT)
            .value()
            .resources()
            .all(RateLimit.class)
            .getFirst();
    private static final List<String> VALUES = List.of("1", "2", "3", "4");

    private record Case(List<List<Label>> patterns, List<List<Label>> groups) {

        List<LimitPattern> limits() {
            List<LimitPattern> all = new ArrayList<>();
            for (int i = 0; i < patterns.size(); i++) {
                ServerLimit limit = new ServerLimit("limit-" + i, "minute", i, false);
                all.add(new LimitPattern(OWNER.metadata(), i, patterns.get(i), limit));
            }
            return all;
        }

        LimitTree.Level tree() {
            Optional<Origin> sender = Optional.of(OWNER.metadata().origin());
            return LimitTree.of(
                    limits(),
                    groups.stream()
                            .map(labels -> new LabelShape(labels, sender))
                            .toList());
        }
    }

    private static Case chance(Choices choices) {
        Set<List<Label>> patterns = new LinkedHashSet<>();
        Set<List<Label>> groups = new LinkedHashSet<>();
        int count = 1 + choices.below(6);
        for (int i = 0; i < count; i++) patterns.add(labels(choices, 3));
        int shapes = 1 + choices.below(4);
        for (int i = 0; i < shapes; i++) groups.add(labels(choices, 4));
        return new Case(List.copyOf(patterns), List.copyOf(groups));
    }

    private static List<Label> labels(Choices choices, int most) {
        List<Label> labels = new ArrayList<>();
        int size = 1 + choices.below(most);
        for (int i = 0; i < size; i++) {
            String value = choices.of("", "", "1", "2");
            labels.add(new Label(choices.of("a", "b"), value.isEmpty() ? Optional.empty() : Optional.of(value)));
        }
        return List.copyOf(labels);
    }

    /// All groups of a shape that have the values above.
    private static List<List<Sent>> sent(List<Label> shape) {
        List<List<Sent>> all = List.of(List.of());
        for (Label label : shape) {
            List<List<Sent>> longer = new ArrayList<>();
            for (List<Sent> before : all) {
                for (String value : label.value().map(List::of).orElse(VALUES)) {
                    List<Sent> more = new ArrayList<>(before);
                    more.add(new Sent(label.key(), value));
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Optional<LimitPattern> longest(List<LimitPattern> patterns, List<Sent> group) {
        return patterns.stream().filter(pattern -> begins(pattern, group)).min(LimitPattern.BEST);
    }

    private static boolean begins(LimitPattern pattern, List<Sent> group) {
        if (pattern.size() > group.size()) return false;
        for (int i = 0; i < pattern.size(); i++) {
            Label label = pattern.labels().get(i);
            boolean same = label.key().equals(group.get(i).key())
                    && label.admits(group.get(i).value());
            if (!same) return false;
        }
        return true;
    }

    /// What is said of requests and of changes is what the server does.
    @Test
    void theLongestPatternIsSaidToCount() {
        Property.forAll(500, LimitTreeTest::chance, each -> {
            List<LimitPattern> patterns = each.limits();
            KnownLimits known = new KnownLimits(
                    true,
                    patterns.stream()
                            .sorted(LimitPattern.BEST)
                            .map(pattern -> pattern.known("d"))
                            .toList());
            for (List<Label> shape : each.groups()) {
                for (List<Sent> group : sent(shape)) {
                    List<KnownLimits.Label> labels = group.stream()
                            .map(sent -> new KnownLimits.Label(sent.key(), Optional.of(sent.value())))
                            .toList();
                    assertThat(known.counting("d", labels).map(KnownLimits.Limit::rate))
                            .isEqualTo(longest(patterns, group)
                                    .map(pattern -> pattern.limit().requestsPerUnit()));
                    assertThat(known.counting("other", labels)).isEmpty();
                }
            }
        });
    }

    @Test
    void theLongestPatternCounts() {
        Property.forAll(2_000, LimitTreeTest::chance, each -> {
            List<LimitPattern> patterns = each.limits();
            LimitTree.Level tree = each.tree();
            ServerLookup server = new ServerLookup(tree.nodes());
            Map<String, Set<String>> counters = new TreeMap<>();
            Set<LimitPattern> severalCounters = new LinkedHashSet<>();
            for (List<Label> shape : each.groups()) {
                for (List<Sent> group : sent(shape)) {
                    Optional<LimitPattern> wanted = longest(patterns, group);
                    Optional<Found> found = server.find(group);
                    assertThat(found.map(Found::limit)).as("%s", group).isEqualTo(wanted.map(LimitPattern::limit));
                    if (wanted.isEmpty()) continue;
                    String counted = wanted.get().limit().name()
                            + group.subList(0, wanted.get().size());
                    Set<String> all = counters.computeIfAbsent(counted, _ -> new TreeSet<>());
                    all.add(found.orElseThrow().counter());
                    if (all.size() > 1) severalCounters.add(wanted.get());
                }
            }
            assertThat(LimitTree.apart(tree.leaves()).keySet()).containsAll(severalCounters);
        });
    }

    /// Nothing is said to be impossible where one pattern meets groups of one kind.
    @Test
    void oneKindOfGroupsIsCountedTogether() {
        Property.forAll(
                500,
                choices -> {
                    List<Label> group = labels(choices, 4).stream()
                            .map(label -> new Label(label.key(), Optional.empty()))
                            .toList();
                    List<Label> pattern = group.subList(0, 1 + choices.below(group.size()));
                    return new Case(List.of(pattern), List.of(group));
                },
                each -> assertThat(LimitTree.apart(each.tree().leaves())).isEmpty());
    }
}
