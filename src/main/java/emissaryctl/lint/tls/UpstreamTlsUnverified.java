package emissaryctl.lint.tls;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.Gateway;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.Resource;
import java.util.Optional;
import java.util.function.Consumer;

/// TLS to a service whose certificate nobody looks at.
final class UpstreamTlsUnverified implements Rule {

    @Override
    public Code code() {
        return Code.UPSTREAM_TLS_UNVERIFIED;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (Gateway.Cluster cluster : model.gateway().clusters()) {
            boolean unverified = cluster.tls()
                    .filter(tls -> tls.peer().trustedCa().isEmpty())
                    .isPresent();
            if (!unverified) continue;
            Optional<Resource> owner = model.find(cluster.origin().resource());
            if (owner.isEmpty()) continue;
            Metadata metadata = owner.get().metadata();
            String field = metadata.places().has("auth_service") ? "auth_service" : "service";
            found.accept(Diagnostic.warning(
                            code(),
                            metadata.at(field),
                            "whoever answers for this service is believed: Envoy does not look at its certificate")
                    .withHelp("name a TLSContext with `ca_secret` in `tls`, or render with --profile hardened"));
        }
    }
}
