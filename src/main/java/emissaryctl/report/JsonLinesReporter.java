package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object per finding, a line each.
public final class JsonLinesReporter implements Reporter {

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public String format(Report report) {
        StringBuilder lines = new StringBuilder();
        for (Diagnostic finding : report.findings().diagnostics()) {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = JsonMapper.shared().createGenerator(line)) {
                JsonFinding.write(finding, report, json);
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }
}
