package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.decides;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.sameAs;
import static emissaryctl.coverage.SharedFields.all;

import java.util.List;

/// TLSContext, Module `tls`, and the TLS settings of a Host.
final class TlsFields {

    private static final String CERTIFICATE = "TlsCertificate.certificate_chain";
    private static final String KEY = "TlsCertificate.private_key";
    private static final String CA = "CertificateValidationContext.trusted_ca";
    private static final String CRL = "CertificateValidationContext.crl";
    private static final String REQUIRED = "DownstreamTlsContext.require_client_certificate";
    private static final String ALPN = "CommonTlsContext.alpn_protocols";
    private static final String OLD = "by Emissary, too";
    private static final String CLEARTEXT = "by Emissary, too; a Host's `requestPolicy` says what happens in cleartext";

    private static final List<CoveredField> SETTINGS = List.of(
            becomes("alpn_protocols", ALPN),
            becomes("ca_secret", CA),
            becomes("cacert_chain_file", CA),
            becomes("cert_required", REQUIRED),
            becomes("cipher_suites[]", "TlsParameters.cipher_suites"),
            becomes("crl_secret", CRL),
            sameAs("v3CRLSecret", "crl_secret"),
            becomes("ecdh_curves[]", "TlsParameters.ecdh_curves"),
            becomes("max_tls_version", "TlsParameters.tls_maximum_protocol_version"),
            becomes("min_tls_version", "TlsParameters.tls_minimum_protocol_version"),
            ignored("redirect_cleartext_from", CLEARTEXT));

    static final List<CoveredField> CONTEXT = all(
            SETTINGS,
            List.of(
                    decides(
                            "hosts[]",
                            "which names of TCPMappings it has the certificate for, and which Hosts may use it"),
                    becomes("secret", CERTIFICATE, KEY),
                    decides("secret_namespacing", "whether a dot in the name of a Secret begins its namespace"),
                    becomes("cert_chain_file", CERTIFICATE),
                    becomes("private_key_file", KEY),
                    becomes("sni", "UpstreamTlsContext.sni").with("towards services only (O-14)")));

    static final List<CoveredField> HOST = all(
            SETTINGS,
            List.of(
                    becomes("cert_chain_file", CERTIFICATE).with("in place of `tlsSecret` (O-19)"),
                    becomes("private_key_file", KEY).with("in place of `tlsSecret` (O-19)"),
                    ignored("sni", "who terminates TLS sends no server name; Envoy rejects it (O-14)")));

    static final List<CoveredField> MODULE = List.of(
            decides("*.enabled", "whether the blocks `server` and `client` are used"),
            becomes("*.secret", CERTIFICATE, KEY, CA).with("of `client` the CA of clients"),
            becomes("*.cert_chain_file", CERTIFICATE),
            becomes("*.private_key_file", KEY),
            becomes("*.cacert_chain_file", CA).with("of `client`"),
            becomes("*.cert_required", REQUIRED).with("of `client`"),
            becomes("*.alpn_protocols", ALPN),
            ignored("*.redirect_cleartext_from", CLEARTEXT),
            ignored("*.secret_namespacing", OLD),
            ignored("*.hosts[]", OLD),
            ignored("*.ca_secret", OLD),
            ignored("*.cipher_suites[]", OLD),
            ignored("*.crl_secret", OLD),
            ignored("*.crl_file", OLD),
            ignored("*.ecdh_curves[]", OLD),
            ignored("*.max_tls_version", OLD),
            ignored("*.min_tls_version", OLD),
            ignored("*.sni", OLD));

    private TlsFields() {}
}
