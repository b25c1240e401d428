package emissaryctl.explain;

import emissaryctl.explain.LoopbackClient.Reply;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.explain.filter.CorsDecision;
import emissaryctl.explain.request.HeaderField;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.gateway.HeaderAddition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was said to happen to a request, and what did, in the same words.
final class Outcomes {

    /// Envoy adds or changes these by itself, or the connection does.
    private static final Set<String> NOT_COMPARED = Set.of(
            "host",
            "x-request-id",
            "x-forwarded-for",
            "x-envoy-expected-rq-timeout-ms",
            "x-envoy-original-path",
            "x-envoy-original-host",
            "x-envoy-attempt-count",
            "content-length",
            "connection",
            "upgrade",
            "te",
            "transfer-encoding",
            "accept-encoding",
            "user-agent");

    private Outcomes() {}

    /// Each of what may happen by chance.
    static List<String> expected(Trace trace) {
        List<String> all = new ArrayList<>();
        for (Branch branch : trace.branches()) {
            switch (branch.verdict()) {
                case Forwarded(UpstreamRequest upstream, var cluster) ->
                    all.add(forwarded(
                            cluster.name(),
                            upstream.method() + " " + upstream.path(),
                            upstream.authority(),
                            upstream.headers(),
                            evaluated(branch),
                            cors(branch)));
                case Redirected(int status, String location, Optional<Integer> grpc) ->
                    all.add(status + " " + location + " " + grpc(grpc.map(String::valueOf)));
                case Answered answered ->
                    all.add(answered.status() + " " + grpc(answered.grpcStatus().map(String::valueOf)) + " "
                            + cors(answered.headers()));
                case Proxied(var traffic) ->
                    traffic.targets().forEach(target -> all.add(proxied(target.cluster(), trace.request())));
                case Unanswered _ -> all.add("no answer");
            }
        }
        return all;
    }

    private static String proxied(String cluster, Request request) {
        String line = request.method() + " " + request.path();
        return forwarded(cluster, line, request.authority(), request.headers(), Set.of(), "");
    }

    /// Headers whose values only Envoy knows.
    private static Set<String> evaluated(Branch branch) {
        return branch.route().orElseThrow().headers().addRequest().stream()
                .filter(added -> !HeaderEditing.isFixed(added.value()))
                .map(HeaderAddition::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static String cors(Branch branch) {
        boolean allowed = branch.filtering().orElseThrow().cors() instanceof CorsDecision.OriginAllowed;
        return allowed && branch.filtering().orElseThrow().cors() instanceof CorsDecision.OriginAllowed(var answer)
                ? cors(answer)
                : "";
    }

    private static String forwarded(
            String cluster, String line, String host, HeaderFields headers, Set<String> evaluated, String cors) {
        Set<String> ignored = new HashSet<>(evaluated);
        ignored.addAll(NOT_COMPARED);
        return "to " + cluster + ": " + line + " host=" + host + " " + sorted(headers, ignored) + " " + cors;
    }

    private static TreeMap<String, String> sorted(HeaderFields headers, Set<String> ignored) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (HeaderField field : headers.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!ignored.contains(name)) sorted.put(name, headers.value(name).orElse(""));
        }
        return sorted;
    }

    /// What happened, in the words of `expected`. Headers that only Envoy knows are left out as there.
    static String actual(Optional<Reply> reply, Trace trace) {
        if (reply.isEmpty()) return "no answer";
        HeaderFields headers = reply.get().headers();
        Optional<String> report = headers.value(StubBackend.REPORT);
        if (report.isEmpty()) {
            String grpc = grpc(headers.value("grpc-status"));
            return headers.value("location")
                    .map(location -> reply.get().status() + " " + location + " " + grpc)
                    .orElseGet(() -> reply.get().status() + " " + grpc + " " + cors(headers));
        }
        List<String> lines = Arrays.asList(
                URLDecoder.decode(report.get(), StandardCharsets.UTF_8).split("\n"));
        HeaderFields upstream = new HeaderFields(lines.stream()
                .skip(2)
                .map(line -> new HeaderField(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList());
        Set<String> evaluated = trace.branches().stream()
                .filter(branch -> branch.verdict() instanceof Forwarded forwarded
                        && forwarded.cluster().name().equals(lines.getFirst()))
                .flatMap(branch -> evaluated(branch).stream())
                .collect(Collectors.toSet());
        String line = lines.get(1).substring(0, lines.get(1).lastIndexOf(' '));
        return forwarded(lines.getFirst(), line, upstream.value("host").orElse(""), upstream, evaluated, cors(headers));
    }

    private static String grpc(Optional<String> status) {
        return status.map(text -> "grpc-status=" + text).orElse("");
    }

    private static String cors(HeaderFields headers) {
        TreeMap<String, String> granted = new TreeMap<>();
        for (HeaderField field : headers.fields()) {
            if (field.name().startsWith("access-control-")) granted.put(field.name(), field.value());
        }
        return granted.isEmpty() ? "" : granted.toString();
    }
}
