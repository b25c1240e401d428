package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.gateway.FilterSettings;
import emissaryctl.gateway.Gateway;
import emissaryctl.gateway.RouteErrors.Unchanged;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.Lua;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.LuaPerRoute;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes down the headers of errors just before their bodies are replaced; `KeptHeaders` puts them back.
final class KeptHeadersFilter implements HttpFilter {

    private static final String SCRIPT = """
            -- What clients are told beside the body of an error, which is about to be replaced.
            local names = {%s}
            function envoy_on_response(handle)
              local headers = handle:headers()
              if tonumber(headers:get(":status")) < 400 then return end
              local kept = handle:streamInfo():filterState()
              for _, name in ipairs(names) do
                local value = headers:get(name)
                if value then kept:set("%s" .. name, "envoy.string", value) end
              end
              for i = 0, math.min(headers:getNumValues("set-cookie"), %d) - 1 do
                kept:set("%sset-cookie." .. i, "envoy.string", headers:getAtIndex("set-cookie", i))
              end
            end
            """;

    @Override
    public String name() {
        return "envoy.filters.http.lua.kept_headers";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.errors()
                .map(errors -> Lua.newBuilder()
                        .setDefaultSourceCode(DataSources.inline(script(errors.keptHeaders())))
                        .build());
    }

    @Override
    public Optional<Message> routePart(Gateway.Route route) {
        return route.errors() instanceof Unchanged
                ? Optional.of(LuaPerRoute.newBuilder().setDisabled(true).build())
                : Optional.empty();
    }

    /// Whether a script is one of these.
    static boolean isScript(String lua) {
        int from = lua.indexOf('{');
        int to = lua.indexOf('}', from);
        if (from < 0 || to < 0) return false;
        List<String> names = Arrays.stream(lua.substring(from + 1, to).split(","))
                .map(quoted -> quoted.replace("\"", "").strip())
                .toList();
        return script(names).equals(lua);
    }

    private static String script(List<String> names) {
        String quoted = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        return SCRIPT.formatted(quoted, KeptHeaders.PREFIX, KeptHeaders.COOKIES, KeptHeaders.PREFIX);
    }
}
