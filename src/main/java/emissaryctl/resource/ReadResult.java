package emissaryctl.resource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was read: the resources, how many objects of kinds that mean nothing here were passed over, and how many
/// belong to other Emissary instances.
public record ReadResult(ResourceSet set, SortedMap<String, Integer> passedOver, int otherInstances) {

    public ReadResult {
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
    }
}
