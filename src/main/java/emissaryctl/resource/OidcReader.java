package emissaryctl.resource;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads what an identity provider says of itself under `/.well-known/openid-configuration`.
public final class OidcReader {

    private static final String WHAT = "the file of --oidc-discovery";

    private OidcReader() {}

    /// The provider that `documents` describe, those of the file called `name`; nothing when they describe none.
    public static Outcome<Optional<OidcProvider>> read(String name, List<YamlNode> documents) {
        if (documents.size() != 1 || !(documents.getFirst() instanceof YamlMap document)) {
            Span at = documents.isEmpty()
                    ? Span.startOf(name)
                    : documents.getLast().span();
            return new Outcome<>(Optional.empty(), List.of(ResourceProblems.noDiscovery(at)));
        }
        List<Diagnostic> found = new ArrayList<>();
        Fields fields = new Fields(document, found);
        Optional<ProviderFact> issuer = required(fields, "issuer", found);
        Optional<ProviderFact> authorization = required(fields, "authorization_endpoint", found);
        Optional<ProviderFact> token = required(fields, "token_endpoint", found);
        Optional<ProviderFact> keys = fact(fields, "jwks_uri");
        Optional<ProviderFact> logout = fact(fields, "end_session_endpoint");
        if (!found.isEmpty() || issuer.isEmpty() || authorization.isEmpty() || token.isEmpty()) {
            return new Outcome<>(Optional.empty(), found);
        }
        return Outcome.of(Optional.of(new OidcProvider(issuer.get(), authorization.get(), token.get(), keys, logout)));
    }

    private static Optional<ProviderFact> fact(Fields fields, String key) {
        return fields.string(key)
                .filter(Predicate.not(String::isEmpty))
                .map(value -> new ProviderFact(key, value, fields.at(key)));
    }

    private static Optional<ProviderFact> required(Fields fields, String key, List<Diagnostic> found) {
        int before = found.size();
        Optional<ProviderFact> value = fact(fields, key);
        if (value.isEmpty() && found.size() == before) {
            found.add(ResourceProblems.notInDiscovery(WHAT, key, fields.span()));
        }
        return value;
    }
}
