package emissaryctl.source;

import java.util.Arrays;

/// The lines of a text, found without looking through all of it each time.
public final class SourceLines {

    private static final int EXPECTED = 64;

    private final String text;
    private final int[] starts;

    public SourceLines(String text) {
        this.text = text;
        this.starts = starts(text);
    }

    private static int[] starts(String text) {
        int[] starts = new int[EXPECTED];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == starts.length) starts = Arrays.copyOf(starts, lines * 2);
            starts[lines++] = end + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    /// Without its end; empty when there is no such line.
    public String line(int number) {
        if (number < 1 || number > starts.length) return "";
        int end = number < starts.length ? starts[number] - 1 : text.length();
        String line = text.substring(starts[number - 1], end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
