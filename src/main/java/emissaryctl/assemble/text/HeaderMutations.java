package emissaryctl.assemble.text;

import emissaryctl.assemble.text.CommandOperators.Fault;
import emissaryctl.resource.AddedHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Header edits that Envoy takes. One that it does not take makes it reject everything.
public final class HeaderMutations {

    private HeaderMutations() {}

    /// What is wrong with headers to add.
    public static Optional<Fault> faultOfAdded(Map<String, AddedHeader> added) {
        Map<String, String> texts = new LinkedHashMap<>();
        added.forEach((name, header) -> texts.put(name, header.value()));
        return faultOfTexts(texts);
    }

    /// The same of plain texts.
    public static Optional<Fault> faultOfTexts(Map<String, String> added) {
        for (Map.Entry<String, String> entry : added.entrySet()) {
            Optional<Fault> fault = faultOfName(entry.getKey()).or(() -> faultOfValue(entry.getValue()));
            if (fault.isPresent()) return fault.map(f -> of(entry.getKey(), f));
        }
        return Optional.empty();
    }

    /// What is wrong with headers to remove.
    public static Optional<Fault> faultOfRemoved(List<String> removed) {
        for (String name : removed) {
            Optional<Fault> fault = faultOfName(name);
            if (fault.isPresent()) return fault.map(f -> of(name, f));
        }
        return Optional.empty();
    }

    private static Fault of(String header, Fault fault) {
        return new Fault("header `" + Text.cut(header) + "` " + fault.what(), fault.help());
    }

    private static Optional<Fault> faultOfName(String name) {
        if (name.isEmpty()) return Optional.of(new Fault("has no name", "give it one"));
        if (name.startsWith(":") || name.toLowerCase(Locale.ROOT).equals("host")) {
            return Optional.of(
                    new Fault("must not be changed", "leave it out; `host_rewrite` of a Mapping changes the host"));
        }
        boolean plain = name.chars().allMatch(c -> c > ' ' && c < 0x7f);
        Fault odd = new Fault("has a character in its name that no header may have", "use letters, digits and dashes");
        return plain ? Optional.empty() : Optional.of(odd);
    }

    private static Optional<Fault> faultOfValue(String value) {
        boolean broken = value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        if (broken) return Optional.of(new Fault("has a line break or NUL in its value", "write it in one line"));
        return CommandOperators.fault(value);
    }
}
