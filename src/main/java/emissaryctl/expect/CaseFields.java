package emissaryctl.expect;

import emissaryctl.diag.Diagnostic;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import emissaryctl.yaml.YamlScalar.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The members of a map, read with their types; what is wrong is handed to `found`.
record CaseFields(YamlMap map, String owner, Consumer<Diagnostic> found) {

    /// Complains of members that have another name than these.
    CaseFields knowing(List<String> names) {
        for (YamlMap.Entry entry : map.entries()) {
            if (!names.contains(entry.key()))
                found.accept(CaseProblems.unknownField(entry.keySpan(), entry.key(), owner, names));
        }
        return this;
    }

    Optional<YamlNode> required(String name) {
        Optional<YamlNode> value = map.get(name);
        if (value.isEmpty()) found.accept(CaseProblems.missing(map.span(), name, owner));
        return value;
    }

    /// Text, or what reads as a number or truth value but was meant as text.
    Optional<String> text(String name) {
        return map.get(name).flatMap(node -> text(node, "`" + name + "`"));
    }

    Optional<String> text(YamlNode node, String what) {
        if (node instanceof YamlScalar scalar && !scalar.isNull()) return Optional.of(scalar.text());
        found.accept(CaseProblems.wrongType(node.span(), what, "a string", node.kind()));
        return Optional.empty();
    }

    Optional<Integer> number(String name, int least, int most) {
        Optional<YamlNode> node = map.get(name);
        if (node.isEmpty()) return Optional.empty();
        boolean integer = node.get() instanceof YamlScalar scalar && scalar.type() == Type.INTEGER;
        if (!integer) {
            found.accept(CaseProblems.wrongType(
                    node.get().span(),
                    "`" + name + "`",
                    "an integer",
                    node.get().kind()));
            return Optional.empty();
        }
        String digits = ((YamlScalar) node.get()).text();
        Optional<Integer> value = Optional.of(digits)
                .filter(text -> text.length() <= 6 && text.charAt(0) != '-')
                .map(Integer::parseInt)
                .filter(number -> number >= least && number <= most);
        if (value.isEmpty()) {
            found.accept(CaseProblems.invalid(
                    node.get().span(), "`" + name + "`", "must be between " + least + " and " + most));
        }
        return value;
    }

    boolean flag(String name) {
        Optional<YamlNode> node = map.get(name);
        if (node.isEmpty()) return false;
        if (node.get() instanceof YamlScalar scalar && scalar.type() == Type.BOOLEAN) {
            return scalar.text().equals("true");
        }
        found.accept(CaseProblems.wrongType(
                node.get().span(), "`" + name + "`", "a boolean", node.get().kind()));
        return false;
    }

    Optional<YamlMap> map(String name) {
        return map.get(name).flatMap(node -> asMap(node, "`" + name + "`"));
    }

    Optional<YamlMap> asMap(YamlNode node, String what) {
        if (node instanceof YamlMap inner) return Optional.of(inner);
        found.accept(CaseProblems.wrongType(node.span(), what, "a map", node.kind()));
        return Optional.empty();
    }
}
