package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What older compilers, such as Emissary's own, write in a way that Envoy still takes and today has another for: here
/// it becomes the newer one.
final class OlderForms {

    private static final String CORS = "envoy.filters.http.cors";
    private static final String CORS_POLICY = "type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy";
    private static final String PROTOCOL = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";
    private static final String PER_FILTER = "typed_per_filter_config";
    private static final String PER_EXTENSION = "typed_extension_protocol_options";

    /// Matchers of headers, and what they are called among those of texts.
    private static final Map<String, String> MATCHERS = Map.of(
            "exact_match", "exact",
            "prefix_match", "prefix",
            "suffix_match", "suffix",
            "contains_match", "contains",
            "safe_regex_match", "safe_regex");

    private OlderForms() {}

    static Tree renew(Tree tree) {
        return switch (tree) {
            case Leaf leaf -> leaf;
            case Items(var items) ->
                new Items(items.stream().map(OlderForms::renew).toList());
            case Branch(var fields) -> {
                List<Field> same = new ArrayList<>(fields.size());
                for (Field field : fields) same.add(new Field(field.name(), renew(field.value())));
                yield renewed(new Branch(same));
            }
        };
    }

    private static Branch renewed(Branch branch) {
        if (branch.has("match") && branch.has("route")) return route(branch);
        if (branch.has("header") && branch.has("append")) return addition(branch);
        if (branch.has("name") && branch.has("connect_timeout")) return cluster(branch);
        if (branch.has("inline_code")) return lua(branch);
        return branch.has("name") ? matcher(branch) : branch;
    }

    private static Branch route(Branch route) {
        Optional<Tree> cors = route.at("route", "cors");
        if (cors.isEmpty() || !(cors.get() instanceof Branch policy)) return route;
        Branch parts = route.get(PER_FILTER).orElse(Branch.EMPTY) instanceof Branch own ? own : Branch.EMPTY;
        Branch action = route.get("route").orElse(Branch.EMPTY) instanceof Branch own ? own : Branch.EMPTY;
        return route.with("route", action.without("cors"))
                .with(
                        PER_FILTER,
                        parts.has(CORS) ? parts : parts.with(CORS, policy.with("@type", new Leaf(CORS_POLICY))));
    }

    private static Branch addition(Branch option) {
        boolean appends = option.text("append").filter("false"::equals).isEmpty();
        Branch rest = option.without("append");
        return appends ? rest : rest.with("append_action", new Leaf("OVERWRITE_IF_EXISTS_OR_ADD"));
    }

    private static Branch matcher(Branch matcher) {
        for (var each : MATCHERS.entrySet()) {
            Optional<Tree> value = matcher.get(each.getKey());
            if (value.isPresent()) {
                return matcher.without(each.getKey())
                        .with("string_match", Branch.EMPTY.with(each.getValue(), value.get()));
            }
        }
        return matcher;
    }

    private static Branch lua(Branch settings) {
        Tree code = settings.get("inline_code").orElse(Branch.EMPTY);
        return settings.without("inline_code").with("default_source_code", Branch.EMPTY.with("inline_string", code));
    }

    private static Branch cluster(Branch cluster) {
        Optional<Tree> http2 = cluster.get("http2_protocol_options");
        Optional<Tree> http1 = cluster.get("http_protocol_options");
        Optional<Tree> common = cluster.get("common_http_protocol_options");
        boolean older = http1.isPresent() || http2.isPresent() || common.isPresent();
        if (!older || cluster.has(PER_EXTENSION)) return cluster;
        Branch version = http2.isPresent()
                ? Branch.EMPTY.with("http2_protocol_options", http2.get())
                : Branch.EMPTY.with("http_protocol_options", http1.orElse(Branch.EMPTY));
        Branch options = Branch.EMPTY
                .with("@type", new Leaf("type.googleapis.com/" + PROTOCOL))
                .with("explicit_http_config", version);
        Branch all = common.isPresent() ? options.with("common_http_protocol_options", common.get()) : options;
        return cluster.without("http2_protocol_options", "http_protocol_options", "common_http_protocol_options")
                .with(PER_EXTENSION, Branch.EMPTY.with(PROTOCOL, all));
    }
}
