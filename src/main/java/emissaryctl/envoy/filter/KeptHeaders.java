package emissaryctl.envoy.filter;

import emissaryctl.envoy.message.HeaderOptions;
import emissaryctl.gateway.FilterSettings.ErrorReplacement;
import emissaryctl.gateway.HeaderAddition;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLogFilter;
import io.envoyproxy.envoy.config.accesslog.v3.ComparisonFilter;
import io.envoyproxy.envoy.config.accesslog.v3.StatusCodeFilter;
import io.envoyproxy.envoy.config.core.v3.RuntimeUInt32;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.LocalReplyConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.ResponseMapper;
import java.util.ArrayList;
import java.util.List;

/// An error whose body is replaced is a new answer to Envoy, which has none of the headers of the old one: neither what
/// CORS has added nor what the client is asked to authenticate with. Here they come back. A header that was not
/// written down has no value, and such a one is not added.
public final class KeptHeaders {

    static final String PREFIX = "emissaryctl.kept.";
    /// Cookies are the one header whose values cannot stand in one line.
    static final int COOKIES = 8;

    private static final int FIRST_ERROR = 400;

    private KeptHeaders() {}

    /// Whether a Lua script does no more than write these headers down.
    public static boolean isScript(String lua) {
        return KeptHeadersFilter.isScript(lua);
    }

    /// What connection managers add to answers that Envoy makes.
    public static LocalReplyConfig putBack(ErrorReplacement errors) {
        List<HeaderAddition> additions = new ArrayList<>();
        errors.keptHeaders().forEach(name -> additions.add(addition(name, name, false)));
        for (int i = 0; i < COOKIES; i++) additions.add(addition("set-cookie", "set-cookie." + i, i > 0));
        return LocalReplyConfig.newBuilder()
                .addMappers(ResponseMapper.newBuilder()
                        .setFilter(AccessLogFilter.newBuilder().setStatusCodeFilter(isError()))
                        .addAllHeadersToAdd(HeaderOptions.of(additions)))
                .build();
    }

    private static HeaderAddition addition(String name, String kept, boolean append) {
        return new HeaderAddition(name, "%FILTER_STATE(" + PREFIX + kept + ":PLAIN)%", append);
    }

    /// Envoy insists on a runtime key, though nobody should change the status at run time.
    private static StatusCodeFilter isError() {
        return StatusCodeFilter.newBuilder()
                .setComparison(ComparisonFilter.newBuilder()
                        .setOp(ComparisonFilter.Op.GE)
                        .setValue(RuntimeUInt32.newBuilder()
                                .setDefaultValue(FIRST_ERROR)
                                .setRuntimeKey("emissaryctl.kept_headers.from_status")))
                .build();
    }
}
