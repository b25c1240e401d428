package emissaryctl.resource;

import emissaryctl.source.Span;
import java.util.Optional;

/// An identity provider as it describes itself (OpenID Connect Discovery 1.0, section 3); `span` is where it says its
/// name.
public record OidcProvider(
        String issuer,
        Span span,
        String authorizationEndpoint,
        String tokenEndpoint,
        Optional<String> jwksUri,
        Optional<String> endSessionEndpoint) {

    /// Whether this is the provider of that issuer. A slash at the end makes no difference.
    public boolean is(String other) {
        return withoutSlash(issuer).equals(withoutSlash(other));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
