package emissaryctl.envoy;

import emissaryctl.envoy.message.TypedConfigs;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions.HeaderKeyFormat;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions.HeaderKeyFormat.ProperCaseWords;
import io.envoyproxy.envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig;
import java.util.Optional;

/// How header names are written in HTTP/1.1, towards clients and upstreams. Lower case is what Envoy does unasked.
final class HeaderCases {

    static Optional<HeaderKeyFormat> translate(HeaderCase headerCase) {
        return switch (headerCase) {
            case LOWER -> Optional.empty();
            case PROPER ->
                Optional.of(HeaderKeyFormat.newBuilder()
                        .setProperCaseWords(ProperCaseWords.getDefaultInstance())
                        .build());
            case PRESERVED ->
                Optional.of(HeaderKeyFormat.newBuilder()
                        .setStatefulFormatter(TypedConfigs.extension(
                                "envoy.http.stateful_header_formatters.preserve_case",
                                PreserveCaseFormatterConfig.getDefaultInstance()))
                        .build());
        };
    }

    private HeaderCases() {}
}
