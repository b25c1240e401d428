package emissaryctl.resource;

/// A header whose value is a Go template.
public record TemplatedHeader(String name, String value) {}
