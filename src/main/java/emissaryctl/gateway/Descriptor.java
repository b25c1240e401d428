package emissaryctl.gateway;

import java.util.List;

/// What is told to the rate-limit service about a request (`envoy.config.route.v3.RateLimit`).
public record Descriptor(List<Entry> entries) {

    public Descriptor {
        entries = List.copyOf(entries);
    }

    /// One part; a request that lacks a header part sends nothing of the descriptor, unless the part may be left out.
    public sealed interface Entry {}

    public record SourceClusterEntry() implements Entry {}

    public record DestinationClusterEntry() implements Entry {}

    public record RemoteAddressEntry() implements Entry {}

    public record GenericEntry(String key, String value) implements Entry {}

    public record HeaderEntry(String key, String headerName, boolean skipIfAbsent) implements Entry {}
}
