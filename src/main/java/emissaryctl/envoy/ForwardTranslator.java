package emissaryctl.envoy;

import com.google.protobuf.BoolValue;
import com.google.protobuf.UInt32Value;
import emissaryctl.envoy.message.Durations;
import emissaryctl.envoy.message.Fractions;
import emissaryctl.envoy.message.Matchers;
import emissaryctl.gateway.HashKey;
import emissaryctl.gateway.HashKey.CookieHash;
import emissaryctl.gateway.HashKey.HeaderHash;
import emissaryctl.gateway.HashKey.SourceIpHash;
import emissaryctl.gateway.HostRewrite.EndpointHost;
import emissaryctl.gateway.HostRewrite.KeepHost;
import emissaryctl.gateway.HostRewrite.ReplaceHost;
import emissaryctl.gateway.PathRewrite.KeepPath;
import emissaryctl.gateway.PathRewrite.ReplacePath;
import emissaryctl.gateway.PathRewrite.ReplacePrefix;
import emissaryctl.gateway.PathRewrite.ReplaceRegex;
import emissaryctl.gateway.RouteDecision.Forward;
import emissaryctl.gateway.RouteDecision.Mirror;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.gateway.RouteDecision.Retries;
import io.envoyproxy.envoy.config.core.v3.RoutingPriority;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteAction.HashPolicy;
import io.envoyproxy.envoy.config.route.v3.RouteAction.RequestMirrorPolicy;
import io.envoyproxy.envoy.config.route.v3.RouteAction.UpgradeConfig;

/// Requests sent to a cluster.
final class ForwardTranslator {

    static RouteAction translate(Forward forward) {
        RouteAction.Builder action = RouteAction.newBuilder()
                .setCluster(forward.cluster())
                .setTimeout(Durations.of(forward.timeout()))
                .addAllHashPolicy(forward.hashKeys().stream()
                        .map(ForwardTranslator::hashPolicy)
                        .toList())
                .addAllRequestMirrorPolicies(forward.mirrors().stream()
                        .map(ForwardTranslator::mirror)
                        .toList())
                .addAllRateLimits(forward.descriptors().stream()
                        .map(DescriptorTranslator::translate)
                        .toList())
                .addAllUpgradeConfigs(forward.upgrades().stream()
                        .map(protocol -> UpgradeConfig.newBuilder()
                                .setUpgradeType(protocol)
                                .build())
                        .toList());
        forward.idleTimeout().map(Durations::of).ifPresent(action::setIdleTimeout);
        forward.retries().map(ForwardTranslator::retryPolicy).ifPresent(action::setRetryPolicy);
        if (forward.priority() == Priority.HIGH) action.setPriority(RoutingPriority.HIGH);
        switch (forward.path()) {
            case KeepPath _ -> {}
            case ReplacePrefix(String with) -> action.setPrefixRewrite(with);
            case ReplacePath(String with) -> action.setRegexRewrite(Matchers.substitution(wholePath(with)));
            case ReplaceRegex rewrite -> action.setRegexRewrite(Matchers.substitution(rewrite));
        }
        switch (forward.host()) {
            case KeepHost _ -> {}
            case ReplaceHost(String with) -> action.setHostRewriteLiteral(with);
            case EndpointHost _ -> action.setAutoHostRewrite(BoolValue.of(true));
        }
        return action.build();
    }

    /// A route action has no field for this. In the substitution, a backslash would begin a group number.
    private static ReplaceRegex wholePath(String with) {
        return new ReplaceRegex("^.*$", with.replace("\\", "\\\\"));
    }

    private static HashPolicy hashPolicy(HashKey key) {
        HashPolicy.Builder policy = HashPolicy.newBuilder();
        switch (key) {
            case HeaderHash(String name) ->
                policy.setHeader(HashPolicy.Header.newBuilder().setHeaderName(name));
            case SourceIpHash(boolean enabled) ->
                policy.setConnectionProperties(
                        HashPolicy.ConnectionProperties.newBuilder().setSourceIp(enabled));
            case CookieHash hash -> policy.setCookie(cookie(hash));
        }
        return policy.build();
    }

    private static HashPolicy.Cookie cookie(CookieHash hash) {
        HashPolicy.Cookie.Builder cookie = HashPolicy.Cookie.newBuilder().setName(hash.name());
        hash.path().ifPresent(cookie::setPath);
        hash.ttl().map(Durations::of).ifPresent(cookie::setTtl);
        return cookie.build();
    }

    private static RequestMirrorPolicy mirror(Mirror mirror) {
        return RequestMirrorPolicy.newBuilder()
                .setCluster(mirror.cluster())
                .setRuntimeFraction(Fractions.fixed(mirror.percent()))
                .build();
    }

    private static RetryPolicy retryPolicy(Retries retries) {
        RetryPolicy.Builder policy = RetryPolicy.newBuilder().setRetryOn(retries.retryOn());
        retries.numRetries().map(UInt32Value::of).ifPresent(policy::setNumRetries);
        retries.perTryTimeout().map(Durations::of).ifPresent(policy::setPerTryTimeout);
        return policy.build();
    }

    private ForwardTranslator() {}
}
