package emissaryctl.diff.witness;

import emissaryctl.explain.request.Request;
import java.util.Optional;

/// What both sides decide on requests.
record Sides(Decisions before, Decisions after) {

    /// Empty when one of them cannot tell.
    Optional<Handled> of(Request request) {
        return before.of(request).flatMap(old -> after.of(request).map(now -> new Handled(request, old, now)));
    }
}
