package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Decides the type of a scalar as kubectl's reader does (go-yaml v2 `resolve.go:resolve`): the words and numbers of
/// YAML 1.1.
final class Scalars {

    private static final String YAML_ORG = "tag:yaml.org,2002:";

    private Scalars() {}

    /// An unquoted scalar without a tag.
    static YamlScalar plain(String text, Span span) {
        if (text.isEmpty()) return new YamlScalar(YamlScalar.Type.NULL, "null", span);
        char first = text.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            return notFinite(text, span).or(() -> GoNumbers.read(text, span)).orElseGet(() -> string(text, span));
        }
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" ->
                new YamlScalar(YamlScalar.Type.BOOLEAN, "true", span);
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" ->
                new YamlScalar(YamlScalar.Type.BOOLEAN, "false", span);
            case "~", "null", "Null", "NULL" -> new YamlScalar(YamlScalar.Type.NULL, "null", span);
            default -> string(text, span);
        };
    }

    static YamlScalar string(String text, Span span) {
        return new YamlScalar(YamlScalar.Type.STRING, text, span);
    }

    /// A scalar with an explicit tag; empty when the text doesn't fit the tag.
    static Optional<YamlScalar> tagged(String tag, String text, Span span) {
        return switch (withoutPrefix(tag)) {
            case "!", "str" -> Optional.of(string(text, span));
            case "null" -> ofType(YamlScalar.Type.NULL, text, span);
            case "bool" -> ofType(YamlScalar.Type.BOOLEAN, text, span);
            case "int" -> ofType(YamlScalar.Type.INTEGER, text, span);
            case "float" -> floating(plain(text, span));
            case "binary" -> binary(text, span);
            case "timestamp" -> looksLikeDate(text) ? Optional.of(string(text, span)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static boolean isKnownTag(String tag) {
        return switch (withoutPrefix(tag)) {
            case "!", "str", "null", "bool", "int", "float", "binary", "timestamp" -> true;
            default -> false;
        };
    }

    /// Whether a scalar with this tag (`map`, `seq`, `merge`) is tagged so.
    static boolean isTag(String tag, String shortName) {
        return tag.startsWith(YAML_ORG)
                && tag.endsWith(shortName)
                && tag.length() == YAML_ORG.length() + shortName.length();
    }

    /// The tag as people write it: `!!str`.
    static String written(String tag) {
        return tag.startsWith(YAML_ORG) ? "!!" + withoutPrefix(tag) : tag;
    }

    /// The text that a scalar has as the key of a JSON object; empty for what can't be a key there (null, integers of
    /// more than 63 bits).
    static Optional<String> key(YamlScalar scalar) {
        return switch (scalar.type()) {
            case STRING, BOOLEAN -> Optional.of(scalar.text());
            case INTEGER -> fitsLong(scalar.text()) ? Optional.of(scalar.text()) : Optional.empty();
            case FLOAT ->
                Optional.of(isFinite(scalar) ? GoNumbers.key(Double.parseDouble(scalar.text())) : scalar.text());
            case NULL -> Optional.empty();
        };
    }

    /// Infinity and "not a number" exist in YAML, but JSON has no text for them.
    static boolean isFinite(YamlScalar scalar) {
        return scalar.type() != YamlScalar.Type.FLOAT
                || !scalar.text().endsWith("f") && !scalar.text().endsWith("n");
    }

    private static String withoutPrefix(String tag) {
        return tag.startsWith(YAML_ORG) ? tag.substring(YAML_ORG.length()) : tag;
    }

    private static Optional<YamlScalar> notFinite(String text, Span span) {
        return switch (text) {
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" ->
                Optional.of(new YamlScalar(YamlScalar.Type.FLOAT, ".inf", span));
            case "-.inf", "-.Inf", "-.INF" -> Optional.of(new YamlScalar(YamlScalar.Type.FLOAT, "-.inf", span));
            case ".nan", ".NaN", ".NAN" -> Optional.of(new YamlScalar(YamlScalar.Type.FLOAT, ".nan", span));
            default -> Optional.empty();
        };
    }

    private static Optional<YamlScalar> ofType(YamlScalar.Type type, String text, Span span) {
        return Optional.of(plain(text, span)).filter(scalar -> scalar.type() == type);
    }

    private static Optional<YamlScalar> floating(YamlScalar scalar) {
        return switch (scalar.type()) {
            case FLOAT -> Optional.of(scalar);
            case INTEGER ->
                fitsLong(scalar.text())
                        ? Optional.of(new YamlScalar(
                                YamlScalar.Type.FLOAT, GoNumbers.json(Long.parseLong(scalar.text())), scalar.span()))
                        : Optional.empty();
            case STRING, BOOLEAN, NULL -> Optional.empty();
        };
    }

    private static boolean fitsLong(String integer) {
        int digits = integer.startsWith("-") ? integer.length() - 1 : integer.length();
        return digits < 19
                || integer.startsWith("-")
                || integer.length() == 19 && integer.compareTo("9223372036854775807") <= 0;
    }

    private static boolean looksLikeDate(String text) {
        for (int i = 0; i < 4; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return text.length() > 4 && text.charAt(4) == '-';
    }

    /// Base64 in, text out. Bytes that are no UTF-8 become U+FFFD one by one, as Go's JSON writer makes them.
    private static Optional<YamlScalar> binary(String text, Span span) {
        String letters = text.replace("\n", "").replace("\r", "");
        if (letters.length() % 4 != 0) return Optional.empty();
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(letters);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isMalformed();
                result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) out.put('\uFFFD');
            in.position(in.position() + result.length());
        }
        return Optional.of(string(out.flip().toString(), span));
    }
}
