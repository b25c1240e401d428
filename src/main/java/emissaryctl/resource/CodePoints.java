package emissaryctl.resource;

/// Text order and length by Unicode code points, as Emissary's Python counts them.
public final class CodePoints {

    private CodePoints() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Like `String.compareTo`, but right for characters beyond the basic plane.
    public static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a == b) continue;
            boolean aHigh = Character.isSurrogate(a);
            boolean bHigh = Character.isSurrogate(b);
            return aHigh == bHigh ? Character.compare(a, b) : aHigh ? 1 : -1;
        }
        return Integer.compare(one.length(), other.length());
    }
}
