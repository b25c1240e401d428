package emissaryctl.report;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.diag.Place;
import emissaryctl.diag.Severity;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Optional;

/// Findings whose every text is up to something.
final class HostileFindings {

    static final String ESCAPE = "\u001b[31mred\u001b]8;;http://x\u0007link";
    static final List<String> TEXTS = List.of(
            ESCAPE,
            "\u202Egnp.exe \u2066x\u2069",
            "::error::gotcha\n::set-env name=A::b",
            "##vso[task.setvariable variable=a]b",
            "##teamcity[message text='x']",
            "\u0000\u0001\uFFFE\uD800 illegal in XML",
            "` </code><script>alert(1)</script> | **x** [a](b) <!-- @team",
            "]]> & < > \" ' %0A %25",
            "a,b:c;d=e",
            "trailing \\");

    private HostileFindings() {}

    static Report report() {
        List<Diagnostic> found = TEXTS.stream().map(HostileFindings::finding).toList();
        List<SourceFile> files = TEXTS.stream()
                .map(text -> new SourceFile(file(text), "x: " + text.replace('\n', ' ') + "\n"))
                .toList();
        List<Report.Looked> looked = TEXTS.stream()
                .map(text -> new Report.Looked("Mapping default/" + text, file(text)))
                .toList();
        return new Report(
                Findings.of(found, files, Redactions.NONE),
                List.of(found.getFirst()),
                each -> new Place(
                        "Mapping default/" + each.primary().file(),
                        "spec." + each.primary().file()),
                new Report.Facts(looked, Optional.of(Severity.ERROR), 1, "1.0", "/somewhere"),
                code -> RulePage.of(code).text());
    }

    static String file(String text) {
        return "k8s/" + text.replace("/", "") + ".yaml";
    }

    private static Diagnostic finding(String text) {
        Span span = new Span(file(text), 1, 4, 1, 9);
        return Diagnostic.error(Code.UNKNOWN_FIELD, span, "unknown field `" + text + "` in Mapping")
                .withEffect(Effect.DROPPED)
                .withLabel(span, "see `" + text + "`")
                .withHelp("did you mean `" + text + "`?")
                .withFix(Optional.of(Fix.safe("write " + text, new Fix.Edit(span, text))));
    }
}
