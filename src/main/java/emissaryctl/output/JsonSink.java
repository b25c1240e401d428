package emissaryctl.output;

/// JSON, two spaces a level.
final class JsonSink implements TreeSink {

    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean empty = true;

    String text() {
        return out + "\n";
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
        if (!empty) out.append(',');
        empty = false;
        newLine();
    }

    private void end(char bracket) {
        depth--;
        if (!empty) newLine();
        empty = false;
        out.append(bracket);
    }

    private void newLine() {
        out.append('\n').repeat("  ", depth);
    }

    private void quote(String text) {
        Escapes.quote(text, out);
    }
}
