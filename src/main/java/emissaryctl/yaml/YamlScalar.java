package emissaryctl.yaml;

import emissaryctl.source.Span;

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

    public boolean isNull() {
        return type == Type.NULL;
    }
}
