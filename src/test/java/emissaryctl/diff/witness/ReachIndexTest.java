package emissaryctl.diff.witness;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.Compared;
import emissaryctl.diff.tree.HostRoutes;
import emissaryctl.diff.tree.Reach;
import emissaryctl.diff.tree.RouteItem;
import emissaryctl.diff.witness.ReachIndex.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An index that looks at few routes finds those that a look at all finds.
class ReachIndexTest {

    private static final String FRONT = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: front, namespace: default}
            spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: everyone, namespace: default}
            spec: {hostname: '*', requestPolicy: {insecure: {action: Route}}}
            """;

    private static final List<String> PATHS =
            List.of("/", "/a", "/a/", "/A/", "/a/b", "/a/b/", "/ab/", "/b/", "/B/c", "/a/.*", "/a/[0-9]+", "/.*");

    private static String mapping(int number, Random random) {
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String kind = path.contains("*") || path.contains("+")
                ? ", prefix_regex: true"
                : random.nextInt(4) == 0 ? ", prefix_exact: true" : "";
        return """
                ---
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata: {name: m%d, namespace: default}
                spec: {hostname: '*', prefix: '%s', service: s%d, precedence: %d%s%s%s}
                """.formatted(
                        number,
                        path,
                        random.nextInt(3),
                        random.nextInt(4),
                        kind,
                        random.nextInt(4) == 0 ? ", case_sensitive: false" : "",
                        random.nextInt(3) == 0 ? ", headers: {x-a: '" + random.nextInt(2) + "'}" : "");
    }

    private static List<RouteItem> inTheWay(List<RouteItem> routes, int at) {
        Reach changed = Reach.of(routes.get(at));
        List<RouteItem> found = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            Reach other = Reach.of(routes.get(i));
            if (i < at && other.covers(changed) || i > at && changed.covers(other)) found.add(routes.get(i));
        }
        return found;
    }

    @Test
    void itFindsWhatALookAtAllFinds() {
        Random random = new Random(11);
        int found = 0;
        for (int turn = 0; turn < 40; turn++) {
            StringBuilder yaml = new StringBuilder(FRONT);
            for (int i = 0; i < 20; i++) yaml.append(mapping(i, random));
            for (HostRoutes host : Compared.side("a.yaml", yaml.toString(), Profile.RECOMMENDED)
                    .side()
                    .configuration()
                    .hosts()) {
                ReachIndex index = new ReachIndex(host);
                for (int i = 0; i < host.routes().size(); i++) {
                    List<RouteItem> expected = inTheWay(host.routes(), i);
                    Placed placed = index.get(host.routes().get(i)).orElseThrow();
                    assertThat(index.inTheWay(placed).stream().map(Placed::route))
                            .as(yaml.toString())
                            .containsExactlyElementsOf(expected);
                    found += expected.size();
                }
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }
}
