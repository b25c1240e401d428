package emissaryctl.cli.command;

import emissaryctl.report.Reporter;
import emissaryctl.report.Reporters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A report that is wanted: its format, and the file that it goes to, if not to standard output.
record ReportTarget(Reporter reporter, Optional<Path> file) {

    /// Reads `FORMAT` and `FORMAT=FILE`.
    ///
    /// @throws UsageException for an unknown format, and when two go to standard output or one file
    static List<ReportTarget> parse(List<String> words) {
        List<ReportTarget> targets = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String format = equals < 0 ? word : word.substring(0, equals);
            Optional<Path> file =
                    equals < 0 ? Optional.empty() : Optional.of(SharedOptions.path(word.substring(equals + 1)));
            Reporter reporter = Reporters.named(format)
                    .orElseThrow(() -> new UsageException("-o is one of "
                            + Reporters.ALL.stream().map(Reporter::name).collect(Collectors.joining(", ")) + ", not '"
                            + format + "'"));
            boolean taken = targets.stream().anyMatch(t -> t.file().equals(file));
            if (taken)
                throw new UsageException(
                        file.isEmpty()
                                ? "only one report can go to standard output; write FORMAT=FILE for others"
                                : "two reports cannot go to one file");
            targets.add(new ReportTarget(reporter, file));
        }
        return targets;
    }
}
