package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.diag.Fix;
import emissaryctl.diag.Label;
import emissaryctl.diag.Place;
import emissaryctl.source.Span;
import tools.jackson.core.JsonGenerator;

/// A finding as JSON, for `json` and `jsonl`. Fields are added in later versions, never changed.
final class JsonFinding {

    private JsonFinding() {}

    static void write(Diagnostic finding, Report report, JsonGenerator json) {
        Place place = report.places().apply(finding);
        json.writeStartObject();
        json.writeStringProperty("code", finding.code().id());
        json.writeStringProperty("name", finding.code().slug());
        json.writeStringProperty("severity", finding.severity().word());
        finding.effect().map(Effect::word).ifPresent(effect -> json.writeStringProperty("effect", effect));
        json.writeStringProperty("message", report.message(finding));
        report.help(finding).ifPresent(help -> json.writeStringProperty("help", help));
        place(finding.primary(), report, json);
        if (!place.resource().isEmpty()) json.writeStringProperty("resource", place.resource());
        if (!place.path().isEmpty()) json.writeStringProperty("path", place.path());
        json.writeStringProperty("fingerprint", report.fingerprint(finding));
        if (!finding.related().isEmpty()) {
            json.writeArrayPropertyStart("related");
            for (Label label : finding.related()) {
                json.writeStartObject();
                json.writeStringProperty("message", label.text());
                place(label.span(), report, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        finding.fix().ifPresent(fix -> write(fix, report, json));
        json.writeEndObject();
    }

    private static void write(Fix fix, Report report, JsonGenerator json) {
        json.writeObjectPropertyStart("fix");
        json.writeStringProperty("title", fix.title());
        json.writeBooleanProperty("safe", fix.safe());
        json.writeArrayPropertyStart("edits");
        for (Fix.Edit edit : fix.edits()) {
            json.writeStartObject();
            place(edit.span(), report, json);
            json.writeStringProperty("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(Span span, Report report, JsonGenerator json) {
        json.writeStringProperty("file", report.file(span.file()));
        json.writeNumberProperty("line", span.startLine());
        json.writeNumberProperty("column", span.startColumn());
        json.writeNumberProperty("endLine", span.endLine());
        json.writeNumberProperty("endColumn", span.endColumn());
    }
}
