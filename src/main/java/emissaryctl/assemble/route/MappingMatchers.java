package emissaryctl.assemble.route;

import emissaryctl.resource.CodePoints;
import emissaryctl.resource.MappingMatch;
import emissaryctl.resource.MappingMatch.ValueMatches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The header and query matchers of a Mapping in Emissary's order: `headers`, `regex_headers`, host, method.
public record MappingMatchers(List<Matcher> headers, List<Matcher> queryParameters, Optional<String> authority) {

    public MappingMatchers {
        headers = List.copyOf(headers);
        queryParameters = List.copyOf(queryParameters);
    }

    /// `inFileOrder` keeps the order of the file; otherwise names are sorted, as they are when a cluster hands them
    /// out.
    public static MappingMatchers of(MappingMatch match, boolean inFileOrder) {
        List<Matcher> headers = new ArrayList<>();
        Optional<String> authority = Optional.empty();
        for (Map.Entry<String, String> entry : ordered(match.headers().exact(), inFileOrder)) {
            if (entry.getKey().equalsIgnoreCase(Matcher.AUTHORITY)) authority = Optional.of(entry.getValue());
            else headers.add(new Matcher(entry.getKey(), Optional.of(entry.getValue()), false));
        }
        for (Map.Entry<String, String> entry : ordered(match.headers().regex(), inFileOrder)) {
            headers.add(new Matcher(entry.getKey(), Optional.of(entry.getValue()), true));
        }
        boolean regex = false;
        if (match.hostname().isPresent()) {
            authority = match.hostname();
        } else if (match.host().isPresent()) {
            authority = match.host();
            regex = match.hostRegex();
        }
        authority = authority.filter(host -> !host.isEmpty());
        if (authority.isPresent()) headers.add(new Matcher(Matcher.AUTHORITY, authority, regex));
        match.method()
                .ifPresent(
                        method -> headers.add(new Matcher(Matcher.METHOD, Optional.of(method), match.methodRegex())));
        return new MappingMatchers(
                headers, queries(match.queryParameters(), inFileOrder), regex ? Optional.empty() : authority);
    }

    private static List<Matcher> queries(ValueMatches written, boolean inFileOrder) {
        List<Matcher> queries = new ArrayList<>();
        for (Map.Entry<String, String> entry : ordered(written.exact(), inFileOrder)) {
            queries.add(new Matcher(entry.getKey(), Optional.of(entry.getValue()), false));
        }
        for (Map.Entry<String, String> entry : ordered(written.regex(), inFileOrder)) {
            queries.add(new Matcher(entry.getKey(), Optional.of(entry.getValue()), true));
        }
        return queries;
    }

    private static List<Map.Entry<String, String>> ordered(Map<String, String> written, boolean inFileOrder) {
        if (written.isEmpty()) return List.of();
        Stream<Map.Entry<String, String>> entries = written.entrySet().stream();
        return inFileOrder
                ? entries.toList()
                : entries.sorted(Comparator.comparing(Map.Entry::getKey)).toList();
    }

    RouteWeight weight(MappingMatch match) {
        List<String> keys = new ArrayList<>();
        keys.add("GET");
        headers.forEach(header -> keys.add(header.key()));
        queryParameters.forEach(query -> keys.add(query.key()));
        return new RouteWeight(
                match.precedence(),
                CodePoints.length(match.prefix()),
                headers.stream().mapToInt(Matcher::length).sum(),
                queryParameters.stream().mapToInt(Matcher::length).sum(),
                match.prefix(),
                keys);
    }
}
