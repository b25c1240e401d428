package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.expect.CaseCheck;
import emissaryctl.expect.CaseResult;
import emissaryctl.expect.ResultFormat;
import emissaryctl.expect.ResultFormats;
import emissaryctl.expect.RouteCase;
import emissaryctl.expect.RouteCases;
import emissaryctl.explain.Router;
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
                .description("", "Exits with 1 when an expectation fails.", "");
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
        List<CaseResult> results = results(input.get().gateway(), cases, parsed, streams);
        streams.out().print(format.format(results, palette));
        return results.stream().allMatch(CaseResult::passed) ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static List<CaseResult> results(
            Gateway gateway, List<RouteCase> cases, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("routing " + cases.size() + " requests");
            Router router = Router.deciding(gateway);
            return cases.stream().map(each -> CaseCheck.run(router, each)).toList();
        }
    }
}
