package emissaryctl.resource;

import emissaryctl.resource.LoadBalancer.Cookie;
import emissaryctl.resource.MappingUpstream.Dns;
import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decodes the blocks that Mapping, TCPMapping and Module share.
final class Policies {

    private Policies() {}

    static Optional<List<CircuitBreaker>> circuitBreakers(Fields spec) {
        if (spec.items("circuit_breakers").isEmpty()) return Optional.empty();
        return Optional.of(spec.list("circuit_breakers").stream()
                .map(f -> new CircuitBreaker(
                        f.string("priority"),
                        f.integer("max_connections"),
                        f.integer("max_pending_requests"),
                        f.integer("max_requests"),
                        f.integer("max_retries")))
                .toList());
    }

    static Optional<Keepalive> keepalive(Fields spec) {
        return spec.fields("keepalive")
                .map(f -> new Keepalive(
                        f.integer("time"), f.integer("idle_time"), f.integer("interval"), f.integer("probes")));
    }

    static Optional<LoadBalancer> loadBalancer(Fields spec) {
        return spec.fields("load_balancer")
                .map(f -> new LoadBalancer(
                        f.string("policy").orElse(""),
                        f.fields("cookie").map(c -> new Cookie(c.string("name"), c.string("path"), c.duration("ttl"))),
                        f.string("header"),
                        f.bool("source_ip"),
                        new LinkedHashSet<>(
                                f.map().entries().stream().map(e -> e.key()).toList())));
    }

    static Optional<RetryPolicy> retry(Fields spec) {
        return spec.fields("retry_policy")
                .map(f ->
                        new RetryPolicy(f.string("retry_on"), f.integer("num_retries"), f.duration("per_try_timeout")));
    }

    static Optional<Cors> cors(Fields spec) {
        return spec.fields("cors")
                .map(f -> new Cors(
                        f.stringOrStrings("origins", Policies::commaSeparated),
                        f.stringOrStrings("methods", List::of),
                        f.stringOrStrings("headers", List::of),
                        f.stringOrStrings("exposed_headers", List::of),
                        f.flag("credentials"),
                        f.text("max_age")));
    }

    private static List<String> commaSeparated(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    static UpstreamTimeouts timeouts(Fields spec) {
        return new UpstreamTimeouts(
                spec.millis("connect_timeout_ms"),
                spec.millis("cluster_idle_timeout_ms"),
                spec.millis("cluster_max_connection_lifetime_ms"));
    }

    static Dns dns(Fields spec) {
        return new Dns(
                spec.string("dns_type"),
                spec.bool("respect_dns_ttl"),
                spec.bool("enable_ipv4"),
                spec.bool("enable_ipv6"));
    }

    static Optional<RegexRewrite> regexRewrite(Fields spec, String key) {
        return spec.fields(key)
                .map(f -> new RegexRewrite(
                        f.string("pattern").orElse(""), f.string("substitution").orElse("")));
    }

    static List<ErrorResponseOverride> errorResponseOverrides(Fields spec) {
        return spec.list("error_response_overrides").stream()
                .flatMap(Policies::errorResponseOverride)
                .toList();
    }

    private static Stream<ErrorResponseOverride> errorResponseOverride(Fields item) {
        Fields body = item.nested("body");
        return item.integer("on_status_code").stream()
                .map(status -> new ErrorResponseOverride(
                        status,
                        body.string("content_type"),
                        body.string("text_format"),
                        body.sortedTexts("json_format"),
                        body.fields("text_format_source").flatMap(f -> f.string("filename"))));
    }
}
