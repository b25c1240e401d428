package emissaryctl.explain.view;

import emissaryctl.diag.Credentials;
import emissaryctl.explain.Branch;
import emissaryctl.explain.Trace;
import emissaryctl.explain.UpstreamRequest;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.explain.Verdict.Why;
import emissaryctl.explain.filter.AddressDecision;
import emissaryctl.explain.filter.AuthDecision;
import emissaryctl.explain.filter.CorsDecision;
import emissaryctl.explain.filter.DescriptorDecision;
import emissaryctl.explain.filter.DescriptorDecision.Told;
import emissaryctl.explain.filter.Filtering;
import emissaryctl.explain.filter.LimitDecision;
import emissaryctl.explain.filter.PolicyDecision;
import emissaryctl.explain.request.Authority;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.gateway.ChainContent.WeightedTarget;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.report.Escaped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One thing that may happen to a request, for people.
record BranchText(Sheet sheet, Trace trace) {

    void add(Branch branch) {
        sheet.gap();
        String share = branch.percent() < 100 ? branch.percent() + " %  " : "";
        switch (branch.verdict()) {
            case Forwarded(UpstreamRequest upstream, var cluster) -> {
                head(share + "→ " + Upstreams.endpoints(cluster), true, branch.route());
                filters(branch);
                sheet.line("request", upstream.method() + " " + upstream.path() + " with Host " + upstream.authority());
                branch.route().ifPresent(route -> forwarding(route));
                sheet.from("cluster", cluster.name() + ": " + Upstreams.manner(cluster), cluster.origin());
            }
            case Redirected(int status, String location, var grpc) -> {
                head(share + "→ " + status + grpc(grpc) + ", Location: " + location, true, branch.route());
                filters(branch);
            }
            case Answered answered -> {
                boolean fine = answered.status() < 400 && answered.grpcStatus().isEmpty();
                String status = answered.status() + grpc(answered.grpcStatus());
                head(share + "→ " + status + ": " + why(answered.why()), fine, branch.route());
                filters(branch);
                headers("answers", answered.headers());
            }
            case Proxied(var traffic) ->
                head(
                        "→ handed on as a connection to "
                                + traffic.targets().stream()
                                        .map(BranchText::target)
                                        .collect(Collectors.joining(", ")),
                        true,
                        Optional.empty());
            case Unanswered _ -> head("→ no answer", false, Optional.empty());
        }
    }

    /// A port in the Host header is easily overlooked.
    private String why(Why why) {
        boolean port = why == Why.NO_VIRTUAL_HOST
                && trace.received()
                        .filter(request -> Authority.hasPort(request.authority()))
                        .isPresent();
        return Words.why(why) + (port ? " with a port (see strip_matching_host_port)" : "");
    }

    private static String target(WeightedTarget target) {
        return target.cluster() + " (" + target.weight() + ")";
    }

    private static String grpc(Optional<Integer> status) {
        return status.map(number -> " with grpc-status " + number).orElse("");
    }

    private void head(String text, boolean fine, Optional<Route> route) {
        String escaped = Escaped.of(text);
        String painted = fine ? sheet.palette().green(escaped) : sheet.palette().red(escaped);
        sheet.painted(
                "result",
                painted + route.map(r -> "  " + sheet.place(r.origin())).orElse(""));
    }

    private void filters(Branch branch) {
        if (branch.filtering().isEmpty()) return;
        Filtering filtering = branch.filtering().get();
        if (filtering.address() != AddressDecision.NO_RULES) sheet.line("address", Words.address(filtering.address()));
        switch (filtering.cors()) {
            case CorsDecision.NoRules _, CorsDecision.NoOrigin _, CorsDecision.Preflight _ -> {}
            case CorsDecision.OriginNotAllowed(String origin) ->
                sheet.line("cors", "origin " + origin + " is not allowed; the browser will refuse the answer");
            case CorsDecision.OriginAllowed(HeaderFields answer) -> headers("cors", answer);
        }
        switch (filtering.auth()) {
            case AuthDecision.NoService _ -> {}
            case AuthDecision.Skipped _ -> sheet.line("auth", "not asked");
            case AuthDecision.Asked(var service, var extensions) ->
                sheet.line(
                        "auth",
                        "asks " + service.transport().cluster() + " first"
                                + (extensions.isEmpty() ? "" : ", telling " + extensions));
        }
        switch (filtering.policy()) {
            case PolicyDecision.NoPolicies _, PolicyDecision.NoRule _ -> {}
            case PolicyDecision.Skipped _ -> sheet.line("filters", "not passed");
            case PolicyDecision.Ruled(var rule, var passed, var _, var _) ->
                sheet.from("filters", passed.isEmpty() ? "none" : "passes " + String.join(", then ", passed), rule);
        }
        filtering.rateLimits().forEach(this::limit);
    }

    private void limit(DescriptorDecision decision) {
        switch (decision) {
            case DescriptorDecision.Sent(List<Told> entries, Optional<LimitDecision> limit) -> {
                sheet.line(
                        "limits",
                        "tells "
                                + entries.stream()
                                        .map(told ->
                                                told.key() + "=" + told.value().orElse("?"))
                                        .collect(Collectors.joining(", ")));
                limit.ifPresent(this::limit);
            }
            case DescriptorDecision.NotSent(String header) ->
                sheet.line("limits", "a descriptor is left out, since header " + header + " is absent");
        }
    }

    private void limit(LimitDecision decision) {
        decision.perhaps().forEach(limit -> sheet.from("", "perhaps " + words(limit), limit.origin()));
        String otherwise = decision.perhaps().isEmpty() ? "" : "else ";
        decision.limit()
                .ifPresentOrElse(
                        limit -> sheet.from("", otherwise + words(limit), limit.origin()),
                        () -> sheet.line("", otherwise + "no RateLimit is for these labels"));
    }

    private static String words(KnownLimits.Limit limit) {
        return (limit.shadow() ? "counts beyond " : "at most ") + limit.rate() + " per " + limit.unit() + ", for "
                + KnownLimits.words(limit.labels());
    }

    private void headers(String label, HeaderFields fields) {
        fields.fields().forEach(field -> sheet.line(label, field.name() + ": " + field.value()));
    }

    private void forwarding(Route route) {
        edits(route.headers());
        if (!(route.decision() instanceof Forward forward)) return;
        List<String> rules = new ArrayList<>();
        rules.add("timeout " + duration(forward.timeout()));
        forward.idleTimeout().ifPresent(idle -> rules.add("idle " + duration(idle)));
        forward.retries().ifPresent(retries -> rules.add(retries(retries)));
        if (forward.priority() == Priority.HIGH) rules.add("high priority");
        if (!forward.upgrades().isEmpty()) rules.add("upgrades to " + String.join(", ", forward.upgrades()));
        sheet.line("rules", String.join("; ", rules));
        for (Mirror mirror : forward.mirrors()) {
            sheet.line("copy", mirror.percent() + " % also to " + mirror.cluster());
        }
    }

    private void edits(HeaderEdits edits) {
        edits.removeRequest().forEach(name -> sheet.line("headers", "without " + name));
        edits.addRequest().forEach(added -> sheet.line("headers", added(added)));
        edits.removeResponse().forEach(name -> sheet.line("response", "without " + name));
        edits.addResponse().forEach(added -> sheet.line("response", added(added)));
    }

    private static String added(HeaderAddition added) {
        return (added.append() ? "also " : "with ") + added.name() + ": "
                + Credentials.shown(added.name(), added.value());
    }

    private static String retries(Retries retries) {
        return "retries on " + retries.retryOn() + ", " + retries.numRetries().orElse(1) + " times"
                + retries.perTryTimeout()
                        .map(time -> ", " + duration(time) + " each")
                        .orElse("");
    }

    private static String duration(Duration time) {
        if (time.isZero()) return "none";
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
