package emissaryctl.ratelimit;

import java.util.List;

/// What the server knows of a domain. It goes down the tree label by label: to the node for the label's very value,
/// else to the shared one of its key, else to the one for the key; never back. A limit counts where the last label
/// leads.
public record LimitFile(String domain, List<LimitNode> nodes) {
    public LimitFile {
        nodes = List.copyOf(nodes);
    }

    /// The name of its file.
    public String fileName() {
        StringBuilder name = new StringBuilder();
        for (char c : domain.toCharArray()) {
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (plain || c == '.' && !name.isEmpty()) name.append(c);
            else name.append(String.format("%%%02X", (int) c));
        }
        return name + ".yaml";
    }
}
