package emissaryctl.envoy.message;

import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.HeaderAddition;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.HttpUri;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.AuthorizationRequest;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.AuthorizationResponse;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.BufferSettings;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthz;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.HttpService;
import io.envoyproxy.envoy.type.matcher.v3.ListStringMatcher;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `envoy.filters.http.ext_authz`, for AuthServices and for Filters that ask a service.
public final class ExtAuthzMessages {

    private ExtAuthzMessages() {}

    public static ExtAuthz translate(ExternalAuth auth) {
        ExtAuthz.Builder filter =
                ExtAuthz.newBuilder().setClearRouteCache(true).setFailureModeAllow(auth.failureModeAllow());
        switch (auth.transport()) {
            case HttpAuth http -> {
                filter.setHttpService(httpService(http, auth.timeout()));
                anyOf(http.requestHeaders()).ifPresent(filter::setAllowedHeaders);
            }
            case GrpcAuth grpc ->
                filter.setTransportApiVersion(ApiVersion.V3)
                        .setGrpcService(
                                GrpcServices.of(grpc.cluster()).toBuilder().setTimeout(Durations.of(auth.timeout())));
        }
        auth.requestBody()
                .ifPresent(body -> filter.setWithRequestBody(BufferSettings.newBuilder()
                        .setMaxRequestBytes(body.maxBytes())
                        .setAllowPartialMessage(body.allowPartial())));
        auth.statusOnError()
                .ifPresent(status ->
                        filter.setStatusOnError(HttpStatus.newBuilder().setCodeValue(status)));
        return filter.build();
    }

    private static HttpService httpService(HttpAuth http, Duration timeout) {
        HttpService.Builder service = HttpService.newBuilder()
                .setServerUri(HttpUri.newBuilder()
                        .setUri(http.uri())
                        .setCluster(http.cluster())
                        .setTimeout(Durations.of(timeout)));
        http.pathPrefix().ifPresent(service::setPathPrefix);
        if (!http.addedHeaders().isEmpty()) service.setAuthorizationRequest(request(http.addedHeaders()));
        anyOf(http.responseHeaders()).map(ExtAuthzMessages::response).ifPresent(service::setAuthorizationResponse);
        return service.build();
    }

    private static AuthorizationRequest request(List<HeaderAddition> headers) {
        return AuthorizationRequest.newBuilder()
                .addAllHeadersToAdd(headers.stream().map(HeaderOptions::value).toList())
                .build();
    }

    private static AuthorizationResponse response(ListStringMatcher headers) {
        return AuthorizationResponse.newBuilder()
                .setAllowedUpstreamHeaders(headers)
                .setAllowedClientHeaders(headers)
                .build();
    }

    /// Envoy refuses an empty list.
    private static Optional<ListStringMatcher> anyOf(List<String> headers) {
        if (headers.isEmpty()) return Optional.empty();
        return Optional.of(ListStringMatcher.newBuilder()
                .addAllPatterns(
                        headers.stream().map(Matchers::exactIgnoringCase).toList())
                .build());
    }
}
