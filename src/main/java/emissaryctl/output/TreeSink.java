package emissaryctl.output;

/// Receives a tree of objects, lists and scalars from its beginning to its end.
public interface TreeSink {

    /// Asked before an object is told that is a message of `type` and, in protobuf's encoding, these bytes: a sink that
    /// knows it from before and has put it there is not told it again.
    default boolean hasAlready(String type, byte[] bytes, int from, int to) {
        return false;
    }

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
