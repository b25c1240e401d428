package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.GrpcServices;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.RateLimiting;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.ratelimit.v3.RateLimitServiceConfig;
import io.envoyproxy.envoy.extensions.filters.http.ratelimit.v3.RateLimit;
import java.util.Optional;

/// Asks a service whether a request is one too many; what it is told stands in the routes.
final class RateLimitFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.ratelimit";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.rateLimiting().map(RateLimitFilter::translate);
    }

    private static RateLimit translate(RateLimiting limiting) {
        return RateLimit.newBuilder()
                .setDomain(limiting.domain())
                .setRequestType("both")
                .setTimeout(Durations.of(limiting.timeout()))
                .setFailureModeDeny(limiting.failureModeDeny())
                .setRateLimitedAsResourceExhausted(limiting.resourceExhausted())
                .setRateLimitService(RateLimitServiceConfig.newBuilder()
                        .setGrpcService(GrpcServices.of(limiting.cluster()))
                        .setTransportApiVersion(ApiVersion.V3))
                .build();
    }
}
