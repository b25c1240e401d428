package emissaryctl.report;

import java.util.Locale;

/// Text of the input made safe for a terminal: control characters and those that turn the direction of writing are
/// shown as `\u001b` and the like.
public final class Escaped {

    private Escaped() {}

    public static String of(String text) {
        if (text.codePoints().allMatch(Escaped::isPlain)) return text;
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isPlain(c)) safe.appendCodePoint(c);
            else safe.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
        });
        return safe.toString();
    }

    /// As `of`, with line breaks left as they are.
    static String lines(String text) {
        return String.join("\n", text.lines().map(Escaped::of).toList());
    }

    /// As `of`, for a line of source, where a tab is one blank so that columns stay true.
    static String line(String text) {
        return of(text.replace('\t', ' '));
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
