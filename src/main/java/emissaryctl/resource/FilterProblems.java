package emissaryctl.resource;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import java.util.List;

/// What can be wrong with Filters before it is known what they are for.
final class FilterProblems {

    private FilterProblems() {}

    static Diagnostic notOneType(Metadata metadata, List<String> types) {
        String message = types.isEmpty()
                ? "Filter `" + metadata.ref().name() + "` does nothing, for it has no type"
                : "Filter `" + metadata.ref().name() + "` has several types: `" + String.join("`, `", types) + "`";
        return Diagnostic.error(
                        Code.FILTER_INVALID, metadata.span(), message + "; what a FilterPolicy wants it for is refused")
                .withHelp("write exactly one of APIKey, External, JWT and OAuth2 into the spec");
    }
}
