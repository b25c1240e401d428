package emissaryctl.resource;

import emissaryctl.resource.OAuth2Filter.AccessToken;
import emissaryctl.resource.OAuth2Filter.Client;
import emissaryctl.resource.OAuth2Filter.JwtReference;
import emissaryctl.resource.OAuth2Filter.ProtectedOrigin;
import emissaryctl.resource.OAuth2Filter.Session;
import emissaryctl.resource.OAuth2Filter.SessionCookies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Decodes the type `OAuth2` of Filters.
final class OAuth2Decoder {

    private OAuth2Decoder() {}

    static OAuth2Filter decode(Fields filter, ProviderFacts provider) {
        return new OAuth2Filter(
                text(filter, "authorizationURL"),
                provider,
                text(filter, "grantType"),
                client(filter),
                filter.list("protectedOrigins").stream()
                        .map(OAuth2Decoder::origin)
                        .toList(),
                filter.sortedTexts("extraAuthorizationParameters"),
                new Session(
                        filter.fields("useSessionCookies").map(OAuth2Decoder::cookies),
                        duration(filter, "clientSessionMaxIdle"),
                        duration(filter, "expirationSafetyMargin"),
                        text(filter, "postLogoutRedirectURI")),
                new AccessToken(
                        text(filter, "accessTokenValidation"),
                        filter.fields("accessTokenJWTFilter").map(OAuth2Decoder::jwtFilter),
                        filter.flag("allowMalformedAccessToken"),
                        FilterDecoder.headers(filter, "injectRequestHeaders")),
                filter.flag("insecureTLS"),
                filter.string("renegotiateTLS"),
                filter.fields("errorResponse").isPresent());
    }

    private static Client client(Fields filter) {
        return new Client(
                text(filter, "clientID"),
                text(filter, "secret").map(FilterDecoder::secret),
                text(filter, "secretName"),
                text(filter, "secretNamespace"),
                filter.fields("clientAuthentication").flatMap(how -> text(how, "method")));
    }

    private static ProtectedOrigin origin(Fields origin) {
        List<String> internal = origin.strings("allowedInternalOrigins").orElse(List.of());
        return new ProtectedOrigin(
                origin.string("origin").orElse(""),
                origin.flag("includeSubdomains"),
                text(origin, "internalOrigin").map(List::of).orElse(internal));
    }

    private static SessionCookies cookies(Fields cookies) {
        return new SessionCookies(
                cookies.bool("value").orElse(true),
                cookies.fields("ifRequestHeader").map(FilterPolicyDecoder::condition));
    }

    private static JwtReference jwtFilter(Fields reference) {
        return new JwtReference(
                reference.string("name").orElse(""),
                text(reference, "namespace"),
                reference.flag("inheritScopeArgument"),
                reference.flag("stripInheritedScope"),
                reference.nested("arguments").strings("scope").orElse(List.of()));
    }

    private static Optional<String> text(Fields fields, String key) {
        return fields.string(key).filter(Predicate.not(String::isEmpty));
    }

    private static Optional<Duration> duration(Fields fields, String key) {
        return fields.duration(key).filter(Predicate.not(Duration::isZero));
    }
}
