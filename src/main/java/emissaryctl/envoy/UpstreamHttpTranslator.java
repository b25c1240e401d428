package emissaryctl.envoy;

import com.google.protobuf.Any;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.UpstreamProtocol;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig;
import java.util.Map;
import java.util.Optional;

/// How HTTP is spoken with a cluster; nothing where it is spoken as Envoy does unasked.
final class UpstreamHttpTranslator {

    private static final String EXTENSION = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    private static final UpstreamProtocol UNASKED =
            new UpstreamProtocol(false, Optional.empty(), Optional.empty(), HeaderCase.LOWER);

    static Map<String, Any> translate(UpstreamProtocol protocol) {
        if (protocol.equals(UNASKED)) return Map.of();
        HttpProtocolOptions.Builder options = HttpProtocolOptions.newBuilder().setExplicitHttpConfig(version(protocol));
        protocol.idleTimeout()
                .map(Durations::of)
                .ifPresent(time -> options.getCommonHttpProtocolOptionsBuilder().setIdleTimeout(time));
        protocol.maxConnectionDuration()
                .map(Durations::of)
                .ifPresent(time -> options.getCommonHttpProtocolOptionsBuilder().setMaxConnectionDuration(time));
        return Map.of(EXTENSION, TypedConfigs.pack(options.build()));
    }

    private static ExplicitHttpConfig version(UpstreamProtocol protocol) {
        ExplicitHttpConfig.Builder version = ExplicitHttpConfig.newBuilder();
        if (protocol.http2()) {
            return version.setHttp2ProtocolOptions(Http2ProtocolOptions.getDefaultInstance())
                    .build();
        }
        Http1ProtocolOptions.Builder http1 = Http1ProtocolOptions.newBuilder();
        HeaderCases.translate(protocol.headerCase()).ifPresent(http1::setHeaderKeyFormat);
        return version.setHttpProtocolOptions(http1).build();
    }

    private UpstreamHttpTranslator() {}
}
