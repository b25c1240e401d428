package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.function.UnaryOperator;

/// A scalar whose type is decided. `text` is what a string holds, or the canonical text of another type (`true`, `511`,
/// `1.5`, `null`): what the JSON that kubectl sends would say.
public record YamlScalar(Type type, String text, Span span) implements YamlNode {

    /// The types of JSON scalars.
    public enum Type {
        STRING("a string"),
        INTEGER("an integer"),
        FLOAT("a number"),
        BOOLEAN("a boolean"),
        NULL("null");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    @Override
    public String kind() {
        return type.words;
    }

    @Override
    public YamlScalar moved(UnaryOperator<Span> shift) {
        return new YamlScalar(type, text, shift.apply(span));
    }

    public boolean isNull() {
        return type == Type.NULL;
    }
}
