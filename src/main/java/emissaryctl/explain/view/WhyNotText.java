package emissaryctl.explain.view;

import emissaryctl.diag.Diagnostic;
import emissaryctl.explain.WhyNot;
import emissaryctl.explain.WhyNot.Answer;
import emissaryctl.explain.WhyNot.Association;
import emissaryctl.explain.WhyNot.Closes;
import emissaryctl.explain.WhyNot.Differs;
import emissaryctl.explain.WhyNot.Gets;
import emissaryctl.explain.WhyNot.GetsCopies;
import emissaryctl.explain.WhyNot.OtherHost;
import emissaryctl.explain.WhyNot.ReachesNoHost;
import emissaryctl.explain.WhyNot.ReachesNoListener;
import emissaryctl.explain.WhyNot.TakenBefore;
import emissaryctl.explain.WhyNot.TakenElsewhere;
import emissaryctl.explain.shadow.Placement;
import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;

/// Why a resource does not get a request, for people.
public record WhyNotText(Palette palette) {

    String format(WhyNot why) {
        Sheet sheet = new Sheet(palette);
        sheet.title(why.resource().resource() + " " + why.resource().span().position());
        sheet.painted("resource", presence(why));
        for (Diagnostic said : why.said()) {
            String code = said.severity().word() + "[" + said.code().id() + "]";
            sheet.painted(
                    "said",
                    palette.severity(said.severity(), code) + " " + Escaped.of(said.message()) + "  "
                            + palette.dim(Escaped.of(said.primary().position())));
        }
        why.associations().forEach(each -> association(each, sheet));
        String label = "routes";
        for (Placement placement : why.placements()) {
            sheet.line(label, place(placement));
            placement
                    .shadowedBy()
                    .ifPresent(by -> sheet.painted(
                            "",
                            "  " + palette.red("never reached") + ": all of it is taken before by "
                                    + sheet.place(by.origin())));
            label = "";
        }
        why.answer().ifPresent(answer -> answer(why, answer, sheet.gap()));
        return sheet.text();
    }

    private String presence(WhyNot why) {
        return switch (why.presence()) {
            case PART -> palette.green("is part of the gateway");
            case SHADOW -> palette.green("is part of the gateway") + ": gets copies of what other Mappings get";
            case REQUESTLESS -> "gets no requests itself";
            case NO_ROUTE -> palette.red("has no route");
            case ABSENT -> palette.red("is not part of the gateway");
        };
    }

    private void association(Association association, Sheet sheet) {
        String what = Escaped.of(association.other().resource().kind() + " " + association.purpose());
        String how = association
                .obstacle()
                .map(obstacle -> palette.red("no") + ": " + Escaped.of(obstacle))
                .orElse(palette.green("yes"));
        sheet.painted("goes with", what + "  " + how + "  " + sheet.place(association.other()));
    }

    private static String place(Placement placement) {
        return placement.position() + " of " + placement.host().routes().size() + " for "
                + placement.host().domain()
                + " on port " + placement.listener().address().port() + ": "
                + Words.criteria(placement.route().criteria());
    }

    private void answer(WhyNot why, Answer answer, Sheet sheet) {
        switch (answer) {
            case Gets(int percent) ->
                sheet.line("request", "reaches it" + (percent < 100 ? ", " + percent + " %" : ""));
            case GetsCopies(int percent) ->
                sheet.line("request", "is copied to it" + (percent < 100 ? ", " + percent + " %" : ""));
            case Closes(var cause) -> sheet.line("request", "reaches it, but " + Words.cause(cause));
            case ReachesNoListener(var cause) -> sheet.line("request", "reaches none: " + Words.cause(cause));
            case TakenElsewhere(int port, var by) -> sheet.from("request", "is taken on port " + port + " by", by);
            case ReachesNoHost _ -> sheet.line("request", "reaches no Host at all");
            case OtherHost(var host) ->
                sheet.from(
                        "request",
                        "is for host " + host.domain()
                                + (why.resource().resource().kind().equals("Host") ? "" : ", which has no route of it"),
                        host.origin());
            case Differs(var placed, var mismatches) -> {
                sheet.line("request", "is not what route " + placed.position() + " takes:");
                mismatches.forEach(each -> sheet.line("", "  " + Words.mismatch(each)));
            }
            case TakenBefore(var placed, var by) -> {
                sheet.line("request", "is what route " + placed.position() + " takes, but others take it before:");
                by.forEach(route -> sheet.from("", "  " + Words.criteria(route.criteria()), route.origin()));
            }
        }
    }
}
