package emissaryctl.resource;

/// A header to add: appended to values that are there, or in their place.
public record AddedHeader(String value, boolean append) {}
