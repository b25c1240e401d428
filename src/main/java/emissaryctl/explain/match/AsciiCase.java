package emissaryctl.explain.match;

/// Comparing without regard to case the way Envoy does: the letters of ASCII only.
public final class AsciiCase {

    private AsciiCase() {}

    /// In lower case, as Envoy folds: letters of ASCII alone.
    public static String lower(String text) {
        int first = 0;
        while (first < text.length() && !isCapital(text.charAt(first))) first++;
        if (first == text.length()) return text;
        StringBuilder lower = new StringBuilder(text);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isCapital(c)) lower.setCharAt(i, (char) (c + ('a' - 'A')));
        }
        return lower.toString();
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
