package emissaryctl.resource;

/// `Filter` of Edge Stack: something that requests pass where a FilterPolicy says so.
public record Filter(Metadata metadata, FilterType type) implements Resource {}
