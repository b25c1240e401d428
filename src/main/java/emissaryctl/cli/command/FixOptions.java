package emissaryctl.cli.command;

import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diag.Outcome;
import emissaryctl.fix.Fixer;
import emissaryctl.output.AtomicFile;
import emissaryctl.pipeline.Linting;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.report.FixPreview;
import emissaryctl.report.Redactions;
import emissaryctl.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Whether to fix what is found, and whether to write or to show it.
record FixOptions(boolean safe, boolean unsafe, boolean previews) {

    static void add(CommandSpec spec) {
        spec.addOption(SharedOptions.flag("--fix")
                .description("Repair what can be repaired without changing what already works, in the files.")
                .build());
        spec.addOption(SharedOptions.flag("--unsafe-fixes")
                .description("With --fix or --diff: make the fixes that need a look, too.")
                .build());
        spec.addOption(SharedOptions.flag("--diff")
                .description("Show what --fix would change and write nothing; exit with 1 when there is something.")
                .build());
    }

    static FixOptions of(ParseResult parsed) {
        boolean unsafe = SharedOptions.isSet(parsed, "--unsafe-fixes");
        boolean diff = SharedOptions.isSet(parsed, "--diff");
        boolean fix = SharedOptions.isSet(parsed, "--fix");
        if (unsafe && !fix && !diff) throw new UsageException("--unsafe-fixes needs --fix or --diff");
        return new FixOptions(fix || diff, unsafe, diff);
    }

    boolean wanted() {
        return safe;
    }

    void check(List<String> paths) {
        if (safe && !previews && paths.contains("-"))
            throw new UsageException("--fix cannot write to standard input; --diff shows what it would change");
    }

    /// Fixes what was found.
    ///
    /// @return what is still found
    Linting.Result run(Linting linting, Linting.Result result, Streams streams) throws IOException {
        Fixer.Result fixed = linting.fix(result, fix -> fix.safe() || unsafe);
        List<SourceFile> before = result.loaded().files();
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            SourceFile old = before.get(i);
            SourceFile fresh = fixed.files().get(i);
            if (old.text().equals(fresh.text())) continue;
            changed++;
            if (previews) preview(old, fresh, result.loaded(), streams);
            else write(old, fresh);
        }
        if (previews) streams.out().flush();
        else if (fixed.applied() > 0) {
            streams.err().println("Fixed " + count(fixed.applied(), "finding") + " in " + count(changed, "file") + ".");
        }
        if (changed == 0) return result;
        Outcome<Loaded> loaded = Pipeline.read(fixed.files(), linting.plan().reading());
        return linting.lint(loaded);
    }

    private static String count(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static void preview(SourceFile old, SourceFile fresh, Loaded loaded, Streams streams) {
        Redactions redactions =
                new Redactions(loaded.secrets().spans(), loaded.secrets().files());
        streams.out().print(FixPreview.format(old, fresh, redactions));
    }

    /// Nothing is lost when somebody else has written the file meanwhile.
    private static void write(SourceFile old, SourceFile fresh) throws IOException {
        TidyEnd.of(() -> AtomicFile.replace(
                Path.of(old.name()),
                old.text().getBytes(StandardCharsets.UTF_8),
                fresh.text().getBytes(StandardCharsets.UTF_8)));
    }
}
