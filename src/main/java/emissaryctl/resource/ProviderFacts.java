package emissaryctl.resource;

import emissaryctl.source.Span;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// What the annotations of a Filter say of its identity provider.
public record ProviderFacts(
        Optional<ProviderFact> issuer,
        Optional<ProviderFact> authorizationEndpoint,
        Optional<ProviderFact> tokenEndpoint,
        Optional<ProviderFact> jwksUri,
        Optional<ProviderFact> endSessionEndpoint) {

    /// Where the first of them is written; nothing when there are none.
    public Optional<Span> span() {
        return Stream.of(issuer, authorizationEndpoint, tokenEndpoint, jwksUri, endSessionEndpoint)
                .flatMap(Optional::stream)
                .map(ProviderFact::span)
                .min(Comparator.naturalOrder());
    }
}
