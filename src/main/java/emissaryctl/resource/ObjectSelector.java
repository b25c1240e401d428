package emissaryctl.resource;

import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which objects are read at all: what a Kubernetes label selector and a field selector say of each.
public record ObjectSelector(List<Requirement> labels, List<Requirement> fields) {

    public static final ObjectSelector ALL = new ObjectSelector(List.of(), List.of());

    public ObjectSelector {
        labels = List.copyOf(labels);
        fields = List.copyOf(fields);
    }

    /// A condition on one key.
    public sealed interface Requirement {
        String key();

        /// Whether the value fits, or its absence.
        boolean allows(Optional<String> value);
    }

    record In(String key, Set<String> values) implements Requirement {
        @Override
        public boolean allows(Optional<String> value) {
            return value.filter(values::contains).isPresent();
        }
    }

    record NotIn(String key, Set<String> values) implements Requirement {
        @Override
        public boolean allows(Optional<String> value) {
            return value.filter(values::contains).isEmpty();
        }
    }

    record Exists(String key) implements Requirement {
        @Override
        public boolean allows(Optional<String> value) {
            return value.isPresent();
        }
    }

    record Absent(String key) implements Requirement {
        @Override
        public boolean allows(Optional<String> value) {
            return value.isEmpty();
        }
    }

    boolean selects(ResourceRef object, Map<String, String> itsLabels) {
        if (labels.isEmpty() && fields.isEmpty()) return true;
        Map<String, String> itsFields =
                Map.of("metadata.name", object.name(), "metadata.namespace", object.namespace());
        return fit(labels, itsLabels) && fit(fields, itsFields);
    }

    private static boolean fit(List<Requirement> requirements, Map<String, String> values) {
        return requirements.stream().allMatch(each -> each.allows(Optional.ofNullable(values.get(each.key()))));
    }

    /// A label selector as kubectl takes it, such as `app=shop,tier in (web, api),!old`; nothing when it is none.
    public static Optional<List<Requirement>> parseLabels(String text) {
        return parse(text, SelectorText::isLabelKey);
    }

    /// A field selector on what all objects have: their name and namespace.
    public static Optional<List<Requirement>> parseFields(String text) {
        return parse(text, key -> key.equals("metadata.name") || key.equals("metadata.namespace"))
                .filter(all -> all.stream().noneMatch(each -> each instanceof Exists || each instanceof Absent));
    }

    private static Optional<List<Requirement>> parse(String text, Predicate<String> isKey) {
        List<Requirement> requirements = new ArrayList<>();
        for (String term : SelectorText.terms(text)) {
            Optional<Requirement> requirement = SelectorText.requirement(term).filter(each -> isKey.test(each.key()));
            if (requirement.isEmpty()) return Optional.empty();
            requirements.add(requirement.get());
        }
        return Optional.of(requirements);
    }
}
