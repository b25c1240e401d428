package emissaryctl.yaml;

import emissaryctl.source.Span;
import java.util.function.UnaryOperator;

/// A node of a YAML document, with the place where it stands.
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

    Span span();

    /// What the node is, in a user's words: `a map`, `a list`, `a string`, `an integer`, `a number`, `a boolean`,
    /// `null`.
    String kind();

    /// The same where `shift` says for each place.
    YamlNode moved(UnaryOperator<Span> shift);
}
