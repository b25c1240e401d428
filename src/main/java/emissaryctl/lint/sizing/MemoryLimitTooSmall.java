package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlNode;
import java.util.Optional;
import java.util.function.Consumer;

/// A memory limit that the configuration outgrows, by a rule of thumb that the page explains.
final class MemoryLimitTooSmall implements Rule {

    private static final long BASE = 256;
    private static final long ROUTES_PER_MIB = 16;

    @Override
    public Code code() {
        return Code.MEMORY_LIMIT_TOO_SMALL;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        long routes = model.all(Mapping.class).stream()
                .mapToLong(mapping -> model.routesOf(mapping).size())
                .sum();
        long need = BASE + routes / ROUTES_PER_MIB;
        for (EmissaryContainer container : EmissaryContainer.all(model)) {
            Optional<YamlNode> limit = container.limit("memory");
            Optional<Long> mebibytes = limit.flatMap(EmissaryContainer::mebibytes);
            if (limit.isEmpty() || mebibytes.isEmpty() || mebibytes.get() >= need) continue;
            found.accept(Diagnostic.warning(
                            code(),
                            limit.get().span(),
                            "the limit is " + mebibytes.get() + " MiB, and " + routes + " routes take some " + need
                                    + " MiB before the first connection: the container is killed")
                    .withHelp("raise it to twice that, so that there is room for connections"));
        }
    }
}
