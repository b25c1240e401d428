package emissaryctl.cli.command;

import emissaryctl.assemble.Attachments;
import emissaryctl.assemble.Attachments.Attachment;
import emissaryctl.cli.UsageException;
import emissaryctl.explain.WhyNot.Association;
import emissaryctl.pipeline.Loaded;
import emissaryctl.resource.Host;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Resource;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A resource that the user names as `KIND/NAME` or `KIND/NAME.NAMESPACE`, or as reports do, `KIND/NAMESPACE/NAME`.
record NamedResource(String kind, String name) {

    /// @throws UsageException when the text is no such name
    static NamedResource parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new UsageException("'" + text + "' names no resource: write KIND/NAME or KIND/NAME.NAMESPACE");
        }
        return new NamedResource(text.substring(0, slash), text.substring(slash + 1));
    }

    /// A resource and the place of all its text.
    record Found(Origin origin, Span extent) {}

    /// All that bear the name, those that cannot be used included.
    List<Found> in(Loaded loaded, String defaultNamespace) {
        List<Found> objects = new ArrayList<>();
        for (YamlNode document : loaded.documents()) add(document, defaultNamespace, objects);
        List<Found> found = new ArrayList<>();
        for (Resource resource : loaded.resources().resources()) {
            Origin origin = resource.metadata().origin();
            if (isMeant(origin.resource())) found.add(new Found(origin, extent(origin.span(), objects)));
        }
        return found.isEmpty() ? objects : found;
    }

    private static Span extent(Span place, List<Found> objects) {
        return objects.stream()
                .map(Found::extent)
                .filter(span -> span.file().equals(place.file())
                        && span.startLine() <= place.startLine()
                        && place.startLine() <= span.endLine())
                .findFirst()
                .orElse(place);
    }

    private boolean isMeant(ResourceRef ref) {
        boolean named = ref.name().equals(name)
                || (ref.name() + "." + ref.namespace()).equals(name)
                || (ref.namespace() + "/" + ref.name()).equals(name);
        return named && ref.kind().equalsIgnoreCase(kind);
    }

    private void add(YamlNode node, String defaultNamespace, List<Found> found) {
        if (!(node instanceof YamlMap map)) return;
        map.get("items")
                .filter(YamlList.class::isInstance)
                .map(YamlList.class::cast)
                .ifPresent(list -> list.items().forEach(item -> add(item, defaultNamespace, found)));
        Optional<YamlMap> metadata = map.map("metadata");
        ResourceRef ref = new ResourceRef(
                map.string("kind").orElse(""),
                metadata.flatMap(m -> m.string("namespace")).orElse(defaultNamespace),
                metadata.flatMap(m -> m.string("name")).orElse(""));
        Span place = metadata.flatMap(m -> m.get("name")).map(YamlNode::span).orElse(map.span());
        if (isMeant(ref)) found.add(new Found(new Origin(ref, place), map.span()));
    }

    /// What the resource may go with, and what is in the way.
    static List<Association> associations(Origin origin, InputGateway input) {
        List<Attachment> attachments = new ArrayList<>();
        for (Resource resource : input.loaded().resources().resources()) {
            if (!resource.metadata().origin().equals(origin)) continue;
            if (resource instanceof Mapping mapping) {
                attachments.addAll(Attachments.hostsOf(mapping, input.loaded().resources(), input.options()));
            }
            if (resource instanceof Host host) {
                attachments.addAll(Attachments.listenersOf(host, input.loaded().resources(), input.options()));
            }
        }
        return attachments.stream()
                .map(each -> new Association(each.other(), each.purpose(), each.obstacle()))
                .toList();
    }
}
