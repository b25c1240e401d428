package emissaryctl.resource;

import emissaryctl.resource.JwtFilter.KeySource;
import emissaryctl.resource.JwtFilter.NamedClaim;
import emissaryctl.resource.JwtFilter.TimeClaim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Decodes Filters: nothing of one that has no type, or several.
final class FilterDecoder {

    private static final List<String> TYPES = List.of("APIKey", "External", "JWT", "OAuth2", "Plugin");

    private FilterDecoder() {}

    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        List<String> types =
                TYPES.stream().filter(type -> spec.fields(type).isPresent()).toList();
        if (types.size() != 1) {
            spec.report(FilterProblems.notOneType(metadata, types));
            return Optional.empty();
        }
        String word = types.getFirst();
        return Optional.of(new Filter(metadata, type(word, spec.nested(word))));
    }

    private static FilterType type(String word, Fields fields) {
        return switch (word) {
            case "JWT" -> jwt(fields);
            default -> new UnsupportedFilter(word);
        };
    }

    private static JwtFilter jwt(Fields jwt) {
        return new JwtFilter(
                new KeySource(
                        jwt.string("jwksURI").filter(Predicate.not(String::isEmpty)),
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
