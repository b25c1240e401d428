package emissaryctl.resource;

import emissaryctl.resource.RateLimitLabel.DestinationCluster;
import emissaryctl.resource.RateLimitLabel.GenericKey;
import emissaryctl.resource.RateLimitLabel.RemoteAddress;
import emissaryctl.resource.RateLimitLabel.RequestHeader;
import emissaryctl.resource.RateLimitLabel.SourceCluster;
import emissaryctl.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Decodes rate-limit labels.
final class Labels {

    private Labels() {}

    /// The label groups of each domain.
    static SequencedMap<String, List<LabelGroup>> domains(Fields spec) {
        SequencedMap<String, List<LabelGroup>> domains = new LinkedHashMap<>();
        Fields labels = spec.nested("labels");
        for (YamlMap.Entry domain : labels.map().entries()) {
            domains.put(domain.key(), groups(labels, domain.key()));
        }
        return Collections.unmodifiableSequencedMap(domains);
    }

    private static List<LabelGroup> groups(Fields labels, String domain) {
        List<LabelGroup> groups = new ArrayList<>();
        for (Fields item : labels.list(domain)) {
            for (YamlMap.Entry group : item.map().entries()) {
                groups.add(new LabelGroup(group.key(), labels(item, group.key())));
            }
        }
        return List.copyOf(groups);
    }

    /// The labels of one list; those that cannot be understood are reported and left out.
    static List<RateLimitLabel> labels(Fields owner, String key) {
        List<RateLimitLabel> labels = new ArrayList<>();
        for (Fields item : owner.list(key)) {
            Optional<RateLimitLabel> label = label(item);
            if (label.isPresent()) labels.add(label.get());
            else item.report(ResourceProblems.labelInvalid(item.span()));
        }
        return List.copyOf(labels);
    }

    private static Optional<RateLimitLabel> label(Fields item) {
        if (item.map().entries().size() != 1) return Optional.empty();
        String kind = item.map().entries().getFirst().key();
        return switch (kind) {
            case "source_cluster" -> Optional.of(new SourceCluster());
            case "destination_cluster" -> Optional.of(new DestinationCluster());
            case "remote_address" -> Optional.of(new RemoteAddress());
            case "generic_key" -> generic(item.nested(kind));
            case "request_headers" -> header(item.nested(kind));
            default -> Optional.empty();
        };
    }

    private static Optional<RateLimitLabel> generic(Fields label) {
        return label.text("value").map(value -> new GenericKey(label.text("key").orElse("generic_key"), value));
    }

    private static Optional<RateLimitLabel> header(Fields label) {
        Optional<String> key = label.text("key");
        return label.text("header_name")
                .flatMap(name -> key.map(k -> new RequestHeader(k, name, label.flag("omit_if_not_present"))));
    }
}
