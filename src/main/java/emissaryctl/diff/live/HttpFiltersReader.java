package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import emissaryctl.envoy.filter.KeptHeaders;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.AuthTransport;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.RateLimiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The HTTP filters of a connection manager. Those that look at answers only, or change how a request is written and
/// not where it goes, are none that the matcher needs to hear of.
final class HttpFiltersReader {

    static final String AUTH = "envoy.extensions.filters.http.ext_authz.v3.ExtAuthz";
    static final String CORS = "envoy.extensions.filters.http.cors.v3.Cors";
    static final String CUSTOM_RESPONSE = "envoy.extensions.filters.http.custom_response.v3.CustomResponse";
    static final String LUA = "envoy.extensions.filters.http.lua.v3.Lua";
    private static final String RATE_LIMIT = "envoy.extensions.filters.http.ratelimit.v3.RateLimit";
    private static final String ADDRESSES = "envoy.extensions.filters.http.rbac.v3.RBAC";
    private static final String HEADERS = "envoy.extensions.filters.http.header_mutation.v3.HeaderMutation";
    private static final Set<String> WITHOUT_EFFECT_ON_ROUTES = Set.of(
            CORS,
            CUSTOM_RESPONSE,
            "envoy.extensions.filters.http.router.v3.Router",
            "envoy.extensions.filters.http.grpc_web.v3.GrpcWeb",
            "envoy.extensions.filters.http.grpc_http1_bridge.v3.Config",
            "envoy.extensions.filters.http.grpc_stats.v3.FilterConfig",
            "envoy.extensions.filters.http.compressor.v3.Compressor",
            "envoy.extensions.filters.http.buffer.v3.Buffer");

    /// In place of the type of a filter of FilterPolicies.
    static final String POLICY = "a filter of FilterPolicies";

    private final PolicyFilters common;
    private final List<String> policies = new ArrayList<>();
    private final Map<String, String> types = new HashMap<>();
    private final List<AddressRules> addresses = new ArrayList<>();
    private final List<ExternalAuth> auths = new ArrayList<>();
    private final List<RateLimiting> limits = new ArrayList<>();

    HttpFiltersReader(PolicyFilters common) {
        this.common = common;
    }

    /// The types of the filters that there are, by their names, under which routes have settings for them.
    Map<String, String> types() {
        return types;
    }

    FilterSettings read(List<Tree> filters, Unclear unclear) {
        for (Tree filter : filters) Fields.read(filter, "", unclear, fields -> read(filter, fields, unclear));
        return new FilterSettings(
                Grpc.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                addresses.stream().findFirst(),
                auths.stream().findFirst(),
                PolicyFilters.passed(policies),
                limits.stream().findFirst(),
                Optional.empty(),
                false,
                List.of());
    }

    /// What is not understood is the filter, whatever it is in it.
    private boolean read(Tree filter, Fields fields, Unclear unclear) {
        String name = fields.text("name").orElse("");
        if (common.have(name)) {
            fields.all();
            policies.add(name);
            types.put(name, POLICY);
            return true;
        }
        String type = Types.ofFilter(filter);
        types.put(name, type);
        Unclear own = new Unclear();
        if (fields.flag("disabled")) own.add("disabled");
        fields.skip("is_optional", "typed_config");
        boolean known = filter.at("typed_config")
                .map(settings -> Fields.read(settings, "", own, each -> settings(type, each)))
                .orElse(WITHOUT_EFFECT_ON_ROUTES.contains(type));
        if (!known || !own.isEmpty())
            unclear.add("with HTTP filter " + fields.text("name").orElse(type));
        return known;
    }

    private boolean settings(String type, Fields settings) {
        settings.skip("@type");
        switch (type) {
            case AUTH -> {
                if (!auths.isEmpty()) settings.doubt("second");
                auths.add(auth(settings));
            }
            case RATE_LIMIT -> {
                if (!limits.isEmpty()) settings.doubt("second");
                limits.add(rateLimiting(settings));
            }
            case ADDRESSES -> {
                if (!addresses.isEmpty()) settings.doubt("second");
                settings.skip("shadow_rules", "shadow_rules_stat_prefix", "rules_stat_prefix");
                settings.message("rules", AddressRulesReader::read)
                        .ifPresentOrElse(addresses::add, () -> settings.doubt("rules"));
            }
            case HEADERS ->
                settings.message("mutations", mutations -> {
                    mutations.skip("response_mutations");
                    return true;
                });
            case LUA -> {
                Optional<String> script = settings.message(
                        "default_source_code",
                        code -> code.text("inline_string").orElse(""));
                if (script.filter(KeptHeaders::isScript).isEmpty()) settings.doubt("default_source_code");
            }
            default -> {
                return anything(type, settings);
            }
        }
        return true;
    }

    private static boolean anything(String type, Fields settings) {
        settings.all();
        return WITHOUT_EFFECT_ON_ROUTES.contains(type);
    }

    /// How the service is asked is for those who compare filters; here it counts that it is.
    private static ExternalAuth auth(Fields settings) {
        settings.skip(
                "clear_route_cache",
                "failure_mode_allow",
                "status_on_error",
                "transport_api_version",
                "with_request_body",
                "allowed_headers",
                "stat_prefix",
                "include_peer_certificate");
        AuthTransport transport = settings.message("http_service", HttpFiltersReader::overHttp)
                .or(() -> settings.message("grpc_service", HttpFiltersReader::overGrpc))
                .orElse(new GrpcAuth(""));
        return new ExternalAuth(transport, Duration.ZERO, Optional.empty(), false, Optional.empty());
    }

    private static AuthTransport overHttp(Fields service) {
        service.skip("path_prefix", "authorization_request", "authorization_response");
        String cluster = service.message("server_uri", uri -> {
                    uri.skip("uri", "timeout");
                    return uri.text("cluster").orElse("");
                })
                .orElse("");
        return new HttpAuth(cluster, "", Optional.empty(), List.of(), List.of(), List.of());
    }

    private static AuthTransport overGrpc(Fields service) {
        service.skip("timeout", "initial_metadata", "retry_policy");
        String cluster = service.message("envoy_grpc", grpc -> {
                    grpc.skip("authority", "retry_policy");
                    return grpc.text("cluster_name").orElse("");
                })
                .orElse("");
        return new GrpcAuth(cluster);
    }

    private static RateLimiting rateLimiting(Fields settings) {
        settings.skip(
                "domain",
                "timeout",
                "failure_mode_deny",
                "rate_limited_as_resource_exhausted",
                "rate_limit_service",
                "enable_x_ratelimit_headers",
                "disable_x_envoy_ratelimited_header");
        settings.only("request_type", "both");
        settings.only("stage", "0");
        return new RateLimiting("", "", Duration.ZERO, false, false);
    }
}
