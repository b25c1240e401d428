package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/// Numbers as kubectl's reader takes and writes them (go-yaml v2 `resolve.go:resolve`, Go's `strconv` and
/// `encoding/json`).
final class GoNumbers {

    private static final BigInteger MOST = BigInteger.TWO.pow(64);
    private static final BigInteger LEAST = BigInteger.TWO.pow(63).negate();
    private static final MathContext ONE_DIGIT = new MathContext(1);
    private static final int SAFE_DIGITS = 18;

    private GoNumbers() {}

    /// The number that a plain scalar beginning with a digit, a sign or a point stands for, if it is one.
    static Optional<YamlScalar> read(String text, Span span) {
        if (isPlainDecimal(text)) return Optional.of(new YamlScalar(YamlScalar.Type.INTEGER, text, span));
        String plain = text.indexOf('_') < 0 || hasOddUnderscore(text) ? text : text.replace("_", "");
        Optional<String> integer = integer(plain);
        if (integer.isPresent()) return Optional.of(new YamlScalar(YamlScalar.Type.INTEGER, integer.get(), span));
        return isFloat(plain) ? finite(Double.parseDouble(plain), span) : Optional.empty();
    }

    /// Underscores may stand anywhere, but in a number that begins with a point only between digits: go-yaml leaves
    /// that one to `ParseFloat`.
    private static boolean hasOddUnderscore(String text) {
        if (text.charAt(0) != '.') return false;
        for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
            if (digitsEnd(text, at - 1, 10) != at || digitsEnd(text, at + 1, 10) == at + 1) return true;
        }
        return false;
    }

    /// A number beyond the range of floats stays a string, as in Go.
    private static Optional<YamlScalar> finite(double value, Span span) {
        return Double.isInfinite(value)
                ? Optional.empty()
                : Optional.of(new YamlScalar(YamlScalar.Type.FLOAT, json(value), span));
    }

    /// Most numbers are like this, and are their own canonical text.
    private static boolean isPlainDecimal(String text) {
        if (text.length() > SAFE_DIGITS || text.isEmpty()) return false;
        if (text.charAt(0) == '0') return text.length() == 1;
        return digitsEnd(text, 0, 10) == text.length();
    }

    private static Optional<String> integer(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        boolean negative = text.startsWith("-");
        int at = signed ? 1 : 0;
        int radix = radix(text, at);
        int digits = at + prefixLength(text, at, radix);
        if (radix == 2 && !signed && text.startsWith("0b") && digits < text.length()) {
            // go-yaml gives what follows "0b" to ParseInt, which takes a sign there.
            negative = text.charAt(digits) == '-';
            signed = negative || text.charAt(digits) == '+';
            digits = signed ? digits + 1 : digits;
        }
        if (digits >= text.length() || digitsEnd(text, digits, radix) != text.length()) return Optional.empty();
        BigInteger magnitude = new BigInteger(withoutLeadingZeros(text, digits), radix);
        BigInteger value = negative ? magnitude.negate() : magnitude;
        BigInteger bound = signed ? LEAST.negate() : MOST;
        return value.compareTo(LEAST) >= 0 && value.compareTo(bound) < 0
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    private static int radix(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '0') return 10;
        return switch (text.charAt(at + 1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static int prefixLength(String text, int at, int radix) {
        return switch (radix) {
            case 16, 2 -> 2;
            case 8 -> text.charAt(at + 1) == 'o' || text.charAt(at + 1) == 'O' ? 2 : 1;
            default -> 0;
        };
    }

    /// Bounds the work on a number of a million digits: what is longer than any 64-bit number is none.
    private static String withoutLeadingZeros(String text, int from) {
        int at = from;
        while (at < text.length() - 1 && text.charAt(at) == '0') at++;
        int most = 65;
        return text.length() - at > most ? "1" + "0".repeat(most) : text.substring(at);
    }

    private static int digitsEnd(String text, int from, int radix) {
        int at = from;
        while (at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), radix) >= 0) at++;
        return at;
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private static boolean isFloat(String text) {
        int begin = isSign(text, 0) ? 1 : 0;
        int whole = digitsEnd(text, begin, 10);
        int at = whole;
        if (at < text.length() && text.charAt(at) == '.') at = digitsEnd(text, at + 1, 10);
        boolean noDigits = whole == begin && at <= whole + 1;
        if (noDigits) return false;
        if (at == text.length()) return true;
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') return false;
        int exponent = isSign(text, at + 1) ? at + 2 : at + 1;
        return exponent < text.length() && digitsEnd(text, exponent, 10) == text.length();
    }

    private static boolean isSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    }

    /// As `encoding/json` writes a float64: the shortest digits, an exponent below 1e-6 and from 1e21 on.
    static String json(double value) {
        if (value == 0) return Double.compare(value, 0.0) == 0 ? "0" : "-0";
        double size = Math.abs(value);
        Decimal decimal = Decimal.of(shortest(size));
        String text = size < 1e-6 || size >= 1e21 ? decimal.scientific(1) : decimal.positional();
        return value < 0 ? "-" + text : text;
    }

    /// As sigs.k8s.io/yaml writes a float key: as a float32 in Go's format `%g`.
    static String key(double value) {
        if (Double.isNaN(value)) return ".nan";
        float narrow = (float) value;
        if (Float.isInfinite(narrow)) return narrow > 0 ? ".inf" : "-.inf";
        if (narrow == 0) return Float.compare(narrow, 0f) == 0 ? "0" : "-0";
        Decimal decimal = Decimal.of(shortest(Math.abs(narrow)));
        String text = decimal.exponent() < -4 || decimal.exponent() >= 6 ? decimal.scientific(2) : decimal.positional();
        return narrow < 0 ? "-" + text : text;
    }

    /// Java's shortest digits are at least two, Go's may be one.
    private static BigDecimal shortest(double size) {
        BigDecimal two = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        if (two.precision() != 2) return two;
        BigDecimal one = two.round(ONE_DIGIT);
        return one.doubleValue() == size ? one.stripTrailingZeros() : two;
    }

    private static BigDecimal shortest(float size) {
        BigDecimal two = new BigDecimal(Float.toString(size)).stripTrailingZeros();
        if (two.precision() != 2) return two;
        BigDecimal one = two.round(ONE_DIGIT);
        return one.floatValue() == size ? one.stripTrailingZeros() : two;
    }

    /// Digits `d.ddd` times ten to the `exponent`.
    private record Decimal(String digits, int exponent) {

        static Decimal of(BigDecimal value) {
            String digits = value.unscaledValue().toString();
            return new Decimal(digits, digits.length() - value.scale() - 1);
        }

        String scientific(int exponentDigits) {
            String point = digits.length() > 1 ? "." + digits.substring(1) : "";
            String size = Integer.toString(Math.abs(exponent));
            String zeros = "0".repeat(Math.max(0, exponentDigits - size.length()));
            return digits.charAt(0) + point + "e" + (exponent < 0 ? "-" : "+") + zeros + size;
        }

        String positional() {
            if (exponent < 0) return "0." + "0".repeat(-exponent - 1) + digits;
            int whole = exponent + 1;
            if (digits.length() <= whole) return digits + "0".repeat(whole - digits.length());
            return digits.substring(0, whole) + "." + digits.substring(whole);
        }
    }
}
