package emissaryctl.envoy.filter;

import com.google.protobuf.Message;
import emissaryctl.gateway.FilterSettings;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.HeaderMutation;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.Mutations;
import java.util.Optional;

/// Takes headers away from responses. It is the last to see them, so that answers of Envoy itself lose them too, while
/// requests to upstreams and the access log's original path stay as they are.
final class HiddenHeadersFilter implements HttpFilter {

    @Override
    public String name() {
        return "envoy.filters.http.header_mutation";
    }

    @Override
    public Optional<Message> chainPart(FilterSettings settings) {
        if (settings.hiddenHeaders().isEmpty()) return Optional.empty();
        Mutations.Builder mutations = Mutations.newBuilder();
        settings.hiddenHeaders()
                .forEach(header -> mutations.addResponseMutationsBuilder().setRemove(header));
        return Optional.of(HeaderMutation.newBuilder().setMutations(mutations).build());
    }
}
