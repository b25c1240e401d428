package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `emissaryctl test`.
class RouteTestsTest {

    private static final String YAML = Inputs.LISTENER + Inputs.HOST + """
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: shop}
            spec:
              hostname: '*'
              prefix: /shop/
              service: shop:8080
              add_request_headers: {x-team: {value: blue}}
              remove_request_headers: [x-secret]
              host_rewrite: inner
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: old, namespace: other}
            spec: {hostname: '*', prefix: /old/, service: shop.example.com, host_redirect: true}
            ---
            """;

    @TempDir
    Path folder;

    private Run test(String cases, String... more) {
        Path file = Inputs.write(folder, "routes.yaml", cases);
        String[] line = new String[more.length + 3];
        line[0] = "test";
        line[1] = file.toString();
        line[2] = "-";
        System.arraycopy(more, 0, line, 3, more.length);
        return Run.withInput(YAML, line);
    }

    @Test
    void everythingThatCanBeExpectedHolds() {
        Run run = test("""
                - name: all of it
                  request:
                    method: POST
                    url: http://example.com/shop/7?x
                    headers: {x-secret: 1, x-other: two}
                    client: 10.0.0.1
                    port: 8080
                  expect:
                    mapping: shop
                    service: shop
                    cluster: cluster_shop_8080_default
                    path: /7?x
                    host: inner
                    headers: {X-Team: blue, x-other: two, x-secret: null}
                - request: http://example.com/old/x
                  expect: {mapping: old.other, status: 301, location: 'http://shop.example.com/old/x'}
                - request: HEAD http://example.com/none
                  expect: {status: 404}
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                ✓ all of it
                ✓ GET http://example.com/old/x
                ✓ HEAD http://example.com/none

                3 passed, 0 failed
                """);
        assertThat(run.exit()).isZero();
    }

    private static final String WRONG = """
            - name: wrong <&"one">
              request: http://example.com/shop/7
              expect:
                mapping: cart
                service: shop:9
                path: /shop/7
                status: 200
                headers:
                  x-team: red
                  x-none: x
            - request: http://example.com/old/x
              expect: {service: shop}
            - request: http://example.com/none
              expect: {mapping: shop, path: /}
            """;

    @Test
    void whatIsSoInsteadIsTold() {
        Run run = test(WRONG);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().replace(folder + "/", "")).isEqualTo("""
                ✗ wrong <&"one">
                    routes.yaml:4:14  mapping is shop.default, not cart
                    routes.yaml:5:14  service is shop:8080, not shop:9
                    routes.yaml:6:11  path is /7, not /shop/7
                    routes.yaml:7:13  the service shop:8080 answers, status 200 expected
                    routes.yaml:9:7  header x-team is blue, not red
                    routes.yaml:10:7  header x-none is absent, header x-none x expected
                ✗ GET http://example.com/old/x
                    routes.yaml:12:21  redirected with 301 to http://shop.example.com/old/x, service shop expected
                ✗ GET http://example.com/none
                    routes.yaml:14:21  answered with 404, mapping shop expected
                    routes.yaml:14:33  answered with 404, path / expected

                0 passed, 3 failed
                """);
    }

    @Test
    void jsonAndJunitSayTheSame() throws Exception {
        JsonNode json =
                new JsonMapper().readTree(test(WRONG, "--format", "json").out());
        assertThat(json.at("/formatVersion").asInt()).isEqualTo(1);
        assertThat(json.at("/failed").asInt()).isEqualTo(3);
        assertThat(json.at("/cases/0/failures/0/message").asString()).isEqualTo("mapping is shop.default, not cart");

        Run junit = test(WRONG, "--format", "junit");
        assertThat(junit.exit()).isEqualTo(1);
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(junit.out())))
                .getDocumentElement();
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        Element first = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("name")).isEqualTo("wrong <&\"one\">");
        assertThat(first.getAttribute("line")).isEqualTo("1");
        assertThat(first.getElementsByTagName("failure")
                        .item(0)
                        .getTextContent()
                        .lines())
                .hasSize(6);
    }

    private static final String HALF = """
            - request: http://example.com/shop/
              expect: {mapping: shop}
            """;

    @Test
    void whatNoCaseComesToIsSaidWhenAsked() throws Exception {
        Run run = test(HALF, "--coverage");
        assertThat(run.out()).isEqualTo("""
                ✓ GET http://example.com/shop/

                1 passed, 0 failed

                1 of 2 Mappings covered (50 %); no case comes to:
                    Mapping other/old  <stdin>:24:18
                """);
        assertThat(run.exit()).isZero();
        assertThat(test(HALF).out()).doesNotContain("covered");

        JsonNode json = new JsonMapper()
                .readTree(test(HALF, "--coverage", "--format", "json").out());
        assertThat(json.at("/coverage").toString())
                .isEqualTo("{\"covered\":1,\"total\":2,\"percent\":50,\"minimum\":0,\"uncovered\":"
                        + "[{\"resource\":\"Mapping other/old\",\"source\":\"<stdin>:24:18\"}]}");
        assertThat(new JsonMapper()
                        .readTree(test(HALF, "--format", "json").out())
                        .at("/coverage")
                        .isNull())
                .isTrue();
    }

    @Test
    void tooLittleCoverageIsAFailure() throws Exception {
        assertThat(test(HALF, "--min-coverage", "50").exit()).isZero();
        Run run = test(HALF, "--min-coverage", "51");
        assertThat(run.out()).contains("1 of 2 Mappings covered (50 %, less than 51 %); no case comes to:\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(test(HALF, "--min-coverage", "51", "--format", "json").exit())
                .isEqualTo(1);

        Run junit = test(HALF, "--min-coverage", "51", "--format", "junit");
        assertThat(junit.exit()).isEqualTo(1);
        Element suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(junit.out())))
                .getDocumentElement()
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element last = (Element) suite.getElementsByTagName("testcase").item(1);
        Element failure = (Element) last.getElementsByTagName("failure").item(0);
        assertThat(last.getAttribute("name")).isEqualTo("coverage");
        assertThat(failure.getAttribute("message")).isEqualTo("50 % of 2 Mappings covered, not 51 %");
        assertThat(failure.getTextContent()).isEqualTo("Mapping other/old <stdin>:24:18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "half", ""})
    void coverageIsAPercentage(String minimum) {
        Run run = test(HALF, "--min-coverage=" + minimum);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--min-coverage is a percentage from 0 to 100, not '" + minimum + "'");
    }

    /// A case that only sees cleartext sent to https has not seen where the route leads; a Mapping that nothing can
    /// reach is not covered, one that is invalid is not asked for.
    @Test
    void onlyRoutesCount() {
        String yaml = Inputs.LISTENER + """
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata: {name: secure}
                spec: {hostname: example.com, requestPolicy: {insecure: {action: Redirect}}}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: shop}
                spec: {hostname: '*', prefix: /shop/, service: shop}
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: wrong}
                spec: {hostname: '*', prefix: /wrong/}
                ---
                """;
        Path file = Inputs.write(folder, "routes.yaml", """
                - request: http://example.com/shop/
                  expect: {status: 301}
                """);
        Run run = Run.withInput(yaml, "test", file.toString(), "-", "--coverage");
        assertThat(run.out())
                .contains("1 passed", "0 of 1 Mapping covered (0 %); no case comes to:\n    Mapping default/shop");
    }

    @Test
    void sharesAreExpectedInPercent() {
        String canary = YAML + """
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: canary}
                spec: {hostname: '*', prefix: /shop/, service: canary, weight: 10}
                ---
                """;
        String cases = """
                - request: http://example.com/shop/
                  expect: {mapping: canary, percent: 10}
                - request: http://example.com/shop/
                  expect: {mapping: canary, percent: 20}
                - request: http://example.com/shop/
                  expect: {mapping: shop}
                """;
        Path file = Inputs.write(folder, "routes.yaml", cases);
        Run run = Run.withInput(canary, "test", file.toString(), "-");
        assertThat(run.out().replace(folder + "/", "")).isEqualTo("""
                ✓ GET http://example.com/shop/
                ✗ GET http://example.com/shop/
                    routes.yaml:3:3  holds for 10 % of the requests, not 20 %: 10 % canary.default, 90 % shop.default
                ✗ GET http://example.com/shop/
                    routes.yaml:6:21  for 10 % of the requests mapping is canary.default, not shop

                1 passed, 2 failed
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "request: http://h/                              | 1:1 | EMC0007 | the file must be a list of cases, not a map",
                "- 1                                             | 1:3 | EMC0007 | a case must be a map, not an integer",
                "- {request: http://h/}                          | 1:3 | EMC0009 | the case has no `expect`",
                "- {expect: {status: 404}}                       | 1:3 | EMC0009 | the case has no `request`",
                "- {request: http://h/, expect: {}}              | 1:32 | EMC0009 | nothing is expected of the request",
                "- {request: http://h/, expects: {}, expect: {status: 404}} | 1:24 | EMC0006 | unknown field `expects` in the case",
                "- {request: http://h/, expect: {status: ok}}    | 1:41 | EMC0007 | `status` must be an integer, not a string",
                "- {request: http://h/, expect: {status: 99}}    | 1:41 | EMC0015 | `status` must be between 100 and 599",
                "- {request: /users, expect: {status: 404}}      | 1:13 | EMC0015 | the URL has no scheme",
                "- {request: get http://h/, expect: {status: 404}} | 1:13 | EMC0015 | method `get` is none",
                "- {request: {url: http://h/, client: me}, expect: {status: 404}} | 1:38 | EMC0015 | `client` is no IP address",
                "- {request: {uri: http://h/}, expect: {status: 404}} | 1:14 | EMC0006 | unknown field `uri` in `request`",
                "'- {'                                           | 1:1 | EMC0007 | the file must be a list of cases, not a string",
            })
    void faultsOfTheFileHaveTheirPlace(String file, String place, String code, String message) {
        Run run = test(file.strip() + "\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[" + code + "]", message, "routes.yaml:" + place + "\n");
    }

    @Test
    void unreadableFilesAndMissingArgumentsAreTold() {
        assertThat(test("- {").exit()).isEqualTo(3);
        assertThat(Run.of("test", folder.resolve("none.yaml").toString(), "examples/quickstart")
                        .exit())
                .isEqualTo(3);
        assertThat(Run.of("test", "examples/quickstart-routes.yml").exit()).isEqualTo(2);
        assertThat(Run.of("test", "a", "b", "--format", "tap").exit()).isEqualTo(2);
        assertThat(Run.of("test", "examples/quickstart-routes.yml", "no/such").exit())
                .isEqualTo(3);
    }

    @Test
    void theExampleHolds() {
        Run run = Run.of("test", "examples/quickstart-routes.yml", "examples/quickstart");
        assertThat(run.out()).endsWith("\n5 passed, 0 failed\n");
        assertThat(run.exit()).isZero();
    }
}
