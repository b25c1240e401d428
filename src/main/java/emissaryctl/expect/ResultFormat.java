package emissaryctl.expect;

import emissaryctl.report.Palette;

/// A format for results.
public interface ResultFormat {

    /// The word on the command line.
    String name();

    String format(Results results, Palette palette);
}
