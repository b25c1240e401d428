package emissaryctl.lint.upstream;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.KubernetesService;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// A service without a port, whose Service does not have port 80.
final class ServicePortMissing implements MappingRule {

    @Override
    public Code code() {
        return Code.SERVICE_PORT_MISSING;
    }

    @Override
    public Needs needs() {
        return Needs.SERVICES;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        if (name.isEmpty() || name.get().port().isPresent()) return;
        Optional<KubernetesService> service = name.get().find(model);
        int standard = name.get().https() ? 443 : 80;
        if (service.isEmpty() || service.get().ports().isEmpty()) return;
        if (service.get().ports().stream().anyMatch(port -> port.port() == standard)) return;
        boolean one = service.get().ports().size() == 1;
        int port = service.get().ports().getFirst().port();
        String written = mapping.service();
        Optional<Fix> fix = mapping.metadata()
                .places()
                .written()
                .get("service")
                .filter(_ -> one && written.indexOf('/', written.indexOf("://") + 3) < 0)
                .map(node -> Fix.safe("add `:" + port + "`", YamlEdits.rewrite(node, written + ":" + port)));
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("service"),
                        "without a port the service is asked on port " + standard + ", which Service `"
                                + service.get().name() + "` does not have")
                .withEffect(Effect.SERVER_ERROR)
                .withLabel(service.get().metadata().span(), "the Service")
                .withHelp(one ? "write `" + written + ":" + port + "`" : "write one of its ports behind the name")
                .withFix(fix));
    }
}
