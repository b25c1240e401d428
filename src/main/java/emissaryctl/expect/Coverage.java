package emissaryctl.expect;

import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.RouteDecision.HttpsRedirection;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which Mappings and Ingresses some case comes to, of those that have routes. `minimum` is the percentage that is
/// asked for.
public record Coverage(List<Origin> reached, List<Origin> unreached, int minimum) {

    private static final int ALL = 100;

    private static final String MAPPING = "Mapping";

    /// Other resources have routes too, such as the probes of the Module, which are nobody's to test.
    private static final Set<String> KINDS = Set.of(MAPPING, "Ingress");

    public Coverage {
        reached = List.copyOf(reached);
        unreached = List.copyOf(unreached);
    }

    static Coverage of(Gateway gateway, List<CaseResult> results, int minimum) {
        Set<Origin> all = new LinkedHashSet<>();
        for (Listener listener : gateway.listeners()) {
            for (FilterChain chain : listener.chains()) {
                if (!(chain.content() instanceof HttpTraffic http)) continue;
                for (VirtualHost host : http.virtualHosts()) {
                    host.routes().forEach(route -> counted(route).ifPresent(all::add));
                }
            }
        }
        Set<Origin> met = new LinkedHashSet<>();
        results.forEach(
                result -> result.routes().forEach(route -> counted(route).ifPresent(met::add)));
        List<Origin> reached = new ArrayList<>(all);
        reached.retainAll(met);
        all.removeAll(met);
        return new Coverage(reached, inPlace(all), minimum);
    }

    /// A redirect of cleartext says nothing of where a route leads.
    private static Optional<Origin> counted(Route route) {
        return route.decision() instanceof HttpsRedirection
                ? Optional.empty()
                : Optional.of(route.origin())
                        .filter(origin -> KINDS.contains(origin.resource().kind()));
    }

    private static List<Origin> inPlace(Set<Origin> origins) {
        return origins.stream()
                .sorted((one, other) -> one.span().compareTo(other.span()))
                .toList();
    }

    public int total() {
        return reached.size() + unreached.size();
    }

    /// Of 100, rounded down; 100 when there is nothing to come to.
    public int percent() {
        return total() == 0 ? ALL : (int) ((long) reached.size() * ALL / total());
    }

    public boolean suffices() {
        return percent() >= minimum;
    }

    /// How many there are, in words.
    String counted() {
        boolean mappings = Stream.concat(reached.stream(), unreached.stream())
                .allMatch(each -> each.resource().kind().equals(MAPPING));
        String noun = mappings ? "Mapping" : "Mapping or Ingress";
        return total() == 1 ? "1 " + noun : total() + (mappings ? " Mappings" : " Mappings and Ingresses");
    }
}
