package emissaryctl.traffic;

import java.util.List;
import java.util.Optional;

/// The answer to a request; header names are in lower case.
public record Reply(int status, List<Header> headers, String body) {

    public record Header(String name, String value) {}

    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    public List<String> headers(String name) {
        return headers.stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .toList();
    }
}
