package emissaryctl.output;

/// A field of a message. `type` is the full name of the messages or the enumeration that it holds, else empty; `newer`
/// says that our classes of Envoy's messages lack the field.
record MessageField(String name, Form form, Content content, String type, boolean newer) {

    enum Form {
        ONE,
        LIST,
        MAP
    }

    /// What one value of the field is on the wire.
    enum Content {
        MESSAGE,
        ENUM,
        STRING,
        BYTES,
        BOOL,
        INT32,
        UINT32,
        INT64,
        UINT64,
        FLOAT,
        DOUBLE
    }

    boolean isPackable() {
        return switch (content) {
            case MESSAGE, STRING, BYTES -> false;
            default -> form == Form.LIST;
        };
    }
}
