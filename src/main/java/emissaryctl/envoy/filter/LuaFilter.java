package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.DataSources;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.extensions.filters.http.lua.v3.Lua;
import java.util.Optional;

/// A Lua script for every request.
final class LuaFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.lua";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        return settings.lua()
                .map(script -> Lua.newBuilder()
                        .setDefaultSourceCode(DataSources.inline(script))
                        .build());
    }
}
