package emissaryctl.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// External authorization (`envoy.filters.http.ext_authz`).
public record ExternalAuth(
        AuthTransport transport,
        Duration timeout,
        Optional<RequestBody> requestBody,
        boolean failureModeAllow,
        Optional<Integer> statusOnError) {

    /// How the service is asked.
    public sealed interface AuthTransport {
        String cluster();
    }

    /// Over HTTP. `uri` only decorates: the cluster decides.
    public record HttpAuth(
            String cluster,
            String uri,
            Optional<String> pathPrefix,
            List<String> requestHeaders,
            List<String> responseHeaders,
            List<HeaderAddition> addedHeaders)
            implements AuthTransport {}

    /// Over gRPC, version 3 of the API.
    public record GrpcAuth(String cluster) implements AuthTransport {}

    /// How much of the body the service sees.
    public record RequestBody(int maxBytes, boolean allowPartial) {}
}
