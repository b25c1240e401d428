package emissaryctl.assemble.policy;

import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.assemble.upstream.UpstreamTrust;
import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.policy.Login.Provider;
import emissaryctl.gateway.policy.Login.TokenEndpoint;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.OAuth2Filter;
import emissaryctl.resource.OidcProvider;
import emissaryctl.resource.ProviderFact;
import emissaryctl.resource.ProviderFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the identity provider of a Filter is. What annotations of the Filter say counts, and what they leave out is in
/// the file of `--oidc-discovery`: that one may be for many Filters and environments.
final class ProviderRules {

    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(5);

    private final Metadata filter;
    private final OAuth2Filter written;
    private final FilterInputs inputs;
    private final List<Diagnostic> found;

    ProviderRules(Metadata filter, OAuth2Filter written, FilterInputs inputs, List<Diagnostic> found) {
        this.filter = filter;
        this.written = written;
        this.inputs = inputs;
        this.found = found;
    }

    /// The provider, or nothing when too little is said of it.
    Optional<OidcProvider> find() {
        if (written.issuer().flatMap(HttpUrl::parse).isEmpty()) {
            found.add(OAuth2Problems.issuer(filter, written.issuer()));
            return Optional.empty();
        }
        String url = written.issuer().get();
        ProviderFacts said = written.provider();
        Optional<OidcProvider> file = inputs.providers().find(url);
        Optional<ProviderFact> authorization =
                said.authorizationEndpoint().or(() -> file.map(OidcProvider::authorizationEndpoint));
        Optional<ProviderFact> token = said.tokenEndpoint().or(() -> file.map(OidcProvider::tokenEndpoint));
        if (authorization.isEmpty() || token.isEmpty()) {
            found.add(unknown(url, authorization.isEmpty() ? "authorization" : "token"));
            return Optional.empty();
        }
        said.issuer()
                .filter(issuer -> issuer.value().isBlank())
                .ifPresent(issuer -> found.add(OAuth2Problems.endpoint(filter, issuer)));
        return Optional.of(new OidcProvider(
                said.issuer()
                        .or(() -> file.map(OidcProvider::issuer))
                        .orElseGet(() -> new ProviderFact(
                                "authorizationURL", url, filter.at(OAuth2FilterRules.TYPE, "authorizationURL"))),
                authorization.get(),
                token.get(),
                said.jwksUri().or(() -> file.flatMap(OidcProvider::jwksUri)),
                said.endSessionEndpoint().or(() -> file.flatMap(OidcProvider::endSessionEndpoint))));
    }

    private Diagnostic unknown(String url, String endpoint) {
        if (written.provider().span().isPresent()) {
            return OAuth2Problems.noEndpoint(filter, written.provider().span().get(), endpoint);
        }
        return inputs.providers().understood()
                ? OAuth2Problems.noDiscovery(filter, url)
                : OAuth2Problems.noReadableDiscovery(filter);
    }

    /// Where users log in and out and tokens come from, or nothing when these are no URLs.
    Optional<Provider> endpoints(OidcProvider provider) {
        Optional<HttpUrl> authorization = endpoint(provider.authorizationEndpoint());
        Optional<HttpUrl> token = endpoint(provider.tokenEndpoint());
        Optional<HttpUrl> logout = provider.endSessionEndpoint().flatMap(this::endpoint);
        if (authorization.isEmpty() || token.isEmpty()) return Optional.empty();
        TokenEndpoint tokens = new TokenEndpoint(token.get().text(), cluster(token.get()), TOKEN_TIMEOUT);
        return Optional.of(new Provider(withParameters(authorization.get().text()), tokens, logout.map(HttpUrl::text)));
    }

    /// Where the keys of tokens are, or nothing when this is no URL.
    Optional<String> keys(OidcProvider provider) {
        if (provider.jwksUri().isEmpty()) {
            found.add(OAuth2Problems.noKeys(filter, provider));
            return Optional.empty();
        }
        return provider.jwksUri().flatMap(this::endpoint).map(HttpUrl::text);
    }

    private Optional<HttpUrl> endpoint(ProviderFact fact) {
        Optional<HttpUrl> parsed = HttpUrl.parse(fact.value());
        if (parsed.isEmpty()) found.add(OAuth2Problems.endpoint(filter, fact));
        if (parsed.filter(each -> !each.tls()).isPresent()) found.add(OAuth2Problems.cleartext(filter, fact));
        return parsed;
    }

    private String withParameters(String url) {
        StringBuilder all = new StringBuilder(url);
        for (Map.Entry<String, String> each :
                written.extraAuthorizationParameters().entrySet()) {
            all.append(all.indexOf("?") < 0 ? '?' : '&')
                    .append(PercentEncoding.of(each.getKey()))
                    .append('=')
                    .append(PercentEncoding.of(each.getValue()));
        }
        return all.toString();
    }

    private String cluster(HttpUrl url) {
        String marker = written.insecureTls() ? "oidc_insecure" : "oidc";
        UpstreamRequest request = UpstreamRequest.plugin(
                filter,
                OAuth2FilterRules.TYPE,
                url.service(),
                Optional.of(marker),
                Settings.of(false, Optional.empty(), Optional.empty()));
        return inputs.upstreams().claim(request, UpstreamTrust.of(inputs.options(), !written.insecureTls()));
    }
}
