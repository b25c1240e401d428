package emissaryctl.lint.upstream;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.KubernetesService;
import emissaryctl.resource.Mapping;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A port that the Service does not have; often it is that of the container.
final class ServicePortNotExposed implements MappingRule {

    @Override
    public Code code() {
        return Code.SERVICE_PORT_NOT_EXPOSED;
    }

    @Override
    public Needs needs() {
        return Needs.SERVICES;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        if (name.isEmpty() || name.get().port().isEmpty()) return;
        int port = name.get().port().get();
        Optional<KubernetesService> service = name.get().find(model);
        if (service.isEmpty() || service.get().ports().isEmpty()) return;
        if (service.get().ports().stream().anyMatch(each -> each.port() == port)) return;
        boolean target = service.get().ports().stream()
                .anyMatch(each ->
                        each.targetPort().filter(Integer.toString(port)::equals).isPresent());
        String ports = service.get().ports().stream()
                .map(each -> "`" + each.port() + "`")
                .collect(Collectors.joining(", "));
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at("service"),
                        "Service `" + service.get().name() + "` has no port " + port
                                + (target ? "; that is the port of its containers" : "") + ", and requests get 503")
                .withEffect(Effect.SERVER_ERROR)
                .withLabel(service.get().metadata().span(), "the Service")
                .withHelp("its ports are " + ports));
    }
}
