package emissaryctl.assemble.route;

import emissaryctl.assemble.module.BalancerRules;
import emissaryctl.assemble.module.BreakerNames;
import emissaryctl.assemble.module.ErrorReplies;
import emissaryctl.assemble.module.ErrorReplyProblems;
import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.module.RetryRules;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.route.PlannedMapping.Edits;
import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.HeaderMutations;
import emissaryctl.assemble.upstream.Linkerd;
import emissaryctl.assemble.upstream.Resolver;
import emissaryctl.assemble.upstream.Resolver.ByConsul;
import emissaryctl.assemble.upstream.Resolver.ByDns;
import emissaryctl.assemble.upstream.Resolvers;
import emissaryctl.assemble.upstream.ServiceAddress;
import emissaryctl.assemble.upstream.UpstreamProblems;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.AddedHeader;
import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Checks Mappings one by one and fills in the Module's defaults. A Mapping that is wrong is left out, as Emissary
/// does.
public final class MappingStage {

    private final ModuleSettings module;
    private final Resolvers resolvers;
    private final GroupIdentity identity;
    private final AssembleOptions options;
    private final List<Diagnostic> found = new ArrayList<>();
    private final RegexRules regexes;

    private MappingStage(ModuleSettings module, Resolvers resolvers, GroupIdentity identity, AssembleOptions options) {
        this.module = module;
        this.regexes = new RegexRules(module.regexMaxSize(), found);
        this.resolvers = resolvers;
        this.identity = identity;
        this.options = options;
    }

    /// The Mappings that can become routes, with their groups' identities and what the Module adds.
    public static Outcome<List<PlannedMapping>> assemble(
            List<Mapping> mappings,
            ModuleSettings module,
            Resolvers resolvers,
            GroupIdentity identity,
            AssembleOptions options) {
        MappingStage stage = new MappingStage(module, resolvers, identity, options);
        List<PlannedMapping> planned = new ArrayList<>();
        mappings.forEach(mapping -> stage.plan(mapping).ifPresent(planned::add));
        return new Outcome<>(planned, stage.found);
    }

    private Optional<PlannedMapping> plan(Mapping mapping) {
        if (!hostIsPossible(mapping)) return Optional.empty();
        String resolverName =
                mapping.upstream().resolver().filter(r -> !r.isEmpty()).orElse(module.defaultResolver());
        Optional<Resolver> resolver = resolvers.find(resolverName);
        if (resolver.isEmpty()) {
            found.add(UpstreamProblems.unknownResolver(mapping.metadata(), resolverName));
            return Optional.empty();
        }
        Optional<ServiceAddress> address = address(mapping, resolver.get());
        if (address.isEmpty() && !options.profile().routesToMalformedServices()) return Optional.empty();
        if (!resolverAccepts(mapping, resolver.get())) return Optional.empty();
        if (!policiesAreValid(mapping)) return Optional.empty();
        return Optional.of(build(mapping, resolver.get(), address));
    }

    private boolean hostIsPossible(Mapping mapping) {
        MappingMatch match = mapping.match();
        boolean byHost = match.host().isPresent() && !match.hostRegex();
        if (byHost && match.host().get().contains("*")) {
            found.add(MappingProblems.globInExactHost(
                    mapping, "host", match.host().get()));
            return false;
        }
        Optional<String> header = authorityHeader(match);
        if (header.isPresent() && header.get().contains("*")) {
            found.add(MappingProblems.globInExactHost(mapping, "headers", header.get()));
            return false;
        }
        if (match.host().isPresent() && match.hostname().isPresent()) {
            found.add(MappingProblems.hostAndHostname(mapping));
        }
        return true;
    }

    private static Optional<String> authorityHeader(MappingMatch match) {
        return match.headers().exact().entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(Matcher.AUTHORITY))
                .map(e -> e.getValue())
                .reduce((_, later) -> later);
    }

    private Optional<ServiceAddress> address(Mapping mapping, Resolver resolver) {
        return switch (ServiceAddress.parse(mapping.service())) {
            case ServiceAddress.Malformed(String reason) -> {
                found.add(UpstreamProblems.malformedService(mapping.metadata(), "service", mapping.service(), reason));
                yield Optional.empty();
            }
            case ServiceAddress.Understood(ServiceAddress parsed) -> {
                if (parsed.dropped()) {
                    found.add(UpstreamProblems.droppedServiceParts(mapping.metadata(), "service", mapping.service()));
                }
                boolean foreign = !mapping.namespace().equals(options.ambassadorNamespace());
                boolean qualify = foreign
                        && !module.defaults().useAmbassadorNamespaceForServiceResolution()
                        && resolver.qualifiesNames()
                        && (!mapping.redirect().hostRedirect()
                                || options.profile().redirectsToServiceText());
                yield Optional.of(qualify ? parsed.qualified(mapping.namespace()) : parsed);
            }
        };
    }

    private boolean resolverAccepts(Mapping mapping, Resolver resolver) {
        if (resolver instanceof ByDns && mapping.upstream().loadBalancer().isPresent()) {
            found.add(MappingProblems.loadBalancerNeedsEndpoints(mapping));
            return false;
        }
        if (resolver instanceof ByConsul && mapping.service().contains(".")) {
            found.add(UpstreamProblems.consulNameWithDots(mapping.metadata()));
            return false;
        }
        return true;
    }

    private boolean policiesAreValid(Mapping mapping) {
        Optional<List<CircuitBreaker>> own = mapping.upstream().circuitBreakers();
        if (own.isPresent() && !own.get().stream().allMatch(BreakerNames::isValid)) {
            found.add(MappingProblems.circuitBreakersInvalid(mapping));
            return false;
        }
        if (own.isEmpty() && module.policies().circuitBreakersInvalid()) return false;
        if (mapping.policy().retry().isPresent()
                && RetryRules.translate(mapping.policy().retry().get()).isEmpty()) {
            found.add(MappingProblems.retryOnInvalid(mapping));
            return false;
        }
        if (mapping.upstream()
                .loadBalancer()
                .filter(b -> !BalancerRules.isValid(b))
                .isPresent()) {
            found.add(MappingProblems.loadBalancerInvalid(mapping));
            return false;
        }
        if (mapping.rewrite().host().isPresent() && mapping.rewrite().autoHost().orElse(false)) {
            found.add(MappingProblems.bothHostRewrites(mapping));
            return false;
        }
        return supported(mapping) && headersAreValid(mapping) && regexes.check(mapping);
    }

    private boolean headersAreValid(Mapping mapping) {
        Edits edits = edits(mapping, Optional.empty());
        return check(mapping, "add_request_headers", HeaderMutations.faultOfAdded(edits.addRequest()))
                && check(mapping, "add_response_headers", HeaderMutations.faultOfAdded(edits.addResponse()))
                && check(mapping, "remove_request_headers", removed(edits.removeRequest()))
                && check(mapping, "remove_response_headers", removed(edits.removeResponse()));
    }

    private static Optional<CommandOperators.Fault> removed(Optional<List<String>> names) {
        return names.flatMap(HeaderMutations::faultOfRemoved);
    }

    private boolean check(Mapping mapping, String field, Optional<CommandOperators.Fault> fault) {
        fault.ifPresent(what -> found.add(MappingProblems.headerMutationInvalid(mapping, field, what)));
        return fault.isEmpty();
    }

    /// Emissary says that it ignores these fields, and ignores the Mapping (O-01).
    private boolean supported(Mapping mapping) {
        boolean drops = options.profile().dropsMappingsWithUnsupportedFields();
        boolean overrides = drops && !mapping.policy().errors().overrides().isEmpty();
        boolean outlier = mapping.upstream().outlierDetection().isPresent();
        if (overrides) found.add(ErrorReplyProblems.mappingDropped(mapping));
        if (outlier) found.add(MappingProblems.outlierDetection(mapping, drops));
        return !overrides && !(outlier && drops);
    }

    private PlannedMapping build(Mapping mapping, Resolver resolver, Optional<ServiceAddress> address) {
        MappingMatch match = mapping.match();
        MappingMatchers matchers = MappingMatchers.of(match, options.profile().keepsMatchOrder());
        if (mapping.rewrite().regex().isPresent()
                && mapping.rewrite()
                        .prefix()
                        .filter(p -> !p.isEmpty() && !p.equals("/"))
                        .isPresent()) {
            found.add(MappingProblems.rewriteBesideRegexRewrite(mapping));
        }
        String service = address.map(ServiceAddress::text).orElse(mapping.service());
        Optional<List<CircuitBreaker>> breakers =
                mapping.upstream().circuitBreakers().or(() -> module.policies().circuitBreakers());
        return new PlannedMapping(
                mapping,
                service,
                address,
                resolver,
                matchers.headers(),
                matchers.queryParameters(),
                matchers.authority(),
                match.hostRegex()
                        && (match.hostname().isEmpty() || options.profile().hostRegexOutweighsHostname()),
                matchers.weight(match),
                identity.of(mapping, matchers),
                edits(mapping, Optional.of(service)),
                breakers,
                mapping.policy().retry().flatMap(RetryRules::translate),
                upgrades(mapping),
                mapping.upstream().statsName().or(() -> module.defaults().statsName()),
                ErrorReplies.ofRoute(mapping, module, options.profile(), found));
    }

    private List<String> upgrades(Mapping mapping) {
        List<String> upgrades = new ArrayList<>(mapping.policy().allowUpgrade());
        Optional<Boolean> websocket = mapping.policy().useWebsocket();
        boolean wanted =
                websocket.isPresent() && (websocket.get() || options.profile().takesPresenceForTrue());
        if (wanted && !upgrades.contains("websocket")) upgrades.add("websocket");
        return upgrades;
    }

    /// `service` in normal form; without it, no header for Linkerd.
    private Edits edits(Mapping mapping, Optional<String> service) {
        SequencedMap<String, AddedHeader> request = new LinkedHashMap<>(mapping.headers()
                .addRequest()
                .or(() -> module.defaults().headers().addRequest())
                .orElseGet(LinkedHashMap::new));
        boolean linkerd = mapping.headers()
                .addLinkerd()
                .or(() -> module.defaults().addLinkerdHeaders())
                .orElse(false);
        if (linkerd) {
            service.ifPresent(
                    text -> request.put("l5d-dst-override", new AddedHeader(Linkerd.destination(text), true)));
        }
        return new Edits(
                request,
                mapping.headers()
                        .addResponse()
                        .or(() -> module.defaults().headers().addResponse())
                        .orElseGet(LinkedHashMap::new),
                mapping.headers()
                        .removeRequest()
                        .or(() -> module.defaults().headers().removeRequest()),
                mapping.headers()
                        .removeResponse()
                        .or(() -> module.defaults().headers().removeResponse()));
    }
}
