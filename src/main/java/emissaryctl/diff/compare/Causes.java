package emissaryctl.diff.compare;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Subject.OfCluster;
import emissaryctl.diff.Subject.OfItem;
import emissaryctl.diff.Subject.OfRoute;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.HostPlace;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.tree.Side;
import emissaryctl.diff.tree.Tree;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the changed resource that made something of another resource different, where that is clear.
final class Causes {

    private static final Map<Layer, List<String>> KINDS = Map.of(
            Layer.LISTENER, List.of("Listener", "Module", "TCPMapping", "Host", "TracingService"),
            Layer.FILTER_CHAIN, List.of("Host", "Listener", "TLSContext", "Secret", "TCPMapping", "Mapping", "Module"),
            Layer.VIRTUAL_HOST, List.of("Host", "Mapping", "Listener", "Module", "Ingress"),
            Layer.ROUTE, List.of("Mapping", "Module", "Host", "Listener", "AuthService"),
            Layer.CLUSTER,
                    List.of(
                            "Mapping",
                            "TCPMapping",
                            "Service",
                            "Endpoints",
                            "EndpointSlice",
                            "Secret",
                            "TLSContext",
                            "Module",
                            "AuthService",
                            "RateLimitService",
                            "LogService",
                            "TracingService",
                            "KubernetesEndpointResolver",
                            "KubernetesServiceResolver",
                            "ConsulResolver"),
            Layer.TLS, List.of("Secret", "TLSContext", "Host", "Module"),
            Layer.FILTER, List.of("Module", "AuthService", "RateLimitService"),
            Layer.HTTP, List.of("Module", "LogService", "TracingService", "Listener"),
            Layer.PROCESS, List.of("Module", "TracingService", "LogService"),
            Layer.RATE_LIMIT, List.of("RateLimit"));

    /// What a filter's or setting's name tells of the kind of resource behind it.
    private static final Map<String, String> KIND_OF_FIELD = Map.of(
            "ext_authz", "AuthService",
            "filters.http.ratelimit", "RateLimitService",
            "grpc_access_log", "LogService",
            "access_loggers.grpc", "LogService",
            "access_log[", "LogService",
            "tracing", "TracingService",
            "generate_request_id", "TracingService");

    private final Side before;
    private final Side after;
    private final List<ResourceRef> changed;
    /// Changed resources by the requests that their routes are about.
    private final Map<String, ResourceRef> byGroup = new HashMap<>();
    private final Map<HostPlace, Set<ResourceRef>> byHost = new HashMap<>();

    Causes(Side before, Side after, List<ResourceRef> changed) {
        this.before = before;
        this.after = after;
        this.changed = changed;
        Set<ResourceRef> all = new HashSet<>(changed);
        for (Side side : List.of(before, after)) {
            for (RouteItem route : side.configuration().routes()) {
                Optional<ResourceRef> ref = route.origin().map(Origin::resource).filter(all::contains);
                if (ref.isEmpty()) continue;
                byGroup.putIfAbsent(route.groupKey(), ref.get());
                route.places()
                        .forEach(place -> byHost.computeIfAbsent(place, _ -> new HashSet<>())
                                .add(ref.get()));
            }
        }
    }

    Optional<ResourceRef> of(Difference difference) {
        Optional<ResourceRef> told = switch (difference.subject()) {
            case OfRoute(var old, var now, var _, var _) ->
                Stream.of(now, old)
                        .flatMap(Optional::stream)
                        .flatMap(route -> Optional.ofNullable(byGroup.get(route.groupKey())).stream())
                        .findFirst();
            case OfItem item when difference.layer() == Layer.TLS -> secret(item, difference);
            case OfItem(var old, var now)
            when difference.layer() == Layer.VIRTUAL_HOST ->
                only(Stream.of(now, old)
                        .flatMap(Optional::stream)
                        .flatMap(host -> byHost.entrySet().stream()
                                .filter(each -> host.key().equals(key(each.getKey())))
                                .flatMap(each -> each.getValue().stream()))
                        .distinct()
                        .toList());
            case OfItem _, OfCluster _ -> Optional.empty();
        };
        return told.or(() -> byField(difference)).or(() -> byKind(difference)).or(() -> beyondMappings(difference));
    }

    static String key(HostPlace place) {
        return String.join("|", place.listener(), place.chain(), place.domain());
    }

    /// The Secret that a certificate comes from.
    private Optional<ResourceRef> secret(OfItem item, Difference difference) {
        List<ResourceRef> secrets = new ArrayList<>();
        for (FieldChange change : difference.fields()) {
            change.after().map(Tree::key).ifPresent(text -> find(after, text).forEach(secrets::add));
            change.before().map(Tree::key).ifPresent(text -> find(before, text).forEach(secrets::add));
        }
        return secrets.stream().filter(changed::contains).findFirst();
    }

    private static List<ResourceRef> find(Side side, String text) {
        return side.configuration().secrets().entrySet().stream()
                .filter(each -> text.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Optional<ResourceRef> byField(Difference difference) {
        for (var each : new TreeMap<>(KIND_OF_FIELD).entrySet()) {
            boolean about = !difference.fields().isEmpty()
                    && difference.fields().stream()
                            .allMatch(change -> change.path().contains(each.getKey()));
            if (!about) continue;
            Optional<ResourceRef> one = only(changed.stream()
                    .filter(ref -> ref.kind().equals(each.getValue()))
                    .toList());
            if (one.isPresent()) return one;
        }
        return Optional.empty();
    }

    private Optional<ResourceRef> byKind(Difference difference) {
        return only(possible(difference));
    }

    private List<ResourceRef> possible(Difference difference) {
        List<String> kinds = KINDS.getOrDefault(difference.layer(), List.of());
        return changed.stream().filter(ref -> kinds.contains(ref.kind())).toList();
    }

    /// What a route does is changed by other Mappings only if they share its requests, which these do not.
    private Optional<ResourceRef> beyondMappings(Difference difference) {
        if (!(difference.subject() instanceof OfRoute) || difference.kind() != Kind.CHANGED) return Optional.empty();
        return only(possible(difference).stream()
                .filter(ref -> !ref.kind().equals("Mapping"))
                .toList());
    }

    private static Optional<ResourceRef> only(List<ResourceRef> refs) {
        return refs.size() == 1 ? Optional.of(refs.getFirst()) : Optional.empty();
    }
}
