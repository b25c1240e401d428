package emissaryctl.diff.view;

import static emissaryctl.report.MarkdownText.plain;
import static emissaryctl.report.MarkdownText.prose;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Findings;
import emissaryctl.diff.Part;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Summary;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.FieldChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A table for a comment on a pull request, the riskiest changes first. It is cut before it is longer than such
/// comments
/// may be.
final class MarkdownDiff implements DiffFormat {

    private static final int LONGEST = 60_000;
    private static final int LONGEST_FINDINGS = 10_000;
    private static final int MOST_LINES = 20;
    private static final Comparator<Entry> RISKIEST_FIRST =
            Comparator.comparing(entry -> entry.risk().map(Risk::ordinal).orElse(Risk.values().length));
    private static final String BREAK = "<br>";

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String format(Comparison comparison) {
        String head = "**emissaryctl diff**: " + plain(Summary.of(comparison)) + "\n";
        String end = findings(comparison) + notes(comparison);
        return head + changes(comparison.entries(), LONGEST - head.length() - end.length()) + end;
    }

    private static String changes(List<Entry> entries, int room) {
        if (entries.isEmpty()) return "";
        StringBuilder text = new StringBuilder("\n| risk | change | what | meaning |\n|---|---|---|---|\n");
        int left = 0;
        for (Entry entry : entries.stream().sorted(RISKIEST_FIRST).toList()) {
            String row = row(entry);
            if (text.length() + row.length() > room) left++;
            else text.append(row);
        }
        if (left > 0) text.append("\nand ").append(left).append(left == 1 ? " more change.\n" : " more changes.\n");
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
        int more = lines.size() - MOST_LINES;
        if (more <= 1) return String.join(BREAK, lines);
        return String.join(BREAK, lines.subList(0, MOST_LINES)) + BREAK + "and " + more + " more lines";
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

    private static String findings(Comparison comparison) {
        Optional<Findings> news = comparison.findings().filter(Phrases::isNews);
        if (news.isEmpty()) return "";
        StringBuilder text =
                new StringBuilder("\nFindings: ").append(news.get().summary()).append('\n');
        List<String> lines = news.get().introduced().stream()
                .sorted(Comparator.comparing(Finding::severity))
                .map(MarkdownDiff::line)
                .toList();
        if (!lines.isEmpty()) text.append('\n');
        int left = 0;
        for (String line : lines) {
            if (text.length() + line.length() > LONGEST_FINDINGS) left++;
            else text.append(line);
        }
        if (left > 0) text.append("\nand ").append(left).append(" more introduced.\n");
        return text.toString();
    }

    private static String line(Finding finding) {
        return "* " + finding.severity().word() + " " + finding.code() + " " + finding.name() + ": "
                + prose(finding.message()) + " <code>" + plain(finding.place().position()) + "</code>\n";
    }

    private static String notes(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        Phrases.passedOver(comparison)
                .ifPresent(note -> text.append('\n').append(plain(note)).append('\n'));
        for (String note : Phrases.notUnderstood(comparison)) {
            text.append('\n').append(plain(note)).append('\n');
        }
        return text.toString();
    }
}
