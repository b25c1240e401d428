package emissaryctl.lint;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Place;
import emissaryctl.diag.Severity;
import emissaryctl.fix.Fixer;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.lint.policy.LintProfile;
import emissaryctl.lint.policy.Selection;
import emissaryctl.pipeline.Linting;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.report.CompactReporter;
import emissaryctl.report.Findings;
import emissaryctl.report.Redactions;
import emissaryctl.report.Report;
import emissaryctl.resource.ReadOptions;
import emissaryctl.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Texts that were linted, and what was found.
public record Linted(List<SourceFile> files, List<Diagnostic> findings, Linting linting) {

    /// Certificates in examples and tests are valid at this time, unless they are there to be expired.
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    public static final LintSettings PARTIAL = LintSettings.at(NOW);
    public static final LintSettings COMPLETE = complete(true);

    /// Settings of who says whether the input is all there is.
    static LintSettings complete(boolean whole) {
        return new LintSettings(
                Optional.of(whole),
                PARTIAL.externalSecrets(),
                PARTIAL.externalServices(),
                PARTIAL.time(),
                PARTIAL.certificateWarning(),
                PARTIAL.namespace(),
                PARTIAL.ambassadorId());
    }

    /// One file linted with the rules that speak without being asked, and with that of `asked`.
    public static Linted file(String name, String yaml, LintSettings settings, Code asked) {
        List<Rule> rules = Rules.ALL.stream()
                .filter(rule -> !rule.optional() || rule.code() == asked)
                .toList();
        return files(List.of(new SourceFile(name, yaml)), settings, rules);
    }

    public static Linted files(List<SourceFile> files, LintSettings settings, List<Rule> rules) {
        Linting linting = new Linting(new Linting.Plan(
                ReadOptions.DEFAULT,
                AssembleOptions.defaults(Profile.RECOMMENDED),
                settings,
                rules,
                Selection.of(LintProfile.STRICT),
                false,
                Optional.empty()));
        return new Linted(
                files, linting.lint(Pipeline.read(files, ReadOptions.DEFAULT)).findings(), linting);
    }

    /// The same with all repairs made, unsafe ones included.
    public Linted fixed() {
        Fixer.Result result = linting.fix(linting.lint(Pipeline.read(files, ReadOptions.DEFAULT)), _ -> true);
        return new Linted(result.files(), result.findings(), linting);
    }

    /// A line per finding, as `--output compact` prints it.
    public String compact() {
        return new CompactReporter().format(report());
    }

    /// As a reporter gets it.
    public Report report() {
        return new Report(
                Findings.of(findings, files, Redactions.NONE),
                List.of(),
                _ -> Place.NOWHERE,
                new Report.Facts(List.of(), Optional.of(Severity.ERROR), 0, "0", "/"),
                code -> RulePage.of(code).text());
    }

    public List<String> codes() {
        return findings.stream().map(d -> d.code().id()).toList();
    }
}
