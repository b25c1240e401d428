package emissaryctl.diff.live;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The parts of a gateway that are not wholly understood.
final class Doubts {

    /// Parts that are equal need not be the same: one may have more to it than a gateway can say.
    private final Set<Object> doubtful = Collections.newSetFromMap(new IdentityHashMap<>());
    private final SortedMap<String, Integer> numbers = new TreeMap<>();

    /// @param things what one thing of Envoy's has become
    /// @param kind what such a thing is called
    void note(List<?> things, String kind, Unclear unclear) {
        if (unclear.isEmpty()) return;
        doubtful.addAll(things);
        unclear.all().forEach(what -> numbers.merge(kind + " " + what, 1, Integer::sum));
    }

    void note(Object thing, String kind, Unclear unclear) {
        note(List.of(thing), kind, unclear);
    }

    boolean isOn(Object thing) {
        return doubtful.contains(thing);
    }

    SortedMap<String, Integer> numbers() {
        return numbers;
    }
}
