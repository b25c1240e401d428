package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Leaf;
import java.util.HashMap;
import java.util.Map;

/// What has been read of one configuration and stands in many places, and most of it in the next one too: messages by
/// their bytes, and the normal forms of what routes are made of. The two sides of a comparison share them.
public final class KnownPieces {

    private final Map<MessageBytes, Branch> messages = new HashMap<>();
    private final Map<String, Leaf> leaves = new HashMap<>();
    private Map<String, String> targets = Map.of();
    private RouteParts routeParts = new RouteParts();

    Map<MessageBytes, Branch> messages() {
        return messages;
    }

    Map<String, Leaf> leaves() {
        return leaves;
    }

    /// The parts of routes whose clusters lead where `others` say. In normal forms stands where clusters lead; those of
    /// another configuration hold here, too, unless a cluster of the same name leads elsewhere.
    RouteParts routeParts(Map<String, String> others) {
        boolean agree = targets.entrySet().stream()
                .allMatch(each ->
                        others.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
        if (!agree) routeParts = new RouteParts();
        targets = others;
        return routeParts;
    }
}
