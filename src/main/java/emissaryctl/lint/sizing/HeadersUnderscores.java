package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import java.util.function.Consumer;

/// `x_user` and `x-user` are two headers for Envoy and one for many servers.
final class HeadersUnderscores implements ResourceRule<AmbassadorModule> {

    @Override
    public Code code() {
        return Code.HEADERS_UNDERSCORES;
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
        if (ambassadorModule.http().headersWithUnderscoresAction().isPresent()) return;
        found.accept(Diagnostic.info(
                        code(),
                        ambassadorModule.metadata().span(),
                        "a client's `x_user` passes Envoy, and servers that take `_` for `-` read it as `x-user`")
                .withHelp("set `headers_with_underscores_action: REJECT_REQUEST`"));
    }
}
