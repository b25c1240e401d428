package emissaryctl.gateway;

import java.util.List;
import java.util.Optional;

/// Which requests a route takes (`envoy.config.route.v3.RouteMatch`).
public record RouteCriteria(
        PathMatch path,
        boolean caseSensitive,
        List<NamedMatch> headers,
        List<NamedMatch> queryParameters,
        Optional<TrafficShare> share) {

    public RouteCriteria {
        headers = List.copyOf(headers);
        queryParameters = List.copyOf(queryParameters);
    }

    /// The part of the path that decides.
    public sealed interface PathMatch {}

    /// Paths that begin so.
    public record PathPrefix(String prefix) implements PathMatch {}

    /// Paths that begin with these whole segments.
    public record PathSegments(String prefix) implements PathMatch {}

    /// This path alone.
    public record ExactPath(String path) implements PathMatch {}

    /// Paths that match as a whole.
    public record PathRegex(String regex) implements PathMatch {}

    /// A header or query parameter and what it must hold.
    public record NamedMatch(String name, TextMatch value) {}

    /// What a text must be.
    public sealed interface TextMatch {}

    public record ExactText(String text) implements TextMatch {}

    public record TextPrefix(String prefix) implements TextMatch {}

    public record TextSuffix(String suffix) implements TextMatch {}

    public record TextRegex(String regex) implements TextMatch {}

    /// Any value, as long as there is one.
    public record Present() implements TextMatch {}

    /// The share of otherwise matching requests that the route takes; `percent` may be changed at run time under
    /// `runtimeKey`.
    public record TrafficShare(int percent, Optional<String> runtimeKey) {}
}
