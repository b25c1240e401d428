package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Checkstyle's XML, which many build servers read.
public final class CheckstyleReporter implements Reporter {

    @Override
    public String name() {
        return "checkstyle";
    }

    @Override
    public String format(Report report) {
        Map<String, List<Diagnostic>> files = new TreeMap<>();
        for (Diagnostic each : report.findings().diagnostics()) {
            files.computeIfAbsent(report.file(each.primary().file()), _ -> new ArrayList<>())
                    .add(each);
        }
        return XmlText.of(xml -> {
            xml.writeStartElement("checkstyle");
            xml.writeAttribute("version", "4.3");
            for (Map.Entry<String, List<Diagnostic>> file : files.entrySet()) {
                xml.writeCharacters("\n  ");
                xml.writeStartElement("file");
                XmlText.attribute(xml, "name", file.getKey());
                for (Diagnostic each : file.getValue()) error(each, report, xml);
                xml.writeCharacters("\n  ");
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    private static void error(Diagnostic each, Report report, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("error");
        xml.writeAttribute("line", Integer.toString(each.primary().startLine()));
        xml.writeAttribute("column", Integer.toString(each.primary().startColumn()));
        xml.writeAttribute("severity", each.severity().word());
        XmlText.attribute(xml, "message", report.message(each));
        xml.writeAttribute(
                "source", "emissaryctl." + each.code().id() + "." + each.code().slug());
    }
}
