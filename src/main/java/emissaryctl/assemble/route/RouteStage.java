package emissaryctl.assemble.route;

import emissaryctl.assemble.module.BalancerRules;
import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.route.MappingGroup.Share;
import emissaryctl.assemble.text.HeaderRules;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.gateway.CorsRules;
import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.HashKey;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.HostRewrite;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteCriteria.ExactPath;
import emissaryctl.gateway.RouteCriteria.NamedMatch;
import emissaryctl.gateway.RouteCriteria.PathMatch;
import emissaryctl.gateway.RouteCriteria.PathPrefix;
import emissaryctl.gateway.RouteCriteria.PathRegex;
import emissaryctl.gateway.RouteCriteria.TrafficShare;
import emissaryctl.gateway.RouteDecision;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.resource.AddedHeader;
import emissaryctl.resource.LoadBalancer;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingRewrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Makes the routes of groups. Settings of a group flow together from its members: of one setting the last member that
/// has it decides, header additions are merged.
public final class RouteStage {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);
    private static final String ACME_PREFIX = "/.well-known/acme-challenge/";

    private final ModuleSettings module;
    private final RateLimitLabels rateLimits;
    private final HostAssociation association;
    private final Profile profile;
    private final Map<PlannedMapping, String> clusterNames = new IdentityHashMap<>();
    private final Map<String, String> shadowNames = new HashMap<>();

    private RouteStage(
            ModuleSettings module, RateLimitLabels rateLimits, HostAssociation association, Profile profile) {
        this.module = module;
        this.rateLimits = rateLimits;
        this.association = association;
        this.profile = profile;
    }

    /// The routes in Emissary's order. Clusters are claimed in the order in which groups were begun.
    public static List<PlannedRoute> assemble(
            List<MappingGroup> groups,
            Upstreams upstreams,
            ModuleSettings module,
            RateLimitLabels rateLimits,
            AssembleOptions options) {
        RouteStage stage = new RouteStage(module, rateLimits, HostAssociation.of(options), options.profile());
        groups.forEach(group -> stage.claimClusters(group, upstreams));
        List<PlannedRoute> routes = new ArrayList<>();
        for (MappingGroup group : GroupStage.ordered(groups, stage.profile)) stage.addRoutes(group, routes);
        return routes;
    }

    private void claimClusters(MappingGroup group, Upstreams upstreams) {
        group.shadow().ifPresent(s -> shadowNames.put(group.id(), upstreams.claim(s.upstream(Optional.of("shadow")))));
        if (group.redirect().isPresent()) return;
        for (PlannedMapping member : group.joined()) {
            Optional<String> tag = member.mapping().upstream().clusterTag().filter(t -> !t.isEmpty());
            clusterNames.put(member, upstreams.claim(member.upstream(tag)));
        }
    }

    private void addRoutes(MappingGroup group, List<PlannedRoute> routes) {
        List<PlannedMapping> flowing = group.flowing();
        if (group.redirect().isPresent()) {
            Route route = redirect(group, group.redirect().get());
            routes.add(planned(group, route));
            return;
        }
        if (group.members().isEmpty()) return;
        Shared shared = shared(group, flowing);
        for (Share share : group.members()) {
            Mapping mapping = share.mapping().mapping();
            String cluster = clusterNames.getOrDefault(share.mapping(), "");
            Route route = new Route(
                    mapping.metadata().origin(),
                    criteria(group, share, shared, cluster),
                    forward(mapping, shared, cluster),
                    shared.headers(),
                    auth(mapping, shared),
                    share.mapping().errors());
            routes.add(planned(group, route));
        }
    }

    /// What the members of a group have in common once their settings have flowed together.
    private record Shared(
            Mapping last,
            Tests tests,
            Authorization authorization,
            HeaderEdits headers,
            List<HashKey> hashKeys,
            Optional<Retries> retries,
            List<Mirror> mirrors,
            Optional<CorsRules> cors,
            List<Descriptor> descriptors,
            List<String> upgrades,
            Priority priority) {}

    /// What requests are looked at for, beside their path.
    private record Tests(boolean caseSensitive, List<NamedMatch> headers, List<NamedMatch> query) {}

    /// Whether a group's members decide by themselves who is asked about their requests.
    private enum Authorization {
        AS_WRITTEN,
        SKIPPED
    }

    private Shared shared(MappingGroup group, List<PlannedMapping> flowing) {
        return new Shared(
                flowing.getLast().mapping(),
                new Tests(
                        last(flowing, m -> m.mapping().match().caseSensitive()).orElse(true),
                        tests(group.first().headers()),
                        tests(flowing.getLast().queryParameters())),
                authorization(flowing),
                headers(flowing),
                hashKeys(group),
                last(flowing, PlannedMapping::retries)
                        .or(() -> module.policies().retries()),
                mirrors(group),
                cors(group, flowing),
                rateLimits.descriptors(group),
                last(flowing, m -> m.upgrades().isEmpty() ? Optional.empty() : Optional.of(m.upgrades()))
                        .orElse(List.of()),
                priority(last(flowing, m -> m.mapping().policy().priority())));
    }

    private Authorization authorization(List<PlannedMapping> flowing) {
        boolean oddly = profile.skipsAuthWhereHostRedirectIsWritten()
                && flowing.stream()
                        .anyMatch(m -> m.mapping().metadata().places().has("host_redirect"));
        return oddly ? Authorization.SKIPPED : Authorization.AS_WRITTEN;
    }

    private PlannedRoute planned(MappingGroup group, Route route) {
        boolean acme = route.criteria().path().equals(new PathPrefix(ACME_PREFIX));
        return new PlannedRoute(route, group.weight(), association.of(group), acme);
    }

    /// What the last member that has it says.
    private static <T> Optional<T> last(List<PlannedMapping> flowing, Function<PlannedMapping, Optional<T>> setting) {
        Optional<T> last = Optional.empty();
        for (PlannedMapping member : flowing) {
            Optional<T> own = setting.apply(member);
            if (own.isPresent()) last = own;
        }
        return last;
    }

    private static RouteCriteria criteria(MappingGroup group, Share share, Shared shared, String cluster) {
        Mapping mapping = share.mapping().mapping();
        return new RouteCriteria(
                path(mapping, group.first().mapping()),
                mapping.match().caseSensitive().orElse(shared.tests().caseSensitive()),
                shared.tests().headers(),
                shared.tests().query(),
                Optional.of(new TrafficShare(share.upTo(), Optional.of("routing.traffic_shift." + cluster))));
    }

    private static PathMatch path(Mapping mapping, Mapping first) {
        String prefix = mapping.match().prefix();
        if (first.match().prefixRegex()) return new PathRegex(prefix);
        return first.match().prefixExact() ? new ExactPath(prefix) : new PathPrefix(prefix);
    }

    private static List<NamedMatch> tests(List<Matcher> matchers) {
        return matchers.stream().flatMap(m -> m.test().stream()).toList();
    }

    private Forward forward(Mapping mapping, Shared shared, String cluster) {
        return new Forward(
                cluster,
                mapping.policy()
                        .timeout()
                        .or(() -> module.defaults().requestTimeout())
                        .orElse(REQUEST_TIMEOUT),
                mapping.policy().idleTimeout(),
                pathRewrite(mapping, shared.last()),
                hostRewrite(mapping.rewrite()),
                shared.hashKeys(),
                shared.retries(),
                shared.mirrors(),
                shared.cors(),
                shared.descriptors(),
                shared.upgrades(),
                shared.priority());
    }

    private static PathRewrite pathRewrite(Mapping mapping, Mapping last) {
        MappingRewrite rewrite = mapping.rewrite();
        if (last.rewrite().regex().isPresent()) {
            var regex = last.rewrite().regex().get();
            return new PathRewrite.ReplaceRegex(regex.pattern(), regex.substitution());
        }
        if (rewrite.regex().isPresent()) return new PathRewrite.KeepPath();
        String prefix = rewrite.prefix().orElse("/");
        return prefix.isEmpty() ? new PathRewrite.KeepPath() : new PathRewrite.ReplacePrefix(prefix);
    }

    private static HostRewrite hostRewrite(MappingRewrite rewrite) {
        if (rewrite.host().isPresent())
            return new HostRewrite.ReplaceHost(rewrite.host().get());
        return rewrite.autoHost().orElse(false) ? new HostRewrite.EndpointHost() : new HostRewrite.KeepHost();
    }

    private List<HashKey> hashKeys(MappingGroup group) {
        Optional<LoadBalancer> balancer = group.first()
                .mapping()
                .upstream()
                .loadBalancer()
                .or(() -> module.policies().loadBalancer());
        return balancer.map(BalancerRules::hashKeys).orElse(List.of());
    }

    private List<Mirror> mirrors(MappingGroup group) {
        if (group.shadow().isEmpty()) return List.of();
        int percent = group.shadow().get().mapping().weight().orElse(100);
        String cluster = shadowNames.getOrDefault(group.id(), "");
        return List.of(new Mirror(cluster, percent));
    }

    private Optional<CorsRules> cors(MappingGroup group, List<PlannedMapping> flowing) {
        return last(flowing, m -> m.mapping().policy().cors())
                .or(() -> module.policies().cors())
                .map(written -> CorsSettings.translate(written, group.id()));
    }

    private static Priority priority(Optional<String> written) {
        return written.filter("high"::equalsIgnoreCase).isPresent() ? Priority.HIGH : Priority.DEFAULT;
    }

    private static HeaderEdits headers(List<PlannedMapping> flowing) {
        SequencedMap<String, AddedHeader> request = new LinkedHashMap<>();
        SequencedMap<String, AddedHeader> response = new LinkedHashMap<>();
        for (PlannedMapping member : flowing) {
            request.putAll(member.edits().addRequest());
            response.putAll(member.edits().addResponse());
        }
        return new HeaderEdits(
                HeaderRules.additions(request),
                HeaderRules.additions(response),
                last(flowing, m -> m.edits().removeRequest()).orElse(List.of()),
                last(flowing, m -> m.edits().removeResponse()).orElse(List.of()));
    }

    private static RouteAuth auth(Mapping mapping, Shared shared) {
        if (shared.authorization() == Authorization.SKIPPED) return new RouteAuth.SkipAuthorization();
        if (mapping.policy().bypassAuth().orElse(false)) return new RouteAuth.SkipAuthorization();
        return mapping.policy().authContextExtensions().isEmpty()
                ? new RouteAuth.Authorize()
                : new RouteAuth.AuthorizeWith(mapping.policy().authContextExtensions());
    }

    private Route redirect(MappingGroup group, PlannedMapping planned) {
        Mapping mapping = planned.mapping();
        boolean forget = profile.redirectsForgetSettings();
        PlannedMapping first = group.first();
        RouteCriteria criteria = new RouteCriteria(
                path(mapping, first.mapping()),
                mapping.match().caseSensitive().orElse(true),
                tests(first.headers()),
                forget ? List.of() : tests(planned.queryParameters()),
                Optional.empty());
        RouteDecision decision = Redirects.decide(planned, profile);
        return new Route(
                mapping.metadata().origin(),
                criteria,
                decision,
                forget ? HeaderEdits.NONE : headers(List.of(planned)),
                new RouteAuth.SkipAuthorization(),
                planned.errors());
    }
}
