package emissaryctl.diff.normal;

import emissaryctl.diff.tree.Configuration;
import emissaryctl.diff.tree.Tree;
import emissaryctl.diff.tree.Tree.Branch;
import emissaryctl.diff.tree.Tree.Field;
import emissaryctl.diff.tree.Tree.Items;
import emissaryctl.diff.tree.Tree.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what an Envoy was started from or says that it runs: a bootstrap, or its config dump.
///
/// @param bootstrap as it would be if Envoy had been started from it
/// @param ownRoutes how many routes lead to Emissary's own process, which are not compared
public record LiveConfiguration(Configuration configuration, Branch bootstrap, int ownRoutes) {

    /// The configuration, if the text is one.
    public static Optional<LiveConfiguration> read(String text) {
        Optional<Tree> tree = parse(text);
        Optional<Branch> bootstrap = tree.flatMap(
                        found -> found.at("static_resources").isPresent()
                                ? Optional.of(found)
                                : found.at("configs").map(_ -> ConfigDump.bootstrap(found.list("configs"))))
                .flatMap(found -> found instanceof Branch branch ? Optional.of(branch) : Optional.empty());
        return bootstrap.map(LiveConfiguration::of);
    }

    private static LiveConfiguration of(Branch given) {
        OwnProcess.Found found =
                OwnProcess.replace(OlderForms.renew(given) instanceof Branch newer ? newer : Branch.EMPTY);
        Configuration configuration = ConfigurationReader.read(found.bootstrap());
        return new LiveConfiguration(configuration, found.bootstrap(), found.routes());
    }

    private static Optional<Tree> parse(String text) {
        if (!text.stripLeading().startsWith("{")) return Optional.empty();
        try {
            return Optional.of(tree(JsonMapper.shared().readTree(text)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Tree tree(JsonNode node) {
        if (node.isObject()) {
            List<Field> fields = new ArrayList<>();
            node.forEachEntry((name, value) -> {
                if (!value.isNull()) fields.add(new Field(name, tree(value)));
            });
            return new Branch(fields);
        }
        if (node.isArray()) {
            List<Tree> items = new ArrayList<>();
            node.forEach(item -> items.add(tree(item)));
            return new Items(items);
        }
        return new Leaf(node.isNumber() ? number(node) : node.asString());
    }

    private static String number(JsonNode node) {
        return node.isIntegralNumber()
                ? node.asString()
                : node.decimalValue().stripTrailingZeros().toPlainString();
    }
}
