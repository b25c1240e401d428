package emissaryctl.assemble.listener;

import emissaryctl.assemble.module.BreakerNames;
import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.text.IpAddress;
import emissaryctl.assemble.upstream.Resolver;
import emissaryctl.assemble.upstream.Resolver.ByConsul;
import emissaryctl.assemble.upstream.Resolvers;
import emissaryctl.assemble.upstream.ServiceAddress;
import emissaryctl.assemble.upstream.UpstreamProblems;
import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import emissaryctl.resource.TcpMapping;
import emissaryctl.source.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// Puts TCPMappings into groups and settles their shares.
public final class TcpStage {

    private static final String ANY_HOST = "*";

    private final ModuleSettings module;
    private final Resolvers resolvers;
    private final Upstreams upstreams;
    private final AssembleOptions options;
    private final List<Diagnostic> found = new ArrayList<>();

    private TcpStage(ModuleSettings module, Resolvers resolvers, Upstreams upstreams, AssembleOptions options) {
        this.module = module;
        this.resolvers = resolvers;
        this.upstreams = upstreams;
        this.options = options;
    }

    /// TCPMappings on one address, port and server name; `*` is every server name, none is for what is not TLS, too.
    public record TcpGroup(
            TcpMapping first,
            String address,
            int port,
            Optional<String> host,
            List<WeightedTarget> targets,
            Optional<Duration> idleTimeout) {
        Origin origin() {
            return first.metadata().origin();
        }
    }

    private record Key(String address, int port, String host) {}

    private record Member(TcpMapping mapping, String service, Resolver resolver) {}

    /// The TCPMappings, grouped by address, port and server name, with their shares.
    public static Outcome<List<TcpGroup>> assemble(
            List<TcpMapping> mappings,
            ModuleSettings module,
            Resolvers resolvers,
            Upstreams upstreams,
            AssembleOptions options) {
        TcpStage stage = new TcpStage(module, resolvers, upstreams, options);
        SequencedMap<Key, List<Member>> groups = new LinkedHashMap<>();
        mappings.forEach(mapping -> stage.plan(mapping).ifPresent(member -> stage.add(groups, member)));
        List<TcpGroup> made = new ArrayList<>();
        groups.forEach((key, members) -> stage.group(key, members).ifPresent(made::add));
        return new Outcome<>(made, stage.found);
    }

    private Optional<Member> plan(TcpMapping mapping) {
        Optional<String> address = mapping.address().filter(a -> !a.isEmpty());
        if (address.isPresent() && !IpAddress.isAddress(address.get())) {
            found.add(TcpProblems.noAddress(mapping, address.get()));
            return Optional.empty();
        }
        String name = mapping.resolver().filter(r -> !r.isEmpty()).orElse(module.defaultResolver());
        Optional<Resolver> resolver = resolvers.find(name);
        if (resolver.isEmpty()) {
            found.add(UpstreamProblems.unknownResolver(mapping.metadata(), name));
            return Optional.empty();
        }
        if (resolver.get() instanceof ByConsul && mapping.service().contains(".")) {
            found.add(UpstreamProblems.consulNameWithDots(mapping.metadata()));
            return Optional.empty();
        }
        Optional<List<CircuitBreaker>> breakers = mapping.circuitBreakers();
        if (breakers.isPresent() && !breakers.get().stream().allMatch(BreakerNames::isValid)) {
            found.add(TcpProblems.circuitBreakersInvalid(mapping));
            return Optional.empty();
        }
        if (breakers.isEmpty() && module.policies().circuitBreakersInvalid()) return Optional.empty();
        return service(mapping, resolver.get()).map(service -> new Member(mapping, service, resolver.get()));
    }

    private Optional<String> service(TcpMapping mapping, Resolver resolver) {
        return switch (ServiceAddress.parse(mapping.service())) {
            case ServiceAddress.Malformed(String reason) -> {
                found.add(UpstreamProblems.malformedService(mapping.metadata(), "service", mapping.service(), reason));
                yield options.profile().routesToMalformedServices() ? Optional.of(mapping.service()) : Optional.empty();
            }
            case ServiceAddress.Understood(ServiceAddress address) -> {
                boolean qualify = !mapping.namespace().equals(options.ambassadorNamespace())
                        && !module.defaults().useAmbassadorNamespaceForServiceResolution()
                        && resolver.qualifiesNames();
                yield Optional.of((qualify ? address.qualified(mapping.namespace()) : address).text());
            }
        };
    }

    private void add(SequencedMap<Key, List<Member>> groups, Member member) {
        TcpMapping mapping = member.mapping();
        Key key = new Key(
                mapping.address().filter(a -> !a.isEmpty()).orElse(options.bindAddress()),
                mapping.port(),
                host(mapping).orElse(options.profile().runsGroupIdentityTogether() ? ANY_HOST : ""));
        List<Member> members = groups.computeIfAbsent(key, _ -> new ArrayList<>());
        if (members.isEmpty() || agrees(members.getFirst().mapping(), mapping)) members.add(member);
    }

    private static Optional<String> host(TcpMapping mapping) {
        return mapping.host().filter(h -> !h.isEmpty());
    }

    private boolean agrees(TcpMapping first, TcpMapping newcomer) {
        List<String> names = new ArrayList<>();
        boolean oneWay = options.profile().comparesCanariesOneWay();
        compare(names, "circuit_breakers", breakers(first), breakers(newcomer), false);
        compare(names, "enable_ipv4", first.dns().enableIpv4(), newcomer.dns().enableIpv4(), oneWay);
        compare(names, "enable_ipv6", first.dns().enableIpv6(), newcomer.dns().enableIpv6(), oneWay);
        compare(names, "host", host(first), host(newcomer), oneWay);
        compare(names, "idle_timeout_ms", first.idleTimeout(), newcomer.idleTimeout(), oneWay);
        compare(names, "tls", first.tls(), newcomer.tls(), oneWay);
        if (names.isEmpty()) return true;
        found.add(TcpProblems.mismatch(newcomer, first, names));
        return false;
    }

    private static void compare(List<String> names, String name, Optional<?> old, Optional<?> added, boolean oneWay) {
        if (!Objects.equals(old, added) && !(oneWay && added.isEmpty())) names.add(name);
    }

    private Optional<List<CircuitBreaker>> breakers(TcpMapping mapping) {
        return mapping.circuitBreakers().or(() -> module.policies().circuitBreakers());
    }

    /// Empty when nobody is to have the connections. Envoy takes no share of nothing, so who has none is left out.
    private Optional<TcpGroup> group(Key key, List<Member> members) {
        TcpMapping first = members.getFirst().mapping();
        List<String> clusters = members.stream().map(this::claim).toList();
        List<WeightedTarget> targets = shares(members, clusters).stream()
                .filter(target -> target.weight() > 0)
                .toList();
        if (targets.isEmpty()) {
            found.add(TcpProblems.weightsAreZero(first));
            return Optional.empty();
        }
        Optional<Duration> idle =
                options.profile().ignoresTcpTimeoutAndStats() ? Optional.empty() : first.idleTimeout();
        return Optional.of(new TcpGroup(first, key.address(), key.port(), host(first), targets, idle));
    }

    private String claim(Member member) {
        TcpMapping mapping = member.mapping();
        Optional<String> stats = options.profile().ignoresTcpTimeoutAndStats() ? Optional.empty() : mapping.statsName();
        Settings settings = new Settings(
                false,
                mapping.tls(),
                Optional.empty(),
                breakers(mapping),
                Optional.empty(),
                List.of(),
                UpstreamTimeouts.NONE,
                mapping.dns(),
                stats);
        return upstreams.claim(new UpstreamRequest(
                mapping.metadata(),
                "service",
                member.service(),
                mapping.clusterTag().filter(t -> !t.isEmpty()),
                Optional.empty(),
                Optional.of(member.resolver()),
                settings));
    }

    /// Weighted members first, the others share what is left. Emissary writes running totals as weights (O-10).
    private List<WeightedTarget> shares(List<Member> members, List<String> clusters) {
        if (members.size() == 1) return List.of(new WeightedTarget(clusters.getFirst(), 100));
        List<WeightedTarget> targets = new ArrayList<>();
        long weightless =
                members.stream().filter(m -> m.mapping().weight().isEmpty()).count();
        int sum = members.stream().mapToInt(m -> m.mapping().weight().orElse(0)).sum();
        if (sum > 100) found.add(TcpProblems.weightOver100(members.getLast().mapping(), sum));
        int total = 0;
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).mapping().weight().isEmpty()) continue;
            int own = members.get(i).mapping().weight().get();
            total += own;
            targets.add(target(clusters.get(i), own, total));
        }
        int left = Math.max(0, 100 - sum);
        int step = weightless == 0 ? 0 : (int) Math.rint((double) left / weightless);
        long remaining = weightless;
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).mapping().weight().isPresent()) continue;
            remaining--;
            int own = remaining == 0 ? Math.max(0, 100 - total) : step;
            total += own;
            targets.add(target(clusters.get(i), own, total));
        }
        return targets;
    }

    private WeightedTarget target(String cluster, int own, int total) {
        return new WeightedTarget(cluster, options.profile().totalsTcpWeights() ? total : own);
    }
}
