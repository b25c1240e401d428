package emissaryctl.lint.upstream;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.Mapping;
import emissaryctl.source.ResourceRef;
import java.util.Optional;
import java.util.function.Consumer;

/// A short name that another namespace has, too, than the one that it is looked up in.
final class ServiceNamespace implements MappingRule {

    @Override
    public Code code() {
        return Code.SERVICE_NAMESPACE;
    }

    @Override
    public Needs needs() {
        return Needs.SERVICES;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        if (name.isEmpty() || name.get().qualified() || name.get().find(model).isEmpty()) return;
        String own = model.settings().namespace();
        boolean both = !mapping.namespace().equals(own)
                && name.get().namespace().equals(own)
                && model.find(new ResourceRef(
                                "Service", mapping.namespace(), name.get().name()))
                        .isPresent();
        if (!both) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("service"),
                        "`" + name.get().name() + "` means the Service in Emissary's namespace `" + own
                                + "`, although the Mapping's own namespace has one of this name")
                .withEffect(Effect.SPLIT)
                .withHelp("write `" + name.get().name() + "." + mapping.namespace() + "`"));
    }
}
