package emissaryctl.lint.portability;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Fields of the Module that other resources took over in Emissary 2, and that do nothing since.
final class RemovedModuleFields implements ResourceRule<AmbassadorModule> {

    private static final Map<String, String> SUCCESSORS = Map.of(
            "x_forwarded_proto_redirect", "write `requestPolicy: {insecure: {action: Redirect}}` in the Hosts",
            "xff_num_trusted_hops", "write `l7Depth` in the Listeners",
            "use_proxy_proto", "write `protocol: HTTPPROXY` or `protocol: HTTPSPROXY` in the Listeners",
            "service_port", "write `port` in a Listener",
            "regex_type", "remove it: all expressions are RE2");

    @Override
    public Code code() {
        return Code.REMOVED_FIELD;
    }

    @Override
    public Class<AmbassadorModule> kind() {
        return AmbassadorModule.class;
    }

    @Override
    public void check(AmbassadorModule module, Model model, Consumer<Diagnostic> found) {
        YamlMap config = module.metadata().places().written();
        for (YamlMap.Entry entry : config.entries()) {
            String help = SUCCESSORS.get(entry.key());
            if (help == null) continue;
            found.accept(Diagnostic.warning(
                            code(),
                            entry.keySpan(),
                            "`" + entry.key() + "` does nothing: Emissary 2 and later do not look at it")
                    .withHelp(help)
                    .withFix(Optional.of(Fix.unsafe("remove `" + entry.key() + "`", YamlEdits.remove(config, entry)))));
        }
    }
}
