package emissaryctl.cli.command;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;

/// What findings say about the input as such.
final class Reading {

    private Reading() {}

    /// The input was not there to be read.
    static boolean isMissing(Diagnostic diagnostic) {
        return diagnostic.code() == Code.INPUT_UNREADABLE;
    }

    /// The input, or a part of it, could not be read or parsed.
    static boolean isUnreadable(Diagnostic diagnostic) {
        boolean unparsed = diagnostic.code() == Code.YAML_SYNTAX || diagnostic.code() == Code.YAML_RESOURCE_LIMIT;
        return diagnostic.severity() == Severity.ERROR && (unparsed || isMissing(diagnostic));
    }
}
