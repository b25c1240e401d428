package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.refused;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;

import java.util.List;
import java.util.stream.Stream;

/// Filter and FilterPolicy, kinds of Edge Stack.
final class FilterFields {

    private static final String OWN_WORDS = "Envoy refuses in its own words";
    private static final String CHOICE = "ExtensionWithMatcher.xds_matcher";

    private static final List<CoveredField> JWT = all(
            List.of(
                    becomes("jwksURI", "HttpUri.uri", "Cluster.load_assignment"),
                    becomes("insecureTLS", "CommonTlsContext.validation_context"),
                    refused("renegotiateTLS", "Envoy does not renegotiate TLS; `never` is all there is"),
                    becomes("validAlgorithms[]", "Policy.principals").with("`none` is refused"),
                    becomes("audience", "JwtProvider.audiences"),
                    ignored("requireAudience", "Envoy always requires the audience that is given"),
                    becomes("issuer", "JwtProvider.issuer"),
                    ignored("requireIssuer", "Envoy always requires the issuer that is given"),
                    becomes("requireExpiresAt", "JwtProvider.require_expiration"),
                    becomes("leewayForExpiresAt", "JwtProvider.clock_skew_seconds")
                            .with("the shorter one of both"),
                    becomes("requireNotBefore", "Policy.principals"),
                    becomes("leewayForNotBefore", "JwtProvider.clock_skew_seconds")
                            .with("the shorter one of both"),
                    becomes("requireIssuedAt", "Policy.principals"),
                    becomes("leewayForIssuedAt", "Policy.condition"),
                    becomes("maxStale", "RemoteJwks.cache_duration"),
                    becomes("injectRequestHeaders[].name", "JwtClaimToHeader.header_name", "HeaderValue.key"),
                    becomes("injectRequestHeaders[].value", "JwtClaimToHeader.claim_name", "HeaderValue.value")
                            .with("a text, or a template of a few simple forms")),
            Stream.of("bodyTemplate", "contentType", "headers[].name", "headers[].value", "realm")
                    .map(field -> ignored("errorResponse." + field, OWN_WORDS))
                    .toList());

    static final List<CoveredField> FILTER = all(
            below("JWT", JWT),
            List.of(
                    refused("APIKey", "not translated"),
                    refused("External", "not translated"),
                    refused("OAuth2", "not translated"),
                    refused("Plugin", "nothing but Edge Stack runs plugins in Go")));

    static final List<CoveredField> POLICY = List.of(
            becomes("rules[].host", CHOICE),
            becomes("rules[].path", CHOICE),
            becomes("rules[].precedence", CHOICE),
            becomes("rules[].filters[].name", "HttpConnectionManager.http_filters"),
            becomes("rules[].filters[].namespace", "HttpConnectionManager.http_filters"),
            becomes("rules[].filters[].ifRequestHeader.name", CHOICE),
            becomes("rules[].filters[].ifRequestHeader.negate", CHOICE),
            becomes("rules[].filters[].ifRequestHeader.value", CHOICE),
            becomes("rules[].filters[].ifRequestHeader.valueRegex", CHOICE),
            refused("rules[].filters[].onDeny", "`continue`: a refusal is the end"),
            refused("rules[].filters[].onAllow", "`break` before the last filter: the next one is always passed"),
            becomes("rules[].filters[].arguments.scope[]", "HttpConnectionManager.http_filters"));

    private FilterFields() {}
}
