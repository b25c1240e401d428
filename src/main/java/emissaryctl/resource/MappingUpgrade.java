package emissaryctl.resource;

import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlMap.Entry;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import emissaryctl.yaml.YamlScalar.Type;
import java.util.ArrayList;
import java.util.List;

/// Brings a Mapping of version 2 into the newest version's shape.
final class MappingUpgrade {

    private static final String NO_HOST = "_skip_mapping_with_empty_host_";
    private static final List<String> WORDS = List.of("source_cluster", "destination_cluster", "remote_address");

    private MappingUpgrade() {}

    static YamlMap upgrade(YamlMap spec) {
        YamlMap upgraded = host(spec);
        upgraded = presence(upgraded, "headers", "regex_headers");
        upgraded = presence(upgraded, "query_parameters", "regex_query_parameters");
        return labels(upgraded);
    }

    /// A host that is no regular expression is a glob now; none at all means every host.
    private static YamlMap host(YamlMap spec) {
        boolean regex = spec.get("host_regex").orElse(null) instanceof YamlScalar flag
                && flag.text().equals("true");
        if (regex) return spec.without("hostname");
        String host = spec.get("host").orElse(null) instanceof YamlScalar text && !text.isNull() ? text.text() : "";
        Span span = spec.get("host").map(YamlNode::span).orElse(spec.span());
        YamlMap without = spec.without("host").without("hostname");
        if (host.equals(NO_HOST)) return without;
        return without.with(
                new Entry("hostname", span, new YamlScalar(Type.STRING, host.isEmpty() ? "*" : host, span)));
    }

    /// `true` asked for presence; a regular expression that takes everything does now.
    private static YamlMap presence(YamlMap spec, String exactKey, String regexKey) {
        Entry written = spec.entry(exactKey).orElse(null);
        if (written == null || !(written.value() instanceof YamlMap values)) return spec;
        List<Entry> exact = new ArrayList<>();
        YamlMap regex = spec.map(regexKey).orElse(YamlMap.of(List.of(), values.span()));
        for (Entry entry : values.entries()) {
            if (entry.value() instanceof YamlScalar scalar && scalar.isNull()) continue;
            boolean flag = entry.value() instanceof YamlScalar scalar && scalar.type() == Type.BOOLEAN;
            if (!flag) {
                exact.add(entry);
                continue;
            }
            boolean on = ((YamlScalar) entry.value()).text().equals("true");
            if (on && !regex.has(entry.key())) {
                Span span = entry.value().span();
                regex = regex.with(new Entry(entry.key(), entry.keySpan(), new YamlScalar(Type.STRING, ".*", span)));
            }
        }
        YamlMap upgraded = spec.with(new Entry(exactKey, written.keySpan(), YamlMap.of(exact, values.span())));
        return regex.isEmpty() ? upgraded : upgraded.with(new Entry(regexKey, written.keySpan(), regex));
    }

    private static YamlMap labels(YamlMap spec) {
        Entry labels = spec.entry("labels").orElse(null);
        if (labels == null || !(labels.value() instanceof YamlMap domains)) return spec;
        YamlMap upgraded = domains;
        for (Entry domain : domains.entries()) {
            if (!(domain.value() instanceof YamlList groups)) continue;
            List<YamlNode> items =
                    groups.items().stream().map(MappingUpgrade::group).toList();
            upgraded = upgraded.with(new Entry(domain.key(), domain.keySpan(), new YamlList(items, groups.span())));
        }
        return spec.with(new Entry("labels", labels.keySpan(), upgraded));
    }

    private static YamlNode group(YamlNode item) {
        if (!(item instanceof YamlMap group)) return item;
        YamlMap upgraded = group;
        for (Entry entry : group.entries()) {
            if (!(entry.value() instanceof YamlList labels)) continue;
            List<YamlNode> items =
                    labels.items().stream().map(MappingUpgrade::label).toList();
            upgraded = upgraded.with(new Entry(entry.key(), entry.keySpan(), new YamlList(items, labels.span())));
        }
        return upgraded;
    }

    private static YamlNode label(YamlNode label) {
        return switch (label) {
            case YamlScalar scalar -> word(scalar);
            case YamlMap map when map.has("generic_key") && map.has("v3Key") -> keyed(map);
            case YamlMap map when map.entries().size() == 1 -> single(map);
            default -> label;
        };
    }

    private static YamlNode word(YamlScalar scalar) {
        Span span = scalar.span();
        boolean known = WORDS.contains(scalar.text());
        YamlScalar text = new YamlScalar(Type.STRING, scalar.text(), span);
        YamlMap inner = YamlMap.of(List.of(new Entry(known ? "key" : "value", span, text)), span);
        return YamlMap.of(List.of(new Entry(known ? scalar.text() : "generic_key", span, inner)), span);
    }

    /// Emissary's own conversion loses the key.
    private static YamlNode keyed(YamlMap map) {
        YamlMap inner = Upgrade.renamed(Upgrade.renamed(map, "generic_key", "value"), "v3Key", "key");
        return YamlMap.of(List.of(new Entry("generic_key", map.span(), inner)), map.span());
    }

    private static YamlNode single(YamlMap map) {
        Entry entry = map.entries().getFirst();
        Span span = map.span();
        if (entry.key().equals("generic_key") && entry.value() instanceof YamlScalar) {
            YamlMap inner = YamlMap.of(List.of(new Entry("value", entry.keySpan(), entry.value())), span);
            return YamlMap.of(List.of(new Entry("generic_key", entry.keySpan(), inner)), span);
        }
        if (!(entry.value() instanceof YamlMap header) || !header.has("header")) return map;
        List<Entry> inner = new ArrayList<>();
        inner.add(new Entry("key", entry.keySpan(), new YamlScalar(Type.STRING, entry.key(), entry.keySpan())));
        header.entry("header").ifPresent(h -> inner.add(new Entry("header_name", h.keySpan(), h.value())));
        header.entry("omit_if_not_present").ifPresent(inner::add);
        return YamlMap.of(List.of(new Entry("request_headers", entry.keySpan(), YamlMap.of(inner, span))), span);
    }
}
