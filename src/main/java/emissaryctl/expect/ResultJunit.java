package emissaryctl.expect;

import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;
import emissaryctl.report.XmlText;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Results as build servers read them: JUnit's XML.
final class ResultJunit implements ResultFormat {

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String format(List<CaseResult> results, Palette palette) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        return XmlText.of(xml -> {
            xml.writeStartElement("testsuites");
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "emissaryctl test");
            xml.writeAttribute("tests", Integer.toString(results.size()));
            xml.writeAttribute("failures", Long.toString(failed));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            for (CaseResult result : results) add(result, xml);
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    private static void add(CaseResult result, XMLStreamWriter xml) throws XMLStreamException {
        RouteCase each = result.routeCase();
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        XmlText.attribute(xml, "classname", each.place().file());
        XmlText.attribute(xml, "name", each.name());
        XmlText.attribute(xml, "file", each.place().file());
        xml.writeAttribute("line", Integer.toString(each.place().startLine()));
        if (!result.passed()) {
            xml.writeStartElement("failure");
            XmlText.attribute(xml, "message", result.failures().getFirst().message());
            xml.writeCharacters(result.failures().stream()
                    .map(failure -> Escaped.of(failure.place().position() + ": " + failure.message()))
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
