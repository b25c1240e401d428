package emissaryctl.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/// A source file as a jar, and what `scripts/prelink` makes of that.
record Prelinked(Path before, Path after) {

    static Prelinked of(String name, String source, Path folder) throws Exception {
        Path tool = compile(folder.resolve("tool"), Path.of("scripts/prelink/Prelink.java"));
        Path classes = compile(folder.resolve("classes"), Files.writeString(folder.resolve(name + ".java"), source));
        Path before = folder.resolve("sample.jar");
        archive(classes, before);
        Path after =
                Files.copy(before, Files.createDirectory(folder.resolve("jars")).resolve("sample.jar"));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {tool.toUri().toURL()})) {
            var main = loader.loadClass("Prelink").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[] {after.getParent().toString()});
        }
        return new Prelinked(before, after);
    }

    private static Path compile(Path classes, Path source) throws Exception {
        String sources = source.toAbsolutePath().getParent().toString();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-sourcepath",
                                sources,
                                "-d",
                                classes.toString(),
                                source.toString()))
                .isZero();
        return classes;
    }

    private static void archive(Path classes, Path jar) throws Exception {
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            to.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            to.write("Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.UTF_8));
            for (Path file : files.sorted().toList()) {
                to.putNextEntry(new ZipEntry(file.getFileName().toString()));
                to.write(Files.readAllBytes(file));
            }
        }
    }

    /// The call sites of the classes in a jar, as they are described; those of no description are left out.
    static List<String> sites(Path jar, Function<InvokeDynamicInstruction, Optional<String>> description)
            throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<byte[]> classes = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> {
                        try {
                            return zip.getInputStream(entry).readAllBytes();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
            return classes.stream()
                    .flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
                    .flatMap(method -> Optional.ofNullable(method.code().orElse(null)).stream())
                    .flatMap(code -> code.elementStream())
                    .filter(InvokeDynamicInstruction.class::isInstance)
                    .map(InvokeDynamicInstruction.class::cast)
                    .flatMap(call -> description.apply(call).stream())
                    .toList();
        }
    }
}
