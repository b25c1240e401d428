package emissaryctl.coverage;

import static emissaryctl.coverage.CoveredField.becomes;
import static emissaryctl.coverage.CoveredField.ignored;
import static emissaryctl.coverage.CoveredField.refused;
import static emissaryctl.coverage.SharedFields.all;
import static emissaryctl.coverage.SharedFields.below;
import static emissaryctl.coverage.SharedFields.service;

import java.util.List;
import java.util.stream.Stream;

/// Filter and FilterPolicy, kinds of Edge Stack.
final class FilterFields {

    private static final String OWN_WORDS = "Envoy refuses in its own words";
    private static final String DENIED = "OAuth2Config.deny_redirect_matcher";
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

    private static final List<CoveredField> API_KEY = List.of(
            becomes("httpHeader", "KeySource.header").with("`X-API-Key` when left out"),
            becomes("keys[].key", "Credential.key"),
            becomes("keys[].secretName", "Credential.key", "Credential.client").with("all values of the Secret"));

    private static final List<CoveredField> BASIC_AUTH = List.of(
            becomes("secretName", "BasicAuth.users")
                    .with("lines of `.htpasswd` in the Secret; Edge Stack has no such type"),
            becomes("userHeader", "BasicAuth.forward_username_header").with("Edge Stack has no such type"));

    private static final List<CoveredField> EXTERNAL = List.of(
            service("auth_service"),
            becomes("tls", "Cluster.transport_socket"),
            becomes("tlsConfig.caCertificate.fromSecret.name", "CertificateValidationContext.trusted_ca"),
            becomes("tlsConfig.caCertificate.fromSecret.namespace", "CertificateValidationContext.trusted_ca"),
            becomes("tlsConfig.certificate.fromSecret.name", "CommonTlsContext.tls_certificates"),
            becomes("tlsConfig.certificate.fromSecret.namespace", "CommonTlsContext.tls_certificates"),
            becomes("proto", "ExtAuthz.http_service", "ExtAuthz.grpc_service"),
            refused("protocol_version", "`v2` with `proto: grpc`: Envoy speaks v3 only"),
            becomes("timeout_ms", "HttpUri.timeout", "GrpcService.timeout"),
            becomes("path_prefix", "HttpService.path_prefix"),
            becomes("allowed_request_headers[]", "ExtAuthz.allowed_headers"),
            becomes(
                    "allowed_authorization_headers[]",
                    "AuthorizationResponse.allowed_upstream_headers",
                    "AuthorizationResponse.allowed_client_headers"),
            becomes("add_linkerd_headers", "AuthorizationRequest.headers_to_add")
                    .with("with `proto: http`"),
            becomes("include_body.max_bytes", "BufferSettings.max_request_bytes"),
            becomes("include_body.allow_partial", "BufferSettings.allow_partial_message"),
            becomes("failure_mode_allow", "ExtAuthz.failure_mode_allow"),
            becomes("status_on_error.code", "ExtAuthz.status_on_error", "HttpStatus.code"));

    private static final String LOGIN = "OAuth2Config.";

    private static final List<CoveredField> OAUTH2 = all(
            List.of(
                    becomes(
                                    "authorizationURL",
                                    LOGIN + "authorization_endpoint",
                                    LOGIN + "token_endpoint",
                                    LOGIN + "end_session_endpoint",
                                    "JwtProvider.issuer")
                            .with("what annotations of the Filter or the file of `--oidc-discovery` say"),
                    refused("grantType", "all but `AuthorizationCode`"),
                    becomes("clientID", "OAuth2Credentials.client_id"),
                    becomes("secret", "GenericSecret.secret"),
                    becomes("secretName", "GenericSecret.secret"),
                    becomes("secretNamespace", "GenericSecret.secret"),
                    becomes("clientAuthentication.method", LOGIN + "auth_type").with("`JWTAssertion` is refused"),
                    ignored("clientAuthentication.jwtAssertion", "it is for `JWTAssertion`, which is refused"),
                    becomes("protectedOrigins[].origin", LOGIN + "redirect_uri").with("one only"),
                    becomes("protectedOrigins[].includeSubdomains", "OAuth2Credentials.cookie_domain"),
                    refused("protectedOrigins[].internalOrigin", "Envoy sends users back to where they came from"),
                    refused(
                            "protectedOrigins[].allowedInternalOrigins[]",
                            "Envoy sends users back to where they came from"),
                    becomes("extraAuthorizationParameters.*", LOGIN + "authorization_endpoint"),
                    refused("useSessionCookies.value", "all but `false`"),
                    refused("useSessionCookies.ifRequestHeader.name", "cookies are the same for all requests"),
                    refused("useSessionCookies.ifRequestHeader.negate", "cookies are the same for all requests"),
                    refused("useSessionCookies.ifRequestHeader.value", "cookies are the same for all requests"),
                    refused("useSessionCookies.ifRequestHeader.valueRegex", "cookies are the same for all requests"),
                    refused("clientSessionMaxIdle", "Envoy does not know how long a user was idle"),
                    refused("expirationSafetyMargin", "tokens are taken until their end"),
                    ignored("postLogoutRedirectURI", "Envoy sends users to `/` of their host"),
                    refused("accessTokenValidation", "`userinfo`; `auto` is the same as `jwt`"),
                    becomes("accessTokenJWTFilter.name", "HttpConnectionManager.http_filters"),
                    becomes("accessTokenJWTFilter.namespace", "HttpConnectionManager.http_filters"),
                    ignored("accessTokenJWTFilter.inheritScopeArgument", "tokens always need the scopes of the policy"),
                    refused("accessTokenJWTFilter.stripInheritedScope", "scopes are looked for as they are written"),
                    becomes("accessTokenJWTFilter.arguments.scope[]", "Policy.principals"),
                    ignored("allowMalformedAccessToken", "access tokens must be JWTs"),
                    becomes("injectRequestHeaders[].name", "JwtClaimToHeader.header_name", "HeaderValue.key"),
                    becomes("injectRequestHeaders[].value", "JwtClaimToHeader.claim_name", "HeaderValue.value")
                            .with("a text, or a template of a few simple forms"),
                    becomes("insecureTLS", "CommonTlsContext.validation_context"),
                    refused("renegotiateTLS", "Envoy does not renegotiate TLS; `never` is all there is"),
                    ignored("maxStale", "what the provider says of itself is read once")),
            Stream.of("bodyTemplate", "contentType", "headers[].name", "headers[].value", "realm")
                    .map(field -> ignored("errorResponse." + field, OWN_WORDS))
                    .toList());

    static final List<CoveredField> FILTER = all(
            below("JWT", JWT),
            below("APIKey", API_KEY),
            below("BasicAuth", BASIC_AUTH),
            below("External", EXTERNAL),
            below("OAuth2", OAUTH2),
            List.of(refused("Plugin", "nothing but Edge Stack runs plugins in Go")));

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
            becomes("rules[].filters[].arguments.scope[]", "HttpConnectionManager.http_filters"),
            becomes("rules[].filters[].arguments.scopes[]", "HttpConnectionManager.http_filters"),
            becomes("rules[].filters[].arguments.sameSite", "CookieConfig.same_site")
                    .with("the same for all rules"),
            becomes("rules[].filters[].arguments.insteadOfRedirect.ifRequestHeader.name", DENIED),
            becomes("rules[].filters[].arguments.insteadOfRedirect.ifRequestHeader.negate", DENIED),
            becomes("rules[].filters[].arguments.insteadOfRedirect.ifRequestHeader.value", DENIED),
            becomes("rules[].filters[].arguments.insteadOfRedirect.ifRequestHeader.valueRegex", DENIED),
            ignored("rules[].filters[].arguments.insteadOfRedirect.httpStatusCode", "Envoy answers with 401"),
            refused("rules[].filters[].arguments.insteadOfRedirect.filters[]", "no other Filters are passed then"));

    private FilterFields() {}
}
