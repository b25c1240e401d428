package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Diagnostic;
import emissaryctl.property.Property;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of documents means nothing.
class OrderTest {

    private static final List<YamlNode> DOCUMENTS = documents();

    private static List<YamlNode> documents() {
        List<String> texts = List.of(
                ReadYaml.v3("Mapping", "prefix: /\nservice: s"),
                ReadYaml.v3("Mapping", "prefix: /a\nservice: s").replace("name: it", "name: it2"),
                ReadYaml.v3("Mapping", "prefix: /b\nservice: s").replace("namespace: ns", "namespace: other"),
                ReadYaml.object("getambassador.io/v2", "Mapping", "prefix: /\nservice: s")
                        .replace("name: it", "name: old"),
                ReadYaml.v3("Mapping", "prefix: /c\nservice: s\nweight: much").replace("name: it", "name: wrong"),
                ReadYaml.v3("Mapping", "prefix: /c\nservice: s\nambassador_id: x")
                        .replace("name: it", "name: foreign"),
                ReadYaml.v3("Host", "hostname: h"),
                ReadYaml.v3("Module", "config: {}").replace("name: it", "name: ambassador"),
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: it}}\n",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: it\n  annotations:\n    getambassador.io/config: |\n"
                        + "      apiVersion: getambassador.io/v3alpha1\n      kind: Mapping\n      name: inner\n"
                        + "      prefix: /\n      service: s\n",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: it}\nstringData: {tls.crt: c}\n");
        return YamlReader.read(new SourceFile("f.yaml", String.join("---\n", texts)), YamlLimits.DEFAULT)
                .value();
    }

    @Test
    void anyOrderOfDocumentsGivesTheSame() {
        Property.forAll(200, choices -> choices.shuffled(DOCUMENTS), OrderTest::assertGivesTheSame);
    }

    private static void assertGivesTheSame(List<YamlNode> documents) {
        ReadYaml expected = ReadYaml.of(DOCUMENTS, ReadOptions.DEFAULT);
        ReadYaml read = ReadYaml.of(documents, ReadOptions.DEFAULT);
        for (Class<?> kind : Resource.class.getPermittedSubclasses()) {
            Class<? extends Resource> known = kind.asSubclass(Resource.class);
            assertThat(read.all(known)).isEqualTo(expected.all(known));
        }
        assertThat(read.result().passedOver()).isEqualTo(expected.result().passedOver());
        assertThat(read.result().otherInstances()).isEqualTo(expected.result().otherInstances());
        assertThat(sorted(read)).isEqualTo(sorted(expected));
    }

    private static List<Diagnostic> sorted(ReadYaml read) {
        List<Diagnostic> sorted = new ArrayList<>(read.diagnostics());
        sorted.sort(null);
        return sorted;
    }
}
