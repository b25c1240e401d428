package emissaryctl.envoy.filter.policy;

import emissaryctl.envoy.message.Durations;
import emissaryctl.gateway.policy.TokenCheck;
import emissaryctl.gateway.policy.TokenCheck.ClaimHeader;
import emissaryctl.gateway.policy.TokenCheck.RemoteKeys;
import io.envoyproxy.envoy.config.core.v3.HttpUri;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwksAsyncFetch;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtClaimToHeader;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtHeader;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtProvider;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtProvider.NormalizePayload;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.JwtRequirement;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.RemoteJwks;
import io.envoyproxy.envoy.extensions.filters.http.jwt_authn.v3.RequirementRule;

/// `envoy.filters.http.jwt_authn` with one provider, which every request that comes to it needs.
final class TokenMessages {

    private TokenMessages() {}

    static JwtAuthentication translate(TokenCheck token) {
        return JwtAuthentication.newBuilder()
                .putProviders(token.key(), provider(token))
                .addRules(RequirementRule.newBuilder()
                        .setMatch(RouteMatch.newBuilder().setPrefix(""))
                        .setRequires(JwtRequirement.newBuilder().setProviderName(token.key())))
                .build();
    }

    /// The token is taken from one place only and goes on to the service; by default Envoy also looks into the query,
    /// and keeps the token to itself.
    private static JwtProvider provider(TokenCheck token) {
        JwtProvider.Builder provider = JwtProvider.newBuilder()
                .setRemoteJwks(keys(token.keys()))
                .addFromHeaders(JwtHeader.newBuilder().setName("authorization").setValuePrefix("Bearer "))
                .setForward(true)
                .setRequireExpiration(token.requireExpiration())
                .setClockSkewSeconds(token.clockSkewSeconds())
                .setPayloadInMetadata(token.key())
                .setHeaderInMetadata(token.key() + ".header")
                .setNormalizePayloadInMetadata(NormalizePayload.newBuilder().addSpaceDelimitedClaims("scope"));
        token.issuer().ifPresent(provider::setIssuer);
        token.audience().ifPresent(provider::addAudiences);
        for (ClaimHeader header : token.headers()) {
            provider.addClaimToHeaders(
                    JwtClaimToHeader.newBuilder().setHeaderName(header.header()).setClaimName(header.claim()));
        }
        return provider.build();
    }

    /// Keys are there before the first request, whose worker would have to fetch them otherwise.
    private static RemoteJwks keys(RemoteKeys keys) {
        RemoteJwks.Builder jwks = RemoteJwks.newBuilder()
                .setHttpUri(HttpUri.newBuilder()
                        .setUri(keys.uri())
                        .setCluster(keys.cluster())
                        .setTimeout(Durations.of(keys.timeout())))
                .setAsyncFetch(JwksAsyncFetch.getDefaultInstance());
        keys.cacheDuration().map(Durations::of).ifPresent(jwks::setCacheDuration);
        return jwks.build();
    }
}
