package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// Module keys that put HTTP filters into the chain. `present` marks keys whose mere presence counts for Emissary.
public record ModuleFilters(
        Optional<Boolean> enableGrpcHttp11Bridge,
        Optional<Boolean> enableGrpcWeb,
        Optional<GrpcStats> grpcStats,
        Optional<String> luaScripts,
        Optional<Gzip> gzip,
        Optional<Buffer> buffer,
        Optional<List<IpPrincipal>> ipAllow,
        Optional<List<IpPrincipal>> ipDeny,
        List<ErrorResponseOverride> errorResponseOverrides) {

    /// `grpc_stats`.
    public record GrpcStats(
            Optional<Boolean> allMethods, List<GrpcService> services, Optional<Boolean> upstreamStats) {}

    /// A service and its methods whose calls are counted apart.
    public record GrpcService(String name, List<String> methodNames) {}

    /// `gzip`.
    public record Gzip(
            Optional<Integer> memoryLevel,
            Optional<Integer> minContentLength,
            Optional<String> compressionLevel,
            Optional<String> compressionStrategy,
            Optional<Integer> windowBits,
            List<String> contentType,
            Optional<Boolean> disableOnEtagHeader,
            Optional<Boolean> removeAcceptEncodingHeader) {}

    /// `buffer`.
    public record Buffer(Optional<Integer> maxRequestBytes, boolean maxRequestTime) {}

    /// One item of `ip_allow` or `ip_deny`: `peer` or `remote`, and an address range.
    public record IpPrincipal(String type, String cidr, int keys) {}
}
