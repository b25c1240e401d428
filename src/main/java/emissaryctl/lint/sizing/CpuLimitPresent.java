package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import java.util.function.Consumer;

/// A CPU limit slows Envoy down in bursts, when it is needed most.
final class CpuLimitPresent implements Rule {

    @Override
    public Code code() {
        return Code.CPU_LIMIT_PRESENT;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (EmissaryContainer container : EmissaryContainer.all(model)) {
            container
                    .limit("cpu")
                    .ifPresent(limit -> found.accept(Diagnostic.warning(
                                    code(),
                                    limit.span(),
                                    "under a CPU limit all of Envoy's threads stop for the rest of each period once it is used up, which"
                                            + " makes slow answers of quick ones")
                            .withHelp("remove the limit and keep the request")));
        }
    }
}
