package emissaryctl.resource;

import java.util.List;
import java.util.SortedMap;

/// A Kubernetes label selector.
public record LabelSelector(SortedMap<String, String> matchLabels, List<Expression> matchExpressions) {

    /// One item of `matchExpressions`.
    public record Expression(String key, Operator operator, List<String> values) {}

    /// Kubernetes' four operators.
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }
}
