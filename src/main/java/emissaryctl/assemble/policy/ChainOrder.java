package emissaryctl.assemble.policy;

import java.util.ArrayList;
import java.util.List;

/// Puts what several sequences name into one, in which each of them is found again in its order. Equal things share a
/// place where the order allows it.
public final class ChainOrder<T> {

    private final List<Place<T>> places = new ArrayList<>();

    /// A place in the sequence. Equal things may have several.
    public static final class Place<T> {
        private final T thing;

        private Place(T thing) {
            this.thing = thing;
        }

        public T thing() {
            return thing;
        }
    }

    /// The places of the things of one sequence, in its order.
    public List<Place<T>> add(List<T> sequence) {
        List<Place<T>> taken = new ArrayList<>();
        int after = -1;
        for (T thing : sequence) {
            int at = after + 1;
            while (at < places.size() && !places.get(at).thing.equals(thing)) at++;
            if (at == places.size()) {
                at = after + 1;
                places.add(at, new Place<>(thing));
            }
            taken.add(places.get(at));
            after = at;
        }
        return taken;
    }

    /// All places, in order.
    public List<Place<T>> places() {
        return List.copyOf(places);
    }
}
