package emissaryctl.ratelimit;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.gateway.RateLimiting;
import emissaryctl.ratelimit.LimitPattern.Label;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.RateLimit;
import emissaryctl.resource.RateLimit.Wish;
import emissaryctl.resource.RateLimitService;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Compiles RateLimits. Which labels there are is known from the gateway.
public final class RateLimits {

    private static final Set<String> UNITS = Set.of("second", "minute", "hour", "day");

    /// A limit among those of a RateLimit.
    private record Place(ResourceRef owner, int index) {}

    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Place> broken = new HashSet<>();
    private final Optional<String> domain;
    private final List<LabelShape> sent;
    private final boolean rejected;
    private final Map<ResourceRef, Mapping> mappings;

    private RateLimits(
            Optional<String> domain, List<LabelShape> sent, boolean rejected, Map<ResourceRef, Mapping> mappings) {
        this.domain = domain;
        this.sent = sent;
        this.rejected = rejected;
        this.mappings = mappings;
    }

    private static RateLimits of(ResourceSet resources, Gateway gateway) {
        return new RateLimits(
                gateway.filters().rateLimiting().map(RateLimiting::domain),
                LabelShape.of(gateway),
                resources.rejects("RateLimit"),
                resources.all(Mapping.class).stream()
                        .collect(Collectors.toMap(
                                mapping -> mapping.metadata().ref(), mapping -> mapping, (first, _) -> first)));
    }

    /// The files, by domain.
    public static Outcome<List<LimitFile>> compile(ResourceSet resources, Gateway gateway) {
        List<RateLimit> all = resources.all(RateLimit.class);
        if (all.isEmpty()) return Outcome.of(List.of());
        RateLimits limits = of(resources, gateway);
        boolean alone = resources.all(RateLimitService.class).isEmpty() && !resources.rejects("RateLimitService");
        if (alone) limits.found.add(LimitProblems.noService(all.getFirst()));
        SortedMap<String, List<RateLimit>> byDomain = byDomain(all);
        limits.domain.ifPresent(own -> byDomain.putIfAbsent(own, List.of()));
        List<LimitFile> files = new ArrayList<>();
        byDomain.forEach((name, members) -> {
            LimitFile file = limits.file(name, members);
            if (!members.isEmpty()) files.add(file);
        });
        return new Outcome<>(List.copyOf(files), limits.found);
    }

    /// The limits, in the order in which they count.
    public static KnownLimits known(ResourceSet resources) {
        List<RateLimit> all = resources.all(RateLimit.class);
        if (all.isEmpty()) return KnownLimits.NONE;
        // Which labels there are makes no difference to what the limits are.
        RateLimits limits = new RateLimits(Optional.empty(), List.of(), false, Map.of());
        List<KnownLimits.Limit> known = new ArrayList<>();
        byDomain(all)
                .forEach((domain, members) -> limits.patterns(members).stream()
                        .sorted(LimitPattern.BEST)
                        .forEach(pattern -> known.add(pattern.known(domain))));
        return new KnownLimits(true, known);
    }

    private static SortedMap<String, List<RateLimit>> byDomain(List<RateLimit> all) {
        SortedMap<String, List<RateLimit>> byDomain = new TreeMap<>();
        all.forEach(limit ->
                byDomain.computeIfAbsent(limit.domain(), _ -> new ArrayList<>()).add(limit));
        return byDomain;
    }

    private LimitFile file(String name, List<RateLimit> members) {
        List<LimitPattern> patterns = patterns(members);
        List<LabelShape> groups = domain.filter(name::equals).isPresent() ? sent : List.of();
        LimitTree.Level tree = LimitTree.of(patterns, groups);
        findAmbiguous(tree.nodes(), patterns);
        LimitTree.apart(tree.leaves()).forEach((pattern, places) -> found.add(LimitProblems.apart(pattern, places)));
        domain.ifPresent(own -> findUnused(members, tree.leaves(), own));
        if (!broken.isEmpty() || rejected) return new LimitFile(name, tree.nodes());
        for (LabelShape group : groups) {
            boolean limited =
                    tree.leaves().stream().anyMatch(leaf -> leaf.groups().contains(group));
            if (!limited) {
                group.sender().ifPresent(sender -> found.add(LimitProblems.unlimited(group, labels(sender))));
            }
        }
        return new LimitFile(name, tree.nodes());
    }

    /// Where the Mapping has its labels. Those that it has from the Module are at its name.
    private Span labels(Origin sender) {
        return Optional.ofNullable(mappings.get(sender.resource()))
                .filter(mapping -> !mapping.policy().labels().isEmpty())
                .map(mapping -> mapping.metadata().at("labels"))
                .orElse(sender.span());
    }

    private List<LimitPattern> patterns(List<RateLimit> members) {
        Map<List<Label>, LimitPattern> known = new HashMap<>();
        List<LimitPattern> patterns = new ArrayList<>();
        for (RateLimit member : members) {
            for (int i = 0; i < member.limits().size(); i++) {
                Optional<ServerLimit> limit = limit(member, i);
                if (limit.isEmpty()) broken.add(new Place(member.metadata().ref(), i));
                if (limit.isEmpty()) continue;
                for (List<Label> labels :
                        LimitPattern.expanded(member.limits().get(i).pattern())) {
                    LimitPattern pattern = new LimitPattern(member.metadata(), i, labels, limit.get());
                    LimitPattern earlier = known.putIfAbsent(labels, pattern);
                    if (earlier == null) patterns.add(pattern);
                    else if (earlier.owner() != pattern.owner() || earlier.index() != i) {
                        found.add(LimitProblems.same(pattern, earlier));
                        broken.add(new Place(member.metadata().ref(), i));
                    }
                }
            }
        }
        return patterns;
    }

    /// Empty when there is an error.
    private Optional<ServerLimit> limit(RateLimit member, int index) {
        Metadata owner = member.metadata();
        RateLimit.Limit written = member.limits().get(index);
        int before = found.size();
        String unit = written.unit().toLowerCase(Locale.ROOT);
        String action = written.action().orElse("Enforce").toLowerCase(Locale.ROOT);
        if (!UNITS.contains(unit)) found.add(LimitProblems.unit(owner, index, written.unit()));
        if (!action.equals("enforce") && !action.equals("logonly")) {
            found.add(LimitProblems.action(owner, index, written.action().orElse("")));
        }
        written.pattern().stream()
                .flatMap(item -> item.entrySet().stream())
                .map(label -> label.getValue().endsWith("*") && label.getValue().length() > 1
                        ? label.getValue()
                        : label.getKey())
                .filter(text -> text.endsWith("*"))
                .forEach(text -> found.add(LimitProblems.star(owner, index, text)));
        if (written.wishes().contains(Wish.REQUEST_HEADERS))
            found.add(LimitProblems.headers(owner, index, "injectRequestHeaders"));
        if (written.wishes().contains(Wish.RESPONSE_HEADERS))
            found.add(LimitProblems.headers(owner, index, "injectResponseHeaders"));
        boolean wrong = found.size() > before;
        if (written.wishes().contains(Wish.BURSTS)) found.add(LimitProblems.burst(owner, index));
        if (written.wishes().contains(Wish.ERROR_RESPONSE)) found.add(LimitProblems.errorResponse(owner, index));
        if (wrong || written.rate().isEmpty()) return Optional.empty();
        String name =
                written.name().orElse(owner.ref().name() + "." + owner.ref().namespace() + "-" + index);
        return Optional.of(new ServerLimit(name, unit, written.rate().get(), action.equals("logonly")));
    }

    /// The server glues key and value together before it looks for a node.
    private void findAmbiguous(List<LimitNode> nodes, List<LimitPattern> patterns) {
        for (int i = 0; i < nodes.size(); i++) {
            LimitNode node = nodes.get(i);
            Optional<LimitNode> other = nodes.stream()
                    .skip(i + 1)
                    .filter(each -> each.isMistakenFor(node) || node.isMistakenFor(each))
                    .findFirst();
            other.flatMap(each -> patterns.stream()
                            .filter(pattern -> pattern.labels().stream()
                                    .anyMatch(label -> label.key().equals(node.key())))
                            .findFirst()
                            .map(pattern -> LimitProblems.ambiguous(pattern, node, each)))
                    .ifPresent(found::add);
            findAmbiguous(node.children(), patterns);
        }
    }

    private void findUnused(List<RateLimit> members, List<LimitTree.Leaf> leaves, String own) {
        for (RateLimit member : members) {
            for (int i = 0; i < member.limits().size(); i++) {
                int index = i;
                boolean used = leaves.stream()
                        .anyMatch(leaf -> leaf.winner().owner() == member.metadata()
                                && leaf.winner().index() == index
                                && !leaf.groups().isEmpty());
                if (!used && !broken.contains(new Place(member.metadata().ref(), i)))
                    found.add(LimitProblems.unreachable(member, index, own));
            }
        }
    }
}
