package emissaryctl.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tree of kustomize, in which patches look like resources.
class KustomizePatchesTest {

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String mapping(String spec) {
        return "apiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: shop}\nspec: {" + spec + "}\n";
    }

    @BeforeEach
    void aBaseAndAnOverlay() throws IOException {
        write("base/kustomization.yaml", "resources: [mapping.yaml]\n");
        write("base/mapping.yaml", mapping("hostname: \"*\", prefix: /shop/, service: shop"));
        write("prod/patch.yaml", mapping("timeout_ms: 5000"));
        write("prod/steps.yaml", "- {op: add, path: /spec/weight, value: 10}\n");
    }

    private Run lint(String... paths) {
        String[] line = new String[paths.length + 4];
        line[0] = "lint";
        line[1] = "--no-config";
        line[2] = "-o";
        line[3] = "compact";
        for (int i = 0; i < paths.length; i++)
            line[i + 4] = folder.resolve(paths[i]).toString();
        return Run.of(line);
    }

    @Test
    void patchesAreNoResources() throws IOException {
        write("prod/kustomization.yaml", """
                resources: [../base]
                patches:
                - path: patch.yaml
                - {path: steps.yaml, target: {kind: Mapping}}
                - patch: "- {op: remove, path: /spec/weight}"
                """);

        Run run = lint("");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .hasLineCount(1)
                .contains("prod/kustomization.yaml:2:1: error[EMC0019]", "these patches are not applied");
    }

    @Test
    void olderListsOfPatchesAreKnown() throws IOException {
        write("prod/kustomization.yml", """
                patchesStrategicMerge:
                - ./patch.yaml
                - |
                  kind: Mapping
                patchesJson6902:
                - {path: ../prod/steps.yaml, target: {kind: Mapping}}
                """);

        assertThat(lint("prod", "base").out()).hasLineCount(2).doesNotContain("EMC0009");
    }

    @Test
    void nothingIsRenderedWithoutWhatIsNamedAsAPatch() throws IOException {
        write("listener.yaml", """
                apiVersion: getambassador.io/v3alpha1
                kind: Listener
                metadata: {name: http}
                spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
                """);
        write("base/auth.yaml", """
                apiVersion: getambassador.io/v3alpha1
                kind: AuthService
                metadata: {name: auth}
                spec: {auth_service: auth, protocol_version: v3, proto: grpc}
                """);
        write("base/kustomization.yaml", "resources: [mapping.yaml]\npatches: [{path: auth.yaml}]\n");

        Run run = Run.of(
                "render",
                folder.resolve("listener.yaml").toString(),
                folder.resolve("base").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error[EMC0019]", "base/kustomization.yaml:2:1");
    }

    @Test
    void whatNoKustomizationNamesIsAResource() throws IOException {
        write("prod/kustomization.yaml", "resources: [patch.yaml]\npatches: [{path: nowhere.yaml}]\n");
        write("prod/other/patch.yaml", mapping("weight: 5"));

        assertThat(lint("").out()).doesNotContain("EMC0019").contains("patch.yaml:4:1: error[EMC0009]");
        assertThat(lint("prod/patch.yaml").out()).contains("EMC0009");
    }
}
