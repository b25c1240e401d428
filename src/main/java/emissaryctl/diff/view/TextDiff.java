package emissaryctl.diff.view;

import emissaryctl.diag.Severity;
import emissaryctl.diff.Comparison;
import emissaryctl.diff.Difference.Kind;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Findings;
import emissaryctl.diff.Part;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Summary;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;

/// For a terminal: a line for each change, with its fields, what they mean, and a request that shows it.
public final class TextDiff implements DiffFormat {

    private final Palette palette;

    public TextDiff(Palette palette) {
        this.palette = palette;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String format(Comparison comparison) {
        StringBuilder text = new StringBuilder(palette.bold(Summary.of(comparison))).append('\n');
        for (Entry entry : comparison.entries()) write(entry, text.append('\n'));
        comparison.findings().filter(Phrases::isNews).ifPresent(findings -> write(findings, text.append('\n')));
        Phrases.passedOver(comparison)
                .ifPresent(note -> text.append('\n').append(Escaped.of(note)).append('\n'));
        for (String note : Phrases.notUnderstood(comparison)) {
            text.append('\n').append(Escaped.of(note)).append('\n');
        }
        return text.toString();
    }

    private void write(Findings findings, StringBuilder text) {
        text.append(palette.bold("Findings: " + findings.summary())).append('\n');
        findings.introduced().forEach(finding -> write("+ ", finding, text));
        findings.fixed().forEach(finding -> write("- ", finding, text));
    }

    private void write(String sign, Finding finding, StringBuilder text) {
        String head = finding.severity().word() + "[" + finding.code() + "]";
        text.append(sign)
                .append(palette.severity(finding.severity(), head))
                .append(' ')
                .append(Escaped.of(finding.name() + ": " + finding.message()))
                .append("  ")
                .append(palette.dim(Escaped.of(finding.place().position())))
                .append('\n');
    }

    private void write(Entry entry, StringBuilder text) {
        String sign = Phrases.sign(entry.kind()) + " ";
        text.append(painted(entry.kind(), sign + Escaped.of(Phrases.title(entry))));
        String places = Phrases.places(entry);
        if (!places.isEmpty()) text.append("  ").append(palette.dim(Escaped.of(places)));
        text.append('\n');
        for (Part part : Part.of(entry)) {
            String word = part.kind() == Kind.CHANGED ? "" : " " + part.kind().word();
            text.append("    ")
                    .append(Escaped.of(Phrases.subject(part)))
                    .append(word)
                    .append('\n');
            for (FieldChange change : part.fields()) {
                text.append("      ").append(Escaped.of(Phrases.field(change))).append('\n');
            }
        }
        for (Meaning judgement : Meaning.of(entry)) {
            String head = judgement.risk().word() + "[" + judgement.code() + "]";
            text.append("    ")
                    .append(palette.severity(severity(judgement.risk()), head))
                    .append(' ')
                    .append(judgement.name())
                    .append(": ")
                    .append(Escaped.of(judgement.message()))
                    .append('\n');
        }
        switch (entry.evidence()) {
            case Evidence.NotAsked _ -> {}
            case Evidence.NoneFound _ -> text.append("    no request goes differently\n");
            case Evidence.NotKnown _ -> text.append("    whether requests go differently is not known\n");
            case Evidence.Found(Witness witness) -> write(witness, text);
        }
    }

    private void write(Witness witness, StringBuilder text) {
        text.append("    request  ").append(Escaped.of(witness.line())).append('\n');
        text.append("      before: ")
                .append(Escaped.of(witness.before().words()))
                .append('\n');
        text.append("      after:  ")
                .append(Escaped.of(witness.after().words()))
                .append('\n');
    }

    private String painted(Kind kind, String line) {
        return switch (kind) {
            case ADDED -> palette.green(line);
            case REMOVED -> palette.red(line);
            case CHANGED, MOVED -> palette.bold(line);
        };
    }

    private static Severity severity(Risk risk) {
        return switch (risk) {
            case HIGH -> Severity.ERROR;
            case MEDIUM -> Severity.WARNING;
            case LOW -> Severity.INFO;
        };
    }
}
