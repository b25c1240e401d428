package emissaryctl.diff.witness;

/// Something about how a request is handled, beside where it goes. `shown` is empty where the value says nothing to a
/// reader, or must not be shown.
record Setting(String name, String value, String shown) {}
