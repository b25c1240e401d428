import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Does at build time what Java would do at every start, as its start-up cache does not keep it: makes ordinary
/// code of
///
/// - `switch` over types, for which Java makes a class when it first comes by;
/// - `equals` and `hashCode` of records, the same;
/// - lambdas that capture something, which take longer each time that one is made;
/// - the descriptor in the prototype of a protobuf map's entry. It is for reflection only, which emissaryctl does not
///   use on messages, and brings the descriptors of some 70 files with it, each parsed when it is first used.
///
/// Arguments: a folder of jars, and the names of those that are changed in place, all when none is given. Jars in which
/// nothing is to be done stay as they are; the bytes of the others depend on nothing but what they were made from.
final class Prelink {

    private static final String NOTICE = "META-INF/PRELINKED";

    private final ClassFile classFile;

    private Prelink(ClassLoader classes) {
        classFile = ClassFile.of(
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)
                        .orElse(ClassHierarchyResolver.defaultResolver())
                        .cached(ConcurrentHashMap::new)));
    }

    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (var files = Files.list(Path.of(args[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        try (Jars open = Jars.of(jars)) {
            Prelink prelink = new Prelink(open);
            for (Path jar : jars) {
                if (args.length == 1 || List.of(args).contains(jar.getFileName().toString())) {
                    prelink.jar(jar);
                }
            }
        }
    }

    /// What the jars have, without loading any of it.
    private static final class Jars extends ClassLoader implements AutoCloseable {
        private final List<JarFile> jars = new ArrayList<>();

        static Jars of(List<Path> paths) throws IOException {
            Jars opened = new Jars();
            for (Path path : paths) {
                opened.jars.add(new JarFile(path.toFile()));
            }
            return opened;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            try {
                for (JarFile jar : jars) {
                    ZipEntry entry = jar.getEntry(name);
                    if (entry != null) {
                        return jar.getInputStream(entry);
                    }
                }
                return ClassLoader.getSystemResourceAsStream(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            for (JarFile jar : jars) {
                jar.close();
            }
        }
    }

    private void jar(Path path) throws IOException {
        Path changed = path.resolveSibling(path.getFileName() + ".new");
        try (ZipFile from = new ZipFile(path.toFile())) {
            Map<String, PlainClass> plain = plain(from);
            if (plain.isEmpty()) {
                return;
            }
            Map<ClassDesc, List<ClassDesc>> nests = new HashMap<>();
            plain.values().forEach(type -> nests.computeIfAbsent(type.nest(), _ -> new ArrayList<>())
                    .addAll(type.lambdas().stream().map(PlainLambdas.Made::name).toList()));
            try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
                for (ZipEntry entry : from.stream().toList()) {
                    String name = entry.getName();
                    PlainClass type = plain.get(name);
                    byte[] bytes = type == null ? from.getInputStream(entry).readAllBytes() : type.bytes();
                    List<ClassDesc> members = name.endsWith(".class") && !name.startsWith("META-INF/")
                            ? nests.getOrDefault(ClassDesc.ofInternalName(name.replaceFirst("[.]class$", "")), List.of())
                            : List.of();
                    write(to, name, entry, PlainClass.withNestMembers(classFile, bytes, members));
                    if (type != null) {
                        for (PlainLambdas.Made made : type.lambdas()) {
                            write(to, made.file(), entry, made.bytes());
                        }
                    }
                    if (name.equals(JarFile.MANIFEST_NAME)) {
                        write(to, NOTICE, entry, notice());
                    }
                }
            }
        }
        Files.setLastModifiedTime(changed, Files.getLastModifiedTime(path));
        Files.move(changed, path, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The classes that change, by their entry, in the order of the jar.
    private SequencedMap<String, PlainClass> plain(ZipFile jar) throws IOException {
        SequencedMap<String, PlainClass> plain = new LinkedHashMap<>();
        for (ZipEntry entry : jar.stream().toList()) {
            byte[] bytes = jar.getInputStream(entry).readAllBytes();
            if (PlainClass.isWorthALook(entry.getName(), bytes)) {
                PlainClass.of(classFile, entry.getName(), bytes).ifPresent(type -> plain.put(entry.getName(), type));
            }
        }
        return plain;
    }

    private static byte[] notice() {
        return """
                Class files in this archive were changed so that they start faster: switches over types, equals and
                hashCode of records, lambdas, and the descriptors of map entries.
                """
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void write(ZipOutputStream to, String name, ZipEntry like, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(like.getTimeLocal());
        to.putNextEntry(entry);
        to.write(bytes);
        to.closeEntry();
    }
}
