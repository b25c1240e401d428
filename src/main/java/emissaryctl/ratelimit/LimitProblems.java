package emissaryctl.ratelimit;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.RateLimit;
import emissaryctl.source.Span;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// What can be wrong with RateLimits.
final class LimitProblems {

    private static final int LONGEST = 80;

    private LimitProblems() {}

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static Span at(Metadata owner, int index, String... field) {
        String[] path = new String[field.length + 2];
        path[0] = "limits";
        path[1] = Integer.toString(index);
        System.arraycopy(field, 0, path, 2, field.length);
        return owner.at(path);
    }

    private static Diagnostic invalid(Metadata owner, int index, String field, String message) {
        return Diagnostic.error(Code.RATELIMIT_INVALID, at(owner, index, field), message)
                .withEffect(Effect.OPEN);
    }

    static Diagnostic unit(Metadata owner, int index, String unit) {
        return invalid(owner, index, "unit", "`" + cut(unit) + "` is no unit of time")
                .withHelp("write second, minute, hour or day");
    }

    static Diagnostic action(Metadata owner, int index, String action) {
        return invalid(owner, index, "action", "`" + cut(action) + "` is no action")
                .withHelp("write Enforce or LogOnly");
    }

    static Diagnostic same(LimitPattern pattern, LimitPattern earlier) {
        return invalid(
                        pattern.owner(),
                        pattern.index(),
                        "pattern",
                        "RateLimit `" + cut(earlier.owner().ref().name()) + "` has a limit for the same labels: "
                                + words(pattern.labels()))
                .withEffect(Effect.DROPPED)
                .withLabel(at(earlier.owner(), earlier.index(), "pattern"), "the other limit")
                .withHelp("keep one of them");
    }

    static Diagnostic ambiguous(LimitPattern pattern, LimitNode one, LimitNode other) {
        return Diagnostic.error(
                        Code.RATELIMIT_NOT_EXPRESSIBLE,
                        at(pattern.owner(), pattern.index(), "pattern"),
                        "the rate-limit server cannot tell the labels `" + cut(one.label()) + "` and `"
                                + cut(other.label()) + "` apart")
                .withEffect(Effect.OPEN)
                .withHelp("rename a key");
    }

    static Diagnostic star(Metadata owner, int index, String text) {
        return Diagnostic.error(
                        Code.RATELIMIT_NOT_EXPRESSIBLE,
                        at(owner, index, "pattern"),
                        "the rate-limit server takes `" + cut(text) + "` for all that begins so")
                .withEffect(Effect.OPEN)
                .withHelp("use keys and values without `*` at their end, or `*` alone for any value");
    }

    static Diagnostic headers(Metadata owner, int index, String field) {
        return Diagnostic.error(
                        Code.RATELIMIT_NOT_EXPRESSIBLE,
                        at(owner, index, field),
                        "neither the rate-limit server nor Envoy adds headers for a limit of its own")
                .withEffect(Effect.OPEN)
                .withHelp("remove it; what is left of the limit goes into headers with `LIMIT_RESPONSE_HEADERS_ENABLED`"
                        + " of the server");
    }

    static Diagnostic burst(Metadata owner, int index) {
        return Diagnostic.warning(
                        Code.RATELIMIT_NOT_EXPRESSIBLE,
                        at(owner, index, "burstFactor"),
                        "the rate-limit server knows no bursts: never are there more than `rate` in a unit of time")
                .withHelp("raise `rate`, and take a longer `unit`");
    }

    static Diagnostic errorResponse(Metadata owner, int index) {
        return Diagnostic.warning(
                        Code.RATELIMIT_NOT_EXPRESSIBLE,
                        at(owner, index, "errorResponse"),
                        "`errorResponse` has no effect: Envoy refuses in its own words")
                .withHelp("use `error_response_overrides` of the Module or the Mapping");
    }

    static Diagnostic apart(LimitPattern pattern, SortedSet<String> places) {
        String where = places.stream()
                .map(place -> place.isEmpty()
                        ? "nothing"
                        : "`" + cut(place.substring(1).replace("/", ", ")) + "`")
                .collect(Collectors.joining(" and "));
        return Diagnostic.error(
                        Code.RATELIMIT_NOT_EXPRESSIBLE,
                        at(pattern.owner(), pattern.index(), "pattern"),
                        "the rate-limit server counts requests apart that this limit is for together, with " + where
                                + " after " + words(pattern.labels()))
                .withEffect(Effect.OPEN)
                .withHelp(
                        "have the labels of the limit in a group of their own, or write a limit for each whole group");
    }

    /// For all RateLimits at once: it is one mistake.
    static Diagnostic noService(RateLimit first) {
        return Diagnostic.error(
                        Code.RATELIMIT_NO_SERVICE,
                        first.metadata().span(),
                        "RateLimit `" + cut(first.metadata().ref().name())
                                + "` limits nothing: there is no RateLimitService")
                .withEffect(Effect.OPEN)
                .withHelp("add a RateLimitService");
    }

    static Diagnostic unreachable(RateLimit owner, int index, String domain) {
        String why = domain.equals(owner.domain())
                ? "no label group begins as its pattern does"
                : "the RateLimitService is asked about domain `" + cut(domain) + "` alone";
        return Diagnostic.warning(
                        Code.RATELIMIT_UNREACHABLE,
                        at(owner.metadata(), index, "pattern"),
                        "nothing is limited by this: " + why)
                .withEffect(Effect.OPEN)
                .withHelp(
                        "compare keys, values and their order with the labels of the Mappings, before which those of the"
                                + " Module come");
    }

    static Diagnostic unlimited(LabelShape group, Span at) {
        return Diagnostic.warning(
                        Code.LABELS_WITHOUT_RATELIMIT,
                        at,
                        "no RateLimit is for requests with the labels " + words(group.labels()))
                .withEffect(Effect.OPEN)
                .withHelp("add a limit with a pattern that they begin with");
    }

    private static String words(List<LimitPattern.Label> labels) {
        String all = labels.stream()
                .map(label ->
                        label.key() + label.value().map(value -> "=" + value).orElse(""))
                .collect(Collectors.joining(", "));
        return "`" + cut(all) + "`";
    }
}
