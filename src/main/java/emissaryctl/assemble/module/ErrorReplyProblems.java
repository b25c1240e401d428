package emissaryctl.assemble.module;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.Mapping;
import emissaryctl.resource.Metadata;

/// What can be wrong with `error_response_overrides`.
public final class ErrorReplyProblems {

    private static final String FIELD = "error_response_overrides";

    private ErrorReplyProblems() {}

    static Diagnostic notOneBody(Metadata metadata, int index, int bodies) {
        String what = bodies == 0 ? "has no body" : "has " + bodies + " bodies";
        return Diagnostic.error(
                        Code.ERROR_RESPONSE_OVERRIDES,
                        metadata.at(FIELD, Integer.toString(index), "body"),
                        "the item of `" + FIELD + "` " + what + " and would not be used")
                .withEffect(Effect.DROPPED)
                .withHelp("write one of `text_format`, `json_format` and `text_format_source` with a `filename`");
    }

    static Diagnostic bodyInvalid(Metadata metadata, int index, CommandOperators.Fault fault) {
        return Diagnostic.error(
                        Code.ERROR_RESPONSE_OVERRIDES,
                        metadata.at(FIELD, Integer.toString(index), "body"),
                        "the body " + fault.what() + "; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp(fault.help());
    }

    static Diagnostic statusTwice(Metadata metadata, int index, int status) {
        return Diagnostic.warning(
                        Code.ERROR_RESPONSE_OVERRIDES,
                        metadata.at(FIELD, Integer.toString(index), "on_status_code"),
                        "an earlier item of `" + FIELD + "` is for status " + status + ", too; this one has no effect")
                .withHelp("remove one of the two");
    }

    static Diagnostic bypassed(Mapping mapping) {
        return Diagnostic.warning(
                        Code.ERROR_RESPONSE_OVERRIDES,
                        mapping.metadata().at(FIELD),
                        "`" + FIELD + "` has no effect beside `bypass_error_response_overrides`")
                .withLabel(mapping.metadata().at("bypass_error_response_overrides"), "this counts")
                .withHelp("a Mapping's own overrides replace the Module's anyhow; keep one of the two fields");
    }

    public static Diagnostic mappingDropped(Mapping mapping) {
        return Diagnostic.error(
                        Code.ERROR_RESPONSE_OVERRIDES,
                        mapping.metadata().at(FIELD),
                        "Emissary no longer supports `" + FIELD + "` and drops the Mapping")
                .withEffect(Effect.DROPPED)
                .withHelp("remove it, or use --profile recommended, which does what it says");
    }

    static Diagnostic moduleIgnored(AmbassadorModule module) {
        return Diagnostic.warning(
                        Code.ERROR_RESPONSE_OVERRIDES,
                        module.metadata().at(FIELD),
                        "Emissary does not look at `" + FIELD + "`")
                .withHelp("use --profile recommended, which does");
    }
}
