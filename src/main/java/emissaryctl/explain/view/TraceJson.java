package emissaryctl.explain.view;

import emissaryctl.diag.Credentials;
import emissaryctl.explain.Arrival;
import emissaryctl.explain.Arrival.Accepted;
import emissaryctl.explain.Arrival.Closed;
import emissaryctl.explain.Arrival.ListenerReason;
import emissaryctl.explain.Arrival.Nowhere;
import emissaryctl.explain.Branch;
import emissaryctl.explain.Trace;
import emissaryctl.explain.match.Candidate;
import emissaryctl.explain.match.Mismatch;
import emissaryctl.explain.match.RouteChoice;
import emissaryctl.explain.request.Request;
import emissaryctl.gateway.Gateway.FilterChain;
import emissaryctl.gateway.Gateway.Listener;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A trace for programs. `docs/explain.md` has the meaning of every member.
final class TraceJson {

    private TraceJson() {}

    static String format(Trace trace) {
        return Json.text(add(Json.document(), trace));
    }

    static ObjectNode add(ObjectNode document, Trace trace) {
        request(document.putObject("request"), trace.request());
        arrival(document, trace.arrival());
        trace.received()
                .ifPresentOrElse(
                        received -> Json.headers(
                                document.putObject("received")
                                        .put("authority", received.authority())
                                        .put("path", received.path())
                                        .put(
                                                "scheme",
                                                received.header(":scheme").orElse("")),
                                received.headers()),
                        () -> document.putNull("received"));
        trace.host()
                .ifPresentOrElse(
                        host -> Json.origin(document.putObject("host").put("domain", host.domain()), host.origin()),
                        () -> document.putNull("host"));
        ArrayNode routes = document.putArray("routes");
        trace.routes().map(RouteChoice::candidates).orElse(List.of()).forEach(each -> candidate(routes, each));
        ArrayNode results = document.putArray("results");
        for (Branch branch : trace.branches()) BranchJson.add(results.addObject(), branch);
        return document;
    }

    private static void request(ObjectNode node, Request request) {
        node.put("method", request.method()).put("url", request.url());
        Json.headers(node, request.headers());
        Json.text(node, "client", request.client());
    }

    private static void arrival(ObjectNode document, Arrival arrival) {
        switch (arrival) {
            case Nowhere(var cause) -> {
                document.putNull("listener").putNull("chain");
                document.put("failure", word(cause));
            }
            case Closed(Listener listener, var reason, var cause) -> {
                listener(document, listener, reason);
                document.putNull("chain").put("failure", word(cause));
            }
            case Accepted accepted -> {
                listener(document, accepted.listener(), accepted.reason());
                FilterChain chain = accepted.chain();
                ObjectNode node = document.putObject("chain")
                        .put("name", chain.name())
                        .put("tls", accepted.tls())
                        .put("tlsEndsBefore", accepted.terminatedBefore());
                chain.match().serverNames().forEach(node.putArray("serverNames")::add);
                Json.origin(node, chain.origin());
                document.putNull("failure");
            }
        }
    }

    private static void listener(ObjectNode document, Listener listener, ListenerReason reason) {
        ObjectNode node = document.putObject("listener")
                .put("name", listener.name())
                .put("address", listener.address().address())
                .put("port", listener.address().port())
                .put("reason", word(reason));
        Json.origin(node, listener.origin());
    }

    private static void candidate(ArrayNode routes, Candidate candidate) {
        ObjectNode node = Json.origin(
                        routes.addObject().put("position", candidate.position()),
                        candidate.route().origin())
                .put("match", Words.criteria(candidate.route().criteria()))
                .put("matches", candidate.matches())
                .put("percent", candidate.share());
        mismatches(node, candidate.mismatches());
    }

    static void mismatches(ObjectNode node, List<Mismatch> mismatches) {
        ArrayNode array = node.putArray("mismatches");
        for (Mismatch mismatch : mismatches) {
            ObjectNode each = array.addObject();
            switch (mismatch) {
                case Mismatch.PathDiffers differs -> each.put("part", "path").put("is", differs.path());
                case Mismatch.HeaderDiffers(var wanted, var value) -> {
                    each.put("part", "header").put("name", wanted.name());
                    Json.text(each, "is", value.map(is -> Credentials.shown(wanted.name(), is)));
                }
                case Mismatch.QueryDiffers(var wanted, var value) -> {
                    each.put("part", "query").put("name", wanted.name());
                    Json.text(each, "is", value);
                }
            }
            each.put("text", Words.mismatch(mismatch));
        }
    }

    /// `FIRST_SUITABLE` is `first-suitable` in JSON.
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
