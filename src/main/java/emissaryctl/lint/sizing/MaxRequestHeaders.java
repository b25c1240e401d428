package emissaryctl.lint.sizing;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import java.util.Optional;
import java.util.function.Consumer;

/// More than 96 KiB of headers for each request.
final class MaxRequestHeaders implements ResourceRule<AmbassadorModule> {

    private static final int MOST = 96;

    @Override
    public Code code() {
        return Code.MAX_REQUEST_HEADERS;
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
        Optional<Integer> size = ambassadorModule.http().maxRequestHeadersKb();
        if (size.filter(kb -> kb > MOST).isEmpty()) return;
        found.accept(Diagnostic.info(
                        code(),
                        ambassadorModule.metadata().at("max_request_headers_kb"),
                        "clients may send " + size.get()
                                + " KiB of headers with each request, all of which Envoy keeps in memory")
                .withHelp("96 is enough for most, and 60 the default"));
    }
}
