package emissaryctl.resource;

import emissaryctl.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/// Annotations of a Filter of type OAuth2 that say of its identity provider what Edge Stack asks the provider itself.
final class ProviderAnnotations {

    private static final String OURS = OwnAnnotations.PREFIX;
    private static final String ISSUER = OURS + "oidc-issuer";
    private static final String AUTHORIZATION_ENDPOINT = OURS + "oidc-authorization-endpoint";
    private static final String TOKEN_ENDPOINT = OURS + "oidc-token-endpoint";
    private static final String JWKS_URI = OURS + "oidc-jwks-uri";
    private static final String END_SESSION_ENDPOINT = OURS + "oidc-end-session-endpoint";

    private static final List<String> KNOWN =
            List.of(ISSUER, AUTHORIZATION_ENDPOINT, TOKEN_ENDPOINT, JWKS_URI, END_SESSION_ENDPOINT);

    private ProviderAnnotations() {}

    /// Says which annotations are none of these.
    static void check(Metadata filter, boolean login, Fields annotations) {
        for (YamlMap.Entry entry : annotations.map().entries()) {
            String name = entry.key();
            if (!name.startsWith(OURS) || name.equals(OwnAnnotations.IGNORE)) continue;
            if (!KNOWN.contains(name)) {
                annotations.report(FilterProblems.unknownAnnotation(filter, entry, Nearest.of(name, KNOWN)));
            } else if (!login) annotations.report(FilterProblems.annotationOfLogins(filter, entry));
        }
    }

    static ProviderFacts decode(Fields annotations) {
        return new ProviderFacts(
                fact(annotations, ISSUER),
                fact(annotations, AUTHORIZATION_ENDPOINT),
                fact(annotations, TOKEN_ENDPOINT),
                fact(annotations, JWKS_URI),
                fact(annotations, END_SESSION_ENDPOINT));
    }

    private static Optional<ProviderFact> fact(Fields annotations, String name) {
        return annotations.string(name).map(value -> new ProviderFact(name, value, annotations.at(name)));
    }
}
