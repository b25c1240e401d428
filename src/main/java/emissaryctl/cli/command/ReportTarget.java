package emissaryctl.cli.command;

import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.output.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// A report that is wanted, `-o FORMAT[=FILE]`: its format, and the file that it goes to, if not to standard output.
record ReportTarget(String format, Optional<Path> file) {

    /// Adds the option; the first format is the default.
    static void add(CommandSpec spec, List<String> formats) {
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("FORMAT[=FILE]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .completionCandidates(formats)
                .description("The report: " + formats.getFirst() + " (the default), "
                        + String.join(", ", formats.subList(1, formats.size() - 1)) + " or " + formats.getLast()
                        + "; to FILE, or to standard output. Can be repeated.")
                .build());
    }

    /// Those that the command line asks for.
    ///
    /// @throws UsageException for an unknown format, and when two go to standard output or one file
    static List<ReportTarget> of(ParseResult parsed, List<String> formats) {
        List<ReportTarget> targets = new ArrayList<>();
        for (String word : parsed.matchedOptionValue("--output", List.of(formats.getFirst()))) {
            int equals = word.indexOf('=');
            String format = equals < 0 ? word : word.substring(0, equals);
            Optional<Path> file =
                    equals < 0 ? Optional.empty() : Optional.of(SharedOptions.path(word.substring(equals + 1)));
            if (!formats.contains(format)) {
                throw new UsageException("-o is one of " + String.join(", ", formats) + ", not '" + format + "'");
            }
            if (targets.stream().anyMatch(other -> other.file().equals(file))) {
                throw new UsageException(
                        file.isEmpty()
                                ? "only one report can go to standard output; write FORMAT=FILE for others"
                                : "two reports cannot go to one file");
            }
            targets.add(new ReportTarget(format, file));
        }
        return targets;
    }

    /// Writes the report, into a file whole or not at all.
    void write(String text, Streams streams) throws IOException {
        if (file.isEmpty()) streams.out().print(text);
        else TidyEnd.of(() -> AtomicFile.write(file.get(), text.getBytes(StandardCharsets.UTF_8), false));
    }
}
