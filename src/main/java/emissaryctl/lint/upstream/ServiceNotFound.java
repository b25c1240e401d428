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

/// A service that no Service in the input has the name of.
final class ServiceNotFound implements MappingRule {

    @Override
    public Code code() {
        return Code.SERVICE_NOT_FOUND;
    }

    @Override
    public Needs needs() {
        return Needs.SERVICES;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        if (name.isEmpty() || !name.get().inCluster()) return;
        ServiceName service = name.get();
        if (model.settings().isExternalService(service.namespace(), service.name())) return;
        if (service.find(model).isPresent()) return;
        boolean known = model.all(KubernetesService.class).stream()
                .anyMatch(each -> each.namespace().equals(service.namespace()));
        if (!known && (service.qualified() || !model.settings().complete().orElse(false))) return;
        Optional<String> elsewhere = model.all(KubernetesService.class).stream()
                .filter(each -> each.name().equals(service.name()))
                .map(each -> each.namespace())
                .findFirst();
        String help = elsewhere
                .map(namespace -> "there is one in namespace `" + namespace + "`: write `" + service.name() + "."
                        + namespace + "`")
                .orElse("correct the name, or list it in `external-services` of the configuration");
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("service"),
                        "there is no Service `" + service.name() + "` in namespace `" + service.namespace()
                                + "`; requests to Mapping `" + mapping.name() + "` get 503")
                .withEffect(Effect.SERVER_ERROR)
                .withHelp(help));
    }
}
