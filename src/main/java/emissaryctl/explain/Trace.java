package emissaryctl.explain;

import emissaryctl.explain.match.RouteChoice;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.RoutedRequest;
import emissaryctl.gateway.Gateway.VirtualHost;
import java.util.List;
import java.util.Optional;

/// How Envoy decides on a request. What lies behind the point at which the request fails is absent. There is more than
/// one branch when routes share the requests by chance.
public record Trace(
        Request request,
        Arrival arrival,
        Optional<RoutedRequest> received,
        Optional<VirtualHost> host,
        Optional<RouteChoice> routes,
        List<Branch> branches) {

    public Trace {
        branches = List.copyOf(branches);
    }
}
