package emissaryctl.assemble;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.assemble.host.DefaultHost;
import emissaryctl.assemble.host.HostSet;
import emissaryctl.assemble.host.HostStage;
import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.assemble.ingress.Expansion;
import emissaryctl.assemble.listener.ActiveListener;
import emissaryctl.assemble.listener.ChainStage;
import emissaryctl.assemble.listener.ListenerProblems;
import emissaryctl.assemble.listener.ListenerStage;
import emissaryctl.assemble.listener.TcpStage;
import emissaryctl.assemble.listener.TcpStage.TcpGroup;
import emissaryctl.assemble.module.DatadogLog;
import emissaryctl.assemble.module.ErrorReplies;
import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.module.ModuleStage;
import emissaryctl.assemble.plugin.AuthStage;
import emissaryctl.assemble.plugin.AuthStage.Asked;
import emissaryctl.assemble.plugin.AuthStage.Authorization;
import emissaryctl.assemble.plugin.AuthStage.Open;
import emissaryctl.assemble.plugin.AuthStage.Refused;
import emissaryctl.assemble.plugin.PluginStage;
import emissaryctl.assemble.plugin.PluginStage.Plugins;
import emissaryctl.assemble.policy.FilterInputs;
import emissaryctl.assemble.policy.FilterStage;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.EdgeDefaults;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.route.GroupIdentity;
import emissaryctl.assemble.route.GroupStage;
import emissaryctl.assemble.route.LoginPages;
import emissaryctl.assemble.route.MappingGroup;
import emissaryctl.assemble.route.MappingStage;
import emissaryctl.assemble.route.PlannedMapping;
import emissaryctl.assemble.route.PlannedRoute;
import emissaryctl.assemble.route.ProbeRoutes;
import emissaryctl.assemble.route.RateLimitLabels;
import emissaryctl.assemble.route.Refusal;
import emissaryctl.assemble.route.RouteStage;
import emissaryctl.assemble.route.RouteVariants;
import emissaryctl.assemble.tls.ResolvedTls;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.assemble.tls.TlsContexts;
import emissaryctl.assemble.tls.TlsDraft;
import emissaryctl.assemble.tls.TlsDrafts;
import emissaryctl.assemble.tls.TlsResolver;
import emissaryctl.assemble.upstream.EndpointTable;
import emissaryctl.assemble.upstream.KnownEndpoints;
import emissaryctl.assemble.upstream.Resolver;
import emissaryctl.assemble.upstream.Resolvers;
import emissaryctl.assemble.upstream.ServiceDiscovery;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.AccessLogging;
import emissaryctl.gateway.BootstrapSettings;
import emissaryctl.gateway.BootstrapSettings.AdminInterface;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.OverloadLimits;
import emissaryctl.gateway.RateLimiting;
import emissaryctl.gateway.policy.FilterPolicies;
import emissaryctl.resource.GivenFacts;
import emissaryctl.resource.Host;
import emissaryctl.resource.Listener;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.TcpMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Assembles a gateway from resources: a list of stages, each given what earlier ones made. The order of the stages
/// that claim clusters is Emissary's, for it decides who owns a cluster's name.
public final class GatewayAssembler {

    private final ResourceSet resources;
    private final GivenFacts given;
    private final AssembleOptions options;
    private final List<Diagnostic> found = new ArrayList<>();

    private GatewayAssembler(ResourceSet resources, GivenFacts given, AssembleOptions options) {
        this.resources = resources;
        this.given = given;
        this.options = options;
    }

    /// The gateway that the resources mean, with `given` for what they do not say. Resources that are
    /// wrong are left out of it and named in the diagnostics.
    public static Outcome<Gateway> assemble(ResourceSet resources, GivenFacts given, AssembleOptions options) {
        GatewayAssembler assembler =
                new GatewayAssembler(Expansion.expand(resources, options.profile()), given, options);
        Gateway gateway = assembler.gateway();
        return new Outcome<>(
                gateway, assembler.found.stream().sorted().distinct().toList());
    }

    private <T> T take(Outcome<T> outcome) {
        found.addAll(outcome.diagnostics());
        return outcome.value();
    }

    private Gateway gateway() {
        Profile profile = options.profile();
        ModuleSettings module = take(ModuleStage.assemble(resources, options));
        Secrets secrets = new Secrets(resources);
        HostSet sites = hosts(module, secrets);
        Resolvers resolvers = take(Resolvers.assemble(resources));
        Resolver standard = resolvers.find(module.defaultResolver()).orElse(new Resolver.ByDns());
        EndpointTable table = new EndpointTable(resources);
        found.addAll(table.diagnostics());
        KnownEndpoints endpoints = new KnownEndpoints(table, given.endpoints());
        ServiceDiscovery services = new ServiceDiscovery(module, endpoints, standard, options.ambassadorNamespace());
        Upstreams upstreams = new Upstreams(module, sites.contexts(), services, options);

        Plugins plugins = take(PluginStage.assemble(resources, module, upstreams, profile));
        Authorization authorization = take(AuthStage.assemble(resources, module, upstreams, profile));
        FilterInputs filterInputs = new FilterInputs(
                secrets, upstreams, given.providers(), module.http().paths(), options);
        FilterPolicies policies = take(FilterStage.assemble(resources, filterInputs));
        List<PlannedRoute> routes = routes(module, sites.active(), resolvers, plugins, upstreams);
        if (authorization instanceof Refused(String service)) routes = Refusal.of(routes, service);
        routes = LoginPages.keep(routes, policies);
        List<TcpGroup> tcp =
                take(TcpStage.assemble(resources.all(TcpMapping.class), module, resolvers, upstreams, options));
        List<ActiveListener> active = take(ListenerStage.assemble(resources.all(Listener.class), tcp, options));
        boolean authorizes =
                !(authorization instanceof Open) || !policies.filters().isEmpty();
        RouteVariants variants = new RouteVariants(profile, authorizes);
        List<Gateway.Listener> listeners =
                take(new ChainStage(sites, tcp, routes, variants, module, options).assemble(active));
        warnOfNothing(active);
        found.addAll(upstreams.diagnostics());
        found.addAll(secrets.diagnostics());
        return new Gateway(
                listeners,
                upstreams.clusters(),
                module.http(),
                filters(module, authorization, policies, plugins.rateLimiting(), routes),
                new AccessLogging(plugins.logs(), DatadogLog.extend(module, plugins.tracing())),
                plugins.tracing(),
                bootstrap(module));
    }

    private HostSet hosts(ModuleSettings module, Secrets secrets) {
        SequencedMap<String, TlsDraft> defined =
                take(TlsDrafts.assemble(resources, module.secretNamespacing(), options));
        HostStage.Plan plan = take(HostStage.plan(resources, defined, secrets, module.secretNamespacing(), options));
        SequencedMap<String, ResolvedTls> usable =
                take(TlsResolver.assemble(plan.contexts(), secrets, options.profile()));
        TlsContexts contexts = TlsContexts.of(plan.contexts(), usable, options.profile());
        List<ActiveHost> active = HostStage.activate(plan.hosts(), usable, options.profile());
        boolean none = resources.all(Host.class).isEmpty() && !resources.rejects("Host");
        boolean replace = none || plan.hosts().isEmpty() && options.profile().replacesUnusableHosts();
        if (!replace) return new HostSet(active, refused(active), contexts);
        List<TlsDraft> unused =
                contexts.forTermination().stream().filter(c -> !isForTcp(c)).toList();
        unused.forEach(c -> found.add(ListenerProblems.contextsWithoutHost(c)));
        ActiveHost standIn = take(DefaultHost.assemble(secrets, options));
        boolean cleartext = standIn.tls().isEmpty() && unused.isEmpty();
        if (cleartext) firstMapping().ifPresent(m -> found.add(ListenerProblems.noHost(m.metadata())));
        return new HostSet(List.of(standIn), List.of(), contexts);
    }

    private List<Metadata> refused(List<ActiveHost> active) {
        Set<Metadata> used = active.stream().flatMap(h -> h.source().stream()).collect(Collectors.toSet());
        return resources.all(Host.class).stream()
                .map(Host::metadata)
                .filter(metadata -> !used.contains(metadata))
                .toList();
    }

    /// A TCPMapping finds its context by host name and needs no Host.
    private boolean isForTcp(TlsDraft context) {
        List<String> hostnames = context.hosts().orElse(List.of());
        return resources.all(TcpMapping.class).stream()
                .anyMatch(mapping -> mapping.host().filter(hostnames::contains).isPresent());
    }

    private Optional<Mapping> firstMapping() {
        return resources.all(Mapping.class).stream().findFirst();
    }

    private List<PlannedRoute> routes(
            ModuleSettings module, List<ActiveHost> hosts, Resolvers resolvers, Plugins plugins, Upstreams upstreams) {
        GroupIdentity identity = new GroupIdentity(hosts, LabelMatching.of(options), options.profile());
        List<PlannedMapping> mappings =
                take(MappingStage.assemble(resources.all(Mapping.class), module, resolvers, identity, options));
        List<MappingGroup> groups = take(GroupStage.assemble(mappings, options.profile()));
        RateLimitLabels rateLimits =
                new RateLimitLabels(plugins.rateLimiting().map(RateLimiting::domain), module, options.profile());
        List<PlannedRoute> routes = RouteStage.assemble(groups, upstreams, module, rateLimits, options);
        return PlannedRoute.insert(routes, ProbeRoutes.assemble(module.probes(), DefaultHost.ORIGIN));
    }

    private void warnOfNothing(List<ActiveListener> active) {
        boolean silent = active.isEmpty() && resources.all(Listener.class).isEmpty();
        if (silent) firstMapping().ifPresent(m -> found.add(ListenerProblems.noListener(m.metadata())));
    }

    private static FilterSettings filters(
            ModuleSettings module,
            Authorization authorization,
            FilterPolicies policies,
            Optional<RateLimiting> rateLimiting,
            List<PlannedRoute> routes) {
        ModuleSettings.Filters own = module.filters();
        Optional<ExternalAuth> auth =
                authorization instanceof Asked(ExternalAuth asked) ? Optional.of(asked) : Optional.empty();
        return new FilterSettings(
                own.grpc(),
                own.lua(),
                own.compression(),
                own.bufferMaxRequestBytes(),
                own.addressRules(),
                auth,
                policies,
                rateLimiting,
                ErrorReplies.replacement(
                        own.errorReplies(),
                        routes.stream().map(PlannedRoute::route).toList(),
                        auth),
                own.suppressEnvoyHeaders(),
                own.hiddenHeaders());
    }

    private BootstrapSettings bootstrap(ModuleSettings module) {
        String id = options.ambassadorId().equals("default") ? "ambassador" : options.ambassadorId();
        return new BootstrapSettings(
                id + "-" + options.ambassadorNamespace(),
                "emissaryctl",
                options.admin() ? Optional.of(admin(module)) : Optional.empty(),
                options.ready(),
                module.runtime(),
                options.statsSink(),
                overload());
    }

    private AdminInterface admin(ModuleSettings module) {
        List<String> paths = options.profile().limitsAdminPaths()
                ? Stream.concat(EdgeDefaults.ADMIN_PATHS.stream(), options.edge().adminPaths().stream())
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        return new AdminInterface(module.adminPort(), paths);
    }

    /// The heap is not all of the memory that Envoy needs.
    private OverloadLimits overload() {
        Optional<Long> heap = options.edge().memoryBytes().map(bytes -> bytes / 10 * 8);
        return new OverloadLimits(heap, options.edge().maxConnections());
    }
}
