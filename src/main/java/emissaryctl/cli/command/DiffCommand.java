package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import emissaryctl.diff.Comparison;
import emissaryctl.diff.Risk;
import emissaryctl.diff.view.DiffFormat;
import emissaryctl.diff.view.DiffFormats;
import emissaryctl.diff.view.TextDiff;
import emissaryctl.output.AtomicFile;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.pipeline.Linting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
        return "Say what a change of resources changes for traffic.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Say what a change of resources changes for traffic.",
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
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("FORMAT[=FILE]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .completionCandidates(FORMATS)
                .description(String.join(", ", FORMATS.subList(0, FORMATS.size() - 1)) + " or " + FORMATS.getLast()
                        + " (default: text); to FILE, or to standard output. May be given several times.")
                .build());
        spec.addOption(SharedOptions.choice("--fail-on", "RISK", RISKS)
                .description("Exit with 1 when a change is judged so risky or worse (high, medium or low), or when it"
                        + " introduces a finding as bad (an error, a warning, a note).")
                .build());
        spec.addOption(SharedOptions.flag("--exit-code")
                .description("Exit with 1 when anything changes.")
                .build());
        LintOptions.addConfig(spec);
        SharedOptions.addEndpoints(spec);
        SharedOptions.addProfile(spec);
        EnvoyProcessOptions.add(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        return LintFailures.guard("diff", streams, () -> diff(parsed, streams));
    }

    private record Target(DiffFormat format, Optional<String> file) {}

    private static ExitCode diff(ParseResult parsed, Streams streams) throws IOException {
        List<Target> targets = targets(parsed, streams);
        Optional<Risk> failOn = SharedOptions.value(parsed, "--fail-on").map(DiffCommand::risk);
        DiffSides sides = new DiffSides(parsed, streams);
        Linting linting = new Linting(LintOptions.of(parsed, streams).planOf(sides.reading(), sides.assembling()));
        Optional<List<DiffSide>> both = sides.both();
        if (both.isEmpty()) return ExitCode.UNREADABLE;
        DiffSide before = both.get().getFirst();
        DiffSide after = both.get().getLast();
        Comparison changes = Diffing.compare(before, after);
        Comparison comparison = new DiffFindings(linting)
                .between(before, after)
                .map(changes::with)
                .orElse(changes);
        for (Target target : targets) write(target, comparison, streams);
        boolean risky = failOn.filter(comparison::reaches).isPresent();
        boolean differs = SharedOptions.isSet(parsed, "--exit-code")
                && !comparison.entries().isEmpty();
        return risky || differs ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static Risk risk(String word) {
        return Arrays.stream(Risk.values())
                .filter(risk -> risk.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--fail-on is high, medium or low, not '" + word + "'"));
    }

    private static List<Target> targets(ParseResult parsed, Streams streams) {
        List<String> told = parsed.matchedOptionValue("--output", List.of("text"));
        return told.stream().map(each -> target(each, parsed, streams)).toList();
    }

    private static Target target(String told, ParseResult parsed, Streams streams) {
        int equals = told.indexOf('=');
        String word = equals < 0 ? told : told.substring(0, equals);
        if (equals < 0 && word.equals("text")) {
            return new Target(new TextDiff(SharedOptions.palette(parsed, streams)), Optional.empty());
        }
        DiffFormat format = DiffFormats.named(word)
                .orElseThrow(() ->
                        new UsageException("-o is one of " + String.join(", ", FORMATS) + ", not '" + word + "'"));
        return new Target(format, equals < 0 ? Optional.empty() : Optional.of(told.substring(equals + 1)));
    }

    private static void write(Target target, Comparison comparison, Streams streams) throws IOException {
        byte[] bytes = target.format().format(comparison).getBytes(StandardCharsets.UTF_8);
        if (target.file().isPresent()) {
            AtomicFile.write(SharedOptions.path(target.file().get()), bytes, false);
            return;
        }
        streams.out().write(bytes, 0, bytes.length);
        streams.out().flush();
        if (streams.out().checkError())
            throw new IOException("standard output was closed before everything was written");
    }
}
