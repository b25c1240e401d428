package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Durations;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.CertificateDetails;
import emissaryctl.gateway.HttpSettings.CertificatePart;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.HttpSettings.Forwarding;
import emissaryctl.gateway.HttpSettings.Http1Rules;
import emissaryctl.gateway.HttpSettings.Underscores;
import io.envoyproxy.envoy.config.core.v3.Http1ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.HttpProtocolOptions.HeadersWithUnderscoresAction;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.ForwardClientCertDetails;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.SetCurrentClientCertDetails;
import java.util.Optional;

/// How HTTP is spoken with clients.
final class DownstreamHttpTranslator {

    static Optional<HttpProtocolOptions> common(HttpSettings http) {
        HttpProtocolOptions.Builder options = HttpProtocolOptions.newBuilder();
        ConnectionLife life = http.connections();
        life.idleTimeout().map(Durations::of).ifPresent(options::setIdleTimeout);
        life.maxDuration().map(Durations::of).ifPresent(options::setMaxConnectionDuration);
        life.maxRequests().map(UInt32Value::of).ifPresent(options::setMaxRequestsPerConnection);
        http.headersWithUnderscores()
                .map(DownstreamHttpTranslator::underscores)
                .ifPresent(options::setHeadersWithUnderscoresAction);
        return Optional.of(options.build())
                .filter(written -> !written.equals(HttpProtocolOptions.getDefaultInstance()));
    }

    static Optional<Http1ProtocolOptions> http1(Http1Rules rules) {
        Http1ProtocolOptions.Builder options = Http1ProtocolOptions.newBuilder().setAcceptHttp10(rules.acceptHttp10());
        rules.allowChunkedLength().ifPresent(options::setAllowChunkedLength);
        HeaderCases.translate(rules.headerCase()).ifPresent(options::setHeaderKeyFormat);
        return Optional.of(options.build())
                .filter(written -> !written.equals(Http1ProtocolOptions.getDefaultInstance()));
    }

    static ForwardClientCertDetails forwarding(Forwarding forwarding) {
        return switch (forwarding) {
            case SANITIZE -> ForwardClientCertDetails.SANITIZE;
            case FORWARD_ONLY -> ForwardClientCertDetails.FORWARD_ONLY;
            case APPEND_FORWARD -> ForwardClientCertDetails.APPEND_FORWARD;
            case SANITIZE_SET -> ForwardClientCertDetails.SANITIZE_SET;
            case ALWAYS_FORWARD_ONLY -> ForwardClientCertDetails.ALWAYS_FORWARD_ONLY;
        };
    }

    static SetCurrentClientCertDetails details(CertificateDetails details) {
        SetCurrentClientCertDetails.Builder message = SetCurrentClientCertDetails.newBuilder()
                .setCert(details.parts().contains(CertificatePart.CERT))
                .setChain(details.parts().contains(CertificatePart.CHAIN))
                .setDns(details.parts().contains(CertificatePart.DNS))
                .setUri(details.parts().contains(CertificatePart.URI));
        details.subject().map(BoolValue::of).ifPresent(message::setSubject);
        return message.build();
    }

    private static HeadersWithUnderscoresAction underscores(Underscores underscores) {
        return switch (underscores) {
            case ALLOW -> HeadersWithUnderscoresAction.ALLOW;
            case REJECT_REQUEST -> HeadersWithUnderscoresAction.REJECT_REQUEST;
            case DROP_HEADER -> HeadersWithUnderscoresAction.DROP_HEADER;
        };
    }

    private DownstreamHttpTranslator() {}
}
