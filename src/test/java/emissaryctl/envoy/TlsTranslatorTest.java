package emissaryctl.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.Pem.PemFile;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsOrigination;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.gateway.TlsPeer.Version;
import emissaryctl.gateway.TlsTermination;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsTranslatorTest {

    private static final TlsPeer PEER = new TlsPeer(
            Optional.of(new KeyPair(new PemText("CERT\n", false), new PemText("KEY\n", true))),
            Optional.of(new PemFile("/etc/ca.pem")),
            Optional.of(new PemText("CRL\n", false)),
            List.of("h2", "http/1.1"),
            Optional.of(Version.TLS_1_2),
            Optional.of(Version.TLS_1_3),
            List.of("ECDHE-RSA-AES128-GCM-SHA256"),
            List.of("P-256"));

    @Test
    void everySettingOfAPeerHasItsPlace() {
        TransportSocket socket = TlsTranslator.downstream(new TlsTermination(PEER, Optional.of(true)));

        assertThat(Json.of(socket)).isEqualTo(Json.parse("""
                {
                  "name": "envoy.transport_sockets.tls",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext",
                    "common_tls_context": {
                      "tls_params": {
                        "tls_minimum_protocol_version": "TLSv1_2",
                        "tls_maximum_protocol_version": "TLSv1_3",
                        "cipher_suites": ["ECDHE-RSA-AES128-GCM-SHA256"],
                        "ecdh_curves": ["P-256"]
                      },
                      "tls_certificates": [{
                        "certificate_chain": {"inline_string": "CERT\\n"},
                        "private_key": {"inline_string": "KEY\\n"}
                      }],
                      "validation_context": {
                        "trusted_ca": {"filename": "/etc/ca.pem"},
                        "crl": {"inline_string": "CRL\\n"}
                      },
                      "alpn_protocols": ["h2", "http/1.1"]
                    },
                    "require_client_certificate": true
                  }
                }"""));
    }

    @Test
    void whatIsNotSetIsNotWritten() {
        TransportSocket socket =
                TlsTranslator.upstream(new TlsOrigination(TlsPeer.NONE, Optional.of("users.example.com")));

        assertThat(Json.of(socket)).isEqualTo(Json.parse("""
                {
                  "name": "envoy.transport_sockets.tls",
                  "typed_config": {
                    "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext",
                    "common_tls_context": {},
                    "sni": "users.example.com"
                  }
                }"""));
    }
}
