package emissaryctl.explain.view;

import emissaryctl.diag.Diagnostic;
import emissaryctl.explain.Trace;
import emissaryctl.explain.WhyNot;
import emissaryctl.explain.WhyNot.Answer;
import emissaryctl.explain.WhyNot.Association;
import emissaryctl.explain.WhyNot.Closes;
import emissaryctl.explain.WhyNot.Differs;
import emissaryctl.explain.WhyNot.Gets;
import emissaryctl.explain.WhyNot.GetsCopies;
import emissaryctl.explain.WhyNot.OtherHost;
import emissaryctl.explain.WhyNot.Presence;
import emissaryctl.explain.WhyNot.ReachesNoHost;
import emissaryctl.explain.WhyNot.ReachesNoListener;
import emissaryctl.explain.WhyNot.TakenBefore;
import emissaryctl.explain.WhyNot.TakenElsewhere;
import emissaryctl.explain.shadow.Placement;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Why a resource does not get a request, for programs.
final class WhyNotJson {

    private WhyNotJson() {}

    static String format(WhyNot why, Optional<Trace> trace) {
        ObjectNode document = Json.document();
        ObjectNode node = Json.origin(document.putObject("whyNot"), why.resource());
        node.put("compiled", why.presence() != Presence.ABSENT);
        ArrayNode said = node.putArray("diagnostics");
        for (Diagnostic each : why.said()) {
            said.addObject()
                    .put("code", each.code().id())
                    .put("severity", each.severity().word())
                    .put("message", each.message())
                    .put("source", each.primary().position());
        }
        ArrayNode associations = node.putArray("associations");
        for (Association each : why.associations()) {
            ObjectNode one = Json.origin(associations.addObject(), each.other()).put("purpose", each.purpose());
            Json.text(one, "obstacle", each.obstacle());
        }
        ArrayNode placements = node.putArray("routes");
        why.placements().forEach(each -> placement(placements.addObject(), each));
        why.answer().ifPresentOrElse(each -> answer(node.putObject("request"), each), () -> node.putNull("request"));
        trace.ifPresentOrElse(
                each -> TraceJson.add(document.putObject("trace"), each), () -> document.putNull("trace"));
        return Json.text(document);
    }

    private static void placement(ObjectNode node, Placement placement) {
        node.put("listener", placement.listener().name())
                .put("port", placement.listener().address().port())
                .put("domain", placement.host().domain())
                .put("position", placement.position())
                .put("match", Words.criteria(placement.route().criteria()));
        placement
                .shadowedBy()
                .ifPresentOrElse(
                        by -> Json.origin(node.putObject("shadowedBy"), by.origin()), () -> node.putNull("shadowedBy"));
    }

    private static void answer(ObjectNode node, Answer answer) {
        switch (answer) {
            case Gets(int percent) -> node.put("answer", "gets-it").put("percent", percent);
            case GetsCopies(int percent) -> node.put("answer", "gets-copies").put("percent", percent);
            case Closes(var cause) -> node.put("answer", "closes").put("failure", TraceJson.word(cause));
            case ReachesNoListener(var cause) ->
                node.put("answer", "reaches-no-listener").put("failure", TraceJson.word(cause));
            case TakenElsewhere(int port, var by) ->
                Json.origin(node.put("answer", "taken-elsewhere").put("port", port), by);
            case ReachesNoHost _ -> node.put("answer", "reaches-no-host");
            case OtherHost(var host) -> node.put("answer", "other-host").put("domain", host.domain());
            case Differs(var placed, var mismatches) -> {
                node.put("answer", "differs").put("position", placed.position());
                TraceJson.mismatches(node, mismatches);
            }
            case TakenBefore(var placed, var by) -> {
                node.put("answer", "taken-before").put("position", placed.position());
                ArrayNode all = node.putArray("by");
                by.forEach(route -> Json.origin(all.addObject(), route.origin()));
            }
        }
    }
}
