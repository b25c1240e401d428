package emissaryctl.diff.live;

import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.gateway.CorsRules;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.ErrorReply.TextBody;
import emissaryctl.gateway.RouteAuth;
import emissaryctl.gateway.RouteErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a route tells the filters. Filters that do not stand in the chain do not hear of it.
final class RouteFiltersReader {

    private static final String PER_ROUTE = "envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute";
    private static final String CORS_POLICY = "envoy.extensions.filters.http.cors.v3.CorsPolicy";
    private static final String SWITCH = "envoy.config.route.v3.FilterConfig";
    private static final String LUA_PER_ROUTE = "envoy.extensions.filters.http.lua.v3.LuaPerRoute";

    private final StringBuilder errors = new StringBuilder();
    private final List<RouteAuth> auths = new ArrayList<>();
    private final List<CorsRules> cors = new ArrayList<>();

    /// @param types the types of the filters in the chain, by their names
    RouteFiltersReader(Fields route, Map<String, String> types, Unclear unclear) {
        if (!(route.tree("typed_per_filter_config").orElse(Branch.EMPTY) instanceof Branch parts)) return;
        for (Field part : parts.fields()) {
            String filter = types.getOrDefault(part.name(), "");
            if (filter.isEmpty()) continue;
            Unclear own = new Unclear();
            Fields.read(part.value(), "", own, fields -> read(filter, part, fields));
            if (!own.isEmpty()) unclear.add("with settings for HTTP filter " + part.name());
        }
    }

    RouteAuth auth() {
        return auths.stream().findFirst().orElse(new RouteAuth.Authorize());
    }

    Optional<CorsRules> cors() {
        return cors.stream().findFirst();
    }

    /// What becomes of errors is only told apart here, not understood.
    RouteErrors errors() {
        return errors.isEmpty()
                ? new RouteErrors.AsEverywhere()
                : new RouteErrors.Replaced(List.of(new ErrorReply(0, "", new TextBody(errors.toString()))));
    }

    private boolean read(String filter, Field part, Fields fields) {
        fields.skip("@type");
        Tree settings = part.value();
        switch (Types.of(settings)) {
            case PER_ROUTE -> auths.add(auth(fields));
            case CORS_POLICY -> cors.add(CorsReader.read(fields));
            case HttpFiltersReader.CUSTOM_RESPONSE, LUA_PER_ROUTE -> others(filter, part, fields);
            case SWITCH -> {
                boolean off = fields.flag("disabled");
                boolean asks = filter.equals(HttpFiltersReader.AUTH) || filter.equals(HttpFiltersReader.POLICY);
                if (asks && off) auths.add(new RouteAuth.SkipAuthorization());
                else others(filter, part, fields);
            }
            default -> fields.doubt("type");
        }
        return true;
    }

    /// Settings that are about answers.
    private void others(String filter, Field part, Fields fields) {
        boolean ofAnswers = filter.equals(HttpFiltersReader.CUSTOM_RESPONSE) || filter.equals(HttpFiltersReader.LUA);
        if (!ofAnswers) fields.doubt("type");
        fields.all();
        errors.append(part.name()).append(part.value().key());
    }

    private static RouteAuth auth(Fields settings) {
        if (settings.flag("disabled")) return new RouteAuth.SkipAuthorization();
        return settings.message("check_settings", check -> {
                    SortedMap<String, String> told = new TreeMap<>();
                    if (check.tree("context_extensions").orElse(Branch.EMPTY) instanceof Branch extensions) {
                        extensions
                                .fields()
                                .forEach(each ->
                                        told.put(each.name(), each.value().shown()));
                    }
                    return (RouteAuth) new RouteAuth.AuthorizeWith(told);
                })
                .orElse(new RouteAuth.Authorize());
    }
}
