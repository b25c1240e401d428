package emissaryctl.output;

/// Text between double quotes, in a way that JSON and YAML share.
public final class Escapes {

    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
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

    /// Whether a character may stand in YAML and JSON as it is. Surrogates come in pairs here, and pairs may.
    static boolean isPrintable(char c) {
        return c >= ' ' && c < 0x7f || c >= 0xa0 && c != 0x2028 && c != 0x2029 && c < 0xfff0 && c != 0xfeff;
    }

    private Escapes() {}
}
