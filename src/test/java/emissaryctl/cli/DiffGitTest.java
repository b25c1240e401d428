package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `emissaryctl diff --git`, on a repository of its own.
class DiffGitTest {

    private static final String SLOWER = Inputs.GOOD.replace("service: shop", "service: shop, timeout_ms: 10000");

    @TempDir
    Path repository;

    private Path k8s;

    @BeforeEach
    void commit() throws Exception {
        k8s = Files.createDirectories(repository.resolve("deploy/k8s"));
        Inputs.write(k8s, "shop.yaml", Inputs.GOOD);
        Inputs.write(repository, "outside.yaml", Inputs.WRONG);
        git("init", "-q");
        git("add", ".");
        git("commit", "-q", "-m", "first");
        git("tag", "v1");
    }

    private String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=tests", "-c", "user.email=tests@example.com", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Run diff(String revision, String... paths) {
        List<String> line = new ArrayList<>(List.of("diff", "--no-config", "--git=" + revision));
        if (paths.length == 0) line.add(k8s.toString());
        line.addAll(List.of(paths));
        return Run.of(line);
    }

    @Test
    void theWorkingTreeAgainstARevision() {
        Inputs.write(k8s, "shop.yaml", SLOWER);
        Run run = diff("HEAD");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("1 route changed\n\n~ Mapping default/shop  HEAD:deploy/k8s/shop.yaml:13:18 → "
                        + k8s.resolve("shop.yaml") + ":13:18\n")
                .contains("route.timeout: 3s → 10s");
    }

    @Test
    void everyWayToNameARevision() throws Exception {
        Inputs.write(k8s, "shop.yaml", SLOWER);
        git("commit", "-q", "-a", "-m", "second");
        String hash = git("rev-parse", "HEAD~1").strip();
        for (String revision : List.of("v1", "HEAD~1", "HEAD^", hash, hash.substring(0, 8))) {
            assertThat(diff(revision).out()).as(revision).startsWith("1 route changed\n");
        }
        assertThat(diff("HEAD").out()).isEqualTo("no changes\n");
    }

    @Test
    void aFileAlone() {
        Inputs.write(k8s, "shop.yaml", SLOWER);
        assertThat(diff("v1", k8s.resolve("shop.yaml").toString()).out()).startsWith("1 route changed\n");
    }

    @Test
    void renamedFilesAreNoChange() throws IOException {
        Files.move(k8s.resolve("shop.yaml"), k8s.resolve("other name.yaml"));
        assertThat(diff("v1").out()).isEqualTo("no changes\n");
    }

    @Test
    void theRepositoryIsLeftAsItWas() throws Exception {
        Inputs.write(k8s, "shop.yaml", SLOWER);
        String before = git("status", "--porcelain", "--untracked-files=all");
        diff("v1");
        assertThat(git("status", "--porcelain", "--untracked-files=all")).isEqualTo(before);
        assertThat(git("stash", "list")).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Files.writeString(repository.resolve("outside.yaml"), SLOWER);
        Files.createSymbolicLink(k8s.resolve("link.yaml"), repository.resolve("outside.yaml"));
        git("add", ".");
        git("commit", "-q", "-m", "link");
        Run run = diff("HEAD");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("link.yaml` is a link out of the directory, which is not followed");
    }

    /// What looks like an option of git is none, and runs nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {"--output=touched", "-x", "nowhere", "HEAD:deploy", "v1 HEAD", "--upload-pack=touch touched", ""
            })
    void whatIsNoRevision(String revision) {
        Run run = diff(revision);
        assertThat(run.exit()).isIn(2, 3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("emissaryctl diff: ").doesNotContain("Exception");
        assertThat(repository.resolve("touched")).doesNotExist();
        assertThat(Path.of("touched")).doesNotExist();
    }

    @Test
    void aPathOfAnotherPlace() {
        assertThat(diff("HEAD", k8s.toString(), "/").err()).contains("is outside of the git repository");
        assertThat(diff("HEAD", "-").exit()).isEqualTo(2);
    }

    @Test
    void aPathThatWasDeletedIsRemoved() throws IOException {
        Files.delete(k8s.resolve("shop.yaml"));
        Files.delete(k8s);
        Files.delete(k8s.getParent());
        for (String path : List.of(k8s.toString(), k8s.resolve("shop.yaml").toString())) {
            Run run = diff("v1", path);
            assertThat(run.out()).as(run.err()).contains("high[EMCD013]", "- Mapping default/shop  v1:deploy/k8s/shop");
        }
        Run typo = diff("v1", k8s.resolve("shp.yaml").toString());
        assertThat(typo.exit()).isEqualTo(3);
        assertThat(typo.err()).contains("there is no file or directory");
    }

    @Test
    void filesOfSubmodulesAreComparedAtTheirCommit(@TempDir Path shared) throws Exception {
        Inputs.write(shared, "more.yaml", Inputs.MAPPING.replace("shop", "more"));
        git("-C", shared.toString(), "init", "-q");
        git("-C", shared.toString(), "add", ".");
        git("-C", shared.toString(), "commit", "-q", "-m", "more");
        git("-c", "protocol.file.allow=always", "submodule", "add", "-q", shared.toString(), "deploy/k8s/shared");
        git("commit", "-q", "-m", "submodule");
        assertThat(diff("HEAD").out()).isEqualTo("no changes\n");
        assertThat(diff("v1").out()).startsWith("1 route added");

        Inputs.write(
                k8s.resolve("shared"),
                "more.yaml",
                Inputs.MAPPING.replace("shop", "more").replace("service: more", "service: other"));
        assertThat(diff("HEAD").out())
                .contains(
                        "Mapping default/more  HEAD:deploy/k8s/shared/more.yaml:3:18 → ",
                        "route.cluster: more:80 → other:80");

        git("rm", "-q", "-f", "deploy/k8s/shared");
        assertThat(diff("HEAD").err()).contains("submodule 'deploy/k8s/shared' of 'HEAD' is not checked out");
    }

    /// What a partial clone lacks is not taken for something that the revision lacks.
    @ParameterizedTest
    @ValueSource(strings = {"HEAD:deploy", "HEAD:deploy/k8s/shop.yaml"})
    void whatGitLacksIsToldApart(String object) throws Exception {
        String hash = git("rev-parse", object).strip();
        Files.delete(repository.resolve(".git/objects/" + hash.substring(0, 2) + "/" + hash.substring(2)));
        Run run = diff("HEAD");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("emissaryctl diff: git cannot ").contains(hash);
    }

    @Test
    void whatGitSaysIsPassedOn() throws Exception {
        git("clone", "-q", "--bare", ".", "bare");
        assertThat(diff("HEAD", repository.resolve("bare").toString()).err())
                .endsWith("bare': this operation must be run in a work tree\n");
        git("clone", "-q", "--depth=1", "file://" + repository, "shallow");
        assertThat(diff("HEAD~1", repository.resolve("shallow").toString()).err())
                .isEqualTo("emissaryctl diff: git knows no revision 'HEAD~1': this clone is shallow, fetch it first\n");
    }
}
