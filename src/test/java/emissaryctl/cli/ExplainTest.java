package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainTest {

    private static final String YAML = Inputs.LISTENER + """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: shop}
            spec: {hostname: shop.example.com, requestPolicy: {insecure: {action: Route}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: users}
            spec: {hostname: '*', prefix: /users/, service: users, headers: {x-t: blue}, timeout_ms: 500}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: all}
            spec: {hostname: '*', prefix: /users/, service: all, precedence: 9, method: POST}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: lost}
            spec: {hostname: other.example.com, prefix: /lost/, service: lost}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: wrong}
            spec: {hostname: '*', prefix: /wrong/, service: wrong, timeout_ms: soon}
            ---
            """;

    private static final String BESIDE = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: tcp}
            spec: {port: 7000, protocol: TCP, securityModel: INSECURE, hostBinding: {namespace: {from: ALL}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: TCPMapping
            metadata: {name: db}
            spec: {port: 7000, service: db:5432}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: more}
            spec: {hostname: more.example.com, requestPolicy: {insecure: {action: Route}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: copied}
            spec: {hostname: shop.example.com, prefix: /copied/, service: copied}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: copy}
            spec: {hostname: shop.example.com, prefix: /copied/, service: copy, shadow: true, weight: 10}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Module
            metadata: {name: ambassador}
            spec: {config: {use_remote_address: true}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: unused}
            stringData: {a: b}
            ---
            """;

    private static Run explain(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "explain";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "-";
        return Run.withInput(YAML, all);
    }

    @Test
    void everyStepIsShownWithItsPlace() {
        Run run = explain("-q", "GET", "http://shop.example.com/users/a/../7?x", "-H", "X-T: blue", "-H", "a: b");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                GET http://shop.example.com/users/a/../7?x

                listener  port 8080 (the first that suits)  Listener default/http <stdin>:3:18
                chain     cleartext  Listener default/http <stdin>:3:18
                path      becomes /users/7?x
                host      shop.example.com  Host default/shop <stdin>:8:18
                routes    ✗ 1  prefix /users/, method POST, header x-forwarded-proto https  Mapping default/all <stdin>:18:18
                               method is GET, not POST
                               header x-forwarded-proto is http, not https
                          ✗ 2  prefix /users/, method POST  Mapping default/all <stdin>:18:18
                               method is GET, not POST
                          ✗ 5  prefix /users/, header x-t blue, header x-forwarded-proto https  Mapping default/users <stdin>:13:18
                               header x-forwarded-proto is http, not https
                          ✓ 6  prefix /users/, header x-t blue  Mapping default/users <stdin>:13:18
                          2 routes with another path (--all shows them)

                result    → users:80  Mapping default/users <stdin>:13:18
                request   GET /7?x with Host shop.example.com
                rules     timeout 500 ms
                cluster   cluster_users_default: by DNS, round robin, HTTP/1.1  Mapping default/users <stdin>:13:18
                """);
    }

    @Test
    void nobodysRequestIsA404() {
        Run run = explain("-q", "http://shop.example.com/nowhere");
        assertThat(run.out()).endsWith("\nresult    → 404: no route matches\n").contains("6 routes with another path");
        assertThat(explain("-q", "http://elsewhere.example.com/").out())
                .endsWith("\nresult    → 404: no Host is for this hostname\n");
    }

    @Test
    void errorsOfTheInputAreMentioned() {
        assertThat(explain("http://shop.example.com/").err())
                .isEqualTo(
                        "Note: the input has 1 error; resources with errors are left out ('emissaryctl lint' shows them).\n");
    }

    @Test
    void jsonSaysTheSame() {
        Run run = explain("-q", "http://shop.example.com/users/7", "-H", "x-t: blue", "--format", "json");
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.at("/formatVersion").asInt()).isEqualTo(1);
        assertThat(json.at("/listener/reason").asString()).isEqualTo("first-suitable");
        assertThat(json.at("/host/domain").asString()).isEqualTo("shop.example.com");
        assertThat(json.at("/routes/0/mismatches/0/text").asString()).isEqualTo("method is GET, not POST");
        assertThat(json.at("/results/0/verdict").asString()).isEqualTo("forwarded");
        assertThat(json.at("/results/0/upstream/path").asString()).isEqualTo("/7");
        assertThat(json.at("/results/0/cluster/endpoints/0").asString()).isEqualTo("users:80");
        assertThat(json.at("/results/0/route/source").asString()).isEqualTo("<stdin>:13:18");
        assertThat(json.at("/results/0/timeoutMillis").asInt()).isEqualTo(500);
    }

    @Test
    void whyNotNamesTheWrongPartOfTheRequest() {
        Run run = explain("-q", "--why-not", "mapping/users", "http://shop.example.com/users/7", "-H", "x-t: red");
        assertThat(run.out()).endsWith("""
                request   is not what route 6 takes:
                            header x-t is red, not blue
                """);
        assertThat(explain(
                                "-q",
                                "--why-not",
                                "mapping/users.default",
                                "http://shop.example.com/users/7",
                                "-H",
                                "x-t: blue")
                        .out())
                .endsWith("\nrequest   reaches it\n");
    }

    @Test
    void whyNotNamesTheRouteThatTakesItBefore() {
        String shadowing = YAML.replace(", method: POST", "");
        Run run = Run.withInput(
                shadowing,
                "explain",
                "-q",
                "-",
                "--why-not",
                "Mapping/users",
                "http://shop.example.com/users/",
                "-H",
                "x-t: blue");
        assertThat(run.out())
                .contains("never reached: all of it is taken before by Mapping default/all")
                .endsWith("""
                request   is what route 6 takes, but others take it before:
                            prefix /users/  Mapping default/all <stdin>:18:18
                """);
    }

    @Test
    void whyNotTellsWhatTheHostsHaveAgainstIt() {
        assertThat(explain("-q", "--why-not", "mapping/lost").out()).isEqualTo("""
                Mapping default/lost <stdin>:23:18

                resource  has no route
                goes with Host shop.example.com  no: its hostname `shop.example.com` does not go with `other.example.com`  Host default/shop <stdin>:8:18
                """);
    }

    @Test
    void whyNotTellsWhatWasWrong() {
        assertThat(explain("-q", "--why-not", "mapping/wrong").out()).startsWith("""
                Mapping default/wrong <stdin>:28:18

                resource  is not part of the gateway
                said      error[EMC0007] `timeout_ms` must be an integer, not a string  <stdin>:29:""");
    }

    /// A Host, a Listener or a TCPMapping has no routes, and gets requests all the same.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host/shop            | http://shop.example.com/users/7  | reaches it",
                "host/shop            | http://other.example.com/        | reaches no Host at all",
                "host/more            | http://shop.example.com/users/7  | is for host shop.example.com  Host default/shop <stdin>:8:18",
                "listener/http        | http://shop.example.com/nowhere  | reaches it",
                "listener/tcp         | http://shop.example.com/         | is taken on port 8080 by  Listener default/http <stdin>:3:18",
                "listener/http        | http://shop.example.com:7000/    | is taken on port 7000 by  Listener default/tcp <stdin>:33:18",
                "tcpmapping/db        | http://shop.example.com:7000/    | reaches it",
                "tcpmapping/db        | http://shop.example.com/         | is taken on port 8080 by  Listener default/http <stdin>:3:18",
                "mapping/copy         | http://shop.example.com/copied/  | is copied to it, 10 %",
                "mapping/default/copy | http://shop.example.com/users/7  | is for host shop.example.com, which has no route of it  Host default/shop <stdin>:8:18",
            })
    void whyNotOfWhatHasNoRoutes(String resource, String url, String answer) {
        Run run = Run.withInput(YAML + BESIDE, "explain", "-q", "--why-not", resource, url, "-");
        assertThat(run.out()).endsWith("\n\nrequest   " + answer + "\n");
    }

    /// That a Secret has become no part of the gateway by itself does not mean that it is not used.
    @Test
    void whyNotOfWhatGetsNoRequests() {
        for (String resource : List.of("module/ambassador", "secret/unused")) {
            Run run = Run.withInput(
                    YAML + BESIDE, "explain", "-q", "--why-not", resource, "http://shop.example.com/", "-");
            assertThat(run.out()).endsWith("\n\nresource  gets no requests itself\n");
        }
        assertThat(Run.withInput(YAML + BESIDE, "explain", "-q", "--why-not", "mapping/copy", "-")
                        .out())
                .contains("\nresource  is part of the gateway: gets copies of what other Mappings get\n");
    }

    @Test
    void aPortThatNoHostHasIsMentioned() {
        assertThat(explain("-q", "http://shop.example.com:8080/users/").out())
                .contains("→ 404: no Host is for this hostname with a port (see strip_matching_host_port)\n");
    }

    @Test
    void anyWordInCapitalsIsAMethod() {
        assertThat(explain("-q", "PURGE", "http://shop.example.com/users/", "-H", "x-t: blue")
                        .out())
                .contains("\nrequest   PURGE / with Host shop.example.com\n");
    }

    @Test
    void whyNotOfAnUnknownResourceFails() {
        Run run = explain("-q", "--why-not", "mapping/nobody");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("emissaryctl explain: there is no mapping 'nobody' in the input\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET                          | there is no URL",
                "/users/                      | there is no URL",
                "GET POST http://h/           | more than one method",
                "http://h/ http://i/          | more than one URL",
                "ftp://h/                     | scheme",
                "http://h/ -H nothing         | is no header",
                "http://h/ --port 0           | is no port",
                "http://h/ --client h         | is no IP address",
                "http://h/ --format xml       | --format is text or json",
                "http://h/ --why-not users    | write KIND/NAME",
                "get http://h/                | is no method, GET is",
                "http://[::1/                 | brackets",
                "http://::1/                  | IPv6 address without its brackets",
            })
    void wrongUsageIsTold(String line, String reason) {
        Run run = explain(line.split(" +"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason);
    }

    @Test
    void unreadableInputIsNoAnswer() {
        Run run = Run.of("explain", "http://h/", "no/such/folder");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[EMC0017]");
    }

    @Test
    void coloursAreForTerminals() {
        String[] line = {"explain", "http://shop.example.com/", "examples/quickstart"};
        assertThat(Run.of(line).out()).doesNotContain("\u001b");
        assertThat(Run.onTerminal(Map.of(), line).out()).contains("\u001b[1;31m");
    }

    @Test
    void controlCharactersOfTheInputStayOut() {
        Run run = Run.withInput(
                YAML.replace("prefix: /users/, service: users", "prefix: \"/users\\e[31m/\", service: users"),
                "explain",
                "--all",
                "-q",
                "http://shop.example.com/x",
                "-");
        assertThat(run.out()).doesNotContain("\u001b").contains("\\u001b[31m");
        assertThat(List.of(run.exit())).containsExactly(0);
    }
}
