package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.filter.HttpFilters;
import emissaryctl.envoy.filter.KeptHeaders;
import emissaryctl.envoy.message.HeaderOptions;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.PathRules;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http3ProtocolOptions;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.CodecType;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.util.List;

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
        traffic.maxConcurrentStreams()
                .ifPresent(streams -> manager.setHttp2ProtocolOptions(
                        Http2ProtocolOptions.newBuilder().setMaxConcurrentStreams(UInt32Value.of(streams))));
        if (traffic.http3()) manager.setHttp3ProtocolOptions(Http3ProtocolOptions.getDefaultInstance());
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
                .setServerName(http.serverName())
                .setNormalizePath(BoolValue.of(true))
                .setMergeSlashes(http.paths().mergeSlashes())
                .setPathWithEscapedSlashesAction(escapedSlashes(http.paths()))
                .setStripMatchingHostPort(http.paths().stripMatchingHostPort())
                .setPreserveExternalRequestId(http.preserveExternalRequestId());
        http.maxRequestHeadersKb().map(UInt32Value::of).ifPresent(manager::setMaxRequestHeadersKb);
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

    private static List<HttpFilter> filters(FilterSettings settings) {
        return HttpFilters.ORDER.stream()
                .flatMap(filter -> filter.chainPart(settings).stream()
                        .map(part -> HttpFilter.newBuilder()
                                .setName(filter.name())
                                .setTypedConfig(TypedConfigs.pack(part))
                                .build()))
                .toList();
    }

    private static PathWithEscapedSlashesAction escapedSlashes(PathRules paths) {
        return paths.rejectEscapedSlashes()
                ? PathWithEscapedSlashesAction.REJECT_REQUEST
                : PathWithEscapedSlashesAction.IMPLEMENTATION_SPECIFIC_DEFAULT;
    }
}
