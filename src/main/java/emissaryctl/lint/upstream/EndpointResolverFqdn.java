package emissaryctl.lint.upstream;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.KubernetesEndpointResolver;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// `svc.ns.svc.cluster.local` with an endpoint resolver, which looks the name up as it is and finds nothing.
final class EndpointResolverFqdn implements MappingRule {

    @Override
    public Code code() {
        return Code.ENDPOINT_RESOLVER_FQDN;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        if (name.isEmpty() || !name.get().host().contains(".svc.")) return;
        String resolver = mapping.upstream().resolver().orElse("");
        boolean endpoints = resolver.equals("endpoint")
                || resolver.equals("kubernetes-endpoint")
                || model.all(KubernetesEndpointResolver.class).stream()
                        .anyMatch(r -> r.name().equals(resolver));
        if (!endpoints) return;
        String host = name.get().host();
        String shorter = host.substring(0, host.indexOf(".svc."));
        Optional<Fix> fix = mapping.metadata()
                .places()
                .written()
                .get("service")
                .filter(_ -> mapping.service().contains(host))
                .map(node -> Fix.safe(
                        "write `" + shorter + "`",
                        YamlEdits.replace(
                                node, YamlEdits.quoted(mapping.service().replace(host, shorter)))));
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at("service"),
                        "an endpoint resolver finds no endpoints under `" + host
                                + "`: it takes `name.namespace`, and requests" + " get 503")
                .withEffect(Effect.SERVER_ERROR)
                .withHelp("write `" + shorter + "`")
                .withFix(fix));
    }
}
