package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import emissaryctl.gateway.ChainContent.HttpTraffic;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway.Route;
import emissaryctl.gateway.Gateway.VirtualHost;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.ClientCertificates;
import emissaryctl.gateway.HttpSettings.ConnectionLife;
import emissaryctl.gateway.HttpSettings.EscapedSlashes;
import emissaryctl.gateway.HttpSettings.Forwarding;
import emissaryctl.gateway.HttpSettings.HostPort;
import emissaryctl.gateway.HttpSettings.Http1Rules;
import emissaryctl.gateway.HttpSettings.PathRules;
import emissaryctl.gateway.HttpSettings.RequestTimes;
import emissaryctl.gateway.HttpSettings.Underscores;
import emissaryctl.gateway.StreamLimits;
import emissaryctl.gateway.UpstreamProtocol.HeaderCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An HTTP connection manager.
final class ManagerReader {

    private final RouteReader routes;
    private final PolicyFilters policies;
    private final Doubts doubts;

    ManagerReader(RouteReader routes, PolicyFilters policies, Doubts doubts) {
        this.routes = routes;
        this.policies = policies;
        this.doubts = doubts;
    }

    /// What a connection manager serves, and how it treats all requests.
    record Managed(HttpTraffic traffic, HttpSettings http, FilterSettings filters) {}

    /// One that serves nothing.
    static Managed empty(Fields nothing) {
        return new Managed(
                traffic(List.of(), 0),
                http(nothing),
                new HttpFiltersReader(PolicyFilters.NONE).read(List.of(), new Unclear()));
    }

    private static HttpTraffic traffic(List<VirtualHost> hosts, int trustedHops) {
        return new HttpTraffic("", hosts, trustedHops, StreamLimits.NONE, StreamLimits.NONE, false, false);
    }

    Managed read(Fields manager, Unclear unclear) {
        skip(manager);
        HttpFiltersReader filters = new HttpFiltersReader(policies);
        FilterSettings settings =
                filters.read(manager.tree("http_filters").map(Tree::list).orElse(List.of()), unclear);
        List<VirtualHost> hosts = manager.message("route_config", table -> hosts(table, filters.types()))
                .orElse(List.of());
        int trustedHops = manager.number("xff_num_trusted_hops").orElse(0);
        return new Managed(traffic(hosts, trustedHops), http(manager), settings);
    }

    /// These are about connections, answers and logs, not about where requests go.
    private static void skip(Fields manager) {
        manager.skip(
                "@type",
                "stat_prefix",
                "codec_type",
                "tracing",
                "access_log",
                "access_log_options",
                "server_name",
                "server_header_transformation",
                "generate_request_id",
                "always_set_request_id_in_response",
                "max_request_headers_kb",
                "http_protocol_options",
                "http2_protocol_options",
                "http3_protocol_options",
                "stream_idle_timeout",
                "request_timeout",
                "request_headers_timeout",
                "drain_timeout",
                "delayed_close_timeout",
                "set_current_client_cert_details");
        manager.message("local_reply_config", replies -> {
            replies.skip("body_format");
            return replies.list("mappers", mapper -> {
                mapper.skip("filter", "headers_to_add", "body", "body_format_override");
                return true;
            });
        });
    }

    private static HttpSettings http(Fields manager) {
        if (!manager.flag("normalize_path")) manager.doubt("normalize_path");
        Optional<Underscores> underscores = manager.message("common_http_protocol_options", options -> {
                    options.skip("idle_timeout", "max_connection_duration", "max_requests_per_connection");
                    options.skip("max_headers_count", "max_stream_duration");
                    return options.word("headers_with_underscores_action", Underscores.class);
                })
                .flatMap(found -> found);
        return new HttpSettings(
                manager.flag("use_remote_address"),
                Optional.empty(),
                Optional.empty(),
                new ConnectionLife(Optional.empty(), Optional.empty(), Optional.empty()),
                new RequestTimes(Optional.empty(), Optional.empty(), Optional.empty()),
                underscores,
                paths(manager),
                new Http1Rules(false, Optional.empty(), HeaderCase.LOWER),
                manager.flag("preserve_external_request_id"),
                manager.word("forward_client_cert_details", Forwarding.class)
                        .map(forwarding -> new ClientCertificates(Optional.of(forwarding), Optional.empty())));
    }

    private static PathRules paths(Fields manager) {
        EscapedSlashes slashes =
                switch (manager.text("path_with_escaped_slashes_action").orElse("")) {
                    case "", "IMPLEMENTATION_SPECIFIC_DEFAULT", "KEEP_UNCHANGED" -> EscapedSlashes.KEEP;
                    case "REJECT_REQUEST" -> EscapedSlashes.REJECT;
                    case "UNESCAPE_AND_REDIRECT" -> EscapedSlashes.UNESCAPE_AND_REDIRECT;
                    default -> {
                        manager.doubt("path_with_escaped_slashes_action");
                        yield EscapedSlashes.KEEP;
                    }
                };
        boolean any = manager.flag("strip_any_host_port");
        boolean matching = manager.flag("strip_matching_host_port");
        return new PathRules(
                manager.flag("merge_slashes"),
                slashes,
                any ? HostPort.STRIP_ANY : matching ? HostPort.STRIP_MATCHING : HostPort.KEEP,
                manager.flag("strip_trailing_host_dot"));
    }

    private List<VirtualHost> hosts(Fields table, Map<String, String> filters) {
        table.skip("name", "validate_clusters", "max_direct_response_body_size_bytes");
        List<VirtualHost> hosts = new ArrayList<>();
        for (Tree tree : table.tree("virtual_hosts").map(Tree::list).orElse(List.of())) {
            Unclear unclear = new Unclear();
            List<VirtualHost> some = Fields.read(tree, "", unclear, host -> host(host, filters));
            doubts.note(some, "virtual host", unclear);
            hosts.addAll(some);
        }
        return hosts;
    }

    /// One for each domain. Headers of answers are for those who compare virtual hosts.
    private List<VirtualHost> host(Fields host, Map<String, String> filters) {
        host.skip("name", "metadata", "virtual_clusters", "response_headers_to_add", "response_headers_to_remove");
        host.only("require_tls", "NONE");
        List<Route> all = host.tree("routes").map(Tree::list).orElse(List.of()).stream()
                .map(route -> routes.read(route, filters))
                .toList();
        return host.texts("domains").stream()
                .map(domain -> new VirtualHost("", RouteReader.UNTOLD, domain, List.of(), all))
                .toList();
    }
}
