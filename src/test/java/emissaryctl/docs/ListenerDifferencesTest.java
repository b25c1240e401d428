package emissaryctl.docs;

import static emissaryctl.docs.BothProfiles.HOST;
import static emissaryctl.docs.BothProfiles.HTTP;
import static emissaryctl.docs.BothProfiles.SHOP;
import static emissaryctl.docs.BothProfiles.TLS_HOST;
import static emissaryctl.docs.BothProfiles.TLS_LISTENER;
import static emissaryctl.docs.BothProfiles.inBoth;
import static emissaryctl.docs.BothProfiles.listener;
import static emissaryctl.docs.BothProfiles.module;
import static emissaryctl.docs.BothProfiles.resource;
import static emissaryctl.docs.BothProfiles.shopCert;

import emissaryctl.docs.BothProfiles.Rendered;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What docs/differences.md says both profiles do alike with Listeners, Hosts, TCPMappings and certificates.
class ListenerDifferencesTest {

    @Test
    void serverNameIsForServicesOnly() throws IOException {
        String host = resource(
                "Host", "shop", "hostname: shop.example.com, tlsSecret: {name: shop-cert}, tlsContext: {name: front}");
        String context = resource("TLSContext", "front", "hosts: [shop.example.com], secret: shop-cert, sni: inner");
        for (Rendered each : inBoth(TLS_LISTENER + host + context + shopCert())) {
            each.has("httpshost-shop").hasNot("sni: inner").silent();
        }
    }

    @Test
    void inlineTlsKeepsItsCertificate() throws IOException {
        String host = resource(
                "Host",
                "shop",
                "hostname: shop.example.com, tlsSecret: {name: shop-cert}, tls: {min_tls_version: v1.2}");
        String other = resource("TLSContext", "shop-context", "hosts: [other.example.com], secret: shop-cert");
        for (Rendered each : inBoth(TLS_LISTENER + host + other + shopCert())) {
            each.has("httpshost-shop", "tls_certificates:", "tls_minimum_protocol_version: TLSv1_2")
                    .silent();
        }
    }

    @Test
    void secretsAreFoundByNamespaceAndName() throws IOException {
        String host = resource("Host", "shop", "hostname: shop.example.com, tlsSecret: {name: sec, namespace: other}");
        String secret = shopCert().replace("name: shop-cert", "name: sec.other");
        for (Rendered each : inBoth(TLS_LISTENER + host + secret)) {
            each.hasNot("httpshost-shop").error("EMC4001");
        }
    }

    @Test
    void laterOfOneNameIsNamedWithItsNamespace() throws IOException {
        String second = resource(
                "v3alpha1",
                "Listener",
                "front",
                "zz",
                "port: 9443, protocol: HTTPS, securityModel: SECURE, hostBinding: {namespace: {from: ALL}}");
        for (Rendered each : inBoth(TLS_LISTENER + TLS_HOST + second + shopCert())) {
            each.has("- name: front\n", "- name: front.zz\n").silent();
        }
    }

    @Test
    void secretsOfHostsAreInTheNamespaceOfTheHost() throws IOException {
        String host = resource(
                "v3alpha1", "Host", "shop", "other", "hostname: shop.example.com, tlsSecret: {name: shop-cert}");
        for (Rendered each : inBoth(TLS_LISTENER + host + module("server_name: x") + shopCert())) {
            each.hasNot("httpshost-shop").error("EMC4001");
        }
    }

    @Test
    void tcpMappingForAllBesideHostsIsAnError() {
        for (Rendered each : inBoth(HTTP + SHOP + resource("TCPMapping", "all", "port: 8080, service: 'tcp:1'"))) {
            each.has("envoy.filters.network.tcp_proxy").hasNot("prefix: /shop/").error("EMC7011");
        }
    }

    @Test
    void selectorAloneMeansTheListenersOwnNamespace() {
        String listener = resource(
                "Listener",
                "front",
                "port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {selector: {matchLabels: {a: b}}}");
        String host = """
                apiVersion: getambassador.io/v3alpha1
                kind: Host
                metadata: {name: everyone, namespace: other, labels: {a: b}}
                spec: {hostname: '*'}
                ---
                """;
        for (Rendered each : inBoth(listener + host + SHOP)) each.error("EMC1009");
    }

    @Test
    void missingSecretIsAnError() {
        for (Rendered each : inBoth(TLS_LISTENER + TLS_HOST + SHOP))
            each.hasNot("httpshost").error("EMC4001");
    }

    @Test
    void laterOfTwoHostsIsServedInCleartext() {
        String second = resource("Host", "later", "hostname: '*', requestPolicy: {insecure: {action: Redirect}}");
        for (Rendered each : inBoth(HTTP + SHOP + second))
            each.has("https_redirect: true").warning("EMC1017");
    }

    @Test
    void selectorOfNothingIsNoHostBinding() {
        String listener = resource(
                "Listener",
                "front",
                "port: 8080, protocol: HTTP, securityModel: INSECURE, hostBinding: {selector: {matchLabels: {}}}");
        for (Rendered each : inBoth(listener + HOST + SHOP)) {
            each.hasNot("port_value: 8080").error("EMC1016");
        }
    }

    @Test
    void partialWildcardsAreNoServerNames() throws IOException {
        String listener = resource(
                "Listener",
                "front",
                "port: 6379, protocol: TLS, securityModel: SECURE, hostBinding: {namespace: {from: ALL}}");
        String mappings = resource("TCPMapping", "part", "port: 6379, host: 'shop*', service: a")
                + resource("TCPMapping", "whole", "port: 6379, host: '*.example.com', service: b");
        for (Rendered each : inBoth(shopCert() + listener + TLS_HOST + mappings)) {
            each.has("*.example.com").hasNot("shop*").error("EMC0015");
        }
    }
}
