package emissaryctl.resource;

/// One entry of a rate-limit descriptor.
public sealed interface RateLimitLabel {
    /// `source_cluster`.
    record SourceCluster() implements RateLimitLabel {}

    /// `destination_cluster`.
    record DestinationCluster() implements RateLimitLabel {}

    /// `remote_address`.
    record RemoteAddress() implements RateLimitLabel {}

    /// `generic_key`; `key` is `generic_key` when not written.
    record GenericKey(String key, String value) implements RateLimitLabel {}

    /// `request_headers`.
    record RequestHeader(String key, String headerName, boolean omitIfNotPresent) implements RateLimitLabel {}
}
