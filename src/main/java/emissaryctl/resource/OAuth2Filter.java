package emissaryctl.resource;

import emissaryctl.resource.FilterReference.RequestHeaderCondition;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `OAuth2`: has users log in with an identity provider. `issuer` is the `authorizationURL`, below which the provider
/// describes itself; `provider` is what the Filter says of it.
public record OAuth2Filter(
        Optional<String> issuer,
        ProviderFacts provider,
        Optional<String> grantType,
        Client client,
        List<ProtectedOrigin> protectedOrigins,
        SortedMap<String, String> extraAuthorizationParameters,
        Session session,
        AccessToken accessToken,
        boolean insecureTls,
        Optional<String> renegotiateTls,
        boolean errorResponse)
        implements FilterType {

    public OAuth2Filter {
        protectedOrigins = List.copyOf(protectedOrigins);
        extraAuthorizationParameters = Collections.unmodifiableSortedMap(new TreeMap<>(extraAuthorizationParameters));
    }

    /// As whom the provider knows us, and how we prove it.
    public record Client(
            Optional<String> id,
            Optional<SecretBytes> secret,
            Optional<String> secretName,
            Optional<String> secretNamespace,
            Optional<String> authentication) {}

    /// Where users are who log in.
    public record ProtectedOrigin(String origin, boolean includeSubdomains, List<String> internalOrigins) {
        public ProtectedOrigin {
            internalOrigins = List.copyOf(internalOrigins);
        }
    }

    /// How long a login lasts, and what follows it.
    public record Session(
            Optional<SessionCookies> cookies,
            Optional<Duration> maxIdle,
            Optional<Duration> expirationSafetyMargin,
            Optional<String> postLogoutRedirectUri) {}

    /// `useSessionCookies`: cookies that the browser forgets, or not.
    public record SessionCookies(boolean value, Optional<RequestHeaderCondition> ifRequestHeader) {}

    /// What is asked of access tokens, and what services learn from them.
    public record AccessToken(
            Optional<String> validation,
            Optional<JwtReference> jwtFilter,
            boolean allowMalformed,
            List<TemplatedHeader> injectRequestHeaders) {
        public AccessToken {
            injectRequestHeaders = List.copyOf(injectRequestHeaders);
        }
    }

    /// `accessTokenJWTFilter`: a Filter of type JWT that checks access tokens, and the scopes that it asks for.
    public record JwtReference(
            String name,
            Optional<String> namespace,
            boolean inheritScope,
            boolean stripInheritedScope,
            List<String> scope) {
        public JwtReference {
            scope = List.copyOf(scope);
        }
    }
}
