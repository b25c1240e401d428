package emissaryctl.assemble;

import emissaryctl.resource.AddedHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Header edits that Envoy takes. One that it does not take makes it reject everything.
final class HeaderMutations {

    private HeaderMutations() {}

    /// What is wrong with headers to add.
    static Optional<String> faultOfAdded(Map<String, AddedHeader> added) {
        Map<String, String> texts = new LinkedHashMap<>();
        added.forEach((name, header) -> texts.put(name, header.value()));
        return faultOfTexts(texts);
    }

    /// The same of plain texts.
    static Optional<String> faultOfTexts(Map<String, String> added) {
        for (Map.Entry<String, String> entry : added.entrySet()) {
            Optional<String> fault = faultOfName(entry.getKey()).or(() -> faultOfValue(entry.getValue()));
            if (fault.isPresent()) return fault.map(f -> "header `" + Text.cut(entry.getKey()) + "` " + f);
        }
        return Optional.empty();
    }

    /// What is wrong with headers to remove.
    static Optional<String> faultOfRemoved(List<String> removed) {
        for (String name : removed) {
            Optional<String> fault = faultOfName(name);
            if (fault.isPresent()) return fault.map(f -> "header `" + Text.cut(name) + "` " + f);
        }
        return Optional.empty();
    }

    private static Optional<String> faultOfName(String name) {
        if (name.isEmpty()) return Optional.of("has no name");
        if (name.startsWith(":") || name.toLowerCase(Locale.ROOT).equals("host")) {
            return Optional.of("must not be changed: use `host_rewrite`");
        }
        boolean plain = name.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return plain ? Optional.empty() : Optional.of("has a character in its name that no header may have");
    }

    private static Optional<String> faultOfValue(String value) {
        boolean broken = value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        if (broken) return Optional.of("has a line break or NUL in its value");
        return CommandOperators.fault(value).map(fault -> fault.what() + "; " + fault.help());
    }
}
