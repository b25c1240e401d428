package emissaryctl.explain.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Headers in the order in which they were sent; names are compared without regard to case.
public record HeaderFields(List<HeaderField> fields) {

    public static final HeaderFields NONE = new HeaderFields(List.of());

    public HeaderFields {
        fields = List.copyOf(fields);
    }

    /// All values of a header, with commas between them.
    public Optional<String> value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    /// All values of a header, whose name is compared without regard to case.
    public List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .toList();
    }

    /// Whether there is such a header.
    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /// The same and one more, behind the others.
    public HeaderFields adding(String name, String value) {
        List<HeaderField> more = new ArrayList<>(fields);
        more.add(new HeaderField(name, value));
        return new HeaderFields(more);
    }

    /// With this value in place of all that the header has.
    public HeaderFields setting(String name, String value) {
        return without(name).adding(name, value);
    }

    /// The same less all of this name.
    public HeaderFields without(String name) {
        return new HeaderFields(fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    @Override
    public String toString() {
        return fields.stream().map(f -> f.name() + ": " + f.value()).collect(Collectors.joining("\n"));
    }
}
