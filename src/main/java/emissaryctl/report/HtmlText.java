package emissaryctl.report;

/// Texts of the input made safe for HTML, in elements and in attributes.
public final class HtmlText {

    private HtmlText() {}

    public static String escaped(String text) {
        return Escaped.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// A message: what stands between backticks in it is code. A name of the input may hold a backtick, too; then they
    /// come out odd, and all stay as they are.
    public static String message(String text) {
        String[] parts = escaped(text).split("`", -1);
        if (parts.length % 2 == 0) return escaped(text);
        StringBuilder html = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i += 2) {
            html.append("<code>").append(parts[i]).append("</code>").append(parts[i + 1]);
        }
        return html.toString();
    }
}
