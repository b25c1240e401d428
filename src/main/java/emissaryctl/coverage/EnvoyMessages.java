package emissaryctl.coverage;

import java.util.List;

/// The messages of Envoy that fields become a part of.
public final class EnvoyMessages {

    public static final List<EnvoyMessage> ALL = List.of(
            message("config.bootstrap.v3.Admin", "bootstrap"),
            message("config.bootstrap.v3.Bootstrap", "bootstrap"),
            message("config.bootstrap.v3.RuntimeLayer", "bootstrap"),
            message("config.cluster.v3.CircuitBreakers.Thresholds", "circuit_breaker"),
            message("config.cluster.v3.Cluster", "cluster"),
            message("config.core.v3.DataSource", "base"),
            message("config.core.v3.GrpcMethodList.Service", "grpc_method_list"),
            message("config.core.v3.GrpcService", "grpc_service"),
            message("config.core.v3.HeaderValue", "base"),
            message("config.core.v3.HeaderValueOption", "base"),
            message("config.core.v3.HealthCheck", "health_check"),
            message("config.core.v3.HealthCheck.GrpcHealthCheck", "health_check"),
            message("config.core.v3.HealthCheck.HttpHealthCheck", "health_check"),
            message("config.core.v3.Http1ProtocolOptions", "protocol"),
            message("config.core.v3.Http1ProtocolOptions.HeaderKeyFormat", "protocol"),
            message("config.core.v3.Http2ProtocolOptions", "protocol"),
            message("config.core.v3.HttpProtocolOptions", "protocol"),
            message("config.core.v3.HttpUri", "http_uri"),
            message("config.core.v3.SocketAddress", "address"),
            message("config.core.v3.SubstitutionFormatString", "substitution_format_string"),
            message("config.core.v3.TcpKeepalive", "address"),
            message("config.endpoint.v3.ClusterLoadAssignment", "endpoint"),
            message("config.listener.v3.FilterChain", "listener_components"),
            message("config.listener.v3.FilterChainMatch", "listener_components"),
            message("config.listener.v3.Listener", "listener"),
            message("config.rbac.v3.Policy", "rbac"),
            message("config.rbac.v3.Principal", "rbac"),
            message("config.rbac.v3.RBAC", "rbac"),
            message("config.route.v3.FilterConfig", "route_components"),
            message("config.route.v3.HeaderMatcher", "route_components"),
            message("config.route.v3.RateLimit.Action", "route_components"),
            message("config.route.v3.RateLimit.Action.GenericKey", "route_components"),
            message("config.route.v3.RateLimit.Action.RequestHeaders", "route_components"),
            message("config.route.v3.RedirectAction", "route_components"),
            message("config.route.v3.RetryPolicy", "route_components"),
            message("config.route.v3.Route", "route_components"),
            message("config.route.v3.RouteAction", "route_components"),
            message("config.route.v3.RouteAction.HashPolicy.ConnectionProperties", "route_components"),
            message("config.route.v3.RouteAction.HashPolicy.Cookie", "route_components"),
            message("config.route.v3.RouteAction.HashPolicy.Header", "route_components"),
            message("config.route.v3.RouteAction.RequestMirrorPolicy", "route_components"),
            message("config.route.v3.RouteAction.UpgradeConfig", "route_components"),
            message("config.route.v3.RouteMatch", "route_components"),
            message("config.route.v3.VirtualHost", "route_components"),
            message("config.trace.v3.DatadogConfig", "datadog"),
            message("config.trace.v3.OpenTelemetryConfig", "opentelemetry"),
            message("config.trace.v3.ZipkinConfig", "zipkin"),
            message("extensions.access_loggers.file.v3.FileAccessLog", "file"),
            message("extensions.access_loggers.grpc.v3.CommonGrpcAccessLogConfig", "als"),
            message("extensions.access_loggers.grpc.v3.HttpGrpcAccessLogConfig", "als"),
            message("extensions.access_loggers.grpc.v3.TcpGrpcAccessLogConfig", "als"),
            message("extensions.clusters.dns.v3.DnsCluster", "dns_cluster"),
            message("extensions.common.matching.v3.ExtensionWithMatcher", "extension_matcher"),
            message("extensions.compression.gzip.compressor.v3.Gzip", "gzip"),
            message("extensions.filters.http.api_key_auth.v3.Credential", "api_key_auth"),
            message("extensions.filters.http.api_key_auth.v3.KeySource", "api_key_auth"),
            message("extensions.filters.http.basic_auth.v3.BasicAuth", "basic_auth"),
            message("extensions.filters.http.buffer.v3.Buffer", "buffer"),
            message("extensions.filters.http.compressor.v3.Compressor.CommonDirectionConfig", "compressor"),
            message("extensions.filters.http.compressor.v3.Compressor.ResponseDirectionConfig", "compressor"),
            message("extensions.filters.http.cors.v3.CorsPolicy", "cors"),
            message("extensions.filters.http.custom_response.v3.CustomResponse", "custom_response"),
            message("extensions.filters.http.ext_authz.v3.AuthorizationRequest", "ext_authz"),
            message("extensions.filters.http.ext_authz.v3.AuthorizationResponse", "ext_authz"),
            message("extensions.filters.http.ext_authz.v3.BufferSettings", "ext_authz"),
            message("extensions.filters.http.ext_authz.v3.CheckSettings", "ext_authz"),
            message("extensions.filters.http.ext_authz.v3.ExtAuthz", "ext_authz"),
            message("extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute", "ext_authz"),
            message("extensions.filters.http.ext_authz.v3.HttpService", "ext_authz"),
            message("extensions.filters.http.grpc_stats.v3.FilterConfig", "config"),
            message("extensions.filters.http.jwt_authn.v3.JwtClaimToHeader", "config"),
            message("extensions.filters.http.jwt_authn.v3.JwtProvider", "config"),
            message("extensions.filters.http.jwt_authn.v3.RemoteJwks", "config"),
            message("extensions.filters.http.oauth2.v3.CookieConfig", "oauth"),
            message("extensions.filters.http.oauth2.v3.OAuth2Config", "oauth"),
            message("extensions.filters.http.oauth2.v3.OAuth2Credentials", "oauth"),
            message("extensions.filters.http.lua.v3.Lua", "lua"),
            message("extensions.filters.http.lua.v3.LuaPerRoute", "lua"),
            message("extensions.filters.http.ratelimit.v3.RateLimit", "rate_limit"),
            message("extensions.filters.http.router.v3.Router", "router"),
            message(
                    "extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                    "http_connection_manager"),
            message(
                    "extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails",
                    "http_connection_manager"),
            message(
                    "extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.Tracing",
                    "http_connection_manager"),
            message("extensions.filters.network.http_connection_manager.v3.HttpFilter", "http_connection_manager"),
            message("extensions.filters.network.tcp_proxy.v3.TcpProxy", "tcp_proxy"),
            message("extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight", "tcp_proxy"),
            message(
                    "extensions.http.custom_response.local_response_policy.v3.LocalResponsePolicy",
                    "local_response_policy"),
            message("extensions.transport_sockets.tls.v3.GenericSecret", "secret"),
            message("extensions.transport_sockets.tls.v3.CertificateValidationContext", "common"),
            message("extensions.transport_sockets.tls.v3.CommonTlsContext", "tls"),
            message("extensions.transport_sockets.tls.v3.DownstreamTlsContext", "tls"),
            message("extensions.transport_sockets.tls.v3.TlsCertificate", "common"),
            message("extensions.transport_sockets.tls.v3.TlsParameters", "common"),
            message("extensions.transport_sockets.tls.v3.UpstreamTlsContext", "tls"),
            message("extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig", "http_protocol_options"),
            message("type.matcher.v3.RegexMatchAndSubstitute", "regex"),
            message("type.matcher.v3.StringMatcher", "string"),
            message("type.tracing.v3.CustomTag", "custom_tag"),
            message("type.tracing.v3.CustomTag.Environment", "custom_tag"),
            message("type.tracing.v3.CustomTag.Header", "custom_tag"),
            message("type.tracing.v3.CustomTag.Literal", "custom_tag"),
            message("type.v3.FractionalPercent", "percent"),
            message("type.v3.HttpStatus", "http_status"),
            message("type.v3.Int64Range", "range"));

    private EnvoyMessages() {}

    private static EnvoyMessage message(String name, String file) {
        return new EnvoyMessage("envoy." + name, file);
    }

    /// The message that a field names.
    public static EnvoyMessage of(EnvoyField field) {
        List<EnvoyMessage> meant =
                ALL.stream().filter(each -> each.isCalled(field.message())).toList();
        if (meant.size() != 1) throw new IllegalArgumentException(field + " names " + meant.size() + " messages");
        return meant.getFirst();
    }
}
