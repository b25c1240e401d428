package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import java.util.Optional;

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
}
