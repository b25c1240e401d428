package emissaryctl.output;

/// Text between double quotes, in a way that JSON and YAML share.
public final class Escapes {

    public static void quote(String text, StringBuilder out) {
        out.append('"');
        int plain = plainLength(text);
        out.append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPrintable(c)) out.append(c);
                    else out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
        out.append('"');
    }

    /// How much of a text is what nearly all of every text is.
    private static int plainLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') return i;
        }
        return text.length();
    }

    /// Whether a character may stand in YAML and JSON as it is. Surrogates come in pairs here, and pairs may.
    static boolean isPrintable(char c) {
        return c >= ' ' && c < 0x7f || c >= 0xa0 && c != 0x2028 && c != 0x2029 && c < 0xfff0 && c != 0xfeff;
    }

    private Escapes() {}
}
