package emissaryctl.envoy.message;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.metrics.v3.DogStatsdSink;
import io.envoyproxy.envoy.config.metrics.v3.StatsdSink;
import io.envoyproxy.envoy.config.overload.v3.ScaleTimersOverloadActionConfig;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.trace.v3.DatadogConfig;
import io.envoyproxy.envoy.config.trace.v3.OpenTelemetryConfig;
import io.envoyproxy.envoy.config.trace.v3.ZipkinConfig;
import io.envoyproxy.envoy.extensions.access_loggers.file.v3.FileAccessLog;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig;
import io.envoyproxy.envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig;
import io.envoyproxy.envoy.extensions.clusters.dns.v3.DnsCluster;
import io.envoyproxy.envoy.extensions.common.matching.v3.ExtensionWithMatcher;
import io.envoyproxy.envoy.extensions.compression.gzip.compressor.v3.Gzip;
import io.envoyproxy.envoy.extensions.filters.common.matcher.action.v3.SkipFilter;
import io.envoyproxy.envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth;
import io.envoyproxy.envoy.extensions.filters.http.basic_auth.v3.BasicAuth;
import io.envoyproxy.envoy.extensions.filters.http.buffer.v3.Buffer;
import io.envoyproxy.envoy.extensions.filters.http.compressor.v3.Compressor;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.custom_response.v3.CustomResponse;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthz;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute;
import io.envoyproxy.envoy.extensions.filters.http.grpc_http1_bridge.v3.Config;
import io.envoyproxy.envoy.extensions.filters.http.grpc_stats.v3.FilterConfig;
import io.envoyproxy.envoy.extensions.filters.http.grpc_web.v3.GrpcWeb;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.HeaderMutation;
import io.envoyproxy.envoy.extensions.filters.http.health_check.v3.HealthCheck;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.Lua;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.LuaPerRoute;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2;
import io.envoyproxy.envoy.extensions.filters.http.ratelimit.v3.RateLimit;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy;
import io.envoyproxy.envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig;
import io.envoyproxy.envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig;
import io.envoyproxy.envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.type.matcher.v3.HttpRequestHeaderMatchInput;
import io.envoyproxy.envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput;
import java.util.Map;
import java.util.function.Supplier;

/// Messages inside others, packed as `Any`: the types that configurations use, and no others.
public final class TypedConfigs {

    private static final String URL_PREFIX = "type.googleapis.com/";

    /// By full name. Only what a configuration holds is initialised: each type costs start-up time.
    static final Map<String, Supplier<Message>> TYPES = Map.ofEntries(
            Map.entry("envoy.config.cluster.v3.Cluster", Cluster::getDefaultInstance),
            Map.entry("envoy.config.endpoint.v3.ClusterLoadAssignment", ClusterLoadAssignment::getDefaultInstance),
            Map.entry("envoy.config.listener.v3.Listener", Listener::getDefaultInstance),
            Map.entry("envoy.config.metrics.v3.DogStatsdSink", DogStatsdSink::getDefaultInstance),
            Map.entry("envoy.config.metrics.v3.StatsdSink", StatsdSink::getDefaultInstance),
            Map.entry("envoy.config.route.v3.FilterConfig", FilterSwitch::off),
            Map.entry("envoy.config.route.v3.RouteConfiguration", RouteConfiguration::getDefaultInstance),
            Map.entry(
                    "envoy.config.overload.v3.ScaleTimersOverloadActionConfig",
                    ScaleTimersOverloadActionConfig::getDefaultInstance),
            Map.entry("envoy.config.trace.v3.DatadogConfig", DatadogConfig::getDefaultInstance),
            Map.entry("envoy.config.trace.v3.OpenTelemetryConfig", OpenTelemetryConfig::getDefaultInstance),
            Map.entry("envoy.config.trace.v3.ZipkinConfig", ZipkinConfig::getDefaultInstance),
            Map.entry("envoy.extensions.access_loggers.file.v3.FileAccessLog", FileAccessLog::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig",
                    HttpGrpcAccessLogConfig::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig",
                    TcpGrpcAccessLogConfig::getDefaultInstance),
            Map.entry("envoy.extensions.clusters.dns.v3.DnsCluster", DnsCluster::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.common.matching.v3.ExtensionWithMatcher",
                    ExtensionWithMatcher::getDefaultInstance),
            Map.entry("envoy.extensions.compression.gzip.compressor.v3.Gzip", Gzip::getDefaultInstance),
            Map.entry("envoy.extensions.filters.common.matcher.action.v3.SkipFilter", SkipFilter::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.api_key_auth.v3.ApiKeyAuth", ApiKeyAuth::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.basic_auth.v3.BasicAuth", BasicAuth::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.buffer.v3.Buffer", Buffer::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.compressor.v3.Compressor", Compressor::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.cors.v3.Cors", Cors::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.cors.v3.CorsPolicy", CorsPolicy::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.http.custom_response.v3.CustomResponse",
                    CustomResponse::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.ext_authz.v3.ExtAuthz", ExtAuthz::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute",
                    ExtAuthzPerRoute::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.grpc_http1_bridge.v3.Config", Config::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.grpc_stats.v3.FilterConfig", FilterConfig::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.grpc_web.v3.GrpcWeb", GrpcWeb::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.http.header_mutation.v3.HeaderMutation",
                    HeaderMutation::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.health_check.v3.HealthCheck", HealthCheck::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication",
                    JwtAuthentication::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.lua.v3.Lua", Lua::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.lua.v3.LuaPerRoute", LuaPerRoute::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.oauth2.v3.OAuth2", OAuth2::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.ratelimit.v3.RateLimit", RateLimit::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.rbac.v3.RBAC", RBAC::getDefaultInstance),
            Map.entry("envoy.extensions.filters.http.router.v3.Router", Router::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol",
                    ProxyProtocol::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector",
                    TlsInspector::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                    HttpConnectionManager::getDefaultInstance),
            Map.entry("envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy", TcpProxy::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig",
                    PreserveCaseFormatterConfig::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy",
                    LocalResponsePolicy::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig",
                    DownstreamConnectionsConfig::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig",
                    FixedHeapConfig::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport",
                    QuicDownstreamTransport::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext",
                    DownstreamTlsContext::getDefaultInstance),
            Map.entry("envoy.extensions.transport_sockets.tls.v3.Secret", Secret::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext",
                    UpstreamTlsContext::getDefaultInstance),
            Map.entry(
                    "envoy.extensions.upstreams.http.v3.HttpProtocolOptions", HttpProtocolOptions::getDefaultInstance),
            Map.entry(
                    "envoy.type.matcher.v3.HttpRequestHeaderMatchInput",
                    HttpRequestHeaderMatchInput::getDefaultInstance),
            Map.entry(
                    "envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput",
                    HttpResponseStatusCodeMatchInput::getDefaultInstance));

    /// Not `Any.pack`, which looks into descriptors and so initialises far more than the message needs.
    public static Any pack(Message message) {
        String name = TypeName.of(message);
        if (!TYPES.containsKey(name)) throw new IllegalArgumentException(name + " is not in the list of types");
        return Any.newBuilder()
                .setTypeUrl(URL_PREFIX + name)
                .setValue(message.toByteString())
                .build();
    }

    public static TypedExtensionConfig extension(String name, Message message) {
        return TypedExtensionConfig.newBuilder()
                .setName(name)
                .setTypedConfig(pack(message))
                .build();
    }

    /// The message that `pack` was given.
    public static Message unpack(Any any) {
        String name = any.getTypeUrl().substring(any.getTypeUrl().lastIndexOf('/') + 1);
        Supplier<Message> type = TYPES.get(name);
        if (type == null) throw new IllegalArgumentException(name + " is not in the list of types");
        try {
            return type.get().getParserForType().parseFrom(any.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(name + " does not hold what it says", e);
        }
    }

    private TypedConfigs() {}
}
