package emissaryctl.regex;

import java.util.Optional;

/// A place in the text of an expression.
final class TextCursor {

    private static final String CONTROLS = "a\u0007f\fn\nr\rt\tv\u000b";

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void backTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean isAt(String what) {
        return text.startsWith(what, at);
    }

    boolean skip(String what) {
        if (!isAt(what)) return false;
        at += what.length();
        return true;
    }

    void expect(String what) {
        if (!skip(what)) throw new UnknownRegex();
    }

    char next() {
        if (atEnd()) throw new UnknownRegex();
        return text.charAt(at++);
    }

    String until(char end) {
        int to = text.indexOf(end, at);
        if (to < 0) throw new UnknownRegex();
        String between = text.substring(at, to);
        at = to + 1;
        return between;
    }

    /// A decimal number without leading zeros.
    Optional<Integer> number() {
        int start = at;
        while (!atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        boolean valid = at > start && at - start < 9 && (text.charAt(start) != '0' || at == start + 1);
        return valid ? Optional.of(Integer.valueOf(text.substring(start, at))) : Optional.empty();
    }

    /// The class that the letter behind a backslash stands for, if it does for one.
    Optional<ByteSet> namedClass() {
        if (atEnd()) throw new UnknownRegex();
        char letter = text.charAt(at);
        Optional<ByteSet> perl = ByteClasses.perl(letter);
        if (perl.isPresent()) at++;
        if (letter != 'p' && letter != 'P') return perl;
        at++;
        String name = skip("{") ? until('}') : String.valueOf(next());
        boolean negated = letter == 'P' != name.startsWith("^");
        ByteSet set = ByteClasses.unicode(name.startsWith("^") ? name.substring(1) : name);
        return Optional.of(negated ? set.not() : set);
    }

    /// The character behind a backslash.
    int escaped() {
        char c = next();
        int control = CONTROLS.indexOf(c);
        if (control >= 0 && control % 2 == 0) return CONTROLS.charAt(control + 1);
        if (c == 'x') return hexadecimal();
        if (c >= '0' && c <= '7') return octal(c);
        if (c < 0x80 && !Character.isLetterOrDigit(c)) return c;
        throw new UnknownRegex();
    }

    private int hexadecimal() {
        String digits = skip("{") ? until('}') : "" + next() + next();
        if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new UnknownRegex();
        }
        int value = Integer.parseInt(digits, 16);
        if (value > 0xFF) throw new WideCharacter();
        return value;
    }

    private int octal(char first) {
        int value = first - '0';
        for (int i = 0; i < 2 && !atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
            value = value * 8 + next() - '0';
        }
        return value;
    }
}
