package emissaryctl.lint.upstream;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.resource.Mapping;
import emissaryctl.yaml.YamlEdits;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A service outside of the cluster that is sent the host name of the client.
final class ExternalNameHostHeader implements MappingRule {

    /// Names inside of clusters and offices end otherwise.
    private static final Set<String> PUBLIC = Set.of(
            "com", "org", "net", "io", "dev", "app", "cloud", "ai", "co", "eu", "de", "uk", "fr", "nl", "ch", "at",
            "it", "es", "pl", "se", "us", "ca", "au", "jp", "in", "br", "gov", "edu", "info", "me", "tech");

    @Override
    public Code code() {
        return Code.EXTERNAL_NAME_HOST_HEADER;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        Optional<ServiceName> name = ServiceName.of(mapping, model);
        boolean rewritten = mapping.rewrite().host().isPresent()
                || mapping.rewrite().autoHost().orElse(false)
                || mapping.redirect().hostRedirect()
                || mapping.policy().shadow();
        if (name.isEmpty() || rewritten || !isPublic(name.get())) return;
        String host = name.get().host();
        Optional<Fix> fix = mapping.metadata()
                .places()
                .written()
                .entry("service")
                .map(service -> Fix.unsafe(
                        "add `host_rewrite: " + host + "`",
                        YamlEdits.insertAfter(mapping.metadata().places().written(), service, "host_rewrite", host)));
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at("service"),
                        "`" + host
                                + "` is sent the host name that the client asked for and not its own: it may refuse, or answer for another site")
                .withHelp("add `host_rewrite: " + host + "`")
                .withFix(fix));
    }

    /// Three labels or more under a public top-level domain; `name.namespace` has two.
    private static boolean isPublic(ServiceName name) {
        String host = name.host();
        int dot = host.lastIndexOf('.');
        return dot > 0 && host.indexOf('.') < dot && PUBLIC.contains(host.substring(dot + 1));
    }
}
