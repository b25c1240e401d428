package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.cli.Version;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Fix;
import emissaryctl.diag.Outcome;
import emissaryctl.diag.Severity;
import emissaryctl.lint.Linter;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.Linting;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.report.Findings;
import emissaryctl.report.Redactions;
import emissaryctl.report.Report;
import emissaryctl.report.Reporter;
import emissaryctl.report.Reporters;
import emissaryctl.report.TextReporter;
import emissaryctl.resource.Resource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl lint`: what is wrong, risky or wasteful in resources.
public final class LintCommand implements Command {

    private static final List<String> FORMATS =
            Reporters.ALL.stream().map(Reporter::name).toList();

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String summary() {
        return "Find what is wrong or risky in resources.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Find what is wrong, risky or wasteful in Emissary-ingress resources.",
                        "",
                        "Examples:",
                        "  emissaryctl lint k8s/",
                        "  emissaryctl lint k8s/ -o text -o sarif=lint.sarif",
                        "  emissaryctl lint --fix k8s/",
                        "");
        SharedOptions.addInputs(spec);
        ReportTarget.add(spec, FORMATS);
        spec.addOption(SharedOptions.choice("--fail-on", "SEVERITY", List.of("error", "warning", "info", "never"))
                .description(
                        "The lowest severity that makes the exit code 1: error (the default), warning, info or never.")
                .build());
        FixOptions.add(spec);
        LintOptions.add(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) throws IOException {
        List<ReportTarget> targets = ReportTarget.of(parsed, FORMATS);
        LintOptions options = LintOptions.of(parsed, streams);
        Optional<Severity> failOn = options.failOn();
        FixOptions fixing = FixOptions.of(parsed);
        Linting linting = new Linting(options.plan(true));
        List<String> paths = SharedOptions.paths(parsed);
        fixing.check(paths);
        Linting.Result result = result(linting, paths, options, parsed, streams);
        if (fixing.wanted()) {
            Linting.Result fixed = fixing.run(linting, result, streams);
            if (fixing.previews()) return fixed == result ? ExitCode.CLEAN : ExitCode.FINDINGS;
            result = fixed;
        }
        ExitCode exit = exit(result.findings(), failOn);
        Report report = report(result, failOn, exit);
        for (ReportTarget target : targets) {
            target.write(reporter(target, parsed, streams).format(report), streams);
        }
        if (!SharedOptions.isSet(parsed, "--quiet")) {
            if (exit != ExitCode.UNREADABLE) {
                heldBack(result, linting.plan().settings().complete().orElse(false), streams);
            }
            remarks(result, streams);
        }
        return exit;
    }

    private static Linting.Result result(
            Linting linting, List<String> paths, LintOptions options, ParseResult parsed, Streams streams) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("reading");
            Outcome<Loaded> loaded = Pipeline.load(
                    paths, streams.in(), options.stdinName(), linting.plan().reading());
            progress.doing(
                    "looking at " + loaded.value().resources().resources().size() + " resources");
            return linting.lint(loaded);
        }
    }

    private static ExitCode exit(List<Diagnostic> found, Optional<Severity> failOn) {
        if (Compiled.isUnreadable(found)) return ExitCode.UNREADABLE;
        boolean fails = failOn.filter(least -> Linter.reaches(found, least)).isPresent();
        return fails ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    private static Report report(Linting.Result result, Optional<Severity> failOn, ExitCode exit) {
        Loaded loaded = result.loaded();
        Redactions redactions =
                new Redactions(loaded.secrets().spans(), loaded.secrets().files());
        List<Report.Looked> looked = loaded.resources().resources().stream()
                .map(Resource::metadata)
                .map(m -> new Report.Looked(m.ref().toString(), m.span().file()))
                .toList();
        String directory = Path.of("").toAbsolutePath().toString().replace(File.separatorChar, '/');
        return new Report(
                Findings.of(result.findings(), loaded.texts(), redactions),
                result.suppressed(),
                result::place,
                new Report.Facts(looked, failOn, exit.number(), Version.number(), directory),
                code -> RulePage.of(code).text());
    }

    /// A terminal may have colours.
    private static Reporter reporter(ReportTarget target, ParseResult parsed, Streams streams) {
        Reporter reporter = Reporters.named(target.format()).orElseThrow();
        boolean shown = reporter instanceof TextReporter && target.file().isEmpty();
        return shown ? new TextReporter(SharedOptions.palette(parsed, streams)) : reporter;
    }

    /// What was not looked for, as the input may be a part of a whole.
    private static void heldBack(Linting.Result result, boolean complete, Streams streams) {
        if (result.heldBack().isEmpty()) return;
        int rules = result.heldBack().size();
        String needs = complete
                ? "Services, and the input has none"
                : "the whole set of resources; --complete says that the input is all of it";
        streams.err().println("Note: " + rules + (rules == 1 ? " rule needs " : " rules need ") + needs + ".");
    }

    /// What is not in the report and yet good to know.
    private static void remarks(Linting.Result result, Streams streams) {
        List<String> remarks = new ArrayList<>();
        if (!result.suppressed().isEmpty()) remarks.add(result.suppressed().size() + " suppressed in the source");
        if (result.hidden() > 0) remarks.add(result.hidden() + " accepted in the baseline");
        if (result.expired() > 0) {
            remarks.add(result.expired()
                    + (result.expired() == 1 ? " accepted finding is" : " accepted findings are")
                    + " gone; 'emissaryctl baseline prune' forgets them");
        }
        long repairable = result.findings().stream()
                .filter(found -> found.fix().filter(Fix::safe).isPresent())
                .count();
        if (repairable > 0) remarks.add(repairable + " can be fixed with --fix");
        if (!result.findings().isEmpty()) remarks.add("'emissaryctl rule CODE' explains a finding");
        remarks.forEach(remark -> streams.err().println("Note: " + remark + "."));
    }
}
