package emissaryctl.cli.command;

import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Severity;
import emissaryctl.pipeline.Loaded;
import emissaryctl.report.Findings;
import emissaryctl.report.Palette;
import emissaryctl.report.Redactions;
import emissaryctl.report.TextReporter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/// What a command says on standard error while its data goes to standard output.
final class Reporting {

    private final Streams streams;
    private final Palette palette;
    private final boolean quiet;

    Reporting(ParseResult parsed, Streams streams) {
        this.streams = streams;
        this.palette = SharedOptions.palette(parsed, streams);
        this.quiet = SharedOptions.isSet(parsed, "--quiet");
    }

    void report(Loaded loaded, List<Diagnostic> found) {
        List<Diagnostic> shown = found.stream()
                .filter(d -> d.severity() == Severity.ERROR || !quiet)
                .toList();
        Redactions redactions =
                new Redactions(loaded.secrets().spans(), loaded.secrets().files());
        streams.err().print(new TextReporter(palette).format(Findings.of(shown, loaded.texts(), redactions)));
    }

    /// Why there is no output.
    void refused(boolean lenient) {
        streams.err()
                .println(lenient ? "Nothing was rendered." : "Nothing was rendered; --lenient renders what is left.");
    }

    /// What in the input was not used, unless all of it was.
    void count(Loaded loaded) {
        if (quiet) return;
        if (!loaded.passedOver().isEmpty()) {
            String kinds = loaded.passedOver().entrySet().stream()
                    .map(e -> e.getValue() + " " + Printable.of(e.getKey()))
                    .collect(Collectors.joining(", "));
            streams.err().println("Skipped: " + kinds);
        }
        if (loaded.otherInstances() > 0) {
            streams.err().println("Skipped: " + loaded.otherInstances() + " with another ambassador_id");
        }
    }
}
