package emissaryctl.diff.live;

import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.Entry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;

/// What a route has told to the rate-limit service.
final class RateLimitReader {

    private static final String UNNAMED = "generic_key";

    private RateLimitReader() {}

    static Descriptor read(Fields limit) {
        limit.only("stage", "0");
        return new Descriptor(limit.list("actions", RateLimitReader::entry));
    }

    private static Entry entry(Fields action) {
        return action.<Entry>message("generic_key", RateLimitReader::generic)
                .or(() -> action.message("request_headers", RateLimitReader::header))
                .or(() -> action.message("source_cluster", _ -> new SourceClusterEntry()))
                .or(() -> action.message("destination_cluster", _ -> new DestinationClusterEntry()))
                .or(() -> action.message("remote_address", _ -> new RemoteAddressEntry()))
                .orElse(new RemoteAddressEntry());
    }

    private static Entry generic(Fields key) {
        return new GenericEntry(
                key.filled("descriptor_key").orElse(UNNAMED),
                key.text("descriptor_value").orElse(""));
    }

    private static Entry header(Fields header) {
        return new HeaderEntry(
                header.text("descriptor_key").orElse(""),
                header.text("header_name").orElse(""),
                header.flag("skip_if_absent"));
    }
}
