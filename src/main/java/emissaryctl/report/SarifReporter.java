package emissaryctl.report;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.diag.Severity;
import emissaryctl.source.Span;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// SARIF 2.1.0, as code scanning services take it.
public final class SarifReporter implements Reporter {

    /// What GitHub takes of one run; the worst come first when there are more.
    private static final int MOST_RESULTS = 25_000;

    @Override
    public String name() {
        return "sarif";
    }

    @Override
    public String format(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            new Writer(report, json).write();
        }
        return text + "\n";
    }

    private record Writer(Report report, JsonGenerator json) {

        void write() {
            List<Diagnostic> results = results();
            List<Code> codes =
                    results.stream().map(Diagnostic::code).distinct().sorted().toList();
            json.writeStartObject();
            json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            tool(codes);
            invocation();
            json.writeObjectPropertyStart("originalUriBaseIds");
            json.writeObjectPropertyStart("SRCROOT");
            text("description", "The directory of the run.");
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringProperty("columnKind", "unicodeCodePoints");
            json.writeArrayPropertyStart("results");
            for (Diagnostic each : results) result(each, codes.indexOf(each.code()));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }

        private List<Diagnostic> results() {
            List<Diagnostic> all = new ArrayList<>(
                    Stream.concat(report.findings().diagnostics().stream(), report.suppressed().stream())
                            .toList());
            if (all.size() <= MOST_RESULTS) return all;
            all.sort(Comparator.comparing(Diagnostic::severity));
            return all.subList(0, MOST_RESULTS);
        }

        private void tool(List<Code> codes) {
            json.writeObjectPropertyStart("tool");
            json.writeObjectPropertyStart("driver");
            json.writeStringProperty("name", "emissaryctl");
            json.writeStringProperty("version", report.facts().version());
            json.writeArrayPropertyStart("rules");
            for (Code code : codes) {
                String page = report.pages().apply(code);
                json.writeStartObject();
                json.writeStringProperty("id", code.id());
                json.writeStringProperty("name", code.slug());
                text("shortDescription", summary(page));
                json.writeObjectPropertyStart("help");
                json.writeStringProperty("text", page);
                json.writeStringProperty("markdown", page);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }

        /// The first paragraph below the title.
        private static String summary(String page) {
            int start = page.indexOf("\n\n") + 2;
            int end = page.indexOf("\n\n", start);
            return page.substring(start, end).replace('\n', ' ');
        }

        private void invocation() {
            json.writeArrayPropertyStart("invocations");
            json.writeStartObject();
            json.writeBooleanProperty("executionSuccessful", true);
            json.writeNumberProperty("exitCode", report.facts().exitCode());
            json.writeEndObject();
            json.writeEndArray();
        }

        private void result(Diagnostic each, int rule) {
            json.writeStartObject();
            json.writeStringProperty("ruleId", each.code().id());
            json.writeNumberProperty("ruleIndex", rule);
            json.writeStringProperty(
                    "level",
                    each.severity() == Severity.INFO ? "note" : each.severity().word());
            text("message", report.message(each) + effect(each) + help(each));
            json.writeArrayPropertyStart("locations");
            json.writeStartObject();
            location(each.primary());
            String resource = report.places().apply(each).resource();
            if (!resource.isEmpty()) {
                json.writeArrayPropertyStart("logicalLocations");
                json.writeStartObject();
                json.writeStringProperty("fullyQualifiedName", resource);
                json.writeStringProperty("kind", "resource");
                json.writeEndObject();
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeEndArray();
            related(each);
            json.writeObjectPropertyStart("partialFingerprints");
            json.writeStringProperty("emissaryctl/v1", report.fingerprint(each));
            json.writeEndObject();
            if (report.suppressed().contains(each)) {
                json.writeArrayPropertyStart("suppressions");
                json.writeStartObject();
                json.writeStringProperty("kind", "inSource");
                json.writeEndObject();
                json.writeEndArray();
            }
            each.fix().ifPresent(this::fix);
            json.writeEndObject();
        }

        private static String effect(Diagnostic each) {
            return each.effect()
                    .map(Effect::word)
                    .map(e -> " (effect: " + e + ")")
                    .orElse("");
        }

        private String help(Diagnostic each) {
            return report.help(each).map(h -> "\nhelp: " + h).orElse("");
        }

        private void related(Diagnostic each) {
            if (each.related().isEmpty()) return;
            json.writeArrayPropertyStart("relatedLocations");
            each.related().forEach(label -> {
                json.writeStartObject();
                location(label.span());
                text("message", label.text());
                json.writeEndObject();
            });
            json.writeEndArray();
        }

        private void fix(Fix fix) {
            json.writeArrayPropertyStart("fixes");
            json.writeStartObject();
            text("description", fix.title());
            json.writeArrayPropertyStart("artifactChanges");
            for (Fix.Edit edit : fix.edits()) {
                json.writeStartObject();
                artifact(edit.span().file());
                json.writeArrayPropertyStart("replacements");
                json.writeStartObject();
                region("deletedRegion", edit.span());
                text("insertedContent", edit.replacement());
                json.writeEndObject();
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
        }

        private void location(Span span) {
            json.writeObjectPropertyStart("physicalLocation");
            artifact(span.file());
            region("region", span);
            json.writeEndObject();
        }

        private void artifact(String name) {
            String file = report.file(name);
            json.writeObjectPropertyStart("artifactLocation");
            json.writeStringProperty("uri", uri(file));
            if (!file.startsWith("/")) json.writeStringProperty("uriBaseId", "SRCROOT");
            json.writeEndObject();
        }

        /// The path with everything but unreserved characters escaped (RFC 3986).
        private static String uri(String file) {
            StringBuilder uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
            for (byte each : file.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (each & 0xff);
                boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
                if (plain) uri.append(c);
                else uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
            return uri.toString();
        }

        private void region(String property, Span span) {
            json.writeObjectPropertyStart(property);
            json.writeNumberProperty("startLine", span.startLine());
            json.writeNumberProperty("startColumn", span.startColumn());
            json.writeNumberProperty("endLine", span.endLine());
            json.writeNumberProperty("endColumn", span.endColumn());
            json.writeEndObject();
        }

        private void text(String property, String text) {
            json.writeObjectPropertyStart(property);
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }
    }
}
