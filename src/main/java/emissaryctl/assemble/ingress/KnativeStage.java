package emissaryctl.assemble.ingress;

import emissaryctl.assemble.ingress.SyntheticMappings.Rule;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.resource.KnativeIngress;
import emissaryctl.resource.KnativeIngress.Path;
import emissaryctl.resource.KnativeIngress.Split;
import emissaryctl.resource.Resource;
import emissaryctl.resource.ResourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Puts Mappings in the place of Knative Ingresses that are Emissary's.
final class KnativeStage {

    private static final String INGRESS_CLASS = "ambassador.ingress.networking.knative.dev";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private KnativeStage() {}

    static List<Resource> assemble(ResourceSet resources, Profile profile) {
        List<Resource> made = new ArrayList<>();
        for (KnativeIngress ingress : resources.all(KnativeIngress.class)) {
            boolean ours = ingress.ingressClass()
                    .filter(c -> !c.equalsIgnoreCase(INGRESS_CLASS))
                    .isEmpty();
            if (ours) expand(ingress, profile, made);
        }
        return made;
    }

    private static void expand(KnativeIngress ingress, Profile profile, List<Resource> made) {
        int children = 0;
        for (int r = 0; r < ingress.rules().size(); r++) {
            KnativeIngress.Rule rule = ingress.rules().get(r);
            int k = 0;
            for (String host : rule.hosts()) {
                for (Path path : rule.paths()) {
                    for (Split split : path.splits()) {
                        String name = ingress.name() + "-" + r + "-" + k;
                        k++;
                        children++;
                        made.add(SyntheticMappings.mapping(
                                SyntheticMappings.child(
                                        ingress.metadata(),
                                        name,
                                        children,
                                        ingress.metadata().labels()),
                                rule(ingress, host, path, split, profile)));
                    }
                }
            }
        }
    }

    /// Also where nothing is appended, the Module's default of `add_request_headers` is not for these Mappings: in
    /// Emissary each of
    /// them has the field, if only empty.
    private static Rule rule(KnativeIngress ingress, String host, Path path, Split split, Profile profile) {
        SequencedMap<String, String> headers = new LinkedHashMap<>(path.appendHeaders());
        headers.putAll(split.appendHeaders());
        String service = split.serviceName() + "."
                + split.serviceNamespace().orElse(ingress.namespace()) + ":"
                + split.servicePort().orElse("80");
        return new Rule(
                path.path().orElse("/"),
                false,
                0,
                Optional.of(host),
                Optional.empty(),
                service,
                profile.rewritesIngressPaths() ? Optional.empty() : Optional.of(""),
                Optional.of(split.percent().orElse(100)),
                Optional.of(path.timeout().orElse(TIMEOUT)),
                Optional.of(headers));
    }
}
