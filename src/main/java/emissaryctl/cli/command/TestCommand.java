package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.expect.ResultFormat;
import emissaryctl.expect.ResultFormats;
import emissaryctl.expect.Results;
import emissaryctl.expect.RouteCase;
import emissaryctl.expect.RouteCases;
import emissaryctl.gateway.Gateway;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.SourceLoader;
import emissaryctl.report.Findings;
import emissaryctl.report.Palette;
import emissaryctl.report.Redactions;
import emissaryctl.report.TextReporter;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl test`: whether requests are routed as a file expects.
public final class TestCommand implements Command {

    private static final List<String> FORMATS =
            ResultFormats.ALL.stream().map(ResultFormat::name).toList();
    private static final String COVERAGE = "--coverage";
    private static final String MIN_COVERAGE = "--min-coverage";

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "Check that requests are routed as expected.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Check that requests are routed as a file expects, without sending them.",
                        "",
                        "Examples:",
                        "  emissaryctl test routes.yaml k8s/",
                        "  emissaryctl test routes.yaml k8s/ --format junit > routes.xml",
                        "")
                .description("", "Exits with 1 when an expectation fails, or too little is covered.", "");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("TESTS PATH")
                .required(true)
                .arity("1..*")
                .hideParamSyntax(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A file of requests and what is expected of them, then files or directories with"
                        + " resources, or - for standard input.")
                .build());
        spec.addOption(SharedOptions.choice("--format", "FORMAT", FORMATS)
                .description("text (the default), json or junit.")
                .build());
        spec.addOption(SharedOptions.flag(COVERAGE)
                .description("Also say which Mappings and Ingresses no case comes to.")
                .build());
        spec.addOption(SharedOptions.text(MIN_COVERAGE, "PERCENT")
                .description("Fail when cases come to a smaller part of them than this.")
                .build());
        SharedOptions.addGiven(spec);
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        String word = SharedOptions.value(parsed, "--format").orElse("text");
        ResultFormat format = ResultFormats.named(word)
                .orElseThrow(() -> new UsageException(
                        "--format is one of " + String.join(", ", FORMATS) + ", not '" + word + "'"));
        Palette palette = SharedOptions.palette(parsed, streams);
        Optional<Integer> minimum = minimum(parsed);
        List<String> paths = SharedOptions.paths(parsed);
        if (paths.size() < 2) throw new UsageException("there is no PATH with resources");
        Outcome<List<SourceFile>> files = SourceLoader.load(paths.subList(0, 1), streams.in(), YamlLimits.DEFAULT);
        List<Diagnostic> found = new ArrayList<>(files.diagnostics());
        List<RouteCase> cases = new ArrayList<>();
        for (SourceFile file : files.value()) {
            Outcome<List<RouteCase>> read = RouteCases.read(file);
            cases.addAll(read.value());
            found.addAll(read.diagnostics());
        }
        if (!found.isEmpty()) {
            streams.err().print(new TextReporter(palette).format(Findings.of(found, files.value(), Redactions.NONE)));
            return Compiled.isUnreadable(found) ? ExitCode.UNREADABLE : ExitCode.FINDINGS;
        }
        Optional<InputGateway> input = InputGateway.of(paths.subList(1, paths.size()), parsed, streams);
        if (input.isEmpty()) return ExitCode.UNREADABLE;
        Results results = results(input.get().gateway(), cases, minimum, parsed, streams);
        streams.out().print(format.format(results, palette));
        return results.passed() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    /// How much must be covered, absent when nobody asks what is.
    private static Optional<Integer> minimum(ParseResult parsed) {
        return SharedOptions.value(parsed, MIN_COVERAGE)
                .map(text -> Size.digits(text)
                        .filter(percent -> percent <= 100)
                        .map(Long::intValue)
                        .orElseThrow(() -> new UsageException(
                                MIN_COVERAGE + " is a percentage from 0 to 100, not '" + text + "'")))
                .or(() -> SharedOptions.isSet(parsed, COVERAGE) ? Optional.of(0) : Optional.empty());
    }

    private static Results results(
            Gateway gateway, List<RouteCase> cases, Optional<Integer> minimum, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("routing " + cases.size() + " requests");
            return Results.of(gateway, cases, minimum);
        }
    }
}
