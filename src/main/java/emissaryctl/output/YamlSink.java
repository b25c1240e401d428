package emissaryctl.output;

import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// YAML in block style, two spaces a level; lists stand as far left as the name they belong to.
final class YamlSink implements TreeSink {

    /// What stands before the value that comes next.
    private enum Before {
        NOTHING,
        NAME,
        DASH
    }

    /// YAML gives up on a name that takes more than 1,024 characters, escapes included, unless a question mark
    /// announces it.
    private static final int LONGEST_NAME = 1024 / 6;

    private final Utf8Stream stream;
    private final StringBuilder out;
    private final Deque<Integer> columns = new ArrayDeque<>();
    private Before before = Before.NOTHING;
    private boolean empty;
    private boolean onSameLine;

    YamlSink(OutputStream target) {
        this.stream = new Utf8Stream(target);
        this.out = stream.text();
    }

    /// Ends the text.
    void end() {
        out.append('\n');
        stream.flush();
    }

    @Override
    public void beginObject() {
        begin(before == Before.NAME ? column() + 2 : columnAfterDash());
    }

    @Override
    public void name(String name) {
        next();
        boolean explicit = name.length() > LONGEST_NAME;
        if (explicit) out.append("? ");
        YamlScalars.write(name, out);
        if (explicit) out.append('\n').repeat(' ', column());
        out.append(':');
        before = Before.NAME;
    }

    @Override
    public void endObject() {
        end("{}");
    }

    @Override
    public void beginList() {
        begin(before == Before.NAME ? column() : columnAfterDash());
    }

    @Override
    public void item() {
        next();
        out.append('-');
        before = Before.DASH;
    }

    @Override
    public void endList() {
        end("[]");
    }

    @Override
    public void text(String text) {
        space();
        if (YamlScalars.fitsBlock(text)) YamlScalars.writeBlock(text, column() + 2, out);
        else YamlScalars.write(text, out);
    }

    @Override
    public void literal(String literal) {
        space();
        out.append(literal);
    }

    private void begin(int column) {
        onSameLine = before != Before.NAME;
        columns.push(column);
        empty = true;
    }

    private void next() {
        stream.pass();
        if (empty && onSameLine) space();
        else out.append('\n').repeat(' ', column());
        empty = false;
    }

    private void end(String whenEmpty) {
        columns.pop();
        if (!empty) return;
        empty = false;
        space();
        out.append(whenEmpty);
    }

    /// What stands before a value is kept apart from it.
    private void space() {
        if (before != Before.NOTHING) out.append(' ');
    }

    private int column() {
        return columns.isEmpty() ? 0 : columns.element();
    }

    private int columnAfterDash() {
        return columns.isEmpty() ? 0 : columns.element() + 2;
    }
}
