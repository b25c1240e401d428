package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GraphTest {

    private static final String YAML = Inputs.LISTENER + """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: shop}
            spec: {hostname: shop.example.com, requestPolicy: {insecure: {action: Route}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Module
            metadata: {name: ambassador}
            spec: {config: {liveness_probe: {enabled: false}, readiness_probe: {enabled: false}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: canary}
            spec: {hostname: '*', prefix: /a/, service: canary, weight: 10}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: main}
            spec: {hostname: '*', prefix: /a/, service: main}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: copy}
            spec: {hostname: '*', prefix: /a/, service: copy, shadow: true, weight: 50}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: old}
            spec: {hostname: '*', prefix: /old/, service: new.example.com, host_redirect: true}
            ---
            """;

    /// Everything that means something in one of the formats.
    private static final String HOSTILE =
            "</code><script>alert(1)</script>\\\"'`%%{init: {}}%%[x](y) #quot; & | \\\\ x";

    private static final String HOSTILE_YAML = YAML.replace("prefix: /old/", "prefix: \"/" + HOSTILE + "\"");

    @TempDir
    Path folder;

    private static String graph(String yaml, String format) {
        Run run = Run.withInput(yaml, "graph", "-", "-o", format);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out();
    }

    @Test
    void mermaidShowsHostsRoutesAndServices() {
        assertThat(graph(YAML, "mermaid")).isEqualTo("""
                flowchart LR
                    h0(["shop.example.com #40;8080#41;"])
                    r0["old<br/>prefix /old/"]
                    r1["canary<br/>prefix /a/"]
                    r2["main<br/>prefix /a/"]
                    t0>"301 new.example.com"]
                    t1[["canary#58;80"]]
                    t2[["copy#58;80"]]
                    t3[["main#58;80"]]
                    h0 --> r0
                    r0 --> t0
                    h0 --> r1
                    r1 -->|"10 #37;"| t1
                    r1 -->|"copy 50 #37;"| t2
                    h0 --> r2
                    r2 -->|"90 #37;"| t3
                    r2 -->|"copy 50 #37;"| t2
                """);
        assertThat(Run.withInput(YAML, "graph", "-").out()).isEqualTo(graph(YAML, "mermaid"));
    }

    /// Between the quotes of a label nothing is left that Mermaid could understand.
    @Test
    void mermaidLabelsMeanNothing() {
        assertThat(graph(HOSTILE_YAML, "mermaid").lines().skip(1))
                .allMatch(line -> line.matches(
                        " {4}([hrt]\\d+(\\(\\[|\\[\\[|\\[|>)\"([^\"%`{}\\[\\]()|\\\\]|<br/>)*\"(\\]\\)|\\]\\]|\\])"
                                + "|[hr]\\d+ -->(\\|\"[^\"]*\"\\|)? [rt]\\d+)"))
                .noneMatch(line -> line.contains("<script"));
    }

    @Test
    void dotIsQuoted() {
        assertThat(graph(YAML, "dot"))
                .contains("    r1 -> t1 [label=\"10 %\"];\n", "    t1 [shape=box3d, label=\"canary:80\"];\n");
        assertThat(graph(HOSTILE_YAML, "dot").lines().filter(line -> line.contains("label=")))
                .allMatch(line -> line.matches(".*\\[(shape=\\w+, )?label=\"([^\"\\\\]|\\\\.)*\"\\];"));
    }

    @Test
    void textHasATableForEachHost() {
        String other = """
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata: {name: other}
                spec: {hostname: other.example.com}
                ---
                """;
        assertThat(graph(YAML + other, "text")).isEqualTo("""
                other.example.com  port 8080  Host default/other <stdin>:38:18
                  prefix /old/; cleartext redirected to https  → 301 new.example.com                Mapping default/old <stdin>:33:18
                  prefix /a/; cleartext redirected to https    → 10 % canary:80, copy 50 % copy:80  Mapping default/canary <stdin>:18:18
                  prefix /a/; cleartext redirected to https    → 90 % main:80, copy 50 % copy:80    Mapping default/main <stdin>:23:18

                shop.example.com  port 8080  Host default/shop <stdin>:8:18
                  prefix /old/  → 301 new.example.com                Mapping default/old <stdin>:33:18
                  prefix /a/    → 10 % canary:80, copy 50 % copy:80  Mapping default/canary <stdin>:18:18
                  prefix /a/    → 90 % main:80, copy 50 % copy:80    Mapping default/main <stdin>:23:18
                """);
    }

    @Test
    void textLeavesLongCellsLongAndRawOnesOut() {
        String wide = "/" + "long-".repeat(20);
        String yaml = YAML.replace("prefix: /old/", "prefix: \"" + wide + "\\e[31m\"");
        assertThat(graph(yaml, "text").lines().filter(line -> line.contains("→")))
                .anyMatch(line -> line.startsWith("  prefix " + wide + "\\u001b[31m  → 301 new.example.com "))
                .anyMatch(line -> line.startsWith("  prefix /a/  → 10 % canary:80"))
                .noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void jsonHasNodesAndEdges() {
        JsonNode json = new JsonMapper().readTree(graph(YAML, "json"));
        assertThat(json.at("/formatVersion").asInt()).isEqualTo(1);
        assertThat(json.at("/hosts/0/ports/0").asInt()).isEqualTo(8080);
        assertThat(json.at("/routes/1/source").asString()).isEqualTo("<stdin>:18:18");
        assertThat(json.at("/targets/1/kind").asString()).isEqualTo("service");
        assertThat(json.at("/edges/3/label").asString()).isEqualTo("10 %");
    }

    @Test
    void pageHoldsEveryRouteAndNothingThatRuns() throws Exception {
        String page = graph(HOSTILE_YAML, "html");
        assertThat(page).containsOnlyOnce("<script>").doesNotContain("src=", "href=", "http:", "//cdn");
        Element body = parsed(page);
        NodeList rows = body.getElementsByTagName("tr");
        List<String> matches = IntStream.range(0, rows.getLength())
                .mapToObj(i -> ((Element) rows.item(i)).getElementsByTagName("code"))
                .filter(codes -> codes.getLength() > 0)
                .map(codes -> codes.item(0).getTextContent())
                .toList();
        assertThat(matches)
                .containsExactlyInAnyOrder(
                        "prefix /a/",
                        "prefix /a/",
                        "prefix /" + HOSTILE.replace("\\\"", "\"").replace("\\\\", "\\"));
        assertThat(body.getElementsByTagName("h2").item(0).getTextContent()).isEqualTo("shop.example.com");
        assertThat(body.getElementsByTagName("option").getLength()).isEqualTo(6);
        assertThat(body.getElementsByTagName("script").getLength()).isZero();
    }

    /// The page is well-formed but for style and script, which are ours alone.
    private static Element parsed(String page) throws Exception {
        String rest = page.replaceAll("(?s)<(script|style)>.*?</\\1>", "").replaceFirst("(?i)<!doctype html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(rest)))
                .getDocumentElement();
    }

    @Test
    void fieldsOfThePageHaveLabels() throws Exception {
        Element body = parsed(graph(YAML, "html"));
        for (String tag : List.of("input", "select")) {
            NodeList fields = body.getElementsByTagName(tag);
            for (int i = 0; i < fields.getLength(); i++) {
                assertThat(fields.item(i).getParentNode().getNodeName().toLowerCase(Locale.ROOT))
                        .isEqualTo("label");
            }
        }
    }

    @Test
    void thePageOfTheDocsShowsWhatIsDrawn() throws Exception {
        String page = Files.readString(Path.of("docs/graph.md"));
        String drawn = Run.of("graph", "examples/quickstart").out();
        assertThat(page).contains("```mermaid\n" + drawn + "```\n");
    }

    @Test
    void tcpIsDrawnToo() {
        String tcp = Inputs.LISTENER.replace("protocol: HTTP", "protocol: TCP") + """
                apiVersion: getambassador.io/v3alpha1
                kind: TCPMapping
                metadata: {name: db}
                spec: {port: 8080, service: db:5432}
                ---
                """;
        assertThat(graph(tcp, "mermaid")).contains("h0([\"TCP #40;8080#41;\"])", "t0[[\"db#58;5432\"]]", "h0 --> t0");
        assertThat(graph(tcp, "html")).contains("every connection");
        assertThat(graph(tcp, "text")).contains("TCP  port 8080  ", "\n  every connection  → db:5432\n");
    }

    @Test
    void filesAreWrittenWhole() throws Exception {
        Path file = folder.resolve("routes.html");
        Run run = Run.withInput(YAML, "graph", "-", "-o", "html=" + file);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(graph(YAML, "html"));
        assertThat(Run.withInput(YAML, "graph", "-", "-o", "html=" + folder.resolve("no/such"))
                        .exit())
                .isEqualTo(3);
        assertThat(Run.withInput(YAML, "graph", "-", "-o", "svg").exit()).isEqualTo(2);
    }

    @Test
    void severalAreDrawnAtOnce() throws Exception {
        Path file = folder.resolve("routes.html");
        Run run = Run.withInput(YAML, "graph", "-", "-o", "dot", "-o", "html=" + file);
        assertThat(run.out()).isEqualTo(graph(YAML, "dot"));
        assertThat(Files.readString(file)).isEqualTo(graph(YAML, "html"));
    }
}
