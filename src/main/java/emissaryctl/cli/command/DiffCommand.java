package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diff.Comparison;
import emissaryctl.diff.Risk;
import emissaryctl.diff.view.DiffFormat;
import emissaryctl.diff.view.DiffFormats;
import emissaryctl.diff.view.TextDiff;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.pipeline.Linting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl diff`: what changes for traffic.
public final class DiffCommand implements Command {

    private static final List<String> FORMATS =
            DiffFormats.ALL.stream().map(DiffFormat::name).toList();
    private static final List<String> RISKS =
            Arrays.stream(Risk.values()).map(Risk::word).toList();

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "Say what a change to resources does to traffic.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Say what a change to resources does to traffic.",
                        "",
                        "Examples:",
                        "  emissaryctl diff old/ new/",
                        "  emissaryctl diff --git origin/main k8s/",
                        "  curl -s localhost:8001/config_dump | emissaryctl diff - k8s/",
                        "  emissaryctl diff old/ new/ --fail-on high -o json=changes.json",
                        "");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .required(false)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The old side and the new one: each a file, a directory (*.yaml, *.yml and *.json in it),"
                        + " - for standard input, or a bootstrap or config dump of an Envoy in JSON. With --git: what"
                        + " to compare (default: this directory).")
                .build());
        spec.addOption(SharedOptions.text("--git", "REVISION")
                .description("Compare the working tree with a revision of its git repository.")
                .build());
        ReportTarget.add(spec, FORMATS);
        spec.addOption(SharedOptions.choice("--fail-on", "RISK", RISKS)
                .description("Exit with 1 if a change has at least this risk (high, medium or low), or introduces a"
                        + " finding as severe (an error, a warning or a note).")
                .build());
        spec.addOption(SharedOptions.flag("--exit-code")
                .description("Exit with 1 if anything changes.")
                .build());
        LintOptions.addConfig(spec);
        SharedOptions.addGiven(spec);
        SharedOptions.addProfile(spec);
        EnvoyProcessOptions.add(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) throws IOException {
        List<ReportTarget> targets = ReportTarget.of(parsed, FORMATS);
        Optional<Risk> failOn = SharedOptions.value(parsed, "--fail-on").map(DiffCommand::risk);
        DiffSides sides = new DiffSides(parsed, streams);
        Linting linting = new Linting(LintOptions.of(parsed, streams).planOf(sides.reading(), sides.assembling()));
        Optional<List<DiffSide>> both = sides.both();
        if (both.isEmpty()) return ExitCode.UNREADABLE;
        DiffSide before = both.get().getFirst();
        DiffSide after = both.get().getLast();
        Comparison comparison = comparison(before, after, linting, parsed, streams);
        for (ReportTarget target : targets) {
            target.write(format(target, parsed, streams).format(comparison), streams);
        }
        boolean risky = failOn.filter(comparison::reaches).isPresent();
        boolean differs = SharedOptions.isSet(parsed, "--exit-code")
                && !comparison.entries().isEmpty();
        return risky || differs ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static Comparison comparison(
            DiffSide before, DiffSide after, Linting linting, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("comparing");
            Comparison changes = Diffing.compare(before, after);
            progress.doing("looking for new findings");
            return new DiffFindings(linting)
                    .between(before, after)
                    .map(changes::with)
                    .orElse(changes);
        }
    }

    private static Risk risk(String word) {
        return Arrays.stream(Risk.values())
                .filter(risk -> risk.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--fail-on is high, medium or low, not '" + word + "'"));
    }

    /// A terminal may have colours.
    private static DiffFormat format(ReportTarget target, ParseResult parsed, Streams streams) {
        DiffFormat format = DiffFormats.named(target.format()).orElseThrow();
        boolean shown = format instanceof TextDiff && target.file().isEmpty();
        return shown ? new TextDiff(SharedOptions.palette(parsed, streams)) : format;
    }
}
