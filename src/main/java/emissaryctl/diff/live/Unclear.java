package emissaryctl.diff.live;

import java.util.SortedSet;
import java.util.TreeSet;

/// What is not understood of one thing: names of fields and of filters, never values.
final class Unclear {

    private final SortedSet<String> all = new TreeSet<>();

    void add(String what) {
        all.add(what);
    }

    void addAll(Unclear others) {
        all.addAll(others.all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    SortedSet<String> all() {
        return all;
    }
}
