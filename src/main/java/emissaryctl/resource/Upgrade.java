package emissaryctl.resource;

import emissaryctl.diag.Diagnostic;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlMap.Entry;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Brings objects of older versions into the shape of the newest, as the API server's conversion does. Places survive.
final class Upgrade {

    private static final String V3_ONLY = "--apiVersion-v3alpha1-only--";
    private static final Map<Kind, Map<String, String>> RENAMED = Map.of(
            Kind.MAPPING, Map.of("v3StatsName", "stats_name", "v3health_checks", "health_checks"),
            Kind.AUTH_SERVICE, Map.of("v3StatsName", "stats_name", "v3CircuitBreakers", "circuit_breakers"),
            Kind.RATE_LIMIT_SERVICE, Map.of("v3StatsName", "stats_name", "v3GRPC", "grpc"),
            Kind.LOG_SERVICE, Map.of("v3ProtocolVersion", "protocol_version", "v3StatsName", "stats_name"),
            Kind.TCP_MAPPING, Map.of("v3StatsName", "stats_name"),
            Kind.TLS_CONTEXT, Map.of("v3CRLSecret", "crl_secret"),
            Kind.TRACING_SERVICE, Map.of("v3CustomTags", "custom_tags", "v3StatsName", "stats_name"),
            Kind.HOST, Map.of("selector", "mappingSelector"));

    private Upgrade() {}

    /// The object in the newest version's shape; one that is in it already stays as it is.
    static YamlMap upgrade(YamlMap object, Kind kind, String apiVersion, List<Diagnostic> found) {
        if (!apiVersion.equals("getambassador.io/v1") && !apiVersion.equals("getambassador.io/v2")) return object;
        Entry spec = object.entry("spec").orElse(null);
        if (spec == null || !(spec.value() instanceof YamlMap written)) return object;
        YamlMap upgraded = upgradeSpec(written, kind, found);
        return object.with(new Entry("spec", spec.keySpan(), upgraded));
    }

    private static YamlMap upgradeSpec(YamlMap spec, Kind kind, List<Diagnostic> found) {
        YamlMap upgraded = kind == Kind.TRACING_SERVICE ? tagHeaders(spec, found) : spec;
        for (Map.Entry<String, String> rename :
                RENAMED.getOrDefault(kind, Map.of()).entrySet()) {
            upgraded = renamed(upgraded, rename.getKey(), rename.getValue());
        }
        return switch (kind) {
            case HOST -> inTls(upgraded);
            case MAPPING -> MappingUpgrade.upgrade(tls(upgraded, "service"));
            case AUTH_SERVICE -> tls(upgraded, "auth_service");
            case RATE_LIMIT_SERVICE, TCP_MAPPING -> tls(upgraded, "service");
            default -> upgraded;
        };
    }

    static YamlMap renamed(YamlMap map, String from, String to) {
        return map.entry(from)
                .map(entry -> map.without(from).with(new Entry(to, entry.keySpan(), entry.value())))
                .orElse(map);
    }

    private static YamlMap inTls(YamlMap host) {
        return host.entry("tls")
                .filter(e -> e.value() instanceof YamlMap)
                .map(e -> host.with(
                        new Entry("tls", e.keySpan(), renamed((YamlMap) e.value(), "v3CRLSecret", "crl_secret"))))
                .orElse(host);
    }

    /// `tls: true` becomes `https://` before the service; anything but a name of a context goes.
    static YamlMap tls(YamlMap spec, String serviceKey) {
        Entry tls = spec.entry("tls").orElse(null);
        if (tls == null || !(tls.value() instanceof YamlScalar scalar)) return spec;
        if (scalar.type() == YamlScalar.Type.STRING && !scalar.text().isEmpty()) return spec;
        YamlMap without = spec.without("tls");
        boolean on = scalar.type() == YamlScalar.Type.BOOLEAN && scalar.text().equals("true");
        Entry service = spec.entry(serviceKey).orElse(null);
        if (!on || service == null || !(service.value() instanceof YamlScalar name)) return without;
        return without.with(new Entry(
                serviceKey,
                service.keySpan(),
                new YamlScalar(YamlScalar.Type.STRING, overTls(name.text()), name.span())));
    }

    private static String overTls(String service) {
        String lower = service.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://")) return service;
        return "https://" + (lower.startsWith("http://") ? service.substring("http://".length()) : service);
    }

    /// Headers named as tags become custom tags of their own name, unless there are custom tags already.
    private static YamlMap tagHeaders(YamlMap spec, List<Diagnostic> found) {
        Entry headers = spec.entry("tag_headers").orElse(null);
        if (headers == null || !(headers.value() instanceof YamlList list)) return spec;
        YamlMap without = spec.without("tag_headers");
        if (spec.has("v3CustomTags")) {
            found.add(ResourceProblems.tagHeadersIgnored(headers.keySpan()));
            return without;
        }
        List<YamlNode> tags = list.items().stream().map(Upgrade::customTag).toList();
        return without.with(new Entry("custom_tags", headers.keySpan(), new YamlList(tags, list.span())));
    }

    private static YamlNode customTag(YamlNode header) {
        Span span = header.span();
        YamlMap source = YamlMap.of(List.of(new Entry("name", span, header)), span);
        return YamlMap.of(List.of(new Entry("tag", span, header), new Entry("request_header", span, source)), span);
    }

    /// An ambassador_id without the prefix that the conversion puts before those of the newest version only.
    static String plainId(String id) {
        return id.startsWith(V3_ONLY) ? id.substring(V3_ONLY.length()) : id;
    }
}
