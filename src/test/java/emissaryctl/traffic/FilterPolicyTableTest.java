package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// On a real Envoy every request passes the filters that the table says, in their order.
class FilterPolicyTableTest {

    @RegisterExtension
    final Workbench bench = new Workbench();

    @Test
    void everyRequestPassesWhatTheTableSays() throws Exception {
        Backend shop = bench.backend("shop");
        Backend service = bench.backend("yes");
        GatewayUnderTest gateway =
                bench.gateway(mapping("shop", shop.service(), "prefix: /"), PolicyTable.manifests(service.service()));
        List<PolicyTable.Row> rows = PolicyTable.rows();
        List<String> wrong = new ArrayList<>();

        for (PolicyTable.Row row : rows) {
            int before = service.received().size();
            int status = send(gateway, row);
            String passed = service.received().stream()
                    .skip(before)
                    .map(asked -> asked.path().substring(1, 2))
                    .collect(Collectors.joining());
            if (status != 200 || !passed.equals(row.filters())) wrong.add(row + ": " + status + " " + passed);
        }

        assertThat(rows).hasSize(1_000);
        assertThat(wrong).isEmpty();
        assertThat(shop.received()).hasSize(1_000);
    }

    private static int send(GatewayUnderTest gateway, PolicyTable.Row row) throws IOException {
        Request request = Request.get(row.path()).host(row.host());
        for (Map.Entry<String, String> header : row.headers().entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        return gateway.send(request).status();
    }
}
