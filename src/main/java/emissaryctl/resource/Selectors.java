package emissaryctl.resource;

import emissaryctl.resource.LabelSelector.Expression;
import emissaryctl.resource.LabelSelector.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decodes label selectors.
final class Selectors {

    private Selectors() {}

    static Optional<LabelSelector> decode(Fields spec, String key) {
        return spec.fields(key)
                .map(f -> new LabelSelector(
                        f.sortedTexts("matchLabels"),
                        f.list("matchExpressions").stream()
                                .flatMap(Selectors::expression)
                                .toList()));
    }

    private static Stream<Expression> expression(Fields item) {
        return item
                .string("key")
                .flatMap(key -> item.string("operator")
                        .flatMap(Selectors::operator)
                        .map(operator -> new Expression(
                                key, operator, item.strings("values").orElse(List.of()))))
                .stream();
    }

    private static Optional<Operator> operator(String word) {
        return switch (word) {
            case "In" -> Optional.of(Operator.IN);
            case "NotIn" -> Optional.of(Operator.NOT_IN);
            case "Exists" -> Optional.of(Operator.EXISTS);
            case "DoesNotExist" -> Optional.of(Operator.DOES_NOT_EXIST);
            default -> Optional.empty();
        };
    }
}
