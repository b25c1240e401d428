package emissaryctl.assemble.policy;

import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.OidcProvider;
import emissaryctl.resource.ProviderFact;
import emissaryctl.source.Span;
import java.util.Optional;

/// What can be wrong with Filters of type OAuth2.
final class OAuth2Problems {

    private static final String ASK =
            "log in with a service of your own, such as oauth2-proxy, and ask it with a Filter of type External";

    private OAuth2Problems() {}

    private static Diagnostic invalid(Metadata filter, String field, String message) {
        return PolicyProblems.filter(
                Code.FILTER_INVALID, filter, new String[] {OAuth2FilterRules.TYPE, field}, message);
    }

    private static Diagnostic impossible(Metadata filter, String field, String message) {
        return PolicyProblems.filter(
                Code.FILTER_NOT_EXPRESSIBLE, filter, new String[] {OAuth2FilterRules.TYPE, field}, message);
    }

    private static Diagnostic stricter(Metadata filter, String field, String message) {
        return Diagnostic.warning(Code.FILTER_STRICTER, filter.at(OAuth2FilterRules.TYPE, field), message);
    }

    static Diagnostic noClientId(Metadata filter) {
        return invalid(filter, "clientID", "`clientID` is missing")
                .withHelp("write the name under which the provider knows the gateway");
    }

    static Diagnostic noOrigin(Metadata filter) {
        return invalid(filter, "protectedOrigins", "`protectedOrigins` is missing")
                .withHelp("write where users are: `protectedOrigins: [{origin: \"https://HOST\"}]`");
    }

    static Diagnostic clientId(Metadata filter, String id) {
        return impossible(
                        filter,
                        "clientID",
                        "Envoy does not encode `" + Text.cut(id)
                                + "` when it gets tokens, so that providers see another name")
                .withHelp("have the provider give a name of letters, digits, dots and hyphens");
    }

    static Diagnostic grantType(Metadata filter, String type) {
        return impossible(filter, "grantType", "Envoy gets tokens for users who log in, not with grant `" + type + "`")
                .withHelp("have clients get a token themselves and check it with a Filter of type JWT");
    }

    static Diagnostic jwtAssertion(Metadata filter) {
        return impossible(
                        filter,
                        "clientAuthentication",
                        "Envoy proves who it is with a password, not with a `JWTAssertion`")
                .withHelp("use `HeaderPassword` or `BodyPassword`, or " + ASK);
    }

    static Diagnostic sessionCookies(Metadata filter) {
        return impossible(
                        filter,
                        "useSessionCookies",
                        "Envoy's cookies last as long as the token, not as long as the browser")
                .withHelp("write `useSessionCookies: {value: false}`");
    }

    static Diagnostic maxIdle(Metadata filter) {
        return impossible(
                        filter,
                        "clientSessionMaxIdle",
                        "Envoy does not know how long a user was idle: a session ends when its tokens do")
                .withHelp("remove it, and have the provider limit its refresh tokens");
    }

    static Diagnostic safetyMargin(Metadata filter) {
        return impossible(filter, "expirationSafetyMargin", "Envoy takes tokens until their very end")
                .withHelp("remove it, and have the provider issue shorter tokens");
    }

    static Diagnostic postLogout(Metadata filter) {
        return Diagnostic.warning(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        filter.at(OAuth2FilterRules.TYPE, "postLogoutRedirectURI"),
                        "`postLogoutRedirectURI` has no effect: after a logout Envoy sends users to `/` of their host")
                .withHelp("redirect from there, and register that address with the provider");
    }

    static Diagnostic ownParameter(Metadata filter, String name) {
        return invalid(
                        filter,
                        "extraAuthorizationParameters",
                        "Envoy sets the parameter `" + Text.cut(name) + "` itself")
                .withHelp("remove it");
    }

    static Diagnostic userinfo(Metadata filter) {
        return impossible(filter, "accessTokenValidation", "Envoy does not ask the provider about each request's token")
                .withHelp("write `accessTokenValidation: jwt` when access tokens are JWTs, or " + ASK);
    }

    static Diagnostic tokensAreJwts(Metadata filter) {
        return stricter(
                        filter,
                        "accessTokenValidation",
                        "access tokens must be JWTs; others, which Edge Stack would ask the provider about, are refused")
                .withHelp("write `accessTokenValidation: jwt` when they are");
    }

    static Diagnostic stripScope(Metadata filter) {
        return impossible(filter, "accessTokenJWTFilter", "scopes are looked for as they are written")
                .withHelp("remove `stripInheritedScope`, and write `arguments: {scope: […]}` there");
    }

    static Diagnostic injectElsewhere(Metadata filter) {
        return impossible(filter, "injectRequestHeaders", "headers come from the Filter that checks the access token")
                .withHelp("write `injectRequestHeaders` into the Filter that `accessTokenJWTFilter` names");
    }

    static Diagnostic issuer(Metadata filter, Optional<String> url) {
        return invalid(
                        filter,
                        "authorizationURL",
                        url.map(text -> "`" + Text.cut(text) + "` is no URL of an identity provider")
                                .orElse("`authorizationURL` is missing"))
                .withHelp("write the issuer as the provider gives it: `https://HOST/PATH`");
    }

    static Diagnostic noDiscovery(Metadata filter, String issuer) {
        String document = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration";
        return invalid(
                        filter,
                        "authorizationURL",
                        "what the provider `" + Text.cut(issuer) + "` says of itself is not known offline")
                .withHelp("save " + Text.cut(document) + " and name the file: `--oidc-discovery FILE`;"
                        + " or write the annotations `emissaryctl.dev/oidc-authorization-endpoint`, `…-token-endpoint`"
                        + " and `…-jwks-uri`");
    }

    static Diagnostic noReadableDiscovery(Metadata filter) {
        return invalid(
                        filter,
                        "authorizationURL",
                        "what the provider says of itself is in none of the files of --oidc-discovery that can be read")
                .withHelp("mend the file that is wrong");
    }

    private static Diagnostic provider(Metadata filter, Span at, String message) {
        return Diagnostic.error(
                Code.FILTER_INVALID,
                at,
                "the provider of Filter `" + Text.cut(filter.ref().name()) + "` " + message
                        + "; what a FilterPolicy wants the Filter for is refused");
    }

    static Diagnostic endpoint(Metadata filter, ProviderFact fact) {
        String value = fact.value().isBlank() ? "nothing" : "`" + Text.cut(fact.value()) + "`";
        return provider(filter, fact.span(), "has " + value + " as `" + fact.name() + "`")
                .withHelp("write what the provider says of itself under `/.well-known/openid-configuration`:"
                        + " `https://HOST/PATH`");
    }

    static Diagnostic noKeys(Metadata filter, OidcProvider provider) {
        return provider(filter, provider.issuer().span(), "lacks `jwks_uri`: where the keys of its tokens are")
                .withHelp(
                        "write the annotation `emissaryctl.dev/oidc-jwks-uri` into the Filter, or save what the provider"
                                + " has under `/.well-known/openid-configuration` as it is");
    }

    static Diagnostic noEndpoint(Metadata filter, Span at, String endpoint) {
        return provider(
                        filter,
                        at,
                        "lacks `" + endpoint
                                + "_endpoint`, which neither an annotation nor a file of --oidc-discovery has")
                .withHelp("write the annotation `emissaryctl.dev/oidc-" + endpoint + "-endpoint`, too");
    }

    static Diagnostic cleartext(Metadata filter, ProviderFact fact) {
        return Diagnostic.warning(
                        Code.FILTER_INVALID,
                        fact.span(),
                        "the `" + fact.name() + "` of Filter `"
                                + Text.cut(filter.ref().name())
                                + "` is asked in cleartext: whoever is on the way can read and change what is said")
                .withHelp("use a provider with `https`");
    }

    static Diagnostic oneSecret(Metadata filter) {
        return invalid(filter, "secret", "the client's secret is to be in either `secret` or `secretName`")
                .withHelp("name a Secret: `secretName: NAME`");
    }

    static Diagnostic secretMissing(Metadata filter, String namespace, String name, String key) {
        return invalid(
                        filter,
                        "secretName",
                        "there is no Secret `" + Text.cut(name) + "` with `" + key + "` in namespace `"
                                + Text.cut(namespace) + "`")
                .withHelp("add the Secret to the input");
    }

    static Diagnostic secretBlank(Metadata filter) {
        return invalid(filter, "secret", "the client's secret is empty, or has blanks or a line break around it")
                .withHelp("encode it without a line break: `printf %s SECRET | base64`");
    }

    static Diagnostic severalOrigins(Metadata filter) {
        return impossible(filter, "protectedOrigins", "with Envoy a login is for one origin")
                .withHelp("use one Filter for each origin, or `includeSubdomains: true`");
    }

    static Diagnostic origin(Metadata filter, String origin) {
        return invalid(
                        filter,
                        "protectedOrigins",
                        "`" + Text.cut(origin)
                                + "` is not the origin of a page: that is `https` and a host, as browsers keep Envoy's cookies for"
                                + " https only")
                .withHelp("write `https://HOST`");
    }

    static Diagnostic internalOrigin(Metadata filter) {
        return impossible(filter, "protectedOrigins", "Envoy sends users back to the host that a request names")
                .withHelp("have the proxy before keep the header `Host`, and remove internal origins");
    }

    static Diagnostic originTaken(Metadata filter, Metadata other, String host) {
        return impossible(
                        filter,
                        "protectedOrigins",
                        "users who come back to `" + Text.cut(host) + "` cannot be told from those of Filter `"
                                + Text.cut(other.ref().name()) + "`")
                .withHelp("use one Filter of type OAuth2 for each host");
    }

    static Diagnostic sameSiteDiffers(Metadata filter) {
        return impossible(filter, "protectedOrigins", "FilterPolicies ask for cookies with different `sameSite`")
                .withHelp("write the same `sameSite` into all `arguments`");
    }

    static Diagnostic notAJwtFilter(Metadata filter, String name) {
        return invalid(filter, "accessTokenJWTFilter", "there is no usable Filter `" + Text.cut(name) + "` of type JWT")
                .withHelp("name a Filter of type JWT that is in the input");
    }

    static Diagnostic filtersInstead(Reference reference) {
        return PolicyProblems.notExpressible(
                        reference, "arguments", "Envoy passes no other Filters instead of sending users to log in")
                .withHelp("remove `filters` from `insteadOfRedirect`, or write a rule of its own");
    }

    static Diagnostic statusInstead(Reference reference, int status) {
        return Diagnostic.warning(
                        Code.FILTER_NOT_EXPRESSIBLE,
                        reference.place().at("arguments", "insteadOfRedirect"),
                        "Envoy answers with 401 rather than " + status)
                .withHelp("write `httpStatusCode: 401`, or use `error_response_overrides`");
    }

    static Diagnostic onlyForLogins(Reference reference, String argument) {
        return PolicyProblems.notExpressible(
                        reference,
                        "arguments",
                        "Filter `" + Text.cut(reference.written().name()) + "` has nobody log in, which `" + argument
                                + "` is about")
                .withHelp("remove `" + argument + "`");
    }
}
