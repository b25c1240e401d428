package emissaryctl.diff.live;

import emissaryctl.gateway.CorsRules;
import emissaryctl.gateway.HashKey;
import emissaryctl.gateway.HashKey.CookieHash;
import emissaryctl.gateway.HashKey.HeaderHash;
import emissaryctl.gateway.HashKey.SourceIpHash;
import emissaryctl.gateway.HostRewrite;
import emissaryctl.gateway.PathRewrite;
import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteDecision.Retries;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Requests that are sent to a cluster.
final class ForwardReader {

    /// What Envoy waits for an answer unless it is told.
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Set<String> clusters;

    /// @param clusters the names of those that there are
    ForwardReader(Set<String> clusters) {
        this.clusters = clusters;
    }

    Forward read(Fields action, Optional<CorsRules> cors) {
        action.skip("cluster_not_found_response_code");
        return new Forward(
                cluster(action),
                action.duration("timeout").orElse(TIMEOUT),
                action.duration("idle_timeout"),
                path(action),
                host(action),
                action.list("hash_policy", ForwardReader::hashKey),
                action.message("retry_policy", ForwardReader::retries),
                action.list("request_mirror_policies", this::mirror),
                cors,
                action.list("rate_limits", RateLimitReader::read),
                action.list("upgrade_configs", ForwardReader::upgrade),
                action.word("priority", Priority.class).orElse(Priority.DEFAULT));
    }

    /// A name of no cluster is one that is not understood, as are other ways to say where requests go.
    private String cluster(Fields action) {
        String name = action.text("cluster").orElse("");
        if (clusters.contains(name)) return name;
        if (!name.isEmpty()) action.doubt("cluster");
        return ClusterReader.NONE.name();
    }

    private static PathRewrite path(Fields action) {
        Optional<PathRewrite> regex = action.message("regex_rewrite", ForwardReader::regexRewrite);
        return action.filled("prefix_rewrite")
                .<PathRewrite>map(PathRewrite.ReplacePrefix::new)
                .or(() -> regex)
                .orElse(new PathRewrite.KeepPath());
    }

    static PathRewrite regexRewrite(Fields rewrite) {
        String regex = rewrite.message("pattern", MatchReader::regex).orElse("");
        return new ReplaceRegex(regex, rewrite.text("substitution").orElse(""));
    }

    private static HostRewrite host(Fields action) {
        if (action.flag("auto_host_rewrite")) return new HostRewrite.EndpointHost();
        return action.filled("host_rewrite_literal")
                .<HostRewrite>map(HostRewrite.ReplaceHost::new)
                .orElse(new HostRewrite.KeepHost());
    }

    private static HashKey hashKey(Fields policy) {
        policy.only("terminal", "false");
        return policy.<HashKey>message(
                        "header",
                        header -> new HeaderHash(header.text("header_name").orElse("")))
                .or(() -> policy.message("cookie", ForwardReader::cookie))
                .or(() -> policy.message(
                        "connection_properties", properties -> new SourceIpHash(properties.flag("source_ip"))))
                .orElse(new SourceIpHash(false));
    }

    private static HashKey cookie(Fields cookie) {
        return new CookieHash(cookie.text("name").orElse(""), cookie.filled("path"), cookie.duration("ttl"));
    }

    private static Retries retries(Fields policy) {
        return new Retries(
                policy.text("retry_on").orElse(""), policy.number("num_retries"), policy.duration("per_try_timeout"));
    }

    private Mirror mirror(Fields policy) {
        int percent = policy.message("runtime_fraction", fraction -> {
                    fraction.skip("runtime_key");
                    return fraction.message("default_value", MatchReader::percent)
                            .orElse(0);
                })
                .orElse(100);
        return new Mirror(cluster(policy), percent);
    }

    private static String upgrade(Fields config) {
        config.only("enabled", "true");
        return config.text("upgrade_type").orElse("");
    }
}
