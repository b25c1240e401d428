package emissaryctl.expect;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/// What can be wrong with a file of cases.
final class CaseProblems {

    private CaseProblems() {}

    static Diagnostic unknownField(Span at, String field, String owner, List<String> known) {
        String all = known.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
        return Diagnostic.error(Code.UNKNOWN_FIELD, at, "unknown field `" + field + "` in " + owner)
                .withHelp("the fields are " + all);
    }

    static Diagnostic wrongType(Span at, String what, String wanted, String kind) {
        return Diagnostic.error(Code.WRONG_TYPE, at, what + " must be " + wanted + ", not " + kind);
    }

    static Diagnostic missing(Span at, String field, String owner) {
        return Diagnostic.error(Code.MISSING_REQUIRED_FIELD, at, owner + " has no `" + field + "`");
    }

    static Diagnostic nothingExpected(Span at) {
        return Diagnostic.error(Code.MISSING_REQUIRED_FIELD, at, "nothing is expected of the request")
                .withHelp("write under `expect` what must hold, for example `mapping: users` or `status: 404`");
    }

    static Diagnostic noCases(Span at) {
        return Diagnostic.error(Code.INVALID_VALUE, at, "the file has no cases")
                .withHelp("write a list of cases, each with `request` and `expect`");
    }

    static Diagnostic invalid(Span at, String what, String reason) {
        return Diagnostic.error(Code.INVALID_VALUE, at, what + " " + reason);
    }
}
