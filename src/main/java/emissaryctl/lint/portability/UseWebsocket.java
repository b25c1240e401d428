package emissaryctl.lint.portability;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.Optional;
import java.util.function.Consumer;

/// `use_websocket` is the old way of writing `allow_upgrade: [websocket]`.
final class UseWebsocket implements MappingRule {

    @Override
    public Code code() {
        return Code.USE_WEBSOCKET;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.policy().useWebsocket().isEmpty()) return;
        YamlMap spec = mapping.metadata().places().written();
        Optional<YamlMap.Entry> entry = spec.entry("use_websocket");
        boolean on = mapping.policy().useWebsocket().get();
        boolean both = spec.has("allow_upgrade");
        if (entry.isEmpty()) return;
        Fix fix = on && !both
                ? Fix.safe(
                        "write `allow_upgrade: [websocket]`",
                        YamlEdits.rename(entry.get(), "allow_upgrade"),
                        YamlEdits.replace(entry.get().value(), "[websocket]"))
                : Fix.safe("remove `use_websocket`", YamlEdits.remove(spec, entry.get()));
        found.accept(Diagnostic.warning(code(), entry.get().keySpan(), "`use_websocket` is deprecated")
                .withHelp(on && !both ? "write `allow_upgrade: [websocket]`" : "remove it")
                .withFix(Optional.of(fix)));
    }
}
