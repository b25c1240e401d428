package emissaryctl.resource;

import emissaryctl.resource.AuthService.IncludeBody;
import emissaryctl.resource.ExternalFilter.SecretName;
import emissaryctl.resource.ExternalFilter.TlsConfig;
import emissaryctl.resource.JwtFilter.KeySource;
import emissaryctl.resource.JwtFilter.NamedClaim;
import emissaryctl.resource.JwtFilter.TimeClaim;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Decodes Filters: nothing of one that has no type, or several.
final class FilterDecoder {

    private static final List<String> TYPES = List.of("APIKey", "BasicAuth", "External", "JWT", "OAuth2", "Plugin");

    private FilterDecoder() {}

    /// `object` is all of it, for annotations count, too.
    static Optional<Resource> decode(Metadata metadata, Fields object) {
        Fields spec = object.nested("spec");
        Fields annotations = object.nested("metadata").nested("annotations");
        List<String> types =
                TYPES.stream().filter(type -> spec.fields(type).isPresent()).toList();
        if (types.size() != 1) {
            spec.report(FilterProblems.notOneType(metadata, types));
            return Optional.empty();
        }
        String word = types.getFirst();
        ProviderAnnotations.check(metadata, word.equals("OAuth2"), annotations);
        return Optional.of(new Filter(metadata, type(word, spec.nested(word), annotations)));
    }

    private static FilterType type(String word, Fields fields, Fields annotations) {
        return switch (word) {
            case "APIKey" -> apiKey(fields);
            case "BasicAuth" -> new BasicAuthFilter(text(fields, "secretName"), text(fields, "userHeader"));
            case "External" -> external(fields);
            case "JWT" -> jwt(fields);
            case "OAuth2" -> OAuth2Decoder.decode(fields, ProviderAnnotations.decode(annotations));
            default -> new UnsupportedFilter(word);
        };
    }

    private static Optional<String> text(Fields fields, String key) {
        return fields.string(key).filter(Predicate.not(String::isEmpty));
    }

    private static ApiKeyFilter apiKey(Fields filter) {
        List<ApiKeyFilter.Key> keys = filter.list("keys").stream()
                .map(item -> new ApiKeyFilter.Key(
                        text(item, "secretName"), item.string("key").map(FilterDecoder::secret)))
                .toList();
        return new ApiKeyFilter(text(filter, "httpHeader"), keys);
    }

    static SecretBytes secret(String text) {
        return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The schema has reported one without a service, and the whole Filter is unusable then.
    private static ExternalFilter external(Fields filter) {
        return new ExternalFilter(
                filter.string("auth_service").orElse(""),
                filter.bool("tls"),
                filter.fields("tlsConfig")
                        .map(tls -> new TlsConfig(secretName(tls, "caCertificate"), secretName(tls, "certificate"))),
                text(filter, "proto"),
                text(filter, "protocol_version"),
                filter.millis("timeout_ms"),
                text(filter, "path_prefix"),
                filter.strings("allowed_request_headers").orElse(List.of()),
                filter.strings("allowed_authorization_headers").orElse(List.of()),
                filter.flag("add_linkerd_headers"),
                filter.fields("include_body")
                        .map(body -> new IncludeBody(body.integer("max_bytes").orElse(0), body.flag("allow_partial"))),
                filter.flag("failure_mode_allow"),
                filter.fields("status_on_error").flatMap(error -> error.integer("code")));
    }

    private static Optional<SecretName> secretName(Fields tls, String field) {
        return tls.fields(field)
                .flatMap(material -> material.fields("fromSecret"))
                .flatMap(secret -> secret.string("name").map(name -> new SecretName(name, text(secret, "namespace"))));
    }

    private static JwtFilter jwt(Fields jwt) {
        return new JwtFilter(
                new KeySource(
                        text(jwt, "jwksURI"),
                        jwt.flag("insecureTLS"),
                        jwt.string("renegotiateTLS"),
                        jwt.duration("maxStale").filter(Predicate.not(Duration::isZero))),
                jwt.strings("validAlgorithms"),
                claim(jwt, "audience", "requireAudience"),
                claim(jwt, "issuer", "requireIssuer"),
                time(jwt, "requireExpiresAt", "leewayForExpiresAt"),
                time(jwt, "requireNotBefore", "leewayForNotBefore"),
                time(jwt, "requireIssuedAt", "leewayForIssuedAt"),
                headers(jwt, "injectRequestHeaders"),
                jwt.fields("errorResponse").isPresent());
    }

    private static NamedClaim claim(Fields jwt, String value, String required) {
        return new NamedClaim(jwt.string(value).filter(Predicate.not(String::isEmpty)), jwt.flag(required));
    }

    private static TimeClaim time(Fields jwt, String required, String leeway) {
        return new TimeClaim(jwt.flag(required), jwt.duration(leeway).orElse(Duration.ZERO));
    }

    static List<TemplatedHeader> headers(Fields fields, String key) {
        return fields.list(key).stream()
                .map(item -> new TemplatedHeader(
                        item.string("name").orElse(""), item.string("value").orElse("")))
                .toList();
    }
}
