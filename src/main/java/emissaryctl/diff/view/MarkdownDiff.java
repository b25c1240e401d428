package emissaryctl.diff.view;

import static emissaryctl.report.MarkdownText.plain;
import static emissaryctl.report.MarkdownText.prose;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Part;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Summary;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.FieldChange;
import java.util.ArrayList;
import java.util.List;

/// A table for a comment on a pull request. It is cut before it is longer than such comments may be.
final class MarkdownDiff implements DiffFormat {

    private static final int LONGEST = 60_000;
    private static final String BREAK = "<br>";

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String format(Comparison comparison) {
        StringBuilder text = new StringBuilder("**emissaryctl diff**: ");
        text.append(plain(Summary.of(comparison))).append('\n');
        if (!comparison.entries().isEmpty()) text.append("\n| risk | change | what | meaning |\n|---|---|---|---|\n");
        int left = comparison.entries().size();
        for (Entry entry : comparison.entries()) {
            String row = row(entry);
            if (text.length() + row.length() > LONGEST) break;
            text.append(row);
            left--;
        }
        if (left > 0) text.append("\nand ").append(left).append(" more changes.\n");
        findings(comparison, text);
        Phrases.passedOver(comparison)
                .ifPresent(note -> text.append('\n').append(plain(note)).append('\n'));
        for (String note : Phrases.notUnderstood(comparison)) {
            text.append('\n').append(plain(note)).append('\n');
        }
        return text.toString();
    }

    private static String row(Entry entry) {
        String risk = entry.risk().map(MarkdownDiff::risk).orElse("–");
        String places = Phrases.places(entry);
        String change = "<b>" + entry.kind().word() + "</b> " + plain(Phrases.title(entry))
                + (places.isEmpty() ? "" : BREAK + "<code>" + plain(places) + "</code>");
        return "| " + String.join(" | ", risk, change, what(entry), meaning(entry)) + " |\n";
    }

    private static String risk(Risk risk) {
        return risk == Risk.HIGH ? "<b>high</b>" : risk.word();
    }

    private static String what(Entry entry) {
        List<String> lines = new ArrayList<>();
        for (Part part : Part.of(entry)) {
            lines.add(plain(Phrases.subject(part)) + " " + part.kind().word());
            for (FieldChange change : part.fields()) lines.add("<code>" + plain(Phrases.field(change)) + "</code>");
        }
        return String.join(BREAK, lines);
    }

    private static String meaning(Entry entry) {
        List<String> lines = new ArrayList<>();
        for (Meaning judgement : Meaning.of(entry)) {
            lines.add(judgement.code() + " " + judgement.name() + ": " + prose(judgement.message()));
        }
        switch (entry.evidence()) {
            case Evidence.NotAsked _ -> {}
            case Evidence.NoneFound _ -> lines.add("no request goes differently");
            case Evidence.NotKnown _ -> lines.add("whether requests go differently is not known");
            case Evidence.Found(Witness witness) ->
                lines.add("<code>" + plain(witness.line()) + "</code>" + BREAK + "before: "
                        + plain(witness.before().words()) + BREAK + "after: "
                        + plain(witness.after().words()));
        }
        return String.join(BREAK, lines);
    }

    private static void findings(Comparison comparison, StringBuilder text) {
        comparison.findings().filter(Phrases::isNews).ifPresent(findings -> {
            text.append("\nFindings: ").append(findings.summary()).append('\n');
            int left = findings.introduced().size();
            for (Finding finding : findings.introduced()) {
                String line = "* " + finding.severity().word() + " " + finding.code() + " " + finding.name() + ": "
                        + prose(finding.message()) + " <code>"
                        + plain(finding.place().position()) + "</code>\n";
                if (text.length() + line.length() > LONGEST) break;
                text.append(left-- == findings.introduced().size() ? "\n" : "").append(line);
            }
            if (left > 0) text.append("\nand ").append(left).append(" more introduced.\n");
        });
    }
}
