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

/// A Service that says its port speaks gRPC, and a Mapping that does not; or the other way round.
final class GrpcHttp1Port implements MappingRule {

    @Override
    public Code code() {
        return Code.GRPC_HTTP1_PORT;
    }

    @Override
    public Needs needs() {
        return Needs.SERVICES;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        Optional<KubernetesService> service = name.flatMap(n -> n.find(model));
        if (service.isEmpty() || mapping.redirect().hostRedirect()) return;
        int port = name.get().port().orElse(name.get().https() ? 443 : 80);
        Optional<String> called = service.get().ports().stream()
                .filter(each -> each.port() == port)
                .flatMap(each -> each.name().stream())
                .findFirst();
        if (called.isEmpty()) return;
        boolean grpc = called.get().equals("grpc") || called.get().startsWith("grpc-");
        boolean http1 = called.get().equals("http1") || called.get().startsWith("http1-");
        if (mapping.upstream().grpc() ? !http1 : !grpc) return;
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at(mapping.upstream().grpc() ? "grpc" : "service"),
                        mapping.upstream().grpc()
                                ? "the port `" + called.get() + "` of Service `"
                                        + service.get().name()
                                        + "` speaks HTTP/1 by its name, and `grpc: true` speaks HTTP/2 to it"
                                : "the port `" + called.get() + "` of Service `"
                                        + service.get().name()
                                        + "` speaks gRPC by its name, and the Mapping speaks HTTP/1 to it: calls fail")
                .withEffect(Effect.SERVER_ERROR)
                .withLabel(service.get().metadata().span(), "the Service")
                .withHelp(
                        mapping.upstream().grpc()
                                ? "remove `grpc`, or choose another port"
                                : "add `grpc: true` and `rewrite: \"\"`"));
    }
}
