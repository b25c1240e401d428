package emissaryctl.diff.live;

import emissaryctl.diff.normal.Origins;
import emissaryctl.diff.tree.Tree;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.RouteCriteria;
import emissaryctl.gateway.RouteDecision;
import emissaryctl.gateway.RouteDecision.LocalReply;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.Map;
import java.util.Set;

/// The routes of virtual hosts.
final class RouteReader {

    /// Where things come from that do not tell.
    static final Origin UNTOLD = new Origin(new ResourceRef("", "", ""), Span.builtIn());

    private final ForwardReader forwards;
    private final Origins origins;
    private final Doubts doubts;

    RouteReader(Set<String> clusters, Origins origins, Doubts doubts) {
        this.forwards = new ForwardReader(clusters);
        this.origins = origins;
        this.doubts = doubts;
    }

    /// @param filters the types of the filters that requests pass before, by their names
    Route read(Tree tree, Map<String, String> filters) {
        Unclear unclear = new Unclear();
        Route route = Fields.read(tree, "", unclear, fields -> {
            fields.skip("name", "metadata", "decorator", "stat_prefix", "tracing");
            RouteFiltersReader parts = new RouteFiltersReader(fields, filters, unclear);
            RouteCriteria criteria = fields.message("match", MatchReader::read).orElseThrow();
            HeaderEdits headers = HeaderEditsReader.read(fields);
            return new Route(
                    origins.of(tree).orElse(UNTOLD),
                    criteria,
                    decision(fields, parts),
                    headers,
                    parts.auth(),
                    parts.errors());
        });
        doubts.note(route, "route", unclear);
        return route;
    }

    private RouteDecision decision(Fields route, RouteFiltersReader parts) {
        return route.<RouteDecision>message("route", action -> forwards.read(action, parts.cors()))
                .or(() -> route.message("redirect", RedirectReader::read))
                .or(() -> route.message("direct_response", RouteReader::reply))
                .orElse(new LocalReply(0, ""));
    }

    private static RouteDecision reply(Fields response) {
        response.skip("body", "body_format");
        return new LocalReply(response.number("status").orElse(0), "");
    }
}
