package emissaryctl.envoy.filter;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import emissaryctl.envoy.message.Fractions;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.gateway.CorsRules;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteDecision.Forward;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import java.util.Optional;

/// Answers browsers that ask before they call across origins; always there, and idle where a route has no rules.
final class CorsFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.cors";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return Optional.of(Cors.getDefaultInstance());
    }

    @Override
    public Optional<Message> routePart(Gateway.Route route) {
        return route.decision() instanceof Forward forward
                ? forward.cors().map(CorsFilter::translate)
                : Optional.empty();
    }

    private static CorsPolicy translate(CorsRules rules) {
        CorsPolicy.Builder policy =
                CorsPolicy.newBuilder().setFilterEnabled(Fractions.runtime(100, rules.runtimeKey()));
        rules.origins()
                .ifPresent(origins -> policy.addAllAllowOriginStringMatch(
                        origins.stream().map(Matchers::exact).toList()));
        rules.methods().ifPresent(policy::setAllowMethods);
        rules.headers().ifPresent(policy::setAllowHeaders);
        rules.exposedHeaders().ifPresent(policy::setExposeHeaders);
        if (rules.credentials()) policy.setAllowCredentials(BoolValue.of(true));
        rules.maxAge().ifPresent(policy::setMaxAge);
        return policy.build();
    }
}
