package emissaryctl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists as kubectl and the API server write them.
class ListedObjectsTest {

    private static final String ITEM = "{metadata: {name: cart}, spec: {hostname: \"*\", prefix: cart, service: cart}}";
    private static final String WHOLE =
            ITEM.replace("{metadata", "{apiVersion: getambassador.io/v3alpha1, kind: Mapping, metadata");

    private static Run lint(String text) {
        return Run.withInput(text, "lint", "-", "-o", "compact");
    }

    /// As in `kubectl get --raw`.
    @Test
    void itemsOfATypedListNeedNoKind() {
        assertThat(lint("apiVersion: getambassador.io/v3alpha1\nkind: MappingList\nitems:\n- " + ITEM + "\n")
                        .out())
                .startsWith("<stdin>:4:58: error[EMC2019]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1\nkind: List", "getambassador.io/v3alpha1\nkind: MappingList"})
    void itemsWithAKindKeepIt(String list) {
        assertThat(lint("apiVersion: " + list + "\nitems:\n- " + WHOLE + "\n").out())
                .contains("EMC2019");
    }

    @Test
    void aListThatIsNoObjectMayBelongToAnotherTool() {
        Run patch = lint("- {op: replace, path: /spec/prefix, value: /a/}\n---\n" + WHOLE + "\n");
        assertThat(patch.out()).hasLineCount(1).contains("EMC2019");
        Run objects = lint("- " + WHOLE + "\n");
        assertThat(objects.out()).contains("a document must be a Kubernetes object, not a list");
    }
}
