package emissaryctl.expect;

import emissaryctl.report.Palette;
import java.util.List;

/// A format for results.
public interface ResultFormat {

    /// The word on the command line.
    String name();

    String format(List<CaseResult> results, Palette palette);
}
