package emissaryctl.envoy;

import com.google.protobuf.UInt32Value;
import emissaryctl.gateway.StreamLimits;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http3ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.QuicProtocolOptions;
import java.util.Optional;

/// What a connection of HTTP/2 or HTTP/3 may ask for.
final class StreamLimitsTranslator {

    /// Envoy takes no larger ones for QUIC.
    private static final int QUIC_STREAM_WINDOW = 16 * 1024 * 1024;

    private static final int QUIC_CONNECTION_WINDOW = 24 * 1024 * 1024;

    static Optional<Http2ProtocolOptions> http2(StreamLimits limits) {
        if (limits.equals(StreamLimits.NONE)) return Optional.empty();
        Http2ProtocolOptions.Builder options = Http2ProtocolOptions.newBuilder();
        limits.maxConcurrent().map(UInt32Value::of).ifPresent(options::setMaxConcurrentStreams);
        limits.streamWindowBytes().map(UInt32Value::of).ifPresent(options::setInitialStreamWindowSize);
        limits.connectionWindowBytes().map(UInt32Value::of).ifPresent(options::setInitialConnectionWindowSize);
        return Optional.of(options.build());
    }

    static Http3ProtocolOptions http3(StreamLimits limits) {
        if (limits.equals(StreamLimits.NONE)) return Http3ProtocolOptions.getDefaultInstance();
        QuicProtocolOptions.Builder options = QuicProtocolOptions.newBuilder();
        limits.maxConcurrent().map(UInt32Value::of).ifPresent(options::setMaxConcurrentStreams);
        limits.streamWindowBytes()
                .map(bytes -> UInt32Value.of(Math.min(bytes, QUIC_STREAM_WINDOW)))
                .ifPresent(options::setInitialStreamWindowSize);
        limits.connectionWindowBytes()
                .map(bytes -> UInt32Value.of(Math.min(bytes, QUIC_CONNECTION_WINDOW)))
                .ifPresent(options::setInitialConnectionWindowSize);
        return Http3ProtocolOptions.newBuilder().setQuicProtocolOptions(options).build();
    }

    private StreamLimitsTranslator() {}
}
