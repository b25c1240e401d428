package emissaryctl.cli.command;

import emissaryctl.assemble.AssembleOptions;
import emissaryctl.assemble.Profile;
import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.diag.Outcome;
import emissaryctl.diag.Severity;
import emissaryctl.lint.LintSettings;
import emissaryctl.lint.Linter;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.report.Findings;
import emissaryctl.report.Redactions;
import emissaryctl.report.TextReporter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl lint`: what is wrong, risky or wasteful in resources.
public final class LintCommand implements Command {

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
                        "");
        SharedOptions.addInputs(spec);
        spec.addOption(SharedOptions.flag("--complete")
                .description("The input is all there is: judge what only a whole set can tell.")
                .build());
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        try {
            return lint(parsed, streams);
        } catch (UsageException e) {
            streams.err().println("emissaryctl lint: " + Printable.of(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
    }

    private static ExitCode lint(ParseResult parsed, Streams streams) {
        AssembleOptions options = SharedOptions.assembleOptions(parsed, streams, Profile.RECOMMENDED, true);
        LintSettings settings = LintSettings.at(streams.time());
        if (SharedOptions.isSet(parsed, "--complete")) settings = settings.asComplete(true);
        Outcome<Loaded> loaded =
                Pipeline.load(SharedOptions.paths(parsed), streams.in(), SharedOptions.readOptions(parsed, streams));
        Linter.Result result = Pipeline.lint(loaded, options, settings, Rules.ALL);
        Redactions redactions = new Redactions(
                loaded.value().secrets().spans(), loaded.value().secrets().files());
        Findings findings = Findings.of(result.findings(), loaded.value().files(), redactions);
        streams.out().print(new TextReporter(SharedOptions.palette(parsed, streams)).format(findings));
        streams.out().flush();
        return Linter.reaches(result.findings(), Severity.ERROR) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}
