package emissaryctl.resource;

import java.util.List;

/// A named group of rate-limit labels: one descriptor.
public record LabelGroup(String name, List<RateLimitLabel> labels) {
    public LabelGroup {
        labels = List.copyOf(labels);
    }
}
