package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// GitLab's code quality report.
public final class GitLabReporter implements Reporter {

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String format(Report report) {
        StringWriter text = new StringWriter();
        Map<String, Integer> seen = new HashMap<>();
        try (JsonGenerator json =
                JsonMapper.shared().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            json.writeStartArray();
            for (Diagnostic each : report.findings().diagnostics()) {
                String fingerprint = report.fingerprint(each);
                int number = seen.merge(fingerprint, 1, Integer::sum);
                json.writeStartObject();
                json.writeStringProperty("description", report.message(each));
                json.writeStringProperty(
                        "check_name", each.code().id() + " " + each.code().slug());
                json.writeStringProperty("fingerprint", number == 1 ? fingerprint : fingerprint + "-" + number);
                json.writeStringProperty("severity", severity(each));
                json.writeObjectPropertyStart("location");
                json.writeStringProperty("path", report.file(each.primary().file()));
                json.writeObjectPropertyStart("lines");
                json.writeNumberProperty("begin", each.primary().startLine());
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    private static String severity(Diagnostic each) {
        return switch (each.severity()) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case INFO -> "info";
        };
    }
}
