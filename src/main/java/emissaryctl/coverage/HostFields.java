package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.notApplicable;
import static emissaryctl.coverage.CoveredField.sameAs;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;
import static emissaryctl.coverage.SharedFields.selector;

import java.util.List;

/// Host.
final class HostFields {

    private static final String MAPPINGS = "which Mappings belong to the Host";
    private static final String ACME = "certificates are not issued";
    private static final String PREVIEW = "reported; no longer supported by Emissary";

    static final List<CoveredField> ALL = all(
            List.of(
                    becomes("hostname", "VirtualHost.domains", "FilterChainMatch.server_names")
                            .with("also decides which Mappings belong to the Host"),
                    becomes("requestPolicy.insecure.action", "Route.redirect", "Route.route"),
                    ignored("requestPolicy.insecure.additionalPort", "by Emissary, too; Listeners open ports"),
                    becomes(
                            "tlsSecret.name",
                            "FilterChain.transport_socket",
                            "TlsCertificate.certificate_chain",
                            "TlsCertificate.private_key"),
                    becomes("tlsSecret.namespace", "TlsCertificate.certificate_chain", "TlsCertificate.private_key"),
                    becomes("tlsContext.name", "DownstreamTlsContext.common_tls_context"),
                    sameAs("ambassadorId[]", "ambassador_id[]")),
            below("mappingSelector", selector(MAPPINGS)),
            selector(MAPPINGS).stream().map(field -> field.below("selector")).toList(),
            below("tls", TlsFields.HOST),
            List.of(
                    notApplicable("acmeProvider.authority", ACME),
                    notApplicable("acmeProvider.email", ACME),
                    notApplicable("acmeProvider.privateKeySecret.name", ACME)
                            .with("a warning when the Secret is not there"),
                    notApplicable("acmeProvider.registration", ACME),
                    ignored("previewUrl.enabled", PREVIEW),
                    ignored("previewUrl.type", PREVIEW)));

    private HostFields() {}
}
