import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Does at build time what Java would do at every start, as its start-up cache does not keep it: makes ordinary
/// code of
///
/// - `switch` over types, for which Java makes a class when it first comes by;
/// - `equals` and `hashCode` of records, the same;
/// - the descriptor in the prototype of a protobuf map's entry. It is for reflection only, which emissaryctl does not
///   use on messages, and brings the descriptors of some 70 files with it, each parsed when it is first used.
///
/// Arguments: a folder of jars, and the names of those that are changed in place, all when none is given. Jars in which
/// nothing is to be done stay as they are; the bytes of the others depend on nothing but what they were made from.
final class Prelink {

    private static final String NOTICE = "META-INF/PRELINKED";

    /// The end of the name of the class that has the prototype of a map's entry.
    private static final String PROTOTYPE = "DefaultEntryHolder";

    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc SAME =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final ClassDesc DESCRIPTOR = ClassDesc.of("com.google.protobuf.Descriptors$Descriptor");

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
        int count = 0;
        try (ZipFile from = new ZipFile(path.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                Optional<byte[]> better = concerns(entry.getName(), bytes) ? transform(bytes) : Optional.empty();
                count += better.isPresent() ? 1 : 0;
                write(to, entry.getName(), entry, better.orElse(bytes));
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    write(to, NOTICE, entry, notice());
                }
            }
        }
        if (count == 0) {
            Files.delete(changed);
        } else {
            Files.setLastModifiedTime(changed, Files.getLastModifiedTime(path));
            Files.move(changed, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Whether a look into the class may be worth it: most have nothing to be changed, and reading them takes longest.
    private static boolean concerns(String name, byte[] bytes) {
        return name.endsWith(PROTOTYPE + ".class")
                || (name.endsWith(".class")
                        && new String(bytes, StandardCharsets.ISO_8859_1).contains("java/lang/runtime/"));
    }

    private static byte[] notice() {
        return """
                Class files in this archive were changed so that they start faster: switches over types, equals and
                hashCode of records, and the descriptors of map entries.
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

    /// The class with its call sites replaced; nothing when it has none.
    Optional<byte[]> transform(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        Rewritten rewritten = new Rewritten(model);
        ClassTransform transform = ClassTransform.transformingMethodBodies(rewritten.code())
                .andThen(ClassTransform.endHandler(builder -> rewritten.methods.forEach(method -> builder.withMethodBody(
                        method.name,
                        method.type,
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        method.body))));
        byte[] result = classFile.transformClass(model, transform);
        return rewritten.count == 0 ? Optional.empty() : Optional.of(result);
    }

    /// A method that takes the place of a call site.
    private record Method(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    /// What one class gets instead of its call sites.
    private static final class Rewritten {
        private final ClassDesc owner;
        private final boolean inInterface;
        private final boolean prototypeOfEntry;
        private final List<Method> methods = new ArrayList<>();
        private int count;

        Rewritten(ClassModel model) {
            owner = model.thisClass().asSymbol();
            inInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
            prototypeOfEntry = owner.displayName().endsWith(PROTOTYPE);
        }

        CodeTransform code() {
            return (builder, element) -> {
                switch (element) {
                    case InvokeDynamicInstruction call -> body(call).ifPresentOrElse(
                            body -> {
                                Method method = new Method("prelinked$" + count, call.typeSymbol(), body);
                                methods.add(method);
                                builder.invokestatic(owner, method.name, method.type, inInterface);
                                count++;
                            },
                            () -> builder.with(element));
                    case FieldInstruction get when prototypeOfEntry && get.typeSymbol().equals(DESCRIPTOR) -> {
                        builder.aconst_null();
                        count++;
                    }
                    default -> builder.with(element);
                }
            };
        }
    }

    /// The code that answers as the call site would; nothing for a site that stays.
    private static Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
        ClassDesc bootstrap = call.bootstrapMethod().owner();
        List<ConstantDesc> arguments = call.bootstrapArgs();
        if (bootstrap.equals(SWITCHES)) {
            return call.bootstrapMethod().methodName().equals("typeSwitch")
                            && arguments.stream().allMatch(label -> label instanceof ClassDesc)
                    ? Optional.of(builder -> typeSwitch(builder, arguments))
                    : Optional.empty();
        }
        if (bootstrap.equals(RECORDS)) {
            ClassDesc type = (ClassDesc) arguments.getFirst();
            List<DirectMethodHandleDesc> components = arguments.stream()
                    .filter(DirectMethodHandleDesc.class::isInstance)
                    .map(DirectMethodHandleDesc.class::cast)
                    .toList();
            return switch (call.name().stringValue()) {
                case "equals" -> Optional.of(builder -> equals(builder, type, components));
                case "hashCode" -> Optional.of(builder -> hashCode(builder, components));
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /// `(target, restart)`: the first label from `restart` on of which the target is an instance, the number of labels
    /// when it is of none, -1 for null.
    private static void typeSwitch(CodeBuilder builder, List<ConstantDesc> labels) {
        builder.aload(0).ifThen(Opcode.IFNULL, then -> then.iconst_m1().ireturn());
        for (int i = 0; i < labels.size(); i++) {
            Label next = builder.newLabel();
            builder.iload(1)
                    .loadConstant(i)
                    .if_icmpgt(next)
                    .aload(0)
                    .instanceOf((ClassDesc) labels.get(i))
                    .ifeq(next)
                    .loadConstant(i)
                    .ireturn()
                    .labelBinding(next);
        }
        builder.loadConstant(labels.size()).ireturn();
    }

    private static void equals(CodeBuilder builder, ClassDesc type, List<DirectMethodHandleDesc> components) {
        Label different = builder.newLabel();
        builder.aload(0).aload(1).ifThen(Opcode.IF_ACMPEQ, then -> then.iconst_1().ireturn());
        builder.aload(1).instanceOf(type).ifeq(different).aload(1).checkcast(type).astore(2);
        for (DirectMethodHandleDesc component : components) {
            ClassDesc field = component.invocationType().returnType();
            builder.aload(0)
                    .getfield(type, component.methodName(), field)
                    .aload(2)
                    .getfield(type, component.methodName(), field);
            switch (TypeKind.from(field)) {
                case REFERENCE -> builder.invokestatic(OBJECTS, "equals", SAME).ifeq(different);
                case LONG -> builder.lcmp().ifne(different);
                case FLOAT, DOUBLE -> builder.invokestatic(wrapper(field), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, field, field))
                        .ifne(different);
                default -> builder.if_icmpne(different);
            }
        }
        builder.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private static void hashCode(CodeBuilder builder, List<DirectMethodHandleDesc> components) {
        builder.iconst_0();
        for (DirectMethodHandleDesc component : components) {
            ClassDesc field = component.invocationType().returnType();
            builder.loadConstant(31)
                    .imul()
                    .aload(0)
                    .getfield(component.owner(), component.methodName(), field)
                    .invokestatic(
                            field.isPrimitive() ? wrapper(field) : OBJECTS,
                            "hashCode",
                            MethodTypeDesc.of(ConstantDescs.CD_int, field.isPrimitive() ? field : ConstantDescs.CD_Object))
                    .iadd();
        }
        builder.ireturn();
    }

    private static ClassDesc wrapper(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.displayName());
        };
    }
}
