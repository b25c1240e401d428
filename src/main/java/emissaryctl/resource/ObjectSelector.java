package emissaryctl.resource;

import emissaryctl.resource.LabelSelector.Expression;
import emissaryctl.resource.LabelSelector.Operator;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which objects are read at all: what a Kubernetes label selector and a field selector say of each.
public record ObjectSelector(List<Expression> labels, List<Expression> fields) {

    private static final Set<Operator> COMPARING = EnumSet.of(Operator.IN, Operator.NOT_IN);

    public static final ObjectSelector ALL = new ObjectSelector(List.of(), List.of());

    public ObjectSelector {
        labels = List.copyOf(labels);
        fields = List.copyOf(fields);
    }

    boolean selects(ResourceRef object, Map<String, String> itsLabels) {
        if (labels.isEmpty() && fields.isEmpty()) return true;
        Map<String, String> itsFields =
                Map.of("metadata.name", object.name(), "metadata.namespace", object.namespace());
        return labels.stream().allMatch(each -> each.fits(itsLabels))
                && fields.stream().allMatch(each -> each.fits(itsFields));
    }

    /// A label selector as kubectl takes it, such as `app=shop,tier in (web, api),!old`; nothing when it is none.
    public static Optional<List<Expression>> parseLabels(String text) {
        return parse(text, SelectorText::isLabelKey);
    }

    /// A field selector on what all objects have: their name and namespace.
    public static Optional<List<Expression>> parseFields(String text) {
        return parse(text, key -> key.equals("metadata.name") || key.equals("metadata.namespace"))
                .filter(all -> all.stream().allMatch(each -> COMPARING.contains(each.operator())));
    }

    private static Optional<List<Expression>> parse(String text, Predicate<String> isKey) {
        List<Expression> expressions = new ArrayList<>();
        for (String term : SelectorText.terms(text)) {
            Optional<Expression> expression = SelectorText.expression(term).filter(each -> isKey.test(each.key()));
            if (expression.isEmpty()) return Optional.empty();
            expressions.add(expression.get());
        }
        return Optional.of(expressions);
    }
}
