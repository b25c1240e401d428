package emissaryctl.schema;

import emissaryctl.diag.Diagnostic;
import emissaryctl.schema.SchemaCatalogue.KindSchema;
import emissaryctl.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/// Checks a document against the schema of its kind. Safe to share between threads.
public final class SchemaValidator {

    private final SchemaCatalogue catalogue;

    public SchemaValidator(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The faults of one document, by position; none for a document of an unknown `apiVersion` or `kind`.
    public List<Diagnostic> validate(YamlMap document) {
        String kind = document.string("kind").orElse("");
        String name = document.map("metadata")
                .flatMap(metadata -> metadata.string("name"))
                .orElse("");
        Optional<KindSchema> schema =
                catalogue.find(document.string("apiVersion").orElse(""), kind, name);
        return schema.map(found -> check(kind, document, found)).orElse(List.of());
    }

    /// The faults of a file of `--endpoints`, by position.
    public List<Diagnostic> validateEndpoints(YamlMap document) {
        return check("the file of --endpoints", document, catalogue.endpoints());
    }

    private static List<Diagnostic> check(String kind, YamlMap document, KindSchema schema) {
        return schema.shape().admits(document) ? List.of() : new DocumentCheck(kind, document, schema).diagnostics();
    }
}
