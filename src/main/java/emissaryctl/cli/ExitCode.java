package emissaryctl.cli;

/// What the process says when it ends. These numbers are an interface: they don't change with the output format.
public enum ExitCode {
    /// Nothing to complain about.
    CLEAN(0),
    /// There are findings.
    FINDINGS(1),
    /// The command line or a setting is wrong.
    USAGE(2),
    /// The input cannot be read, or an output cannot be written.
    UNREADABLE(3),
    /// A bug of this program.
    INTERNAL(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
