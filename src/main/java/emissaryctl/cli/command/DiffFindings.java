package emissaryctl.cli.command;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diag.Place;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Findings;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Linting;
import emissaryctl.report.Redactions;
import emissaryctl.work.SideBySide;
import java.util.List;
import java.util.Optional;

/// What a change does to the findings of `lint`.
record DiffFindings(Linting linting) {

    /// None unless both sides are resources.
    Optional<Findings> between(DiffSide before, DiffSide after) {
        List<Optional<List<Finding>>> both = SideBySide.map(List.of(before, after), isLarge(after), this::of);
        return both.getFirst().flatMap(some -> both.getLast().map(others -> Findings.between(some, others)));
    }

    private static boolean isLarge(DiffSide side) {
        return side.loaded()
                .filter(loaded -> loaded.value().documents().size() >= SideBySide.MANY)
                .isPresent();
    }

    private Optional<List<Finding>> of(DiffSide side) {
        return side.loaded()
                .flatMap(loaded -> side.gateway()
                        .map(gateway -> of(linting.lint(loaded.value(), new Outcome<>(gateway, side.diagnostics())))));
    }

    private static List<Finding> of(Linting.Result result) {
        Redactions redactions = new Redactions(
                result.loaded().secrets().spans(), result.loaded().secrets().files());
        return result.findings().stream()
                .map(found -> finding(found, result.place(found), redactions))
                .toList();
    }

    private static Finding finding(Diagnostic found, Place place, Redactions redactions) {
        return new Finding(
                found.code().id(),
                found.code().slug(),
                found.severity(),
                redactions.words(found, found.message()),
                place.resource(),
                place.path(),
                found.primary());
    }
}
