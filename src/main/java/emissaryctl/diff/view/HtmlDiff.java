package emissaryctl.diff.view;

import static emissaryctl.report.HtmlText.escaped;
import static emissaryctl.report.HtmlText.message;

import emissaryctl.diff.Comparison;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Evidence;
import emissaryctl.diff.Finding;
import emissaryctl.diff.Part;
import emissaryctl.diff.Risk;
import emissaryctl.diff.Summary;
import emissaryctl.diff.Witness;
import emissaryctl.diff.tree.FieldChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One page that needs nothing else: a section for each change. The page around them is a file of its own; it has no
/// script.
final class HtmlDiff implements DiffFormat {

    private static final String FRAME = "/emissaryctl/diff/page.html";
    private static final String CHANGES = "<!-- CHANGES -->\n";

    @Override
    public String name() {
        return "html";
    }

    @Override
    public String format(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        comparison.entries().forEach(entry -> write(entry, text));
        findings(comparison, text);
        Phrases.passedOver(comparison)
                .ifPresent(note -> text.append("<p>").append(escaped(note)).append("</p>\n"));
        for (String note : Phrases.notUnderstood(comparison)) {
            text.append("<p>").append(escaped(note)).append("</p>\n");
        }
        String frame = frame();
        int at = frame.indexOf(CHANGES);
        String head = frame.substring(0, at)
                .replace("<!-- SIDES -->", escaped(comparison.before() + " → " + comparison.after()))
                .replace("<!-- SUMMARY -->", escaped(Summary.of(comparison)));
        return head + text + frame.substring(at + CHANGES.length());
    }

    private static String frame() {
        try (InputStream in = HtmlDiff.class.getResourceAsStream(FRAME)) {
            if (in == null) throw new IllegalStateException("no " + FRAME);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Entry entry, StringBuilder text) {
        String risk = entry.risk().map(Risk::word).orElse("none");
        text.append("<section class=\"" + entry.kind().word() + "\">\n<h2>")
                .append(escaped(Phrases.title(entry)))
                .append(" <span class=\"kind\">" + entry.kind().word() + "</span>");
        if (entry.risk().isPresent()) text.append(" <span class=\"risk " + risk + "\">" + risk + " risk</span>");
        text.append("</h2>\n<p class=\"place\">")
                .append(escaped(Phrases.places(entry)))
                .append("</p>\n");
        for (Part part : Part.of(entry)) write(part, text);
        if (!entry.judgements().isEmpty()) text.append("<ul>\n");
        for (Meaning judgement : Meaning.of(entry)) {
            text.append("<li><span class=\"risk " + judgement.risk().word() + "\">" + judgement.code() + "</span> ")
                    .append(message(judgement.name() + ": " + judgement.message()))
                    .append("</li>\n");
        }
        if (!entry.judgements().isEmpty()) text.append("</ul>\n");
        evidence(entry.evidence(), text);
        text.append("</section>\n");
    }

    private static void write(Part part, StringBuilder text) {
        text.append("<p>" + escaped(Phrases.subject(part)) + " " + part.kind().word() + "</p>\n");
        if (part.fields().isEmpty()) return;
        text.append("<table>\n<thead><tr><th scope=\"col\">field</th><th scope=\"col\">before</th>"
                + "<th scope=\"col\">after</th></tr></thead>\n<tbody>\n");
        for (FieldChange change : part.fields()) {
            text.append("<tr><th scope=\"row\">" + escaped(change.path()) + "</th><td>"
                    + escaped(Phrases.before(change)) + "</td><td>" + escaped(Phrases.after(change)) + "</td></tr>\n");
        }
        text.append("</tbody>\n</table>\n");
    }

    private static void evidence(Evidence evidence, StringBuilder text) {
        switch (evidence) {
            case Evidence.NotAsked _ -> {}
            case Evidence.NoneFound _ -> text.append("<p>no request goes differently</p>\n");
            case Evidence.NotKnown _ -> text.append("<p>whether requests go differently is not known</p>\n");
            case Evidence.Found(Witness witness) ->
                text.append(
                        "<dl><dt>request</dt><dd><code>" + escaped(witness.line()) + "</code></dd><dt>before</dt><dd>"
                                + escaped(witness.before().words()) + "</dd><dt>after</dt><dd>"
                                + escaped(witness.after().words()) + "</dd></dl>\n");
        }
    }

    private static void findings(Comparison comparison, StringBuilder text) {
        comparison.findings().filter(Phrases::isNews).ifPresent(findings -> {
            text.append("<h2>Findings: " + findings.summary() + "</h2>\n<ul>\n");
            for (Finding finding : findings.introduced()) text.append(line("introduced", finding));
            for (Finding finding : findings.fixed()) text.append(line("fixed", finding));
            text.append("</ul>\n");
        });
    }

    private static String line(String word, Finding finding) {
        return "<li>" + word + " " + finding.severity().word() + " "
                + message(finding.code() + " " + finding.name() + ": " + finding.message()) + " "
                + escaped(finding.place().position())
                + "</li>\n";
    }
}
