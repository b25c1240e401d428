package emissaryctl.resource;

import emissaryctl.resource.Listener.HostBinding;
import emissaryctl.resource.Listener.NamespaceFrom;
import emissaryctl.resource.Listener.SecurityModel;
import java.util.Arrays;
import java.util.Optional;

/// Decodes Listener.
final class ListenerDecoder {

    private ListenerDecoder() {}

    /// Nothing without the fields that the schema requires; the schema has reported them then.
    static Optional<Resource> decode(Metadata metadata, Fields spec) {
        Optional<Integer> port = spec.integer("port");
        Optional<SecurityModel> model = spec.string("securityModel").flatMap(word -> word(SecurityModel.class, word));
        if (port.isEmpty() || model.isEmpty()) return Optional.empty();
        Fields binding = spec.nested("hostBinding");
        return Optional.of(new Listener(
                metadata,
                port.get(),
                spec.string("protocol").filter(p -> !p.isEmpty()),
                spec.strings("protocolStack"),
                model.get(),
                new HostBinding(
                        binding.nested("namespace").string("from").flatMap(word -> word(NamespaceFrom.class, word)),
                        Selectors.decode(binding, "selector")),
                spec.string("statsPrefix"),
                spec.integer("l7Depth").orElse(0),
                spec.integer("http2MaxConcurrentStreams")));
    }

    private static <W extends Enum<W>> Optional<W> word(Class<W> words, String word) {
        return Arrays.stream(words.getEnumConstants())
                .filter(w -> w.name().equals(word))
                .findFirst();
    }
}
