package emissaryctl.assemble.route;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.Mapping;
import java.util.List;

/// What can be wrong between Mappings that match the same requests.
final class GroupProblems {

    private GroupProblems() {}

    static Diagnostic mismatch(Mapping newcomer, Mapping first, List<String> fields) {
        return Diagnostic.error(
                        Code.CANARY_ATTRIBUTE_MISMATCH,
                        newcomer.metadata().at(fields.getFirst()),
                        "Mapping `" + newcomer.name() + "` matches the same requests as Mapping `" + first.name()
                                + "` but differs in `" + String.join("`, `", fields) + "`; it is not used")
                .withEffect(Effect.DROPPED)
                .withLabel(first.metadata().at(fields.getFirst()), "the Mapping that is used")
                .withHelp("give all Mappings of a canary the same values of these fields");
    }

    private static Diagnostic redirects(Mapping dropped, String field, String message, Mapping other) {
        return Diagnostic.error(Code.CONFLICTING_REDIRECTS, dropped.metadata().at(field), message)
                .withEffect(Effect.DROPPED)
                .withLabel(other.metadata().span(), "matches the same requests");
    }

    static Diagnostic shadowAndRedirect(Mapping mapping) {
        return Diagnostic.error(
                        Code.CONFLICTING_REDIRECTS,
                        mapping.metadata().at("host_redirect"),
                        "`host_redirect` has no effect beside `shadow`")
                .withLabel(mapping.metadata().at("shadow"), "this counts")
                .withHelp("keep one of the two");
    }

    static Diagnostic secondShadow(Mapping mapping, Mapping first) {
        return redirects(
                mapping, "shadow", "Mapping `" + mapping.name() + "` is a second shadow and is not used", first);
    }

    static Diagnostic secondRedirect(Mapping mapping, Mapping first) {
        return redirects(
                mapping,
                "host_redirect",
                "Mapping `" + mapping.name() + "` is a second redirect for the same requests and is not used",
                first);
    }

    static Diagnostic redirectBesideMapping(Mapping redirect, Mapping mapping) {
        return redirects(
                redirect,
                "host_redirect",
                "Mapping `" + redirect.name() + "` redirects requests that Mapping `" + mapping.name()
                        + "` routes already; the redirect is not used",
                mapping);
    }

    static Diagnostic mappingBesideRedirect(Mapping mapping, Mapping redirect) {
        return redirects(
                mapping,
                "service",
                "Mapping `" + mapping.name() + "` routes requests that Mapping `" + redirect.name()
                        + "` redirects already; it is not used",
                redirect);
    }

    static Diagnostic twoRedirectTargets(Mapping mapping, String kept, String ignored) {
        return Diagnostic.error(
                        Code.CONFLICTING_REDIRECTS,
                        mapping.metadata().at(ignored),
                        "`" + ignored + "` has no effect beside `" + kept + "`")
                .withLabel(mapping.metadata().at(kept), "this counts")
                .withHelp("keep one of the two");
    }

    static Diagnostic weightOver100(List<PlannedMapping> weighted, int sum) {
        Mapping last = weighted.getLast().mapping();
        Diagnostic diagnostic = Diagnostic.error(
                        Code.CANARY_WEIGHT_OVER_100,
                        last.metadata().at("weight"),
                        "the weights of Mappings that match the same requests add up to " + sum + ", more than 100")
                .withEffect(Effect.SPLIT)
                .withHelp("make the weights add up to 100, or leave one Mapping without a weight for the rest");
        return labelled(diagnostic, weighted.subList(0, weighted.size() - 1));
    }

    static Diagnostic weightUnder100(List<PlannedMapping> weighted, int sum, boolean hole) {
        Mapping last = weighted.getLast().mapping();
        String consequence =
                hole || sum == 0 ? (100 - sum) + " % of the requests find no route here" : "they are scaled up to 100";
        Diagnostic diagnostic = Diagnostic.warning(
                        Code.CANARY_WEIGHT_UNDER_100,
                        last.metadata().at("weight"),
                        "the weights of Mappings that match the same requests add up to " + sum + "; " + consequence)
                .withHelp("remove the weight of the Mapping that is to take the rest");
        if (hole || sum == 0) diagnostic = diagnostic.withEffect(Effect.NOT_FOUND);
        return labelled(diagnostic, weighted.subList(0, weighted.size() - 1));
    }

    private static Diagnostic labelled(Diagnostic diagnostic, List<PlannedMapping> others) {
        Diagnostic labelled = diagnostic;
        for (PlannedMapping other : others) {
            labelled = labelled.withLabel(other.mapping().metadata().at("weight"), "counts as well");
        }
        return labelled;
    }
}
