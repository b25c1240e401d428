package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.extensions.filters.http.buffer.v3.Buffer;
import java.util.Optional;

/// Holds requests back until they are complete.
final class BufferFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.buffer";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.bufferMaxRequestBytes()
                .map(bytes -> Buffer.newBuilder()
                        .setMaxRequestBytes(UInt32Value.of(bytes))
                        .build());
    }
}
