package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import java.util.function.Consumer;

/// A connection may hold a mebibyte in each direction.
final class BufferLimitsDefault implements ResourceRule<AmbassadorModule> {

    @Override
    public Code code() {
        return Code.BUFFER_LIMITS_DEFAULT;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Class<AmbassadorModule> kind() {
        return AmbassadorModule.class;
    }

    @Override
    public void check(AmbassadorModule ambassadorModule, Model model, Consumer<Diagnostic> found) {
        if (ambassadorModule.http().bufferLimitBytes().isPresent()) return;
        found.accept(Diagnostic.info(
                        code(),
                        ambassadorModule.metadata().span(),
                        "each connection may hold 1 MiB in each direction: 1,000 slow clients may take 2 GiB")
                .withHelp("set `buffer_limit_bytes`; Envoy's advice for an edge is 32768"));
    }
}
