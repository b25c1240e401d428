package emissaryctl.assemble.ingress;

import emissaryctl.assemble.ingress.SyntheticMappings.Rule;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.resource.Host;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Host.SecretReference;
import emissaryctl.resource.Ingress;
import emissaryctl.resource.Ingress.Backend;
import emissaryctl.resource.Ingress.Path;
import emissaryctl.resource.Ingress.PathType;
import emissaryctl.resource.IngressClass;
import emissaryctl.resource.KubernetesService;
import emissaryctl.resource.KubernetesService.ServicePort;
import emissaryctl.resource.LabelSelector;
import emissaryctl.resource.Resource;
import emissaryctl.resource.ResourceSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts Hosts and Mappings in the place of Ingresses that are Emissary's.
final class IngressStage {

    private static final String CONTROLLER = "getambassador.io/ingress-controller";
    private static final String LABEL = "a10r-k8s-ingress";
    private static final String WILDCARD_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    private final ResourceSet resources;
    private final Profile profile;
    private final Set<Place> exactPaths = new HashSet<>();
    private final List<Resource> made = new ArrayList<>();

    private IngressStage(ResourceSet resources, Profile profile) {
        this.resources = resources;
        this.profile = profile;
    }

    private record Place(String host, String path) {}

    /// The Hosts and Mappings that Ingresses stand for.
    static List<Resource> assemble(ResourceSet resources, Profile profile) {
        IngressStage stage = new IngressStage(resources, profile);
        List<Ingress> ours =
                resources.all(Ingress.class).stream().filter(stage::isOurs).toList();
        ours.forEach(stage::collectExactPaths);
        ours.forEach(ingress -> stage.new One(ingress).expand());
        return stage.made;
    }

    private boolean isOurs(Ingress ingress) {
        if (ingress.classAnnotation().filter("ambassador"::equalsIgnoreCase).isPresent()) return true;
        return ingress.className().isPresent()
                && resources.all(IngressClass.class).stream()
                        .filter(c -> c.name().equals(ingress.className().get()))
                        .anyMatch(c -> c.controller()
                                .filter(CONTROLLER::equalsIgnoreCase)
                                .isPresent());
    }

    private void collectExactPaths(Ingress ingress) {
        for (Ingress.Rule rule : ingress.rules()) {
            for (Path path : rule.paths()) {
                boolean exact = path.type() == PathType.EXACT;
                if (exact)
                    exactPaths.add(
                            new Place(rule.host().orElse("*"), path.path().orElse("/")));
            }
        }
    }

    /// One Ingress and the children that it has so far.
    private final class One {
        private final Ingress ingress;
        private final Optional<String> id;
        private int children;

        One(Ingress ingress) {
            this.ingress = ingress;
            this.id = ingress.tls().isEmpty()
                    ? Optional.empty()
                    : Optional.of("a10r-ingress-" + ingress.name() + "-" + ingress.namespace());
        }

        void expand() {
            for (int t = 0; t < ingress.tls().size(); t++) hosts(ingress.tls().get(t), t);
            ingress.defaultBackend()
                    .ifPresent(backend ->
                            mapping("default-backend", rule("/", false, Optional.of("*"), Optional.empty(), backend)));
            for (int r = 0; r < ingress.rules().size(); r++) {
                List<Path> paths = ingress.rules().get(r).paths();
                for (int p = 0; p < paths.size(); p++) path(ingress.rules().get(r), paths.get(p), r + "-" + p);
            }
        }

        private void hosts(Ingress.Tls tls, int index) {
            if (tls.secretName().isEmpty()) return;
            List<String> names = tls.hosts().isEmpty() ? List.of("*") : tls.hosts();
            for (int k = 0; k < names.size(); k++) {
                SortedMap<String, String> selected = new TreeMap<>();
                selected.put(LABEL, id.orElseThrow());
                String name = ingress.name() + "-" + index + "-" + k;
                children++;
                made.add(new Host(
                        SyntheticMappings.child(
                                ingress.metadata(),
                                name,
                                children,
                                ingress.metadata().labels()),
                        Optional.of(names.get(k)),
                        Optional.of(new LabelSelector(selected, List.of())),
                        tls.secretName().map(secret -> new SecretReference(secret, Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(InsecureAction.ROUTE),
                        Optional.empty(),
                        Optional.empty(),
                        false));
            }
        }

        private void path(Ingress.Rule owner, Path written, String suffix) {
            if (written.backend().isEmpty()) return;
            String path = written.path().orElse("/");
            Optional<String> wildcard =
                    owner.host().filter(h -> h.startsWith("*.")).map(IngressStage::wildcardRegex);
            Optional<String> hostname = wildcard.isPresent()
                    ? Optional.empty()
                    : owner.host().or(() -> id.isEmpty() ? Optional.of("*") : Optional.empty());
            Backend backend = written.backend().get();
            boolean exact = written.type() == PathType.EXACT;
            boolean segments = written.type() == PathType.PREFIX && !profile.rewritesIngressPaths();
            String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            if (!segments || bare.isEmpty()) {
                mapping(suffix, rule(path, exact, hostname, wildcard, backend));
                return;
            }
            mapping(suffix, rule(bare + "/", false, hostname, wildcard, backend));
            Place place = new Place(owner.host().orElse("*"), bare);
            if (!exactPaths.contains(place)) {
                mapping(suffix + "-exact", rule(bare, true, hostname, wildcard, backend));
            }
        }

        /// Kubernetes leaves the path alone; Emissary puts `/` in its place (O-30).
        private Rule rule(
                String path, boolean exact, Optional<String> hostname, Optional<String> regex, Backend backend) {
            boolean odd = profile.rewritesIngressPaths();
            String service = backend.service() + "." + ingress.namespace() + ":" + port(backend);
            return new Rule(
                    path,
                    exact,
                    exact && odd ? 1 : 0,
                    hostname,
                    regex,
                    service,
                    odd ? Optional.empty() : Optional.of(""),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private void mapping(String suffix, Rule rule) {
            SortedMap<String, String> labels = new TreeMap<>(ingress.metadata().labels());
            id.ifPresent(value -> labels.put(LABEL, value));
            children++;
            String name = ingress.name() + "-" + suffix;
            made.add(SyntheticMappings.mapping(
                    SyntheticMappings.child(ingress.metadata(), name, children, labels), rule));
        }

        /// A port by number, or by the name that the Service gives it.
        private String port(Backend backend) {
            return resources.all(KubernetesService.class).stream()
                    .filter(s -> s.namespace().equals(ingress.namespace())
                            && s.name().equals(backend.service()))
                    .flatMap(s -> s.ports().stream())
                    .filter(p -> p.name().equals(Optional.of(backend.port())))
                    .map(ServicePort::port)
                    .findFirst()
                    .map(String::valueOf)
                    .orElse(backend.port());
        }
    }

    private static String wildcardRegex(String host) {
        return host.replace(".", "\\.").replace("*", WILDCARD_LABEL) + "$";
    }
}
