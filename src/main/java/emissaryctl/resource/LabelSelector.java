package emissaryctl.resource;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// A Kubernetes label selector.
public record LabelSelector(SortedMap<String, String> matchLabels, List<Expression> matchExpressions) {

    /// One item of `matchExpressions`.
    public record Expression(String key, Operator operator, List<String> values) {

        /// Whether the value that these have for the key fits, or that they have none.
        public boolean fits(Map<String, String> all) {
            String value = all.get(key);
            return switch (operator) {
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
            };
        }
    }

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
