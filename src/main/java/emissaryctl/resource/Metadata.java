package emissaryctl.resource;

import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.SortedMap;

/// What every resource has. `sortKey` is Emissary's resource key (`<name>.<namespace>.<n>`), whose code-point order
/// decides every tie; `places` finds the position of a field.
public record Metadata(
        ResourceRef ref, String sortKey, SortedMap<String, String> labels, Span span, FieldPlaces places) {

    public Origin origin() {
        return new Origin(ref, span);
    }

    /// Where the spec field at `path` stands, or the nearest enclosing place when it is absent.
    public Span at(String... path) {
        return places.at(path);
    }
}
