package emissaryctl.explain;

import emissaryctl.diag.Diagnostic;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Arrival.Cause;
import emissaryctl.explain.Arrival.Closed;
import emissaryctl.explain.Arrival.Nowhere;
import emissaryctl.explain.Arrival.NowhereCause;
import emissaryctl.explain.match.Mismatch;
import emissaryctl.explain.match.RouteMatching;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.explain.shadow.Placement;
import emissaryctl.explain.shadow.Placements;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.source.Origin;
import emissaryctl.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Why a resource does not get a request, or none at all: what was said of it, what it goes with, where its routes
/// are, and what comes in their way. There is no answer for a resource that gets no requests itself, such as a Secret.
public record WhyNot(
        Origin resource,
        Presence presence,
        List<Diagnostic> said,
        List<Association> associations,
        List<Placement> placements,
        Optional<Answer> answer) {

    /// What has become of the resource.
    public enum Presence {
        PART,
        /// A Mapping that is used, but by no Host.
        NO_ROUTE,
        /// A Mapping that gets copies of what others get.
        SHADOW,
        /// It decides on what becomes of requests, but gets none itself.
        REQUESTLESS,
        ABSENT
    }

    /// A resource that this one may go with (a Mapping with a Host, a Host with a Listener), what that is for, and
    /// what is in the way.
    public record Association(Origin other, String purpose, Optional<String> obstacle) {}

    /// What becomes of one request.
    public sealed interface Answer {}

    /// The resource does get it, or this share of it.
    public record Gets(int percent) implements Answer {}

    /// The resource gets copies, of this share of such requests.
    public record GetsCopies(int percent) implements Answer {}

    /// It comes to the Listener, but the connection comes to nothing.
    public record Closes(Cause cause) implements Answer {}

    /// There is no Listener for it.
    public record ReachesNoListener(NowhereCause cause) implements Answer {}

    /// On this port, another resource takes it.
    public record TakenElsewhere(int port, Origin by) implements Answer {}

    /// It reaches no virtual host at all.
    public record ReachesNoHost() implements Answer {}

    /// Its virtual host has no route of the resource, or is that of another Host.
    public record OtherHost(VirtualHost host) implements Answer {}

    /// The route that comes nearest wants something else.
    public record Differs(Placed route, List<Mismatch> mismatches) implements Answer {}

    /// The route would take it, but these take it before.
    public record TakenBefore(Placed route, List<Route> by) implements Answer {}

    /// A route and its place in the virtual host.
    public record Placed(int position, Route route) {}

    private static final int ALL = 100;
    private static final Set<String> TAKING_REQUESTS = Set.of("Listener", "Host", "Mapping", "TCPMapping", "Ingress");

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
        List<Placement> placements = Placements.of(gateway, resource.resource());
        return new WhyNot(
                resource,
                presence(gateway, resource, said, placements),
                said,
                associations,
                placements,
                request.flatMap(trace -> answer(gateway, trace, resource)));
    }

    private static Presence presence(
            Gateway gateway, Origin resource, List<Diagnostic> said, List<Placement> placements) {
        boolean mapping = resource.resource().kind().equals("Mapping");
        if (mapping && placements.isEmpty() && Placements.copies(gateway, resource.resource())) return Presence.SHADOW;
        if (Placements.uses(gateway, resource.resource())) {
            return mapping && placements.isEmpty() ? Presence.NO_ROUTE : Presence.PART;
        }
        boolean requestless = !TAKING_REQUESTS.contains(resource.resource().kind());
        return requestless && said.stream().noneMatch(Diagnostic::isError) ? Presence.REQUESTLESS : Presence.ABSENT;
    }

    private static boolean within(Span place, Span resource) {
        return place.file().equals(resource.file())
                && place.startLine() >= resource.startLine()
                && place.startLine() <= resource.endLine();
    }

    private static Optional<Answer> answer(Gateway gateway, Trace trace, Origin resource) {
        return switch (resource.resource().kind()) {
            case "Listener" -> Optional.of(listener(trace.arrival(), resource));
            case "TCPMapping" -> Optional.of(connection(trace.arrival(), resource));
            case "Host" -> Optional.of(host(trace.host(), resource));
            case "Mapping", "Ingress" -> Optional.of(route(gateway, trace, resource));
            default -> Optional.empty();
        };
    }

    private static Answer listener(Arrival arrival, Origin resource) {
        return switch (arrival) {
            case Nowhere(NowhereCause cause) -> new ReachesNoListener(cause);
            case Closed(Listener listener, var _, Cause cause) ->
                isOf(listener.origin(), resource) ? new Closes(cause) : elsewhere(listener, listener.origin());
            case Accepted accepted ->
                isOf(accepted.listener().origin(), resource)
                        ? new Gets(ALL)
                        : elsewhere(accepted.listener(), accepted.listener().origin());
        };
    }

    private static Answer connection(Arrival arrival, Origin resource) {
        return switch (arrival) {
            case Nowhere(NowhereCause cause) -> new ReachesNoListener(cause);
            case Closed(Listener listener, var _, var _) -> elsewhere(listener, listener.origin());
            case Accepted accepted ->
                isOf(accepted.chain().origin(), resource)
                        ? new Gets(ALL)
                        : elsewhere(accepted.listener(), accepted.chain().origin());
        };
    }

    private static Answer elsewhere(Listener listener, Origin by) {
        return new TakenElsewhere(listener.address().port(), by);
    }

    private static Answer host(Optional<VirtualHost> host, Origin resource) {
        if (host.isEmpty()) return new ReachesNoHost();
        return isOf(host.get().origin(), resource) ? new Gets(ALL) : new OtherHost(host.get());
    }

    private static Answer route(Gateway gateway, Trace trace, Origin resource) {
        int percent = trace.branches().stream()
                .filter(branch -> branch.route()
                        .filter(route -> isOf(route.origin(), resource))
                        .isPresent())
                .mapToInt(Branch::percent)
                .sum();
        if (percent > 0) return new Gets(percent);
        Optional<Integer> copied = trace.branches().stream()
                .flatMap(branch -> branch.route().stream())
                .flatMap(route -> Placements.copies(gateway, route, resource.resource()).stream())
                .max(Comparator.naturalOrder());
        if (copied.isPresent()) return new GetsCopies(copied.get());
        if (trace.host().isEmpty() || trace.received().isEmpty()) return new ReachesNoHost();
        return route(trace, trace.host().get(), trace.received().get(), resource);
    }

    private static Answer route(Trace trace, VirtualHost host, RoutedRequest request, Origin resource) {
        RouteMatching matching = new RouteMatching();
        Optional<Differs> nearest = IntStream.range(0, host.routes().size())
                .filter(i -> isOf(host.routes().get(i).origin(), resource))
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

    private static boolean isOf(Origin origin, Origin resource) {
        return origin.resource().equals(resource.resource());
    }
}
