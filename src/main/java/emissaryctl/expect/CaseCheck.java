package emissaryctl.expect;

import emissaryctl.diag.Credentials;
import emissaryctl.expect.CaseResult.Failure;
import emissaryctl.explain.Branch;
import emissaryctl.explain.Router;
import emissaryctl.explain.Trace;
import emissaryctl.explain.UpstreamRequest;
import emissaryctl.explain.Verdict;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.gateway.Discovery.Endpoint;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares what is expected of a request with what happens to it.
final class CaseCheck {

    private CaseCheck() {}

    static CaseResult run(Router router, RouteCase routeCase) {
        Trace trace = router.decide(routeCase.request());
        List<Route> routes = trace.branches().stream()
                .flatMap(branch -> branch.route().stream())
                .toList();
        List<Failure> failures = new ArrayList<>();
        if (routeCase.percent().isPresent()) {
            int holds = trace.branches().stream()
                    .filter(branch -> routeCase.expected().stream()
                            .allMatch(each -> fault(each, branch).isEmpty()))
                    .mapToInt(Branch::percent)
                    .sum();
            if (holds != routeCase.percent().get()) {
                String all = trace.branches().stream().map(CaseCheck::summary).collect(Collectors.joining(", "));
                failures.add(new Failure(
                        routeCase.place(),
                        "holds for " + holds + " % of the requests, not "
                                + routeCase.percent().get() + " %: " + all));
            }
            return new CaseResult(routeCase, routes, failures);
        }
        for (Branch branch : trace.branches()) {
            String share = branch.percent() < 100 ? "for " + branch.percent() + " % of the requests " : "";
            for (Expected each : routeCase.expected()) {
                fault(each, branch).ifPresent(fault -> failures.add(new Failure(each.place(), share + fault)));
            }
        }
        return new CaseResult(routeCase, routes, failures);
    }

    private static String summary(Branch branch) {
        String to =
                branch.route().map(route -> named(route.origin().resource())).orElse("no route");
        return branch.percent() + " % " + to;
    }

    /// What is so instead; none when the expectation holds.
    private static Optional<String> fault(Expected expected, Branch branch) {
        Optional<String> actual = actual(expected, branch);
        boolean holds = actual.isPresent()
                ? expected.value()
                        .filter(value -> equal(expected, value, branch, actual.get()))
                        .isPresent()
                : expected.value().isEmpty() && branch.verdict() instanceof Forwarded;
        if (holds) return Optional.empty();
        String wanted =
                expected.value().map(value -> ", not " + shown(expected, value)).orElse(", not absent");
        return Optional.of(actual.map(text -> expected.subject() + " is " + shown(expected, text) + wanted)
                .orElseGet(() -> absent(expected, branch.verdict())
                        + expected.value()
                                .map(value -> ", " + expected.subject() + " " + shown(expected, value) + " expected")
                                .orElse("")));
    }

    private static String shown(Expected expected, String value) {
        return expected.what() == Expected.What.HEADER ? Credentials.shown(expected.name(), value) : value;
    }

    private static String absent(Expected expected, Verdict verdict) {
        return switch (verdict) {
            case Forwarded forwarded ->
                expected.what() == Expected.What.HEADER
                        ? "header " + expected.name() + " is absent"
                        : "the service " + endpoints(forwarded) + " answers";
            case Redirected to -> "redirected with " + to.status() + " to " + to.location();
            case Answered answered -> "answered with " + answered.status();
            case Proxied _ -> "handed on as a TCP connection";
            case Unanswered _ -> "no answer";
        };
    }

    private static boolean equal(Expected expected, String value, Branch branch, String actual) {
        return switch (expected.what()) {
            case MAPPING ->
                branch.route()
                        .map(route -> route.origin().resource())
                        .filter(ref -> ref.name().equals(value) || named(ref).equals(value))
                        .isPresent();
            case SERVICE -> branch.verdict() instanceof Forwarded to && serves(to, value);
            case CLUSTER, PATH, HOST, STATUS, LOCATION, HEADER -> actual.equals(value);
        };
    }

    private static boolean serves(Forwarded to, String service) {
        return to.cluster().discovery().endpoints().stream()
                .anyMatch(endpoint ->
                        endpoint.host().equals(service) || address(endpoint).equals(service));
    }

    private static String address(Endpoint endpoint) {
        return endpoint.host() + ":" + endpoint.port();
    }

    private static String endpoints(Forwarded to) {
        return to.cluster().discovery().endpoints().stream()
                .map(CaseCheck::address)
                .collect(Collectors.joining(", "));
    }

    private static String named(ResourceRef ref) {
        return ref.name() + "." + ref.namespace();
    }

    private static Optional<String> actual(Expected expected, Branch branch) {
        Optional<Forwarded> forwarded = branch.verdict() instanceof Forwarded to ? Optional.of(to) : Optional.empty();
        Optional<UpstreamRequest> upstream = forwarded.map(Forwarded::request);
        return switch (expected.what()) {
            case MAPPING -> branch.route().map(route -> named(route.origin().resource()));
            case SERVICE -> forwarded.map(CaseCheck::endpoints);
            case CLUSTER -> forwarded.map(to -> to.cluster().name());
            case PATH -> upstream.map(UpstreamRequest::path);
            case HOST -> upstream.map(UpstreamRequest::authority);
            case STATUS -> status(branch.verdict());
            case LOCATION -> branch.verdict() instanceof Redirected to ? Optional.of(to.location()) : Optional.empty();
            case HEADER -> upstream.flatMap(request -> request.headers().value(expected.name()));
        };
    }

    private static Optional<String> status(Verdict verdict) {
        return switch (verdict) {
            case Redirected to -> Optional.of(String.valueOf(to.status()));
            case Answered answered -> Optional.of(String.valueOf(answered.status()));
            case Forwarded _, Proxied _, Unanswered _ -> Optional.empty();
        };
    }
}
