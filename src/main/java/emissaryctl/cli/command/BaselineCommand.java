package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ConfigException;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diag.Outcome;
import emissaryctl.lint.policy.Baseline;
import emissaryctl.output.AtomicFile;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.ConfigFiles;
import emissaryctl.pipeline.Linting;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl baseline`: accepts what is found today, so that only what is new fails.
public final class BaselineCommand implements Command {

    private static final String FILE = ".emissaryctl-baseline.json";

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public String summary() {
        return "Accept today's findings, so that only new ones fail.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Write down the findings that are accepted for now.",
                        "'emissaryctl lint --baseline FILE' leaves them out.",
                        "",
                        "Examples:",
                        "  emissaryctl baseline create k8s/",
                        "  emissaryctl baseline prune k8s/",
                        "");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("create|prune")
                .index("0")
                .required(true)
                .arity("1")
                .type(String.class)
                .completionCandidates(List.of("create", "prune"))
                .description("create: accept all of today's findings; prune: forget those that are gone.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .index("1..*")
                .required(true)
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files, directories (*.yaml, *.yml and *.json in them), or - for standard input.")
                .build());
        LintOptions.add(spec);
        SharedOptions.addInstallation(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) throws IOException {
        LintOptions options = LintOptions.of(parsed, streams);
        String action = parsed.matchedPositionalValue(0, "");
        boolean prune = action.equals("prune");
        if (!prune && !action.equals("create"))
            throw new UsageException("say 'create' or 'prune', not '" + action + "'");
        List<String> paths = parsed.matchedPositionalValue(1, List.of());
        Linting linting = new Linting(options.plan(false));
        Outcome<Loaded> loaded = Pipeline.load(
                paths, streams.in(), options.stdinName(), linting.plan().reading());
        Linting.Result result = linting.lint(loaded);
        if (Compiled.isUnreadable(result.findings())) {
            streams.err()
                    .println("emissaryctl baseline: some of the input cannot be read; 'emissaryctl lint' says why");
            return ExitCode.UNREADABLE;
        }
        Path file = options.baselineFile().orElse(Path.of(FILE));
        Baseline baseline = prune
                ? known(file).pruned(result.findings(), result::place)
                : Baseline.of(result.findings(), result::place);
        TidyEnd.of(() -> AtomicFile.write(file, baseline.json().getBytes(StandardCharsets.UTF_8), false));
        int size = baseline.size();
        streams.err()
                .println(Printable.of(file.toString()) + " holds " + size + (size == 1 ? " finding." : " findings."));
        return ExitCode.CLEAN;
    }

    private static Baseline known(Path file) {
        ConfigFiles.Read<Optional<Baseline>> read = ConfigFiles.baseline(file);
        return read.value().orElseThrow(() -> new ConfigException(read.problems(), read.files()));
    }
}
