package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// `LogService`: a gRPC service that receives access logs.
public record LogService(
        Metadata metadata,
        String service,
        boolean grpc,
        Optional<String> protocolVersion,
        Optional<String> driver,
        Optional<List<AdditionalHeader>> additionalHeaders,
        Optional<Integer> flushIntervalSeconds,
        Optional<Integer> flushIntervalBytes,
        Optional<String> statsName)
        implements Resource {

    /// `driver_config.additional_log_headers[]`.
    public record AdditionalHeader(String name, boolean request, boolean response, boolean trailer) {}
}
