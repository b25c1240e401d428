package emissaryctl.report;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// JUnit's XML: a suite per file, and in it a test case per resource, or several when findings of several families are
/// about it. A case fails when a finding fails the run.
public final class JUnitReporter implements Reporter {

    @Override
    public String name() {
        return "junit";
    }

    /// Findings by test case, and test cases by file.
    private static Map<String, SequencedMap<String, List<Diagnostic>>> suites(Report report) {
        Map<String, SequencedMap<String, List<Diagnostic>>> suites = new TreeMap<>();
        for (Report.Looked looked : report.facts().resources()) {
            cases(suites, report.file(looked.file())).putIfAbsent(looked.resource(), new ArrayList<>());
        }
        for (Diagnostic each : report.findings().diagnostics()) {
            Place place = report.places().apply(each);
            String file = report.file(each.primary().file());
            String subject = place.resource().isEmpty() ? file : place.resource();
            String family = each.code().id().substring(0, 4);
            SequencedMap<String, List<Diagnostic>> cases = cases(suites, file);
            if (cases.containsKey(subject) && cases.get(subject).isEmpty()) cases.remove(subject);
            cases.computeIfAbsent(subject + " " + family, _ -> new ArrayList<>())
                    .add(each);
        }
        return suites;
    }

    private static SequencedMap<String, List<Diagnostic>> cases(
            Map<String, SequencedMap<String, List<Diagnostic>>> suites, String file) {
        return suites.computeIfAbsent(file, _ -> new LinkedHashMap<>());
    }

    @Override
    public String format(Report report) {
        return XmlText.of(xml -> {
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "emissaryctl lint");
            for (var suite : suites(report).entrySet()) suite(suite.getKey(), suite.getValue(), report, xml);
            xml.writeCharacters("\n");
            xml.writeEndElement();
        });
    }

    private static void suite(String file, Map<String, List<Diagnostic>> cases, Report report, XMLStreamWriter xml)
            throws XMLStreamException {
        long failures = cases.values().stream()
                .filter(found -> found.stream().anyMatch(report::fails))
                .count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        XmlText.attribute(xml, "name", file);
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        for (var each : cases.entrySet()) testCase(file, each.getKey(), each.getValue(), report, xml);
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void testCase(
            String file, String subject, List<Diagnostic> found, Report report, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        XmlText.attribute(xml, "classname", file);
        XmlText.attribute(xml, "name", subject);
        List<Diagnostic> failing = found.stream().filter(report::fails).toList();
        List<Diagnostic> others = found.stream().filter(d -> !report.fails(d)).toList();
        if (!failing.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", failing.getFirst().code().id());
            XmlText.attribute(xml, "message", report.message(failing.getFirst()));
            xml.writeCharacters(lines(failing, report));
            xml.writeEndElement();
        }
        if (!others.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines(others, report));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String lines(List<Diagnostic> found, Report report) {
        StringBuilder lines = new StringBuilder("\n");
        for (Diagnostic each : found) {
            lines.append(CompactReporter.line(each, report)).append('\n');
            report.help(each)
                    .ifPresent(help ->
                            lines.append("  help: ").append(Escaped.of(help)).append('\n'));
        }
        return lines.toString();
    }
}
