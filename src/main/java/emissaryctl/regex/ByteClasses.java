package emissaryctl.regex;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;

/// Named classes of bytes: `\d`, `[:alpha:]`, `\p{L}`.
final class ByteClasses {

    private ByteClasses() {}

    /// `\d`, `\s`, `\w` and their opposites.
    static Optional<ByteSet> perl(char letter) {
        Optional<ByteSet> set = switch (Character.toLowerCase(letter)) {
            case 'd' -> Optional.of(ByteSet.DIGITS);
            case 's' -> Optional.of(ByteSet.SPACE);
            case 'w' -> Optional.of(ByteSet.WORD);
            default -> Optional.empty();
        };
        return Character.isUpperCase(letter) ? set.map(ByteSet::not) : set;
    }

    static ByteSet posix(String name) {
        ByteSet letters = ByteSet.LOWER.or(ByteSet.UPPER);
        return switch (name) {
            case "alnum" -> letters.or(ByteSet.DIGITS);
            case "alpha" -> letters;
            case "ascii" -> ByteSet.range(0, 0x7f);
            case "blank" -> ByteSet.one('\t').or(ByteSet.one(' '));
            case "cntrl" -> ByteSet.range(0, 0x1f).or(ByteSet.one(0x7f));
            case "digit" -> ByteSet.DIGITS;
            case "graph" -> ByteSet.range('!', '~');
            case "lower" -> ByteSet.LOWER;
            case "print" -> ByteSet.range(' ', '~');
            case "punct" ->
                ByteSet.where(
                        c -> c >= '!' && c <= '~' && !letters.or(ByteSet.DIGITS).has(c));
            case "space" -> ByteSet.range('\t', '\r').or(ByteSet.one(' '));
            case "upper" -> ByteSet.UPPER;
            case "word" -> ByteSet.WORD;
            case "xdigit" -> ByteSet.DIGITS.or(ByteSet.range('A', 'F')).or(ByteSet.range('a', 'f'));
            default -> throw new UnknownRegex();
        };
    }

    /// A general category such as `L` or `Nd`, or a script; of Unicode only what fits in a byte.
    static ByteSet unicode(String name) {
        if (name.equals("Any")) return ByteSet.ALL;
        if (name.length() <= 2) return ByteSet.where(c -> category(c).startsWith(name));
        try {
            UnicodeScript script = UnicodeScript.forName(name.toUpperCase(Locale.ROOT));
            return ByteSet.where(c -> UnicodeScript.of(c) == script);
        } catch (IllegalArgumentException _) {
            throw new UnknownRegex();
        }
    }

    private static String category(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER -> "Lu";
            case Character.LOWERCASE_LETTER -> "Ll";
            case Character.OTHER_LETTER -> "Lo";
            case Character.DECIMAL_DIGIT_NUMBER -> "Nd";
            case Character.OTHER_NUMBER -> "No";
            case Character.SPACE_SEPARATOR -> "Zs";
            case Character.CONTROL -> "Cc";
            case Character.FORMAT -> "Cf";
            case Character.DASH_PUNCTUATION -> "Pd";
            case Character.START_PUNCTUATION -> "Ps";
            case Character.END_PUNCTUATION -> "Pe";
            case Character.CONNECTOR_PUNCTUATION -> "Pc";
            case Character.OTHER_PUNCTUATION -> "Po";
            case Character.INITIAL_QUOTE_PUNCTUATION -> "Pi";
            case Character.FINAL_QUOTE_PUNCTUATION -> "Pf";
            case Character.MATH_SYMBOL -> "Sm";
            case Character.CURRENCY_SYMBOL -> "Sc";
            case Character.MODIFIER_SYMBOL -> "Sk";
            case Character.OTHER_SYMBOL -> "So";
            default -> "?";
        };
    }
}
