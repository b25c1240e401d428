package emissaryctl.resource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was read: the resources, how many objects there were, how many of other kinds were passed over (by `apps/v1
/// Deployment`), and how many are for other Emissary instances.
public record ReadResult(ResourceSet set, int documents, SortedMap<String, Integer> passedOver, int otherInstances) {

    public ReadResult {
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }
}
