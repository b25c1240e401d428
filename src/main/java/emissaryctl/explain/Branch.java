package emissaryctl.explain;

import emissaryctl.explain.filter.Filtering;
import emissaryctl.gateway.Gateway.Route;
import java.util.Optional;

/// What happens to a share of the requests, in percent. Without a route there are no filters either when the request
/// does not get as far.
public record Branch(int percent, Optional<Route> route, Optional<Filtering> filtering, Verdict verdict) {}
