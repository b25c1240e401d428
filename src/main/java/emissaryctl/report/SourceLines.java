package emissaryctl.report;

/// The lines of a text, found without looking through all of it each time.
final class SourceLines {

    private final String text;
    private final int[] starts;

    SourceLines(String text) {
        this.text = text;
        int lines = 1 + (int) text.chars().filter(c -> c == '\n').count();
        this.starts = new int[lines];
        for (int line = 1; line < lines; line++) starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    }

    /// Without its end; empty when there is no such line.
    String line(int number) {
        if (number < 1 || number > starts.length) return "";
        int end = number < starts.length ? starts[number] - 1 : text.length();
        String line = text.substring(starts[number - 1], end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
