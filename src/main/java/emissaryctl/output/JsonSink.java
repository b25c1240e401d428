package emissaryctl.output;

import java.io.OutputStream;

/// JSON, two spaces a level. What lies deeper than `deepest` stands on one line.
final class JsonSink implements TreeSink {

    private final int deepest;
    private final Utf8Stream stream;
    private final StringBuilder out;
    private int depth;
    private boolean empty = true;

    JsonSink(OutputStream target) {
        this(target, Integer.MAX_VALUE);
    }

    JsonSink(OutputStream target, int deepest) {
        this.deepest = deepest;
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
        begin('{');
    }

    @Override
    public void name(String name) {
        next();
        quote(name);
        out.append(": ");
    }

    @Override
    public void endObject() {
        end('}');
    }

    @Override
    public void beginList() {
        begin('[');
    }

    @Override
    public void item() {
        next();
    }

    @Override
    public void endList() {
        end(']');
    }

    @Override
    public void text(String text) {
        quote(text);
    }

    @Override
    public void literal(String literal) {
        out.append(literal);
    }

    private void begin(char bracket) {
        out.append(bracket);
        depth++;
        empty = true;
    }

    private void next() {
        stream.pass();
        if (!empty) out.append(depth > deepest ? ", " : ",");
        empty = false;
        newLine(depth);
    }

    private void end(char bracket) {
        if (!empty) newLine(depth - 1);
        depth--;
        empty = false;
        out.append(bracket);
    }

    private void newLine(int indentation) {
        if (depth <= deepest) out.append('\n').repeat(' ', 2 * indentation);
    }

    private void quote(String text) {
        Escapes.quote(text, out);
    }
}
