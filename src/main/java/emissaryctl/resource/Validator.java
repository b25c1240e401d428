package emissaryctl.resource;

import emissaryctl.diag.Diagnostic;
import emissaryctl.yaml.YamlMap;
import java.util.List;

/// Checks a document, as its author wrote it, against the schema of its kind.
@FunctionalInterface
public interface Validator {

    /// The faults of one document; none for a document of an unknown kind.
    List<Diagnostic> validate(YamlMap document);
}
