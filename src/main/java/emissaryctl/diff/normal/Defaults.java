package emissaryctl.diff.normal;

import java.util.Map;
import java.util.Set;

/// What Envoy does when a field is absent, for the fields where somebody may write that out.
final class Defaults {

    /// Here `false` is not what happens without a word.
    private static final Set<String> FALSE_MATTERS =
            Set.of("case_sensitive", "generate_request_id", "append", "pass_through_mode", "default_value", "value");

    /// By name alone: these mean the same wherever they stand.
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("append", "true"),
            Map.entry("append_action", "APPEND_IF_EXISTS_OR_ADD"),
            Map.entry("case_sensitive", "true"),
            Map.entry("codec_type", "AUTO"),
            Map.entry("denominator", "HUNDRED"),
            Map.entry("dns_lookup_family", "AUTO"),
            Map.entry("forward_client_cert_details", "SANITIZE"),
            Map.entry("generate_request_id", "true"),
            Map.entry("lb_policy", "ROUND_ROBIN"),
            Map.entry("max_request_headers_kb", "60"),
            Map.entry("path_with_escaped_slashes_action", "IMPLEMENTATION_SPECIFIC_DEFAULT"),
            Map.entry("per_connection_buffer_limit_bytes", "1048576"),
            Map.entry("priority", "DEFAULT"),
            Map.entry("protocol", "TCP"),
            Map.entry("response_code", "MOVED_PERMANENTLY"),
            Map.entry("server_header_transformation", "OVERWRITE"),
            Map.entry("server_name", "envoy"),
            Map.entry("stage", "0"),
            Map.entry("stream_idle_timeout", "300s"),
            Map.entry("traffic_direction", "UNSPECIFIED"),
            Map.entry("xff_num_trusted_hops", "0"));

    /// By the name of the message's field, too.
    private static final Map<String, Map<String, String>> BY_PLACE = Map.of(
            "route", Map.of("timeout", "15s"),
            "clusters", Map.of("connect_timeout", "5s", "type", "STATIC"),
            "retry_policy", Map.of("num_retries", "1"));

    private Defaults() {}

    /// Whether the field would be the same if it were not there. `place` is the field that it stands in.
    static boolean isDefault(String place, String field, String text) {
        if (text.equals("false")) return !FALSE_MATTERS.contains(field);
        return text.equals(BY_NAME.get(field))
                || text.equals(BY_PLACE.getOrDefault(place, Map.of()).get(field));
    }
}
