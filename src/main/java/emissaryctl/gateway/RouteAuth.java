package emissaryctl.gateway;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What external authorization does on a route (`ExtAuthzPerRoute`).
public sealed interface RouteAuth {

    /// As everywhere else.
    record Authorize() implements RouteAuth {}

    /// Nothing.
    record SkipAuthorization() implements RouteAuth {}

    /// As everywhere else, with these values told to the service.
    record AuthorizeWith(SortedMap<String, String> contextExtensions) implements RouteAuth {
        public AuthorizeWith {
            contextExtensions = Collections.unmodifiableSortedMap(new TreeMap<>(contextExtensions));
        }
    }
}
