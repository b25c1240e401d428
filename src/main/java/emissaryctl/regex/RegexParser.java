package emissaryctl.regex;

import emissaryctl.regex.Node.Any;
import emissaryctl.regex.Node.Assertion;
import emissaryctl.regex.Node.Assertion.Kind;
import emissaryctl.regex.Node.Capture;
import emissaryctl.regex.Node.Letter;
import emissaryctl.regex.Node.OneOf;
import emissaryctl.regex.Node.Operator;
import emissaryctl.regex.Node.Repeat;
import java.util.Optional;

/// Reads an expression of which each character is one byte. Expressions that RE2 does not take may be read all the
/// same.
final class RegexParser {

    private static final int MOST_REPEATS = 1000;
    private static final int DEEPEST = 200;

    private final TextCursor text;
    private Flags flags = Flags.NONE;
    private int captures;
    private int depth;

    private RegexParser(String regex) {
        this.text = new TextCursor(regex);
    }

    static Node parse(String regex) {
        RegexParser parser = new RegexParser(regex);
        Node whole = parser.group();
        if (!parser.text.atEnd()) throw new UnknownRegex();
        return whole;
    }

    /// Up to the parenthesis that closes, which is left.
    private Node group() {
        if (++depth > DEEPEST) throw new UnknownRegex();
        GroupParts parts = new GroupParts();
        while (!text.atEnd() && !text.isAt(")")) part(parts);
        depth--;
        return parts.finish();
    }

    private void part(GroupParts parts) {
        char c = text.next();
        switch (c) {
            case '|' -> parts.bar();
            case '(' -> parenthesis(parts);
            case '^' -> parts.push(new Assertion(flags.lines() ? Kind.BEGIN_LINE : Kind.BEGIN_TEXT));
            case '$' -> parts.push(new Assertion(flags.lines() ? Kind.END_LINE : Kind.DOLLAR));
            case '.' ->
                parts.push(
                        flags.dotAll()
                                ? new Any(true)
                                : new OneOf(ByteSet.one('\n').not()));
            case '[' -> oneOf(parts, new ClassReader(text, flags).read());
            case '*' -> parts.repeat(Operator.STAR, repeating());
            case '+' -> parts.repeat(Operator.PLUS, repeating());
            case '?' -> parts.repeat(Operator.QUEST, repeating());
            case '{' -> counted(parts);
            case '\\' -> escape(parts);
            default -> letter(parts, c);
        }
    }

    /// Those of a repetition, which a question mark turns round.
    private Flags repeating() {
        return text.skip("?") ? flags.with('U', !flags.lazy()) : flags;
    }

    private void letter(GroupParts parts, int value) {
        if (value > 255) throw new UnknownRegex();
        boolean folds = flags.fold() && ByteSet.isLetter(value);
        if (folds) oneOf(parts, ByteSet.one(value).folded());
        else parts.push(new Letter(value, flags.fold()));
    }

    /// A class of one byte is that byte, `[Aa]` a letter in both cases.
    private void oneOf(GroupParts parts, ByteSet bytes) {
        int low = bytes.size() == 0 ? 0 : bytes.ranges().getFirst().low();
        boolean bothCases = bytes.size() == 2 && low >= 'A' && low <= 'Z' && bytes.has(low | 0x20);
        if (bytes.size() == 1) parts.push(new Letter(low, flags.fold()));
        else parts.push(bothCases ? new Letter(low | 0x20, true) : new OneOf(bytes));
    }

    private void counted(GroupParts parts) {
        int start = text.position();
        Optional<Integer> least = text.number();
        int most = least.orElse(0);
        if (least.isPresent() && text.skip(",")) {
            most = text.isAt("}") ? Repeat.UNLIMITED : text.number().orElse(Integer.MIN_VALUE);
        }
        if (least.isEmpty() || most == Integer.MIN_VALUE || !text.skip("}")) {
            text.backTo(start);
            letter(parts, '{');
            return;
        }
        if (least.get() > MOST_REPEATS || most > MOST_REPEATS) throw new UnknownRegex();
        parts.repeat(least.get(), most, repeating());
    }

    private void escape(GroupParts parts) {
        if (text.skip("b")) parts.push(new Assertion(Kind.WORD));
        else if (text.skip("B")) parts.push(new Assertion(Kind.NO_WORD));
        else if (text.skip("A")) parts.push(new Assertion(Kind.BEGIN_TEXT));
        else if (text.skip("z")) parts.push(new Assertion(Kind.END_TEXT));
        else if (text.skip("C")) parts.push(new Any(false));
        else if (text.skip("Q")) quoted(parts);
        else {
            Optional<ByteSet> named = text.namedClass();
            if (named.isPresent()) oneOf(parts, flags.fold() ? named.get().folded() : named.get());
            else letter(parts, text.escaped());
        }
    }

    private void quoted(GroupParts parts) {
        while (!text.atEnd() && !text.skip("\\E")) letter(parts, text.next());
    }

    private void parenthesis(GroupParts parts) {
        Flags outer = flags;
        boolean captures = true;
        if (text.skip("?P<") || text.skip("?<")) {
            text.until('>');
        } else if (text.skip("?")) {
            captures = false;
            if (!flagsOpenGroup()) return;
        }
        int number = captures ? ++this.captures : 0;
        Node inner = group();
        text.expect(")");
        flags = outer;
        parts.push(captures ? new Capture(inner, number) : inner);
    }

    /// Whether a group begins behind the flags; otherwise they count up to the end of the one around.
    private boolean flagsOpenGroup() {
        boolean on = true;
        while (true) {
            char c = text.next();
            if (c == ')' || c == ':') return c == ':';
            if (c == '-') on = false;
            else flags = flags.with(c, on);
        }
    }
}
