package emissaryctl.resource;

import java.util.List;
import java.util.Optional;

/// The identity providers of which `--oidc-discovery` gives the description. Where not all of it was `understood`, one
/// that is missing may have been meant.
public record GivenProviders(List<OidcProvider> providers, boolean understood) {

    public static final GivenProviders NONE = new GivenProviders(List.of(), true);

    public GivenProviders {
        providers = List.copyOf(providers);
    }

    /// The provider of an issuer; of several the first.
    public Optional<OidcProvider> find(String issuer) {
        return providers.stream().filter(provider -> provider.is(issuer)).findFirst();
    }
}
