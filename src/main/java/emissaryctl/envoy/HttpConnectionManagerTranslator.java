package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.filter.HttpFilters;
import emissaryctl.envoy.filter.KeptHeaders;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.HeaderOptions;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.PathRules;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.CodecType;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ServerHeaderTransformation;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.util.List;
import java.util.Optional;

/// HTTP connection managers: what all of them share, and what each serves.
final class HttpConnectionManagerTranslator {

    private final HttpConnectionManager shared;
    private final RouteTranslator routes;

    HttpConnectionManagerTranslator(Gateway gateway, RouteTranslator routes) {
        this.shared = shared(gateway);
        this.routes = routes;
    }

    HttpConnectionManager translate(HttpTraffic traffic) {
        HttpConnectionManager.Builder manager = shared.toBuilder()
                .setStatPrefix(traffic.statPrefix())
                .setXffNumTrustedHops(traffic.trustedHops())
                .setRouteConfig(RouteConfiguration.newBuilder()
                        .addAllVirtualHosts(traffic.virtualHosts().stream()
                                .map(this::virtualHost)
                                .toList()));
        StreamLimitsTranslator.http2(traffic.http2Limits()).ifPresent(manager::setHttp2ProtocolOptions);
        if (traffic.http3()) manager.setHttp3ProtocolOptions(StreamLimitsTranslator.http3(traffic.http3Limits()));
        if (traffic.quic()) manager.setCodecType(CodecType.HTTP3);
        return manager.build();
    }

    private VirtualHost virtualHost(Gateway.VirtualHost host) {
        return VirtualHost.newBuilder()
                .setName(host.name())
                .addDomains(host.domain())
                .addAllResponseHeadersToAdd(HeaderOptions.of(host.responseHeaders()))
                .addAllRoutes(host.routes().stream().map(routes::translate).toList())
                .build();
    }

    private static HttpConnectionManager shared(Gateway gateway) {
        HttpSettings http = gateway.http();
        HttpConnectionManager.Builder manager = HttpConnectionManager.newBuilder()
                .addAllHttpFilters(filters(gateway.filters()))
                .addAllAccessLog(AccessLogTranslator.translate(gateway.accessLog()))
                .setUseRemoteAddress(BoolValue.of(http.useRemoteAddress()))
                .setNormalizePath(BoolValue.of(true))
                .setMergeSlashes(http.paths().mergeSlashes())
                .setPathWithEscapedSlashesAction(escapedSlashes(http.paths()))
                .setStripTrailingHostDot(http.paths().stripTrailingDot())
                .setPreserveExternalRequestId(http.preserveExternalRequestId());
        tellServer(manager, http.serverName());
        switch (http.paths().hostPort()) {
            case KEEP -> {}
            case STRIP_MATCHING -> manager.setStripMatchingHostPort(true);
            case STRIP_ANY -> manager.setStripAnyHostPort(true);
        }
        http.maxRequestHeadersKb().map(UInt32Value::of).ifPresent(manager::setMaxRequestHeadersKb);
        http.requests().streamIdle().map(Durations::of).ifPresent(manager::setStreamIdleTimeout);
        http.requests().whole().map(Durations::of).ifPresent(manager::setRequestTimeout);
        http.requests().headers().map(Durations::of).ifPresent(manager::setRequestHeadersTimeout);
        DownstreamHttpTranslator.common(http).ifPresent(manager::setCommonHttpProtocolOptions);
        DownstreamHttpTranslator.http1(http.http1()).ifPresent(manager::setHttpProtocolOptions);
        http.clientCertificates().ifPresent(certificates -> {
            certificates
                    .forward()
                    .map(DownstreamHttpTranslator::forwarding)
                    .ifPresent(manager::setForwardClientCertDetails);
            certificates
                    .details()
                    .map(DownstreamHttpTranslator::details)
                    .ifPresent(manager::setSetCurrentClientCertDetails);
        });
        gateway.filters().errors().map(KeptHeaders::putBack).ifPresent(manager::setLocalReplyConfig);
        gateway.tracing()
                .map(TracingTranslator::translate)
                .ifPresent(tracing -> manager.setTracing(tracing).setGenerateRequestId(BoolValue.of(true)));
        return manager.build();
    }

    /// Envoy writes its name into every response unless it passes on what upstreams say.
    private static void tellServer(HttpConnectionManager.Builder manager, Optional<String> name) {
        if (name.isPresent()) {
            manager.setServerName(name.get());
            return;
        }
        manager.setServerHeaderTransformation(ServerHeaderTransformation.PASS_THROUGH);
    }

    private static List<HttpFilter> filters(FilterSettings settings) {
        return HttpFilters.ORDER.stream()
                .flatMap(filter -> filter.chainParts(settings).entrySet().stream())
                .map(part -> HttpFilter.newBuilder()
                        .setName(part.getKey())
                        .setTypedConfig(TypedConfigs.pack(part.getValue()))
                        .build())
                .toList();
    }

    private static PathWithEscapedSlashesAction escapedSlashes(PathRules paths) {
        return switch (paths.escapedSlashes()) {
            case KEEP -> PathWithEscapedSlashesAction.IMPLEMENTATION_SPECIFIC_DEFAULT;
            case REJECT -> PathWithEscapedSlashesAction.REJECT_REQUEST;
            case UNESCAPE_AND_REDIRECT -> PathWithEscapedSlashesAction.UNESCAPE_AND_REDIRECT;
        };
    }
}
