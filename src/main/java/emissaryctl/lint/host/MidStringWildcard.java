package emissaryctl.lint.host;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.Host;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import java.util.Optional;
import java.util.function.Consumer;

/// A star counts as a wildcard at the beginning or at the end of a hostname, and only one of them. Emissary and Envoy
/// take others without a word, and nothing ever matches.
final class MidStringWildcard implements Rule {

    @Override
    public Code code() {
        return Code.MID_STRING_WILDCARD;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (Mapping mapping : model.all(Mapping.class)) {
            boolean glob = !mapping.match().hostRegex();
            if (glob) check(mapping.metadata(), mapping.match().hostname(), found);
        }
        for (Host host : model.all(Host.class)) check(host.metadata(), host.hostname(), found);
    }

    private void check(Metadata metadata, Optional<String> hostname, Consumer<Diagnostic> found) {
        if (hostname.filter(MidStringWildcard::isWrong).isEmpty()) return;
        found.accept(Diagnostic.error(
                        code(),
                        metadata.at("hostname"),
                        "no host name is ever taken for `" + hostname.get()
                                + "`: a `*` is a wildcard at the beginning or at the end alone")
                .withEffect(Effect.NOT_FOUND)
                .withHelp("use one `*`, as in `*.example.com`, or a hostname for each"));
    }

    private static boolean isWrong(String hostname) {
        int first = hostname.indexOf('*');
        if (first < 0 || hostname.length() == 1) return false;
        boolean one = first == hostname.lastIndexOf('*');
        return !one || first > 0 && first < hostname.length() - 1;
    }
}
