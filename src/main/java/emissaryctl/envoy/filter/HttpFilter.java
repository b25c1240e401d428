package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One HTTP filter: its part in the filter chain, and its part in a route.
public interface HttpFilter {

    /// The name under which the filter stands in the chain and is found again in a route.
    String name();

    /// What the filter does for all routes, absent when it is not in the chain.
    Optional<Message> chainPart(FilterSettings settings);

    /// What the filter does differently for one route.
    default Optional<Message> routePart(Gateway.Route route) {
        return Optional.empty();
    }

    /// The same for a filter that may be in the chain several times, by the names under which it stands there.
    default SequencedMap<String, Message> chainParts(FilterSettings settings) {
        return named(chainPart(settings));
    }

    default SequencedMap<String, Message> routeParts(Gateway.Route route, FilterSettings settings) {
        return named(routePart(route));
    }

    private SequencedMap<String, Message> named(Optional<Message> part) {
        SequencedMap<String, Message> parts = new LinkedHashMap<>();
        part.ifPresent(message -> parts.put(name(), message));
        return parts;
    }
}
