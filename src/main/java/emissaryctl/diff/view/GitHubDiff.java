package emissaryctl.diff.view;

import emissaryctl.diag.Severity;
import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Summary;
import emissaryctl.report.Escaped;
import emissaryctl.report.WorkflowCommand;
import emissaryctl.source.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Workflow commands that GitHub Actions turns into annotations: of judgements and of new findings. It shows ten of
/// each severity in a step; the rest follows as plain lines, which begin with blanks so that none of them is a
/// command.
final class GitHubDiff implements DiffFormat {

    private static final int MOST = 10;

    /// An annotation to be.
    private record Note(Severity severity, Optional<Origin> place, String title, String message) {
        private String command() {
            return place.map(origin -> WorkflowCommand.at(
                            severity,
                            origin.span().file(),
                            origin.span().startLine(),
                            origin.span().startColumn(),
                            title,
                            message))
                    .orElseGet(() -> WorkflowCommand.of(severity, title, message));
        }
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String format(Comparison comparison) {
        StringBuilder text = new StringBuilder("emissaryctl diff: " + Escaped.of(Summary.of(comparison)) + "\n");
        List<String> rest = new ArrayList<>();
        Map<Severity, Integer> shown = new EnumMap<>(Severity.class);
        for (Note note : notes(comparison)) {
            if (shown.merge(note.severity(), 1, Integer::sum) > MOST) {
                rest.add("  " + Escaped.of(note.severity().word() + " " + note.title() + ": " + note.message()));
            } else text.append(note.command()).append('\n');
        }
        rest.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<Note> notes(Comparison comparison) {
        List<Note> notes = new ArrayList<>();
        for (Entry entry : comparison.entries()) {
            for (Meaning judgement : Meaning.of(entry)) {
                String whose = entry.resource().map(ref -> ref + ": ").orElse("");
                notes.add(new Note(
                        severity(judgement.risk()),
                        entry.after(),
                        judgement.code() + " " + judgement.name(),
                        whose + judgement.message()));
            }
        }
        comparison
                .findings()
                .ifPresent(findings ->
                        findings.introduced().stream().map(GitHubDiff::note).forEach(notes::add));
        return notes;
    }

    private static Note note(Finding finding) {
        Origin place = new Origin(new emissaryctl.source.ResourceRef("", "", ""), finding.place());
        return new Note(
                finding.severity(), Optional.of(place), finding.code() + " " + finding.name(), finding.message());
    }

    private static Severity severity(Risk risk) {
        return switch (risk) {
            case HIGH -> Severity.ERROR;
            case MEDIUM -> Severity.WARNING;
            case LOW -> Severity.INFO;
        };
    }
}
