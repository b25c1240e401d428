package emissaryctl.lint.input;

import emissaryctl.lint.Rule;
import java.util.List;

/// The rules of this family, in the order of their codes.
public final class InputRules {

    public static final List<Rule> ALL = List.of(
            new YamlAmbiguity(),
            new YamlMergeKey(),
            new SameNameOtherNamespace(),
            new PlaceholderLeftIn(),
            new NameNotDns());

    private InputRules() {}
}
