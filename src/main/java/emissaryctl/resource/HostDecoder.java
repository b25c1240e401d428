package emissaryctl.resource;

import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Host.SecretReference;
import java.util.Locale;
import java.util.Optional;

/// Decodes Host.
final class HostDecoder {

    private HostDecoder() {}

    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        Fields insecure = spec.nested("requestPolicy").nested("insecure");
        return Optional.of(new Host(
                metadata,
                spec.string("hostname"),
                Selectors.decode(spec, "mappingSelector")
                        .filter(s -> !s.isEmpty())
                        .or(() -> Selectors.decode(spec, "selector")),
                reference(spec, "tlsSecret"),
                spec.fields("tlsContext").flatMap(f -> f.string("name")).filter(n -> !n.isEmpty()),
                spec.fields("tls").filter(f -> !f.map().isEmpty()).map(TlsDecoder::settings),
                insecure.string("action").flatMap(HostDecoder::action),
                insecure.integer("additionalPort"),
                spec.fields("acmeProvider").flatMap(f -> reference(f, "privateKeySecret")),
                spec.has("previewUrl")));
    }

    private static Optional<InsecureAction> action(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "redirect" -> Optional.of(InsecureAction.REDIRECT);
            case "reject" -> Optional.of(InsecureAction.REJECT);
            case "route" -> Optional.of(InsecureAction.ROUTE);
            default -> Optional.empty();
        };
    }

    private static Optional<SecretReference> reference(Fields spec, String key) {
        return spec.fields(key)
                .flatMap(f -> f.string("name")
                        .filter(name -> !name.isEmpty())
                        .map(name ->
                                new SecretReference(name, f.string("namespace").filter(n -> !n.isEmpty()))));
    }
}
