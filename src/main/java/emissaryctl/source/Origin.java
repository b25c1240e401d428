package emissaryctl.source;

/// The resource that a thing was made from, and where that resource stands in the input.
public record Origin(ResourceRef resource, Span span) {}
