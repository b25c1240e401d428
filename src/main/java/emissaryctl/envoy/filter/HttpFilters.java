package emissaryctl.envoy.filter;

import java.util.List;

/// All HTTP filters.
public final class HttpFilters {

    /// A request passes the filters in this order, its answer in the opposite one.
    public static final List<HttpFilter> ORDER = List.of(
            new HiddenHeadersFilter(),
            new ErrorReplyFilter(),
            new RouteErrorReplyFilter(),
            new KeptHeadersFilter(),
            new GrpcHttp1BridgeFilter(),
            new GrpcWebFilter(),
            new GrpcStatsFilter(),
            new LuaFilter(),
            new CompressorFilter(),
            new BufferFilter(),
            new RbacFilter(),
            new CorsFilter(),
            new ExtAuthzFilter(),
            new PolicyChainFilter(),
            new RateLimitFilter(),
            new RouterFilter());

    private HttpFilters() {}
}
