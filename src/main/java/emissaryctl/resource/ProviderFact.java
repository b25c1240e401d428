package emissaryctl.resource;

import emissaryctl.source.Span;

/// Something that is said of an identity provider: under which name, and where.
public record ProviderFact(String name, String value, Span span) {

    /// Two are the same wherever they stand.
    @Override
    public boolean equals(Object other) {
        return other instanceof ProviderFact(String otherName, String otherValue, Span _)
                && name.equals(otherName)
                && value.equals(otherValue);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
