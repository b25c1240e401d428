package emissaryctl.explain.view;

import emissaryctl.diag.Credentials;
import emissaryctl.explain.Branch;
import emissaryctl.explain.UpstreamRequest;
import emissaryctl.explain.Verdict.Answered;
import emissaryctl.explain.Verdict.Forwarded;
import emissaryctl.explain.Verdict.Proxied;
import emissaryctl.explain.Verdict.Redirected;
import emissaryctl.explain.Verdict.Unanswered;
import emissaryctl.explain.filter.AuthDecision;
import emissaryctl.explain.filter.CorsDecision;
import emissaryctl.explain.filter.DescriptorDecision;
import emissaryctl.explain.filter.Filtering;
import emissaryctl.explain.filter.LimitDecision;
import emissaryctl.explain.filter.PolicyDecision;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.gateway.Gateway.Cluster;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.HeaderEdits;
import emissaryctl.gateway.KnownLimits;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One thing that may happen to a request, for programs.
final class BranchJson {

    private BranchJson() {}

    static void add(ObjectNode node, Branch branch) {
        node.put("percent", branch.percent());
        branch.route()
                .ifPresentOrElse(
                        route -> Json.origin(node.putObject("route"), route.origin()), () -> node.putNull("route"));
        switch (branch.verdict()) {
            case Forwarded(UpstreamRequest upstream, Cluster cluster) -> {
                node.put("verdict", "forwarded");
                upstream(node, upstream);
                cluster(node, cluster);
            }
            case Redirected(int status, String location, Optional<Integer> grpc) -> {
                node.put("verdict", "redirected").put("status", status).put("location", location);
                grpc(node, grpc);
            }
            case Answered answered -> {
                node.put("verdict", "answered")
                        .put("status", answered.status())
                        .put("why", TraceJson.word(answered.why()));
                grpc(node, answered.grpcStatus());
                Json.headers(node, answered.headers());
            }
            case Proxied(var traffic) -> {
                node.put("verdict", "proxied");
                ArrayNode targets = node.putArray("targets");
                traffic.targets()
                        .forEach(target -> targets.addObject()
                                .put("cluster", target.cluster())
                                .put("weight", target.weight()));
            }
            case Unanswered _ -> node.put("verdict", "unanswered");
        }
        branch.filtering()
                .ifPresentOrElse(each -> filters(node.putObject("filters"), each), () -> node.putNull("filters"));
        branch.route().ifPresent(route -> edits(node, route.headers()));
        branch.route()
                .filter(route -> route.decision() instanceof Forward)
                .ifPresent(route -> rules(node, (Forward) route.decision()));
    }

    private static void upstream(ObjectNode node, UpstreamRequest upstream) {
        Json.headers(
                node.putObject("upstream")
                        .put("method", upstream.method())
                        .put("authority", upstream.authority())
                        .put("path", upstream.path()),
                upstream.headers());
    }

    private static void cluster(ObjectNode node, Cluster cluster) {
        ObjectNode each = node.putObject("cluster")
                .put("name", cluster.name())
                .put("balancing", TraceJson.word(cluster.balancing()))
                .put("http2", cluster.protocol().http2())
                .put("tls", cluster.tls().isPresent());
        ArrayNode endpoints = each.putArray("endpoints");
        cluster.discovery().endpoints().forEach(endpoint -> endpoints.add(endpoint.host() + ":" + endpoint.port()));
        Json.origin(each, cluster.origin());
    }

    private static void grpc(ObjectNode node, Optional<Integer> status) {
        status.ifPresentOrElse(number -> node.put("grpcStatus", number), () -> node.putNull("grpcStatus"));
    }

    private static void filters(ObjectNode node, Filtering filtering) {
        node.put("address", TraceJson.word(filtering.address()));
        ObjectNode cors = node.putObject("cors");
        switch (filtering.cors()) {
            case CorsDecision.NoRules _ -> cors.put("decision", "no-rules");
            case CorsDecision.NoOrigin _ -> cors.put("decision", "no-origin");
            case CorsDecision.OriginNotAllowed(String origin) ->
                cors.put("decision", "not-allowed").put("origin", origin);
            case CorsDecision.OriginAllowed(HeaderFields answer) ->
                Json.headers(cors.put("decision", "allowed"), answer);
            case CorsDecision.Preflight(HeaderFields answer) -> Json.headers(cors.put("decision", "preflight"), answer);
        }
        ObjectNode auth = node.putObject("auth");
        switch (filtering.auth()) {
            case AuthDecision.NoService _ -> auth.put("decision", "no-service");
            case AuthDecision.Skipped _ -> auth.put("decision", "skipped");
            case AuthDecision.Asked(var service, var extensions) -> {
                auth.put("decision", "asked").put("cluster", service.transport().cluster());
                extensions.forEach(auth.putObject("contextExtensions")::put);
            }
        }
        policy(node.putObject("policy"), filtering.policy());
        ArrayNode limits = node.putArray("rateLimits");
        for (DescriptorDecision decision : filtering.rateLimits()) limit(limits.addObject(), decision);
    }

    private static void policy(ObjectNode node, PolicyDecision decision) {
        switch (decision) {
            case PolicyDecision.NoPolicies _ -> node.put("decision", "no-policies");
            case PolicyDecision.Skipped _ -> node.put("decision", "skipped");
            case PolicyDecision.NoRule _ -> node.put("decision", "no-rule");
            case PolicyDecision.Ruled(var rule, var passed, var _, var _) -> {
                Json.origin(node.put("decision", "rule"), rule);
                passed.forEach(node.putArray("passes")::add);
            }
        }
    }

    private static void limit(ObjectNode node, KnownLimits.Limit limit) {
        node.put("rate", limit.rate()).put("unit", limit.unit()).put("logOnly", limit.shadow());
        ArrayNode labels = node.putArray("labels");
        limit.labels().forEach(label -> Json.text(labels.addObject().put("key", label.key()), "value", label.value()));
        Json.origin(node, limit.origin());
    }

    private static void limit(ObjectNode node, DescriptorDecision decision) {
        switch (decision) {
            case DescriptorDecision.Sent(var entries, var limit) -> {
                ArrayNode all = node.put("sent", true).putArray("entries");
                entries.forEach(told -> Json.text(all.addObject().put("key", told.key()), "value", told.value()));
                limit.flatMap(LimitDecision::limit)
                        .ifPresentOrElse(each -> limit(node.putObject("limit"), each), () -> node.putNull("limit"));
                ArrayNode perhaps = node.putArray("perhaps");
                limit.map(LimitDecision::perhaps).orElse(List.of()).forEach(each -> limit(perhaps.addObject(), each));
            }
            case DescriptorDecision.NotSent(String header) ->
                node.put("sent", false).put("missingHeader", header);
        }
    }

    private static void edits(ObjectNode node, HeaderEdits edits) {
        ObjectNode each = node.putObject("headerEdits");
        additions(each.putArray("addRequest"), edits.addRequest());
        edits.removeRequest().forEach(each.putArray("removeRequest")::add);
        additions(each.putArray("addResponse"), edits.addResponse());
        edits.removeResponse().forEach(each.putArray("removeResponse")::add);
    }

    private static void additions(ArrayNode array, List<HeaderAddition> additions) {
        additions.forEach(added -> array.addObject()
                .put("name", added.name())
                .put("value", Credentials.shown(added.name(), added.value()))
                .put("append", added.append()));
    }

    private static void rules(ObjectNode node, Forward forward) {
        node.put("timeoutMillis", forward.timeout().toMillis());
        forward.idleTimeout()
                .map(Duration::toMillis)
                .ifPresentOrElse(
                        millis -> node.put("idleTimeoutMillis", millis), () -> node.putNull("idleTimeoutMillis"));
        forward.retries()
                .ifPresentOrElse(retries -> retries(node.putObject("retries"), retries), () -> node.putNull("retries"));
        ArrayNode mirrors = node.putArray("mirrors");
        forward.mirrors()
                .forEach(mirror ->
                        mirrors.addObject().put("cluster", mirror.cluster()).put("percent", mirror.percent()));
    }

    private static void retries(ObjectNode node, Retries retries) {
        node.put("on", retries.retryOn()).put("times", retries.numRetries().orElse(1));
        retries.perTryTimeout()
                .map(Duration::toMillis)
                .ifPresentOrElse(
                        millis -> node.put("perTryTimeoutMillis", millis), () -> node.putNull("perTryTimeoutMillis"));
    }
}
