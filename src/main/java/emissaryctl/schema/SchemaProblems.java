package emissaryctl.schema;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.EditDistance;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlEdits;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is said of documents that do not keep their schema.
final class SchemaProblems {

    private static final int LONGEST = 80;

    /// Words that YAML takes for something else than text.
    private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private SchemaProblems() {}

    static Diagnostic unknownField(String kind, Spot map, String key, Optional<FieldAdvice> advice) {
        Optional<YamlMap.Entry> entry = map.map().flatMap(found -> found.entry(key));
        Span place = entry.map(YamlMap.Entry::keySpan).orElse(map.key());
        if (advice.isPresent() && advice.get() instanceof FieldAdvice.Move(String home)) {
            return Diagnostic.error(
                            Code.FIELD_IN_WRONG_PLACE,
                            place,
                            "unknown field " + quoted(key) + " in " + where(kind, map))
                    .withHelp(quoted(key) + " belongs under " + quoted(home));
        }
        Diagnostic unknown =
                Diagnostic.error(Code.UNKNOWN_FIELD, place, "unknown field " + quoted(key) + " in " + where(kind, map));
        if (advice.isEmpty() || !(advice.get() instanceof FieldAdvice.Rename(String field))) return unknown;
        boolean free = map.map().filter(found -> !found.has(field)).isPresent();
        return unknown.withHelp("did you mean " + quoted(field) + "?")
                .withFix(entry.filter(_ -> free)
                        .map(e -> Fix.safe("rename it to " + quoted(field), YamlEdits.rename(e, field))));
    }

    static Diagnostic missingField(String kind, Spot map, String field) {
        return Diagnostic.error(
                Code.MISSING_REQUIRED_FIELD,
                place(map),
                "missing required field " + quoted(field) + " in " + where(kind, map));
    }

    static String underSpec(List<String> fields) {
        return "put " + fields.stream().map(SchemaProblems::quoted).collect(Collectors.joining(", ")) + " under `spec`";
    }

    static Diagnostic noValue(String kind, Spot map, Spot field) {
        return Diagnostic.error(
                Code.MISSING_REQUIRED_FIELD,
                field.key(),
                "required field " + quoted(field.step()) + " in " + where(kind, map) + " has no value");
    }

    static Diagnostic wrongType(Spot spot) {
        String types = spot.view().types().stream().map(SchemaProblems::words).collect(Collectors.joining(" or "));
        Diagnostic wrong = Diagnostic.error(
                Code.WRONG_TYPE,
                spot.node().span(),
                quoted(spot.name()) + " must be " + types + ", not "
                        + spot.node().kind());
        return typeHelp(spot).map(wrong::withHelp).orElse(wrong);
    }

    static Diagnostic notAChoice(Spot spot) {
        List<String> choices = spot.view().choices();
        String value = spot.node() instanceof YamlScalar scalar ? scalar.text() : "";
        Diagnostic wrong = Diagnostic.error(
                Code.INVALID_ENUM,
                spot.node().span(),
                quoted(spot.name()) + " must be " + oneOf(choices) + ", not " + quoted(value));
        return EditDistance.variant(value, choices)
                .or(() -> EditDistance.nearest(value, choices))
                .map(choice -> wrong.withHelp("did you mean " + quoted(choice) + "?")
                        .withFix(Optional.of(
                                Fix.safe("write " + quoted(choice), YamlEdits.replace(spot.node(), choice)))))
                .orElse(wrong);
    }

    static Diagnostic outOfRange(Spot spot) {
        Optional<String> least = spot.view().limit("minimum");
        Optional<String> most = spot.view().limit("maximum");
        String range = least.isPresent() && most.isPresent()
                ? "between " + least.get() + " and " + most.get()
                : least.map(bound -> "at least " + bound).orElse("at most " + most.orElse(""));
        String value = spot.node() instanceof YamlScalar scalar ? cut(scalar.text()) : "";
        return invalid(spot, quoted(spot.name()) + " must be " + range + ", not " + value);
    }

    static Diagnostic emptyList(Spot spot) {
        return invalid(spot, quoted(spot.name()) + " must have at least one item");
    }

    static Diagnostic emptyText(Spot spot) {
        return invalid(spot, quoted(spot.name()) + " must not be empty");
    }

    static Diagnostic severalLines(Spot spot) {
        return invalid(spot, quoted(spot.name()) + " must be one line, without line breaks and NUL")
                .withEffect(Effect.NACK)
                .withHelp("a block (`|`) ends with a line break: write the text behind the colon, or `>-`");
    }

    /// A map that must have exactly one field has none, or several.
    static Diagnostic notOneField(Spot spot) {
        List<String> fields = spot.view().fields();
        String which = fields.isEmpty()
                ? "one key"
                : "one of " + fields.stream().map(SchemaProblems::quoted).collect(Collectors.joining(", "));
        int count = spot.map().map(map -> map.entries().size()).orElse(0);
        String message = quoted(spot.name()) + " must have exactly " + which + ", not " + (count == 0 ? "none" : count);
        boolean label =
                spot.within("label").isPresent() || spot.within("labelGroup").isPresent();
        return label ? Diagnostic.error(Code.RATELIMIT_LABEL_SHAPE, place(spot), message) : invalid(spot, message);
    }

    static Diagnostic invalid(Spot spot) {
        return invalid(spot, quoted(spot.name()) + " is not valid");
    }

    static Diagnostic legacyLabel(String kind, Spot label, String modern) {
        String place = kind.equals("Module") ? "a Module" : "v3alpha1";
        return Diagnostic.error(
                        Code.RATELIMIT_LEGACY_LABEL_SYNTAX,
                        label.node().span(),
                        "this is v2 label syntax, which rate-limits nothing in " + place)
                .withEffect(Effect.OPEN)
                .withHelp("write `" + modern + "`");
    }

    /// A user's text as it may stand in a YAML flow map.
    static String yamlText(String text) {
        boolean plain = !text.isEmpty()
                && isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || "_-./".indexOf(c) >= 0)
                && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
        return plain ? cut(text) : "'" + cut(text).replace("'", "''") + "'";
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static Diagnostic invalid(Spot spot, String message) {
        return Diagnostic.error(Code.INVALID_VALUE, spot.node().span(), message);
    }

    private static Optional<String> typeHelp(Spot spot) {
        List<String> types = spot.view().types();
        if (spot.view().definition().equals("addedHeader")) return Optional.of("write it as `{value: …}`");
        boolean list = types.contains("array");
        Optional<String> regex = regexField(spot);
        if (regex.isPresent()) return regex.map(field -> "to match any value, use " + quoted(field) + " with `.*`");
        return switch (spot.node()) {
            case YamlScalar scalar ->
                switch (scalar.type()) {
                    case STRING -> stringHelp(types, scalar.text());
                    case INTEGER, FLOAT, BOOLEAN ->
                        types.contains("string") ? Optional.of("put it in quotes") : listHelp(list);
                    case NULL -> Optional.empty();
                };
            case YamlMap _ -> listHelp(list);
            case YamlList _ -> Optional.empty();
        };
    }

    /// The field for regular expressions beside the one whose value is `true`, as v2 has it for "any value".
    private static Optional<String> regexField(Spot spot) {
        boolean isTrue = spot.node() instanceof YamlScalar scalar
                && scalar.type() == YamlScalar.Type.BOOLEAN
                && scalar.text().equals("true");
        if (!isTrue) return Optional.empty();
        Optional<Spot> map = spot.parent();
        Optional<String> field = map.map(parent -> "regex_" + parent.step());
        return field.filter(name -> map.flatMap(Spot::parent)
                .filter(owner -> owner.view().names(name))
                .isPresent());
    }

    private static Optional<String> stringHelp(List<String> types, String text) {
        boolean integer = types.contains("integer") && text.length() < 20 && isInteger(text);
        boolean bool = types.contains("boolean") && (text.equals("true") || text.equals("false"));
        if (integer || bool) return Optional.of("remove the quotes");
        if (types.contains("boolean")) return Optional.of("write `true` or `false`");
        return listHelp(types.contains("array"));
    }

    private static Optional<String> listHelp(boolean list) {
        return list ? Optional.of("write it as a list, even of one item") : Optional.empty();
    }

    private static boolean isInteger(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String oneOf(List<String> choices) {
        String all = choices.stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
        return choices.size() == 1 ? all : "one of " + all;
    }

    /// The map as a place: its key; of the document itself, what says its kind.
    private static Span place(Spot map) {
        if (map.parent().isPresent()) return map.key();
        return map.map()
                .flatMap(document -> document.entry("kind"))
                .map(entry -> entry.keySpan().to(entry.value().span()))
                .orElse(map.key());
    }

    private static String where(String kind, Spot map) {
        return switch (map.path()) {
            case "" -> kind;
            case "metadata", "spec" -> kind + " " + map.path();
            default -> quoted(map.path()) + " of " + kind;
        };
    }

    private static String words(String type) {
        return switch (type) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "integer" -> "an integer";
            default -> "a " + type;
        };
    }

    private static String quoted(String text) {
        return "`" + cut(text) + "`";
    }

    /// A user's text, on one line and not too long.
    private static String cut(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            line.setLength(line.offsetByCodePoints(line.length(), -1));
            line.append('…');
        }
        return line.toString();
    }
}
