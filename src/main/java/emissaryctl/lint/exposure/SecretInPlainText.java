package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import emissaryctl.yaml.YamlMap;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Credentials in headers that a Mapping adds.
final class SecretInPlainText implements Rule {

    @Override
    public Code code() {
        return Code.SECRET_IN_PLAIN_TEXT;
    }

    @Override
    public void check(Model model, Consumer<Diagnostic> found) {
        for (Mapping mapping : model.all(Mapping.class)) {
            mapping.headers()
                    .addRequest()
                    .ifPresent(headers -> headers.forEach((name, header) -> {
                        if (isCredential(name, header.value())) {
                            found.accept(diagnostic(mapping.metadata(), "add_request_headers", name));
                        }
                    }));
        }
        for (AuthService auth : model.all(AuthService.class)) {
            auth.addAuthHeaders().forEach((name, value) -> {
                if (isCredential(name, value)) found.accept(diagnostic(auth.metadata(), "add_auth_headers", name));
            });
        }
    }

    private static final int SHORTEST = 8;
    private static final Set<String> NAMES =
            Set.of("authorization", "proxy-authorization", "x-api-key", "api-key", "cookie");

    private static boolean isCredential(String name, String value) {
        String word = value.strip();
        boolean taken = word.contains("%") || word.length() < SHORTEST || word.contains("{{") || word.contains("${");
        if (taken) return false;
        String lower = word.toLowerCase(Locale.ROOT);
        boolean scheme = lower.startsWith("basic ") || lower.startsWith("bearer ");
        return scheme || NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    private Diagnostic diagnostic(Metadata metadata, String field, String name) {
        return Diagnostic.error(
                        code(),
                        metadata.places()
                                .written()
                                .map(field)
                                .flatMap(headers -> headers.entry(name))
                                .map(YamlMap.Entry::keySpan)
                                .orElse(metadata.at(field)),
                        "the header `" + name
                                + "` holds a credential in plain text, for everybody who can read this file")
                .withHelp("let the service behind take it from a Secret; and change the credential, for it is known");
    }
}
