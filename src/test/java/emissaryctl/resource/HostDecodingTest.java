package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Host.SecretReference;
import emissaryctl.resource.LabelSelector.Expression;
import emissaryctl.resource.LabelSelector.Operator;
import emissaryctl.resource.Listener.HostBinding;
import emissaryctl.resource.Listener.NamespaceFrom;
import emissaryctl.resource.Listener.SecurityModel;
import emissaryctl.resource.TlsSettings.TlsMaterial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Host, Listener and TLSContext.
class HostDecodingTest {

    private static final String TLS = """
        cert_chain_file: /c
        private_key_file: /k
        ca_secret: ca
        cacert_chain_file: /a
        crl_secret: crl
        cert_required: true
        min_tls_version: v1.2
        max_tls_version: v1.3
        cipher_suites: [A, B]
        ecdh_curves: [X25519]
        alpn_protocols: h2,http/1.1
        sni: s.example
        redirect_cleartext_from: 8080
        """;

    private static Host host(String spec) {
        return ReadYaml.one(Host.class, ReadYaml.v3("Host", spec));
    }

    @Test
    void hosts() {
        Host host = host("""
            hostname: '*.example'
            mappingSelector:
              matchLabels: {b: '1', a: '2'}
              matchExpressions:
              - {key: in, operator: In, values: [x, w]}
              - {key: not, operator: NotIn, values: [z]}
              - {key: is, operator: Exists}
              - {key: none, operator: DoesNotExist}
            tlsSecret: {name: sec, namespace: other}
            tlsContext: {name: ctx}
            requestPolicy: {insecure: {action: Reject, additionalPort: 8081}}
            acmeProvider: {authority: none, email: a@b, privateKeySecret: {name: key}, registration: r}
            previewUrl: {enabled: false}
            """);
        assertThat(host.hostname()).contains("*.example");
        LabelSelector selector = host.mappingSelector().orElseThrow();
        assertThat(selector.matchLabels()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
        assertThat(selector.matchExpressions())
                .containsExactly(
                        new Expression("in", Operator.IN, List.of("x", "w")),
                        new Expression("not", Operator.NOT_IN, List.of("z")),
                        new Expression("is", Operator.EXISTS, List.of()),
                        new Expression("none", Operator.DOES_NOT_EXIST, List.of()));
        assertThat(host.tlsSecret()).contains(new SecretReference("sec", Optional.of("other")));
        assertThat(host.tlsContext()).contains("ctx");
        assertThat(host.insecureAction()).contains(InsecureAction.REJECT);
        assertThat(host.insecureAdditionalPort()).contains(8081);
        assertThat(host.acmePrivateKeySecret()).contains(new SecretReference("key", Optional.empty()));
        assertThat(host.previewUrl()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Redirect, REDIRECT", "Reject, REJECT", "Route, ROUTE"})
    void insecureActions(String word, InsecureAction action) {
        assertThat(host("requestPolicy: {insecure: {action: " + word + "}}").insecureAction())
                .contains(action);
    }

    @Test
    void theOldSelectorCountsWithoutTheNewOne() {
        assertThat(host("selector: {matchLabels: {a: b}}")
                        .mappingSelector()
                        .orElseThrow()
                        .matchLabels())
                .containsKey("a");
        String both = "selector: {matchLabels: {a: b}}\nmappingSelector: {matchLabels: {c: d}}";
        assertThat(host(both).mappingSelector().orElseThrow().matchLabels()).containsOnlyKeys("c");
    }

    @Test
    void aSecretWithoutANameIsNone() {
        assertThat(host("tlsSecret: {name: ''}").tlsSecret()).isEmpty();
        assertThat(host("tlsSecret: {}").tlsSecret()).isEmpty();
        assertThat(host("tlsContext: {name: ''}").tlsContext()).isEmpty();
    }

    @Test
    void inlineTls() {
        String spec = "tls:\n" + TLS.replace("crl_secret: crl\n", "").indent(2);
        TlsSettings tls = host(spec).tls().orElseThrow();
        assertThat(tls.material().crlSecret()).isEmpty();
        assertThat(tls.minTlsVersion()).contains("v1.2");
        assertThat(tls.redirectCleartextFrom()).contains(8080);
    }

    @Test
    void tlsContexts() {
        String spec = "hosts: [a.example, b.example]\nsecret: sec.other\nsecret_namespacing: false\n" + TLS;
        TlsContext context = ReadYaml.one(TlsContext.class, ReadYaml.v3("TLSContext", spec));
        assertThat(context)
                .isEqualTo(new TlsContext(
                        context.metadata(),
                        Optional.of(List.of("a.example", "b.example")),
                        new TlsSettings(
                                new TlsMaterial(
                                        Optional.of("sec.other"),
                                        Optional.of("/c"),
                                        Optional.of("/k"),
                                        Optional.of("ca"),
                                        Optional.of("/a"),
                                        Optional.of("crl"),
                                        Optional.empty()),
                                Optional.of(false),
                                Optional.of(true),
                                Optional.of("v1.2"),
                                Optional.of("v1.3"),
                                Optional.of(List.of("A", "B")),
                                Optional.of(List.of("X25519")),
                                Optional.of("h2,http/1.1"),
                                Optional.of("s.example"),
                                Optional.of(8080))));
    }

    @Test
    void listeners() {
        Listener listener = ReadYaml.one(Listener.class, ReadYaml.v3("Listener", """
            port: 8443
            protocol: HTTPS
            protocolStack: [TLS, HTTP, TCP]
            securityModel: SECURE
            hostBinding: {namespace: {from: ALL}, selector: {matchLabels: {a: b}}}
            statsPrefix: stat
            l7Depth: 2
            http2MaxConcurrentStreams: 100
            """));
        assertThat(listener.hostBinding().selector().orElseThrow().matchLabels())
                .containsExactly(Map.entry("a", "b"));
        assertThat(listener)
                .isEqualTo(new Listener(
                        listener.metadata(),
                        8443,
                        Optional.of("HTTPS"),
                        Optional.of(List.of("TLS", "HTTP", "TCP")),
                        SecurityModel.SECURE,
                        new HostBinding(
                                Optional.of(NamespaceFrom.ALL),
                                listener.hostBinding().selector()),
                        Optional.of("stat"),
                        2,
                        Optional.of(100)));
    }

    @ParameterizedTest
    @CsvSource({"XFP, SELF", "SECURE, ALL", "INSECURE, SELECTOR"})
    void securityModelsAndNamespaces(SecurityModel model, NamespaceFrom from) {
        String spec =
                "port: 1\nprotocol: HTTP\nsecurityModel: " + model + "\nhostBinding: {namespace: {from: " + from + "}}";
        Listener listener = ReadYaml.one(Listener.class, ReadYaml.v3("Listener", spec));
        assertThat(listener.securityModel()).isEqualTo(model);
        assertThat(listener.hostBinding().namespaceFrom()).contains(from);
        assertThat(listener.l7Depth()).isZero();
    }
}
