package emissaryctl.resource;

import emissaryctl.source.Span;
import java.util.List;

/// A named group of rate-limit labels: one descriptor.
public record LabelGroup(String name, List<RateLimitLabel> labels, Span span) {
    public LabelGroup {
        labels = List.copyOf(labels);
    }
}
