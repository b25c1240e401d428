package emissaryctl.envoy.filter.policy;

import com.google.protobuf.BoolValue;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.gateway.policy.HeaderCondition;
import emissaryctl.gateway.policy.HeaderCondition.Exactly;
import emissaryctl.gateway.policy.HeaderCondition.Found;
import emissaryctl.gateway.policy.HeaderCondition.NotEmpty;
import emissaryctl.gateway.policy.Login;
import emissaryctl.gateway.policy.Login.NamedSecret;
import emissaryctl.gateway.policy.Login.SameSite;
import io.envoyproxy.envoy.config.core.v3.HttpUri;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.CookieConfig;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.CookieConfigs;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2Config;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2Config.AuthType;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials;
import io.envoyproxy.envoy.extensions.filters.http.oauth2.v3.OAuth2Credentials.CookieNames;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.type.matcher.v3.PathMatcher;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;

/// `envoy.filters.http.oauth2`. Services get the access token in `Authorization`; what clients say there is taken away.
final class LoginMessages {

    private LoginMessages() {}

    static OAuth2 translate(Login login) {
        OAuth2Config.Builder config = OAuth2Config.newBuilder()
                .setTokenEndpoint(HttpUri.newBuilder()
                        .setUri(login.provider().tokens().uri())
                        .setCluster(login.provider().tokens().cluster())
                        .setTimeout(Durations.of(login.provider().tokens().timeout())))
                .setAuthorizationEndpoint(login.provider().authorizationEndpoint())
                .setCredentials(credentials(login))
                .setRedirectUri(login.place().redirectUri())
                .setRedirectPathMatcher(exactly(Login.Place.CALLBACK))
                .setSignoutPath(exactly(Login.Place.SIGN_OUT))
                .setForwardBearerToken(true)
                .addAllAuthScopes(login.scopes())
                .setAuthType(login.client().basic() ? AuthType.BASIC_AUTH : AuthType.URL_ENCODED_BODY)
                .setUseRefreshToken(BoolValue.of(true));
        login.refused().map(LoginMessages::matcher).ifPresent(config::addDenyRedirectMatcher);
        if (login.sameSite() != SameSite.UNSAID) config.setCookieConfigs(cookies(login.sameSite()));
        login.provider()
                .endSessionEndpoint()
                .ifPresent(url -> config.setUnknownFields(NewerField.END_SESSION_ENDPOINT.holding(url)));
        return OAuth2.newBuilder().setConfig(config).build();
    }

    private static OAuth2Credentials credentials(Login login) {
        OAuth2Credentials.Builder credentials = OAuth2Credentials.newBuilder()
                .setClientId(login.client().id())
                .setTokenSecret(named(login.client().secret()))
                .setHmacSecret(named(login.client().cookieKey()))
                .setCookieNames(names(login.session()));
        if (login.place().subdomains())
            credentials.setCookieDomain(login.place().host());
        return credentials.build();
    }

    private static SdsSecretConfig named(NamedSecret secret) {
        return SdsSecretConfig.newBuilder().setName(secret.name()).build();
    }

    /// Cookies of several Filters do not get into each other's way.
    private static CookieNames names(String session) {
        return CookieNames.newBuilder()
                .setBearerToken("BearerToken." + session)
                .setOauthHmac("OauthHMAC." + session)
                .setOauthExpires("OauthExpires." + session)
                .setIdToken("IdToken." + session)
                .setRefreshToken("RefreshToken." + session)
                .setOauthNonce("OauthNonce." + session)
                .setCodeVerifier("CodeVerifier." + session)
                .build();
    }

    /// The provider sends users back from its own site, so that what they bring then cannot be `strict`.
    private static CookieConfigs cookies(SameSite sameSite) {
        CookieConfig session = cookie(sameSite);
        CookieConfig underWay = cookie(sameSite == SameSite.STRICT ? SameSite.LAX : sameSite);
        return CookieConfigs.newBuilder()
                .setBearerTokenCookieConfig(session)
                .setOauthHmacCookieConfig(session)
                .setOauthExpiresCookieConfig(session)
                .setIdTokenCookieConfig(session)
                .setRefreshTokenCookieConfig(session)
                .setOauthNonceCookieConfig(underWay)
                .setCodeVerifierCookieConfig(underWay)
                .build();
    }

    private static CookieConfig cookie(SameSite sameSite) {
        return CookieConfig.newBuilder()
                .setSameSite(
                        switch (sameSite) {
                            case UNSAID -> CookieConfig.SameSite.DISABLED;
                            case LAX -> CookieConfig.SameSite.LAX;
                            case STRICT -> CookieConfig.SameSite.STRICT;
                            case NONE -> CookieConfig.SameSite.NONE;
                        })
                .build();
    }

    private static PathMatcher exactly(String path) {
        return PathMatcher.newBuilder()
                .setPath(StringMatcher.newBuilder().setExact(path))
                .build();
    }

    /// A header that is not there counts as empty, as it does everywhere in FilterPolicies.
    private static HeaderMatcher matcher(HeaderCondition condition) {
        StringMatcher.Builder value = StringMatcher.newBuilder();
        switch (condition.test()) {
            case NotEmpty() -> value.setSafeRegex(RegexMatcher.newBuilder().setRegex("\\C+"));
            case Exactly(String text) -> value.setExact(text);
            case Found found -> value.setSafeRegex(RegexMatcher.newBuilder().setRegex(found.anywhere()));
        }
        return HeaderMatcher.newBuilder()
                .setName(condition.header())
                .setStringMatch(value)
                .setInvertMatch(condition.negate())
                .setTreatMissingHeaderAsEmpty(true)
                .build();
    }
}
