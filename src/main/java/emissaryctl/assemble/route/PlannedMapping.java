package emissaryctl.assemble.route;

import emissaryctl.assemble.upstream.Resolver;
import emissaryctl.assemble.upstream.ServiceAddress;
import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.gateway.RouteErrors;
import emissaryctl.resource.AddedHeader;
import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A valid Mapping with the Module's defaults filled in. `service` is in normal form; `authority` the host name or glob
/// that it is for, absent for regular expressions and for none.
public record PlannedMapping(
        Mapping mapping,
        String service,
        Optional<ServiceAddress> address,
        Resolver resolver,
        List<Matcher> headers,
        List<Matcher> queryParameters,
        Optional<String> authority,
        boolean hostRegex,
        RouteWeight weight,
        String groupId,
        Edits edits,
        Optional<List<CircuitBreaker>> circuitBreakers,
        Optional<Retries> retries,
        List<String> upgrades,
        Optional<String> statsName,
        RouteErrors errors) {

    /// Header edits; removals absent when not written anywhere.
    public record Edits(
            SequencedMap<String, AddedHeader> addRequest,
            SequencedMap<String, AddedHeader> addResponse,
            Optional<List<String>> removeRequest,
            Optional<List<String>> removeResponse) {}

    String name() {
        return mapping.name();
    }

    boolean shadow() {
        return mapping.policy().shadow();
    }

    boolean redirect() {
        return mapping.redirect().hostRedirect() && !shadow();
    }

    UpstreamRequest upstream(Optional<String> marker) {
        return new UpstreamRequest(
                mapping.metadata(),
                "service",
                service,
                marker,
                mapping.rewrite().host(),
                Optional.of(resolver),
                UpstreamRequest.Settings.of(mapping.upstream(), statsName, circuitBreakers));
    }
}
