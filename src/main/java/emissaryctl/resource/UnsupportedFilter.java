package emissaryctl.resource;

/// A type of Filter that nothing compiles: `word` is the field of the spec that says it.
public record UnsupportedFilter(String word) implements FilterType {}
