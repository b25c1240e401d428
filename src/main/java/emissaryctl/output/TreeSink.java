package emissaryctl.output;

/// Receives a tree of objects, lists and scalars from its beginning to its end.
public interface TreeSink {

    void beginObject();

    /// The name of the value that comes next.
    void name(String name);

    void endObject();

    void beginList();

    /// The value that comes next is one of the list.
    void item();

    void endList();

    void text(String text);

    /// A number, `true`, `false` or `null`.
    void literal(String literal);
}
