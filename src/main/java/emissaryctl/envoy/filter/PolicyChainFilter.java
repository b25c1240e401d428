package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.envoy.filter.policy.PolicyActions;
import emissaryctl.envoy.message.FilterSwitch;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.policy.PolicyFilter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// All filters of FilterPolicies, one after the other. Where an AuthService would not be asked they are not passed
/// either, for in Edge Stack it is the AuthService that runs them.
final class PolicyChainFilter implements HttpFilter {

    @Override
    public String name() {
        return "filter_policy";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return Optional.empty();
    }

    @Override
    public SequencedMap<String, Message> chainParts(FilterSettings settings) {
        SequencedMap<String, Message> parts = new LinkedHashMap<>();
        for (PolicyFilter filter : settings.policies().filters()) {
            parts.put(filter.name(), PolicyActions.translate(filter, settings.policies()));
        }
        return parts;
    }

    @Override
    public SequencedMap<String, Message> routeParts(Gateway.Route route, FilterSettings settings) {
        SequencedMap<String, Message> parts = new LinkedHashMap<>();
        boolean skipped = route.auth() instanceof RouteAuth.SkipAuthorization;
        if (!skipped) return parts;
        settings.policies().filters().forEach(filter -> parts.put(filter.name(), FilterSwitch.off()));
        return parts;
    }
}
