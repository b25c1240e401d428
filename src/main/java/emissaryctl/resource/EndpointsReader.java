package emissaryctl.resource;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.GivenEndpoints.GivenEndpoint;
import emissaryctl.resource.GivenEndpoints.GivenService;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the file of `--endpoints`: one document, which is no object of Kubernetes.
public final class EndpointsReader {

    private EndpointsReader() {}

    /// The services in `documents`, those of the file called `name`. Endpoints that break the schema are left out.
    public static Outcome<GivenEndpoints> read(String name, List<YamlNode> documents, DocumentValidator validator) {
        List<YamlNode> written =
                documents.stream().filter(node -> !isNothing(node)).toList();
        if (written.isEmpty()) {
            return new Outcome<>(GivenEndpoints.UNREADABLE, List.of(ResourceProblems.noEndpoints(Span.startOf(name))));
        }
        List<Diagnostic> found = new ArrayList<>();
        written.stream().skip(1).forEach(more -> found.add(ResourceProblems.moreEndpoints(more.span())));
        if (!(written.getFirst() instanceof YamlMap document)) {
            found.add(ResourceProblems.wrongType("the file of --endpoints", written.getFirst(), "a map"));
            return new Outcome<>(GivenEndpoints.UNREADABLE, found);
        }
        found.addAll(validator.validate(document));
        return new Outcome<>(new GivenEndpoints(services(document), found.isEmpty()), found);
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.isNull();
    }

    private static List<GivenService> services(YamlMap document) {
        List<GivenService> services = new ArrayList<>();
        for (YamlMap.Entry entry :
                document.map("services").map(YamlMap::entries).orElse(List.of())) {
            if (!(entry.value() instanceof YamlList list)) continue;
            List<GivenEndpoint> endpoints = list.items().stream()
                    .flatMap(item -> endpoint(item).stream())
                    .toList();
            services.add(new GivenService(entry.key(), entry.keySpan(), endpoints));
        }
        return services;
    }

    /// What is wrong here has been said by the schema.
    private static Optional<GivenEndpoint> endpoint(YamlNode node) {
        if (!(node instanceof YamlMap map)) return Optional.empty();
        Fields fields = new Fields(map, new ArrayList<>());
        Optional<String> address = fields.string("address");
        Optional<Integer> port = fields.integer("port");
        return address.isPresent() && port.isPresent()
                ? Optional.of(
                        new GivenEndpoint(address.get(), fields.at("address"), port.get(), fields.integer("weight")))
                : Optional.empty();
    }
}
