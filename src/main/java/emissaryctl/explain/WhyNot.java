package emissaryctl.explain;

import emissaryctl.diag.Diagnostic;
import emissaryctl.explain.match.Mismatch;
import emissaryctl.explain.match.RouteMatching;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.explain.shadow.Placement;
import emissaryctl.explain.shadow.Placements;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.source.Origin;
import emissaryctl.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Why a resource does not get a request, or none at all: what was said of it, what it goes with, where its routes
/// are, and what comes in their way.
public record WhyNot(
        Origin resource,
        boolean compiled,
        List<Diagnostic> said,
        List<Association> associations,
        List<Placement> placements,
        Optional<Answer> answer) {

    /// A resource that this one may go with (a Mapping with a Host, a Host with a Listener), what that is for, and
    /// what is in the way.
    public record Association(Origin other, String purpose, Optional<String> obstacle) {}

    /// What becomes of one request.
    public sealed interface Answer {}

    /// The resource does get it, or this share of it.
    public record Gets(int percent) implements Answer {}

    /// It reaches no virtual host at all.
    public record ReachesNoHost() implements Answer {}

    /// Its virtual host has no route of the resource.
    public record OtherHost(VirtualHost host) implements Answer {}

    /// The route that comes nearest wants something else.
    public record Differs(Placed route, List<Mismatch> mismatches) implements Answer {}

    /// The route would take it, but these take it before.
    public record TakenBefore(Placed route, List<Route> by) implements Answer {}

    /// A route and its place in the virtual host.
    public record Placed(int position, Route route) {}

    public WhyNot {
        said = List.copyOf(said);
        associations = List.copyOf(associations);
        placements = List.copyOf(placements);
    }

    /// @param extent where the whole resource stands
    /// @param diagnostics everything that was said of the input
    public static WhyNot of(
            Gateway gateway,
            Origin resource,
            Span extent,
            List<Diagnostic> diagnostics,
            List<Association> associations,
            Optional<Trace> request) {
        List<Diagnostic> said = diagnostics.stream()
                .filter(diagnostic -> within(diagnostic.primary(), extent))
                .distinct()
                .sorted()
                .toList();
        return new WhyNot(
                resource,
                Placements.uses(gateway, resource.resource()),
                said,
                associations,
                Placements.of(gateway, resource.resource()),
                request.map(trace -> answer(trace, resource)));
    }

    private static boolean within(Span place, Span resource) {
        return place.file().equals(resource.file())
                && place.startLine() >= resource.startLine()
                && place.startLine() <= resource.endLine();
    }

    private static Answer answer(Trace trace, Origin resource) {
        int percent = trace.branches().stream()
                .filter(branch ->
                        branch.route().filter(route -> isOf(route, resource)).isPresent())
                .mapToInt(Branch::percent)
                .sum();
        if (percent > 0) return new Gets(percent);
        if (trace.host().isEmpty() || trace.received().isEmpty()) return new ReachesNoHost();
        return answer(trace, trace.host().get(), trace.received().get(), resource);
    }

    private static Answer answer(Trace trace, VirtualHost host, RoutedRequest request, Origin resource) {
        RouteMatching matching = new RouteMatching();
        Optional<Differs> nearest = IntStream.range(0, host.routes().size())
                .filter(i -> isOf(host.routes().get(i), resource))
                .mapToObj(i -> new Placed(i + 1, host.routes().get(i)))
                .map(placed ->
                        new Differs(placed, matching.mismatches(placed.route().criteria(), request)))
                .min(Comparator.comparingInt(differs -> differs.mismatches().size()));
        if (nearest.isEmpty()) return new OtherHost(host);
        if (!nearest.get().mismatches().isEmpty()) return nearest.get();
        List<Route> takers = trace.branches().stream()
                .flatMap(branch -> branch.route().stream())
                .toList();
        return new TakenBefore(nearest.get().route(), takers);
    }

    private static boolean isOf(Route route, Origin resource) {
        return route.origin().resource().equals(resource.resource());
    }
}
