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
}
