package emissaryctl.resource;

import emissaryctl.diag.Diagnostic;
import emissaryctl.yaml.YamlMap;
import java.util.List;

/// Checks an object against the schema of its kind and version.
@FunctionalInterface
public interface DocumentValidator {

    /// What is wrong with the object; nothing for kinds without a schema.
    List<Diagnostic> validate(YamlMap document);
}
