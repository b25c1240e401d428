package emissaryctl.expect;

import emissaryctl.report.Escaped;
import emissaryctl.report.Palette;
import emissaryctl.report.XmlText;
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
    public String format(Results results, Palette palette) {
        long shortfall = results.coverage().filter(each -> !each.suffices()).isPresent() ? 1 : 0;
        return XmlText.of(xml -> {
            xml.writeStartElement("testsuites");
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "emissaryctl test");
            xml.writeAttribute(
                    "tests",
                    Integer.toString(
                            results.cases().size() + (results.coverage().isPresent() ? 1 : 0)));
            xml.writeAttribute("failures", Long.toString(results.failed() + shortfall));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            for (CaseResult result : results.cases()) add(result, xml);
            if (results.coverage().isPresent()) add(results.coverage().get(), xml);
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    private static void add(Coverage coverage, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "emissaryctl test");
        xml.writeAttribute("name", "coverage");
        String uncovered = coverage.unreached().stream()
                .map(each -> Escaped.of(each.resource() + " " + each.span().position()))
                .collect(Collectors.joining("\n"));
        if (!coverage.suffices()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    coverage.percent() + " % of " + coverage.counted() + " covered, not " + coverage.minimum() + " %");
            xml.writeCharacters(uncovered);
            xml.writeEndElement();
        } else if (!uncovered.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(uncovered);
            xml.writeEndElement();
        }
        xml.writeEndElement();
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
