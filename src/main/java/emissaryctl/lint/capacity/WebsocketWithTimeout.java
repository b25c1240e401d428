package emissaryctl.lint.capacity;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlMap;
import java.util.function.Consumer;

/// A WebSocket that falls silent for five minutes is cut off.
final class WebsocketWithTimeout implements MappingRule {

    @Override
    public Code code() {
        return Code.WEBSOCKET_WITH_TIMEOUT;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        boolean upgrade = mapping.policy().allowUpgrade().stream().anyMatch(u -> u.equalsIgnoreCase("websocket"))
                || mapping.policy().useWebsocket().orElse(false);
        if (!upgrade || mapping.policy().idleTimeout().isPresent()) return;
        YamlMap spec = mapping.metadata().places().written();
        String field = spec.has("allow_upgrade") ? "allow_upgrade" : "use_websocket";
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at(field),
                        "a WebSocket of Mapping `" + mapping.name() + "` is closed when nothing is sent for 5 minutes")
                .withHelp("set `idle_timeout_ms`, such as 3600000 for an hour, or send pings more often")
                .withFix(spec.entry(field)
                        .map(entry -> Fix.unsafe(
                                "add `idle_timeout_ms: 3600000`",
                                YamlEdits.insertAfter(spec, entry, "idle_timeout_ms", "3600000")))));
    }
}
