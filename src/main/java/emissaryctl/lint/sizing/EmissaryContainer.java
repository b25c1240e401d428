package emissaryctl.lint.sizing;

import emissaryctl.lint.KubernetesObject;
import emissaryctl.lint.Model;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A container of a workload in the input that runs Emissary.
record EmissaryContainer(YamlMap container) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "DaemonSet", "StatefulSet");
    /// What the images are called that belong to Emissary and have no Envoy.
    private static final List<String> OTHERS = List.of("agent", "consul", "injector", "operator", "apiext");
    private static final int MOST_DIGITS = 15;

    static List<EmissaryContainer> all(Model model) {
        List<EmissaryContainer> found = new ArrayList<>();
        for (KubernetesObject object : model.objects()) {
            if (!WORKLOADS.contains(object.kind())) continue;
            Optional<YamlNode> containers = object.map()
                    .map("spec")
                    .flatMap(spec -> spec.map("template"))
                    .flatMap(template -> template.map("spec"))
                    .flatMap(pod -> pod.get("containers"));
            if (!(containers.orElse(object.map()) instanceof YamlList list)) continue;
            for (YamlNode item : list.items()) {
                if (item instanceof YamlMap map
                        && isEmissary(map.string("image").orElse(""))) found.add(new EmissaryContainer(map));
            }
        }
        return found;
    }

    private static boolean isEmissary(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        return OTHERS.stream().noneMatch(name::contains)
                && (name.startsWith("emissary") || name.startsWith("ambassador") || name.startsWith("aes"));
    }

    /// `resources.limits` of this name.
    Optional<YamlNode> limit(String resource) {
        return container.map("resources").flatMap(r -> r.map("limits")).flatMap(l -> l.get(resource));
    }

    /// A quantity of memory; empty when it is written in a way that is not understood.
    static Optional<Long> mebibytes(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) return Optional.empty();
        String text = scalar.text();
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
        if (end == 0 || end > MOST_DIGITS) return Optional.empty();
        long number = Long.parseLong(text.substring(0, end));
        return switch (text.substring(end)) {
            case "" -> Optional.of(number >> 20);
            case "Ki" -> Optional.of(number >> 10);
            case "Mi" -> Optional.of(number);
            case "Gi" -> Optional.of(number << 10);
            case "M" -> Optional.of(number * 1_000_000 >> 20);
            case "G" -> Optional.of(number * 1_000_000_000 >> 20);
            default -> Optional.empty();
        };
    }
}
