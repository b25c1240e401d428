package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.Listener;
import java.util.function.Consumer;

/// Envoy without a limit to connections and memory, told once at the first Listener.
final class UnlimitedConnections implements ResourceRule<Listener> {

    @Override
    public Code code() {
        return Code.NO_OVERLOAD_MANAGER;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Class<Listener> kind() {
        return Listener.class;
    }

    @Override
    public void check(Listener listener, Model model, Consumer<Diagnostic> found) {
        if (!model.all(Listener.class).getFirst().equals(listener)) return;
        found.accept(Diagnostic.info(
                        code(),
                        listener.metadata().span(),
                        "Emissary sets no limit to downstream connections or to Envoy's memory: a flood of either ends the process")
                .withHelp("render with `--profile hardened`, or with `--max-connections`"));
    }
}
