package emissaryctl.explain.request;

/// A header of a request or response.
public record HeaderField(String name, String value) {}
