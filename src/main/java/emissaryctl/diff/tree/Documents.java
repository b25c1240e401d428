package emissaryctl.diff.tree;

import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the user wrote, resource by resource, as far as it can be told apart: a digest and a place of each. Empty for a
/// configuration that Envoy gave.
public record Documents(SortedMap<ResourceRef, Document> documents) {

    public static final Documents NONE = new Documents(new TreeMap<>());

    /// A resource as it is written, however its fields are ordered.
    public record Document(String digest, Origin origin) {}

    public Documents {
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }

    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /// The document that the resource stands in.
    public Optional<Document> get(ResourceRef ref) {
        return Optional.ofNullable(documents.get(ref));
    }

    /// The resources that are not the same on both sides.
    public static List<ResourceRef> changed(Documents before, Documents after) {
        TreeSet<ResourceRef> all = new TreeSet<>(before.documents.keySet());
        all.addAll(after.documents.keySet());
        List<ResourceRef> changed = new ArrayList<>();
        for (ResourceRef ref : all) {
            Optional<String> old = before.get(ref).map(Document::digest);
            if (!old.equals(after.get(ref).map(Document::digest))) changed.add(ref);
        }
        return changed;
    }
}
