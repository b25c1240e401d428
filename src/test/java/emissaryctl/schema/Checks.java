package emissaryctl.schema;

import emissaryctl.diag.Diagnostic;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlReader;
import java.util.List;

/// Validates YAML texts, for tests.
final class Checks {

    private static final SchemaValidator VALIDATOR = new SchemaValidator(new SchemaCatalogue());

    private Checks() {}

    static List<Diagnostic> diagnostics(YamlMap document) {
        return VALIDATOR.validate(document);
    }

    /// The diagnostics of the documents in `yaml`, each as `line:column code message` and, after `=`, the help.
    static List<String> of(String yaml) {
        return YamlReader.read(new SourceFile("t.yaml", yaml), YamlLimits.DEFAULT).value().stream()
                .flatMap(node -> VALIDATOR.validate((YamlMap) node).stream())
                .map(Checks::line)
                .toList();
    }

    /// The diagnostics of a Mapping with these lines in its spec, which begin in line 8.
    static List<String> ofMapping(String spec) {
        return of("""
                apiVersion: getambassador.io/v3alpha1
                kind: Mapping
                metadata:
                  name: quote
                spec:
                  prefix: /quote/
                  service: quote
                """ + spec.indent(2));
    }

    static String line(Diagnostic diagnostic) {
        String place =
                diagnostic.primary().startLine() + ":" + diagnostic.primary().startColumn();
        String help = diagnostic.help().map(text -> " = " + text).orElse("");
        return place + " " + diagnostic.code().id() + " " + diagnostic.message() + help;
    }
}
