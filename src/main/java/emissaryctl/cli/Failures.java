package emissaryctl.cli;

import emissaryctl.report.Findings;
import emissaryctl.report.Palette;
import emissaryctl.report.Redactions;
import emissaryctl.report.TextReporter;
import java.io.IOException;

/// What is said when a command cannot work.
final class Failures {

    /// The work of a command.
    @FunctionalInterface
    interface Work {
        ExitCode run() throws IOException;
    }

    private Failures() {}

    static ExitCode guard(String command, Streams streams, Work work) {
        try {
            return work.run();
        } catch (UsageException e) {
            say(command, e, streams);
            return ExitCode.USAGE;
        } catch (ConfigException e) {
            Findings wrong = Findings.of(e.problems(), e.files(), Redactions.NONE);
            streams.err().print(new TextReporter(Palette.PLAIN).format(wrong));
            return ExitCode.USAGE;
        } catch (IOException e) {
            say(command, e, streams);
            return ExitCode.UNREADABLE;
        }
    }

    private static void say(String command, Exception e, Streams streams) {
        streams.err().println("emissaryctl " + command + ": " + Printable.of(String.valueOf(e.getMessage())));
    }
}
