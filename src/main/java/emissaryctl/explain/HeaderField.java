package emissaryctl.explain;

/// A header of a request or response.
public record HeaderField(String name, String value) {}
