package emissaryctl.traffic;

import static emissaryctl.traffic.Manifest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// FilterPolicies, and by hand for a thousand requests which Filters they pass: ten paths, on ten hosts, with ten sets
/// of headers. `-` is no rule.
public final class PolicyTable {

    private static final String POLICIES =
            resource("FilterPolicy", "one", """
                    rules:
                    - {path: /public/*, filters: []}
                    - {host: shop.example.com, path: /cart/*, filters: [{name: a}, {name: b}]}
                    - {path: "/cart/*/items*", filters: [{name: c}]}
                    - host: "*.example.com"
                      path: "*.html"
                      filters:
                      - {name: b, ifRequestHeader: {name: X-Mode, value: "on"}}
                      - {name: c, ifRequestHeader: {name: x-user, negate: true}}
                    """) + "---\n" + resource("FilterPolicy", "two", """
                    rules:
                    - {host: "shop.example.com:8443", path: /orders, filters: [{name: c}, {name: a}]}
                    - path: /api/*/v1
                      filters:
                      - {name: a, ifRequestHeader: {name: x-mode, valueRegex: "^(on|auto)$"}}
                      - {name: d, ifRequestHeader: {name: x-user}}
                    - host: shop.*
                      filters:
                      - {name: b}
                      - {name: d, ifRequestHeader: {name: x-mode, value: "off", negate: true}}
                    - {host: "*.ADMIN.example.com", precedence: 5, filters: [{name: d}]}
                    """);

    private static final List<String> HOSTS = List.of(
            "shop.example.com",
            "SHOP.Example.Com",
            "shop.example.com:8080",
            "shop.example.com:8443",
            "a.admin.example.com",
            "admin.example.com",
            "other.example.com",
            "shop.test",
            "example.org",
            "localhost:1234");

    /// The rule that counts, by path and then by host: those of `one` are 1 to 4, those of `two` 5 to 8.
    private static final String RULES = """
            /public/x          1 1 1 1 8 1 1 1 1 1
            /public            7 7 7 7 8 - - 7 - -
            /cart/1            2 2 2 2 8 - - 7 - -
            /cart/1/items?x=1  2 2 2 2 8 3 3 3 3 3
            /page.html         4 4 4 4 8 4 4 7 - -
            /page.html?/public 4 4 4 4 8 4 4 7 - -
            /orders            7 7 7 5 8 - - 7 - -
            /orders?x          7 7 7 5 8 - - 7 - -
            /api/7/v1          6 6 6 6 8 6 6 6 6 6
            /other             7 7 7 7 8 - - 7 - -
            """;

    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of(),
            Map.of("x-mode", "on"),
            Map.of("x-mode", "off"),
            Map.of("x-mode", "auto"),
            Map.of("x-mode", ""),
            Map.of("x-mode", "onoff"),
            Map.of("x-user", "anna"),
            Map.of("x-user", ""),
            Map.of("X-Mode", "on", "X-User", "anna"),
            Map.of("X-Mode", "ON"));

    /// The Filters that are passed, in their order, by rule and then by headers.
    private static final String FILTERS = """
            -  .  .  .  .  .  .  .  .  .  .
            1  .  .  .  .  .  .  .  .  .  .
            2  ab ab ab ab ab ab ab ab ab ab
            3  c  c  c  c  c  c  c  c  c  c
            4  c  bc c  c  c  c  .  c  b  c
            5  ca ca ca ca ca ca ca ca ca ca
            6  .  a  .  a  .  .  d  .  ad .
            7  bd bd b  bd bd bd bd bd bd bd
            8  d  d  d  d  d  d  d  d  d  d
            """;

    private PolicyTable() {}

    /// A request, and the names of the Filters that it passes: `ca`.
    public record Row(String host, String path, Map<String, String> headers, String filters) {}

    public static List<Row> rows() {
        Map<String, String[]> filters = new LinkedHashMap<>();
        for (String line : FILTERS.lines().toList()) {
            String[] cells = line.split(" +");
            filters.put(cells[0], cells);
        }
        List<Row> rows = new ArrayList<>();
        for (String line : RULES.lines().toList()) {
            String[] rules = line.split(" +");
            for (int host = 0; host < HOSTS.size(); host++) {
                for (int headers = 0; headers < HEADERS.size(); headers++) {
                    String passed = filters.get(rules[host + 1])[headers + 1];
                    rows.add(
                            new Row(HOSTS.get(host), rules[0], HEADERS.get(headers), passed.equals(".") ? "" : passed));
                }
            }
        }
        return rows;
    }

    /// The policies, and Filters `a` to `d`, each of which asks a service below a path of its name.
    public static String manifests(String service) {
        StringBuilder all = new StringBuilder(POLICIES);
        for (String name : List.of("a", "b", "c", "d")) {
            all.append("---\n")
                    .append(resource(
                            "Filter", name, "External: {auth_service: '" + service + "', path_prefix: /" + name + "}"));
        }
        return all.toString();
    }
}
