package emissaryctl.report;

/// A format for findings.
public interface Reporter {

    /// The word on the command line.
    String name();

    String format(Report report);
}
