package emissaryctl.resource;

import java.util.Optional;

/// An identity provider as it describes itself (OpenID Connect Discovery 1.0, section 3).
public record OidcProvider(
        ProviderFact issuer,
        ProviderFact authorizationEndpoint,
        ProviderFact tokenEndpoint,
        Optional<ProviderFact> jwksUri,
        Optional<ProviderFact> endSessionEndpoint) {

    /// Whether this is the provider of that issuer. A slash at the end makes no difference.
    public boolean is(String other) {
        return withoutSlash(issuer.value()).equals(withoutSlash(other));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
