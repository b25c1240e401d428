package emissaryctl.expect;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.expect.Expected.What;
import emissaryctl.explain.request.HeaderFields;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.request.RequestUrl;
import emissaryctl.explain.request.RequestUrl.Misunderstood;
import emissaryctl.explain.request.RequestUrl.Understood;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a file of cases: a list, or several lists in documents of their own.
public final class RouteCases {

    private static final List<String> CASE = List.of("name", "request", "expect");
    private static final List<String> REQUEST = List.of("method", "url", "headers", "client", "port", "http3");
    private static final List<String> EXPECT =
            List.of("mapping", "service", "cluster", "path", "host", "status", "location", "headers", "percent");
    private static final List<What> TEXTS =
            List.of(What.MAPPING, What.SERVICE, What.CLUSTER, What.PATH, What.HOST, What.LOCATION);
    private static final int HIGHEST_PORT = 65_535;

    private final List<Diagnostic> found = new ArrayList<>();

    private RouteCases() {}

    public static Outcome<List<RouteCase>> read(SourceFile file) {
        Outcome<List<YamlNode>> documents = YamlReader.read(file, YamlLimits.DEFAULT);
        RouteCases reader = new RouteCases();
        List<RouteCase> cases = new ArrayList<>();
        for (YamlNode document : documents.value()) reader.add(document, cases);
        reader.found.addAll(documents.diagnostics());
        if (cases.isEmpty() && reader.found.isEmpty()) {
            reader.found.add(CaseProblems.noCases(Span.startOf(file.name())));
        }
        return new Outcome<>(cases, reader.found);
    }

    private void add(YamlNode document, List<RouteCase> cases) {
        if (!(document instanceof YamlList list)) {
            found.add(CaseProblems.wrongType(document.span(), "the file", "a list of cases", document.kind()));
            return;
        }
        for (YamlNode item : list.items()) {
            if (item instanceof YamlMap map) read(map).ifPresent(cases::add);
            else found.add(CaseProblems.wrongType(item.span(), "a case", "a map", item.kind()));
        }
    }

    private Optional<RouteCase> read(YamlMap map) {
        CaseFields fields = new CaseFields(map, "the case", found::add).knowing(CASE);
        Optional<Request> request = fields.required("request").flatMap(this::request);
        Optional<YamlMap> expect = fields.required("expect").flatMap(node -> fields.asMap(node, "`expect`"));
        Optional<String> name = fields.text("name");
        if (expect.isEmpty()) return Optional.empty();
        CaseFields members = new CaseFields(expect.get(), "`expect`", found::add).knowing(EXPECT);
        List<Expected> expected = expected(members);
        Optional<Integer> percent = members.number("percent", 0, 100);
        if (expected.isEmpty())
            found.add(CaseProblems.nothingExpected(expect.get().span()));
        return request.map(each ->
                new RouteCase(name.orElse(each.method() + " " + each.url()), map.span(), each, expected, percent));
    }

    /// `GET https://host/path`, or a map.
    private Optional<Request> request(YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING) {
            String text = scalar.text().strip();
            int blank = text.indexOf(' ');
            String method = blank < 0 ? "GET" : text.substring(0, blank);
            return request(method, text.substring(blank + 1).strip(), node.span());
        }
        CaseFields shape = new CaseFields(YamlMap.of(List.of(), node.span()), "the request", found::add);
        return shape.asMap(node, "`request`").flatMap(this::requestOf);
    }

    private Optional<Request> requestOf(YamlMap map) {
        CaseFields fields = new CaseFields(map, "`request`", found::add).knowing(REQUEST);
        Optional<YamlNode> url = fields.required("url");
        Optional<String> text = url.flatMap(node -> fields.text(node, "`url`"));
        String method = fields.text("method").orElse("GET");
        HeaderFields headers = headers(fields);
        Optional<String> client = fields.text("client");
        client.filter(address -> !Request.isAddress(address))
                .ifPresent(_ -> found.add(
                        CaseProblems.invalid(map.get("client").orElse(map).span(), "`client`", "is no IP address")));
        Optional<Integer> port = fields.number("port", 1, HIGHEST_PORT);
        boolean http3 = fields.flag("http3");
        return text.flatMap(each -> request(method, each, url.orElse(map).span()))
                .map(plain -> withHost(plain, headers).at(port).from(client).overHttp3(http3));
    }

    private static Request withHost(Request request, HeaderFields headers) {
        List<String> hosts = headers.values("host");
        Request named = hosts.isEmpty() ? request : request.to(hosts.getFirst());
        return named.with(headers.without("host"));
    }

    private Optional<Request> request(String method, String url, Span place) {
        boolean plain = !method.isEmpty() && method.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (!plain) {
            found.add(CaseProblems.invalid(place, "method `" + method + "`", "is none; methods are in capitals"));
            return Optional.empty();
        }
        return switch (RequestUrl.parse(url)) {
            case Misunderstood(String reason) -> {
                found.add(CaseProblems.invalid(place, "the URL", reason));
                yield Optional.empty();
            }
            case Understood(var scheme, String authority, var port, String path) ->
                Optional.of(Request.of(method, scheme, authority, port, path));
        };
    }

    private HeaderFields headers(CaseFields fields) {
        HeaderFields headers = HeaderFields.NONE;
        for (YamlMap.Entry entry : fields.map("headers").map(YamlMap::entries).orElse(List.of())) {
            Optional<String> value = fields.text(entry.value(), "a header");
            if (value.isPresent()) headers = headers.adding(entry.key(), value.get());
        }
        return headers;
    }

    private List<Expected> expected(CaseFields members) {
        List<Expected> expected = new ArrayList<>();
        for (What what : TEXTS) {
            Optional<YamlNode> node = members.map().get(what.word());
            members.text(what.word())
                    .ifPresent(text -> expected.add(new Expected(
                            what, "", Optional.of(text), node.orElseThrow().span())));
        }
        members.number("status", 100, 599)
                .ifPresent(status -> expected.add(new Expected(
                        What.STATUS,
                        "",
                        Optional.of(String.valueOf(status)),
                        members.map().get("status").orElseThrow().span())));
        for (YamlMap.Entry entry : members.map("headers").map(YamlMap::entries).orElse(List.of())) {
            boolean absent = entry.value() instanceof YamlScalar scalar && scalar.isNull();
            Optional<String> value = absent ? Optional.empty() : members.text(entry.value(), "a header");
            expected.add(new Expected(What.HEADER, entry.key(), value, entry.keySpan()));
        }
        return expected;
    }
}
