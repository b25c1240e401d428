package emissaryctl.assemble;

import emissaryctl.assemble.host.HostGlob;
import emissaryctl.assemble.host.LabelMatching;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.route.MappingMatchers;
import emissaryctl.resource.Host;
import emissaryctl.resource.Listener;
import emissaryctl.resource.Listener.HostBinding;
import emissaryctl.resource.Listener.NamespaceFrom;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.MappingMatch;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.Origin;
import java.util.List;
import java.util.Optional;

/// Says of resources which others they go with, and what is in the way: in words, for people. What is served where is
/// decided by `HostAssociation` and `ActiveListener` on what the resources have become.
public final class Attachments {

    /// Another resource, what it is for (a hostname, a port), and why the two do not go together.
    public record Attachment(Origin other, String purpose, Optional<String> obstacle) {}

    private final LabelMatching labels;

    private Attachments(AssembleOptions options) {
        this.labels = LabelMatching.of(options);
    }

    /// The Hosts, each with what keeps it from serving a Mapping.
    public static List<Attachment> hostsOf(Mapping mapping, ResourceSet resources, AssembleOptions options) {
        Attachments attachments = new Attachments(options);
        return resources.all(Host.class).stream()
                .map(host ->
                        new Attachment(host.metadata().origin(), hostname(host), attachments.obstacle(mapping, host)))
                .toList();
    }

    /// The Listeners, each with what keeps it from serving a Host.
    public static List<Attachment> listenersOf(Host host, ResourceSet resources, AssembleOptions options) {
        Attachments attachments = new Attachments(options);
        return resources.all(Listener.class).stream()
                .map(listener -> new Attachment(
                        listener.metadata().origin(),
                        "port " + listener.port(),
                        attachments.obstacle(listener, host.metadata())))
                .toList();
    }

    private static String hostname(Host host) {
        return host.hostname().filter(name -> !name.isEmpty()).orElse("*");
    }

    private Optional<String> obstacle(Mapping mapping, Host host) {
        MappingMatch match = mapping.match();
        Optional<String> wanted = MappingMatchers.of(match, false).authority();
        boolean regex = match.hostRegex() && match.hostname().isEmpty();
        boolean named = regex || wanted.isPresent();
        boolean fits = regex
                || wanted.filter(name -> HostGlob.overlap(hostname(host), name)).isPresent();
        boolean selects = host.mappingSelector()
                .filter(selector -> labels.selects(selector, mapping.metadata().labels()))
                .isPresent();
        if (!labels.strict() && (fits || selects)) return Optional.empty();
        if (named && !fits) {
            return Optional.of("its hostname `" + hostname(host) + "` does not go with `" + wanted.orElse("") + "`");
        }
        if (host.mappingSelector().isPresent() && !selects) {
            return Optional.of("its mappingSelector does not choose the labels of the Mapping");
        }
        boolean neither = !named && host.mappingSelector().isEmpty();
        return neither
                ? Optional.of("the Mapping names no hostname, and the Host chooses none by mappingSelector")
                : Optional.empty();
    }

    private Optional<String> obstacle(Listener listener, Metadata host) {
        HostBinding binding = listener.hostBinding();
        boolean all = binding.namespaceFrom().filter(NamespaceFrom.ALL::equals).isPresent();
        String namespace = listener.metadata().ref().namespace();
        if (!all && !namespace.equals(host.ref().namespace())) {
            return Optional.of("it takes Hosts of namespace `" + namespace + "` only");
        }
        boolean chosen = binding.selector()
                .filter(selector -> !labels.selects(selector, host.labels()))
                .isEmpty();
        return chosen ? Optional.empty() : Optional.of("its hostBinding does not choose the labels of the Host");
    }
}
