package emissaryctl.report;

import emissaryctl.diag.Severity;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object, as docs/lint.schema.json describes it.
public final class JsonReporter implements Reporter {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String format(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "emissaryctl/lint/v1");
            json.writeStringProperty("version", report.facts().version());
            json.writeNumberProperty("exitCode", report.facts().exitCode());
            json.writeObjectPropertyStart("summary");
            json.writeNumberProperty("resources", report.facts().resources().size());
            json.writeNumberProperty("errors", report.findings().count(Severity.ERROR));
            json.writeNumberProperty("warnings", report.findings().count(Severity.WARNING));
            json.writeNumberProperty("notes", report.findings().count(Severity.INFO));
            json.writeNumberProperty("suppressed", report.suppressed().size());
            json.writeEndObject();
            json.writeArrayPropertyStart("findings");
            report.findings().diagnostics().forEach(finding -> JsonFinding.write(finding, report, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }
}
