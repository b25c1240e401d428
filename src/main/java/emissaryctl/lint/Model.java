package emissaryctl.lint;

import emissaryctl.diag.Diagnostic;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.resource.Host;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.KubernetesService;
import emissaryctl.resource.ListedObjects;
import emissaryctl.resource.Listener;
import emissaryctl.resource.Resource;
import emissaryctl.resource.ResourceSet;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What rules look at: the input as text, documents and objects, the resources that could be used, the gateway that
/// they compile to, and what was reported up to there.
public final class Model {

    private final Input input;
    private final LintSettings settings;
    private final List<KubernetesObject> objects = new ArrayList<>();
    private final Map<Class<? extends Resource>, List<? extends Resource>> byKind = new HashMap<>();
    private final Map<ResourceRef, Resource> byRef = new HashMap<>();
    private final RouteIndex routes;

    /// What the stages before made.
    public record Input(
            List<SourceFile> files,
            List<YamlNode> documents,
            ResourceSet resources,
            Gateway gateway,
            List<Diagnostic> reported) {
        public Input {
            files = List.copyOf(files);
            documents = List.copyOf(documents);
            reported = List.copyOf(reported);
        }
    }

    public Model(Input input, LintSettings settings) {
        this.input = input;
        this.settings = settings;
        this.routes = new RouteIndex(input.gateway());
        input.documents().forEach(this::addObjects);
        for (Resource resource : input.resources().resources())
            byRef.put(resource.metadata().ref(), resource);
    }

    private void addObjects(YamlNode node) {
        if (!(node instanceof YamlMap map)) return;
        ListedObjects.of(map)
                .ifPresentOrElse(items -> items.forEach(this::addObjects), () -> objects.add(KubernetesObject.of(map)));
    }

    public LintSettings settings() {
        return settings;
    }

    public List<SourceFile> files() {
        return input.files();
    }

    /// The documents as they are written.
    public List<YamlNode> documents() {
        return input.documents();
    }

    /// Every object in the documents, those that mean nothing to Emissary included.
    public List<KubernetesObject> objects() {
        return Collections.unmodifiableList(objects);
    }

    /// The usable resources of one kind in Emissary's order.
    @SuppressWarnings("unchecked") // The list under a class is one of that class.
    public <R extends Resource> List<R> all(Class<R> kind) {
        return (List<R>) byKind.computeIfAbsent(kind, input.resources()::all);
    }

    public Optional<Resource> find(ResourceRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /// Whether a resource of this kind was written but could not be used.
    public boolean rejects(String kind) {
        return input.resources().rejects(kind);
    }

    boolean rejects(ResourceRef ref) {
        return input.resources().rejects(ref);
    }

    public Gateway gateway() {
        return input.gateway();
    }

    /// The compiled routes of a resource; empty when it has none.
    public List<PlacedRoute> routesOf(Resource resource) {
        return routes.of(resource.metadata().ref());
    }

    public Optional<Gateway.Cluster> cluster(String name) {
        return routes.cluster(name);
    }

    /// The virtual hosts of every listener; the same one again for each listener that has it.
    public List<VirtualHost> virtualHosts() {
        return routes.virtualHosts();
    }

    /// What reading and compiling said.
    public List<Diagnostic> reported() {
        return input.reported();
    }

    /// Whether there is enough in the input for rules that need this.
    public boolean has(Needs needs) {
        if (needs == Needs.SERVICES) return has(KubernetesService.class, "Service");
        if (needs == Needs.NOTHING || settings.complete().orElse(false)) return true;
        return switch (needs) {
            case NOTHING, SERVICES -> true;
            case WHOLE_SET ->
                settings.complete().isEmpty() && has(Listener.class, "Listener") && has(Host.class, "Host");
            case SECRETS ->
                all(KubernetesSecret.class).stream().anyMatch(KubernetesSecret::holdsTls) || rejects("Secret");
        };
    }

    private boolean has(Class<? extends Resource> kind, String word) {
        return !all(kind).isEmpty() || rejects(word);
    }
}
