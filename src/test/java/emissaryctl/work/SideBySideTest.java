package emissaryctl.work;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes out is the same on one processor and on many.
class SideBySideTest {

    private static final int MAPPINGS = 1_500;
    private static final int FILES = 3;

    private static final String BEGINNING = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: http}
            spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: all}
            spec: {hostname: "*.example.com", requestPolicy: {insecure: {action: Route}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void resultsAreInOrder() {
        List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
        assertThat(in(8, () -> SideBySide.map(numbers, true, each -> each))).isEqualTo(numbers);
        assertThat(in(8, () -> SideBySide.mapParts(numbers, true, List::copyOf)).stream()
                        .flatMap(List::stream))
                .isEqualTo(numbers);
    }

    @Test
    void renderSaysTheSameOnManyProcessors() throws IOException {
        String path = configuration("one", new Random(1), 0);
        assertSame("render", "--lenient", path);
        assertSame("render", path);
    }

    @Test
    void lintSaysTheSameOnManyProcessors() throws IOException {
        assertSame("lint", "--no-config", "--color", "never", configuration("one", new Random(1), 0));
    }

    @Test
    void diffSaysTheSameOnManyProcessors() throws IOException {
        String one = configuration("one", new Random(1), 0);
        assertSame("diff", "--no-config", one, configuration("two", new Random(1), 50));
        Files.writeString(folder.resolve("two/broken.yaml"), "\0");
        assertSame("diff", "--no-config", one, folder.resolve("two").toString());
    }

    private static void assertSame(String... args) {
        Run alone = in(1, () -> Run.of(args));
        assertThat(alone.out().length() + alone.err().length()).isGreaterThan(100);
        for (int processors : List.of(2, 8))
            assertThat(in(processors, () -> Run.of(args))).isEqualTo(alone);
    }

    /// Streams that are parallel run in the pool that they are started in.
    private static <T> T in(int processors, java.util.concurrent.Callable<T> work) {
        try (ForkJoinPool pool = new ForkJoinPool(processors)) {
            return pool.submit(work).join();
        }
    }

    /// Files large enough for all processors, with faults of all sorts: of the text, the schema, the values and what
    /// they refer to. Every so many-th Mapping has changed.
    private String configuration(String name, Random random, int changes) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        for (int file = 0; file < FILES; file++) {
            List<String> documents = new ArrayList<>();
            if (file == 0) documents.add(BEGINNING);
            for (int i = 0; i < MAPPINGS; i++) {
                boolean changed = changes > 0 && i % (MAPPINGS / changes) == 0;
                documents.add(document(file * MAPPINGS + i, random) + (changed ? "  timeout_ms: 4321\n" : ""));
            }
            Files.writeString(root.resolve(file + ".yaml"), String.join("---\n", documents));
        }
        return root.toString();
    }

    private static String document(int i, Random random) {
        String mapping = "apiVersion: getambassador.io/v3alpha1\nkind: Mapping\nmetadata: {name: m%d}\nspec:\n"
                + "  hostname: host%d.example.com\n  prefix: /route%d/\n  service: service%d\n";
        String usual = mapping.formatted(i, i % 7, i - i % 2, i % 100);
        return switch (random.nextInt(60)) {
            case 0 -> "kind: [unclosed\n" + usual;
            case 1 -> usual + "  prefixx: 1\n";
            case 2 -> usual + "  retry_policy: {retry_on: never}\n";
            case 3 -> usual + "  resolver: unheard-of\n";
            case 4 -> mapping.formatted(i / 2, i % 7, i, i % 100);
            case 5 -> usual + "  hostname: twice.example.com\n";
            case 6 -> usual + "  tls: missing\n";
            case 7 -> usual.replace("kind: Mapping", "kind: Maping");
            case 8 -> annotated(i) + usual.replace("m" + i + "}", "n" + i + "}");
            case 9 -> usual + "  prefix_regex: true\n  regex_rewrite: {pattern: '(', substitution: x}\n";
            case 10 -> usual + "  weight: " + random.nextInt(150) + "\n";
            default -> usual;
        };
    }

    private static String annotated(int i) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: s%d
                  annotations:
                    getambassador.io/config: |
                      apiVersion: getambassador.io/v3alpha1
                      kind: Mapping
                      name: annotated%d
                      hostname: "*"
                      prefix: /annotated%d/
                      service: s%d
                      unknown: %d
                spec: {ports: [{port: 80}]}
                ---
                """.formatted(i, i, i, i, i);
    }
}
