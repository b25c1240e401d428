package emissaryctl.report;

/// Texts of the input made safe for Markdown.
public final class MarkdownText {

    private MarkdownText() {}

    /// A message, what stands between backticks as code.
    public static String prose(String message) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String part : message.split("`", -1)) {
            if (!text.isEmpty() || code) text.append(code ? "<code>" : "</code>");
            text.append(plain(part));
            code = !code;
        }
        if (!code) text.append("</code>");
        return text.toString();
    }

    /// Text in which nothing means anything to Markdown or HTML.
    public static String plain(String text) {
        StringBuilder safe = new StringBuilder();
        Escaped.of(text).codePoints().forEach(c -> {
            boolean letter = c > 0x7e || Character.isLetterOrDigit(c) || " .,;:/-=\"'()?".indexOf(c) >= 0;
            if (letter) safe.appendCodePoint(c);
            else safe.append("&#").append(c).append(';');
        });
        return safe.toString();
    }
}
