package emissaryctl.envoy;

import static emissaryctl.envoy.Gateways.forward;
import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.gateway.Descriptor;
import emissaryctl.gateway.Descriptor.DestinationClusterEntry;
import emissaryctl.gateway.Descriptor.GenericEntry;
import emissaryctl.gateway.Descriptor.HeaderEntry;
import emissaryctl.gateway.Descriptor.RemoteAddressEntry;
import emissaryctl.gateway.Descriptor.SourceClusterEntry;
import emissaryctl.gateway.HashKey.CookieHash;
import emissaryctl.gateway.HashKey.HeaderHash;
import emissaryctl.gateway.HashKey.SourceIpHash;
import emissaryctl.gateway.HostRewrite;
import emissaryctl.gateway.HostRewrite.EndpointHost;
import emissaryctl.gateway.HostRewrite.KeepHost;
import emissaryctl.gateway.HostRewrite.ReplaceHost;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.PathRewrite.ReplacePath;
import emissaryctl.gateway.PathRewrite.ReplacePrefix;
import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteDecision.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardTranslatorTest {

    @Test
    void policiesOfARouteAreWrittenInTheAction() {
        Forward forward = new Forward(
                "a",
                Duration.ZERO,
                Optional.of(Duration.ofMillis(1500)),
                new KeepPath(),
                new KeepHost(),
                List.of(
                        new CookieHash("c", Optional.of("/p"), Optional.of(Duration.ofSeconds(60))),
                        new CookieHash("d", Optional.empty(), Optional.empty()),
                        new HeaderHash("x-user"),
                        new SourceIpHash(true)),
                Optional.of(new Retries("5xx", Optional.of(3), Optional.of(Duration.ofMillis(250)))),
                List.of(new Mirror("b", 10)),
                Optional.empty(),
                List.of(),
                List.of("websocket"),
                Priority.HIGH);

        assertThat(Json.of(ForwardTranslator.translate(forward))).isEqualTo(Json.parse("""
                {
                  "cluster": "a",
                  "timeout": "0s",
                  "idle_timeout": "1.500s",
                  "priority": "HIGH",
                  "retry_policy": {"retry_on": "5xx", "num_retries": 3, "per_try_timeout": "0.250s"},
                  "hash_policy": [
                    {"cookie": {"name": "c", "ttl": "60s", "path": "/p"}},
                    {"cookie": {"name": "d"}},
                    {"header": {"header_name": "x-user"}},
                    {"connection_properties": {"source_ip": true}}
                  ],
                  "upgrade_configs": [{"upgrade_type": "websocket"}],
                  "request_mirror_policies": [
                    {"cluster": "b", "runtime_fraction": {"default_value": {"numerator": 10}}}
                  ]
                }"""));
    }

    static Stream<Arguments> rewrites() {
        return Stream.of(
                Arguments.of(new ReplacePrefix("/p"), new KeepHost(), """
                        {"cluster": "a", "timeout": "3s", "prefix_rewrite": "/p"}"""),
                Arguments.of(new ReplaceRegex("^/(.*)$", "/x/\\1"), new ReplaceHost("h"), """
                        {
                          "cluster": "a", "timeout": "3s", "host_rewrite_literal": "h",
                          "regex_rewrite": {"pattern": {"regex": "^/(.*)$"}, "substitution": "/x/\\\\1"}
                        }"""),
                Arguments.of(new ReplacePath("/a\\1"), new EndpointHost(), """
                        {
                          "cluster": "a", "timeout": "3s", "auto_host_rewrite": true,
                          "regex_rewrite": {"pattern": {"regex": "^.*$"}, "substitution": "/a\\\\\\\\1"}
                        }"""));
    }

    @ParameterizedTest
    @MethodSource("rewrites")
    void pathAndHostAreRewritten(PathRewrite path, HostRewrite host, String expected) {
        Forward plain = forward("a");
        Forward forward = new Forward(
                plain.cluster(),
                plain.timeout(),
                plain.idleTimeout(),
                path,
                host,
                plain.hashKeys(),
                plain.retries(),
                plain.mirrors(),
                plain.cors(),
                plain.descriptors(),
                plain.upgrades(),
                plain.priority());

        assertThat(Json.of(ForwardTranslator.translate(forward))).isEqualTo(Json.parse(expected));
    }

    @Test
    void descriptorsBecomeActionsOfStageZero() {
        Descriptor descriptor = new Descriptor(List.of(
                new SourceClusterEntry(),
                new DestinationClusterEntry(),
                new RemoteAddressEntry(),
                new GenericEntry("generic_key", "v"),
                new HeaderEntry("user", "x-user", false),
                new HeaderEntry("team", "x-team", true)));

        assertThat(Json.of(DescriptorTranslator.translate(descriptor))).isEqualTo(Json.parse("""
                {
                  "stage": 0,
                  "actions": [
                    {"source_cluster": {}},
                    {"destination_cluster": {}},
                    {"remote_address": {}},
                    {"generic_key": {"descriptor_key": "generic_key", "descriptor_value": "v"}},
                    {"request_headers": {"descriptor_key": "user", "header_name": "x-user"}},
                    {"request_headers": {"descriptor_key": "team", "header_name": "x-team", "skip_if_absent": true}}
                  ]
                }"""));
    }
}
