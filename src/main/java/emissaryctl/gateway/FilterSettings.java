package emissaryctl.gateway;

import emissaryctl.gateway.policy.FilterPolicies;
import java.util.List;
import java.util.Optional;

/// What the HTTP filters do, by filter; absent ones are not in the chain. CORS and the router always are.
/// `hiddenHeaders` are those that no response has.
public record FilterSettings(
        Grpc grpc,
        Optional<String> lua,
        Optional<Compression> compression,
        Optional<Integer> bufferMaxRequestBytes,
        Optional<AddressRules> addressRules,
        Optional<ExternalAuth> externalAuth,
        FilterPolicies policies,
        Optional<RateLimiting> rateLimiting,
        Optional<ErrorReplacement> errors,
        boolean suppressEnvoyHeaders,
        List<String> hiddenHeaders) {

    public FilterSettings {
        hiddenHeaders = List.copyOf(hiddenHeaders);
    }

    /// Settings without FilterPolicies.
    public FilterSettings(
            Grpc grpc,
            Optional<String> lua,
            Optional<Compression> compression,
            Optional<Integer> bufferMaxRequestBytes,
            Optional<AddressRules> addressRules,
            Optional<ExternalAuth> externalAuth,
            Optional<RateLimiting> rateLimiting,
            Optional<ErrorReplacement> errors,
            boolean suppressEnvoyHeaders,
            List<String> hiddenHeaders) {
        this(
                grpc,
                lua,
                compression,
                bufferMaxRequestBytes,
                addressRules,
                externalAuth,
                FilterPolicies.NONE,
                rateLimiting,
                errors,
                suppressEnvoyHeaders,
                hiddenHeaders);
    }

    /// Other bodies for errors: those for all routes, which a route may replace, and the headers that an error keeps.
    public record ErrorReplacement(List<ErrorReply> replies, List<String> keptHeaders) {
        public ErrorReplacement {
            replies = List.copyOf(replies);
            keptHeaders = List.copyOf(keptHeaders);
        }
    }

    /// What is done for gRPC: whether clients of HTTP/1 and browsers can make calls, and what is counted.
    public record Grpc(boolean http1Bridge, boolean web, Optional<GrpcStatistics> statistics) {

        /// Nothing.
        public static final Grpc NONE = new Grpc(false, false, Optional.empty());
    }

    /// gRPC statistics: for the methods named, or for all or none.
    public record GrpcStatistics(Optional<Boolean> allMethods, List<GrpcMethods> services, boolean upstreamStats) {}

    public record GrpcMethods(String service, List<String> methods) {}

    /// Response compression with gzip. Words are Envoy's enum names.
    public record Compression(
            Optional<Integer> memoryLevel,
            Optional<String> level,
            Optional<String> strategy,
            Optional<Integer> windowBits,
            Optional<Integer> minContentLength,
            List<String> contentTypes,
            Optional<Boolean> disableOnEtagHeader,
            Optional<Boolean> removeAcceptEncodingHeader) {}
}
