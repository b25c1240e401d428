package emissaryctl.gateway;

/// A header to add: beside values that are there, or in their place.
public record HeaderAddition(String name, String value, boolean append) {}
