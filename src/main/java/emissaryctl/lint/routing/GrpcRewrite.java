package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.Optional;
import java.util.function.Consumer;

/// `grpc: true` with the default `rewrite: /`: the path of a gRPC call is its service and method, and loses the
/// service.
final class GrpcRewrite implements MappingRule {

    @Override
    public Code code() {
        return Code.GRPC_REWRITE;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean rewritten = mapping.rewrite().prefix().isPresent()
                || mapping.rewrite().regex().isPresent();
        boolean nothingToLose = mapping.match().prefix().equals("/");
        if (!mapping.upstream().grpc()
                || rewritten
                || nothingToLose
                || mapping.redirect().hostRedirect()) return;
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at("prefix"),
                        "the default `rewrite: /` takes the name of the service out of gRPC calls; `"
                                + mapping.service() + "` answers UNIMPLEMENTED")
                .withEffect(Effect.SERVER_ERROR)
                .withLabel(mapping.metadata().at("grpc"), "gRPC Mapping")
                .withHelp("add `rewrite: \"\"`")
                .withFix(fix(mapping)));
    }

    private static Optional<Fix> fix(Mapping mapping) {
        YamlMap spec = mapping.metadata().places().written();
        return spec.entry("prefix")
                .map(prefix -> Fix.safe("add `rewrite: \"\"`", YamlEdits.insertAfter(spec, prefix, "rewrite", "\"\"")));
    }
}
