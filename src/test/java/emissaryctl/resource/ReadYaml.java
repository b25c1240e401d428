package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.schema.SchemaCatalogue;
import emissaryctl.schema.SchemaValidator;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.util.List;

/// What is read from a YAML text, for tests.
record ReadYaml(ReadResult result, List<Diagnostic> diagnostics) {

    private static final SchemaValidator SCHEMAS = new SchemaValidator(new SchemaCatalogue());

    static ReadYaml of(String yaml) {
        return of(yaml, ReadOptions.DEFAULT);
    }

    static ReadYaml of(String yaml, ReadOptions options) {
        Outcome<List<YamlNode>> documents = YamlReader.read(new SourceFile("f.yaml", yaml), YamlLimits.DEFAULT);
        assertThat(documents.diagnostics()).isEmpty();
        return of(documents.value(), options);
    }

    static ReadYaml of(List<YamlNode> documents, ReadOptions options) {
        Outcome<ReadResult> read = ResourceReader.read(documents, options, SCHEMAS::validate, ReadYaml::annotation);
        return new ReadYaml(read.value(), read.diagnostics());
    }

    /// Of the documents of an annotation only the content matters here.
    private static Outcome<List<YamlNode>> annotation(String text, Span at) {
        return YamlReader.read(new SourceFile(at.file(), text), YamlLimits.DEFAULT);
    }

    /// The only resource of a kind in a text of which nothing bad is said.
    static <R extends Resource> R one(Class<R> kind, String yaml) {
        ReadYaml read = of(yaml);
        assertThat(read.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
        return read.only(kind);
    }

    /// The object with this `apiVersion`, `kind` and spec, named `it`, in one text. Its spec is indented already.
    static String object(String apiVersion, String kind, String spec) {
        return """
            apiVersion: %s
            kind: %s
            metadata:
              name: it
              namespace: ns
            spec:
            """.formatted(apiVersion, kind) + spec.indent(2);
    }

    static String v3(String kind, String spec) {
        return object("getambassador.io/v3alpha1", kind, spec);
    }

    <R extends Resource> List<R> all(Class<R> kind) {
        return result.set().all(kind);
    }

    <R extends Resource> R only(Class<R> kind) {
        assertThat(all(kind)).hasSize(1);
        return all(kind).getFirst();
    }

    List<String> names() {
        return result.set().resources().stream()
                .map(r -> r.metadata().ref().toString())
                .toList();
    }

    /// `ERROR EMC0001 2:3 message` for each diagnostic.
    List<String> said() {
        return diagnostics.stream().map(ReadYaml::line).toList();
    }

    private static String line(Diagnostic d) {
        Span at = d.primary();
        return d.severity() + " " + d.code().id() + " " + at.startLine() + ":" + at.startColumn() + " " + d.message();
    }
}
