package emissaryctl.lint.routing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.function.Consumer;

/// The path of a gRPC call is `/package.Service/Method`; a prefix that is no beginning of that takes nothing, or too
/// much.
final class GrpcPrefixShape implements MappingRule {

    @Override
    public Code code() {
        return Code.GRPC_PREFIX_SHAPE;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        String prefix = mapping.match().prefix();
        boolean plain = mapping.upstream().grpc()
                && !mapping.match().prefixRegex()
                && !mapping.match().prefixExact()
                && prefix.startsWith("/")
                && prefix.length() > 1;
        if (!plain || prefix.endsWith("/") || prefix.indexOf('/', 1) > 0 || prefix.indexOf('.') < 0) return;
        Optional<Fix> fix = mapping.metadata()
                .places()
                .written()
                .get("prefix")
                .map(node -> Fix.safe("write `" + prefix + "/`", YamlEdits.rewrite(node, prefix + "/")));
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("prefix"),
                        "`" + prefix + "` takes the calls of services whose names begin like it, too, such as `"
                                + prefix + "V2`")
                .withHelp("write `" + prefix + "/`")
                .withFix(fix));
    }
}
