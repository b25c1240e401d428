package emissaryctl.resource;

import emissaryctl.diag.Outcome;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlNode;
import java.util.List;

/// Reads the YAML documents inside an annotation.
@FunctionalInterface
public interface AnnotationParser {

    /// The documents in `text`, which stands at `at`.
    Outcome<List<YamlNode>> parse(String text, Span at);
}
