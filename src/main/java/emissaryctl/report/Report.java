package emissaryctl.report;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Place;
import java.util.List;
import java.util.function.Function;

/// What a reporter is given.
///
/// @param findings what counts
/// @param suppressed what the source wants left out
/// @param places where findings stand in terms of resources and fields
/// @param facts what is true of the run as a whole
/// @param pages the manual's Markdown page of a code
public record Report(
        Findings findings,
        List<Diagnostic> suppressed,
        Function<Diagnostic, Place> places,
        Facts facts,
        Function<Code, String> pages) {

    public Report {
        suppressed = List.copyOf(suppressed);
    }

    /// How many resources were looked at, the exit code that the run ends with, and the version of the program.
    public record Facts(int resources, int exitCode, String version) {}
}
