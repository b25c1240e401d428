package emissaryctl.expect;

import emissaryctl.explain.request.Request;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Optional;

/// A request and what is expected of it. All of it must hold whatever chance decides, or, with `percent`, for exactly
/// that share of such requests.
public record RouteCase(String name, Span place, Request request, List<Expected> expected, Optional<Integer> percent) {

    public RouteCase {
        expected = List.copyOf(expected);
    }
}
