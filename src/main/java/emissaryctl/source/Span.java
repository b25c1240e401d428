package emissaryctl.source;

/// A stretch of text in one input file. Lines and columns are 1-based; columns count Unicode code points; the end is
/// exclusive. `file` is the name that the user gave (or `<stdin>`).
public record Span(String file, int startLine, int startColumn, int endLine, int endColumn)
        implements Comparable<Span> {

    private static final String BUILT_IN = "<built in>";

    /// Where things are that no file says.
    public static Span builtIn() {
        return startOf(BUILT_IN);
    }

    /// The first character of a file, for statements about the file as a whole.
    public static Span startOf(String file) {
        return new Span(file, 1, 1, 1, 1);
    }

    /// The smallest span that covers this one and `other`, which must lie in the same file.
    public Span to(Span other) {
        return new Span(file, startLine, startColumn, other.endLine, other.endColumn);
    }

    /// `file:line:column`, as compilers print it.
    public String position() {
        if (file.equals(BUILT_IN)) return file;
        return file + ":" + startLine + ":" + startColumn;
    }

    @Override
    public int compareTo(Span other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) return byFile;
        int byLine = Integer.compare(startLine, other.startLine);
        return byLine != 0 ? byLine : Integer.compare(startColumn, other.startColumn);
    }
}
