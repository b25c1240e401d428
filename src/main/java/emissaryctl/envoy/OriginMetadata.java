package emissaryctl.envoy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import emissaryctl.source.Origin;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import java.util.Optional;

/// Tells in a thing's metadata where it comes from, if that is `wanted`.
record OriginMetadata(boolean wanted) {

    private static final String NAMESPACE = "emissaryctl";

    Optional<Metadata> of(Origin origin) {
        if (!wanted) return Optional.empty();
        Struct told = Struct.newBuilder()
                .putFields("resource", text(origin.resource().toString()))
                .putFields("source", text(origin.span().position()))
                .build();
        return Optional.of(
                Metadata.newBuilder().putFilterMetadata(NAMESPACE, told).build());
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
