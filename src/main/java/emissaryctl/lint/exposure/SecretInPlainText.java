package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.Rule;
import emissaryctl.resource.ApiKeyFilter;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.BasicAuthFilter;
import emissaryctl.resource.ExternalFilter;
import emissaryctl.resource.Filter;
import emissaryctl.resource.JwtFilter;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.OAuth2Filter;
import emissaryctl.resource.UnsupportedFilter;
import emissaryctl.yaml.YamlMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Credentials in headers that are added, and in Filters.
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
        for (Filter filter : model.all(Filter.class)) {
            inFilter(filter).forEach(path -> found.accept(diagnostic(filter.metadata(), path)));
        }
    }

    /// Where a Filter has what belongs into a Secret.
    private static List<List<String>> inFilter(Filter filter) {
        return switch (filter.type()) {
            case ApiKeyFilter(var _, List<ApiKeyFilter.Key> keys) ->
                IntStream.range(0, keys.size())
                        .filter(i -> keys.get(i).key().isPresent())
                        .mapToObj(i -> List.of("APIKey", "keys", Integer.toString(i), "key"))
                        .toList();
            case OAuth2Filter login ->
                login.client().secret().isPresent() ? List.of(List.of("OAuth2", "secret")) : List.of();
            case BasicAuthFilter _, ExternalFilter _, JwtFilter _, UnsupportedFilter _ -> List.of();
        };
    }

    private Diagnostic diagnostic(Metadata filter, List<String> path) {
        return Diagnostic.error(
                        code(),
                        filter.at(path.toArray(String[]::new)),
                        "`" + path.getLast() + "` of Filter `" + filter.ref().name()
                                + "` is a credential in plain text, for everybody who can read this file")
                .withHelp("name a Secret that has it: `secretName`; and change the credential, for it is known");
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
