import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A class whose call sites were replaced. `nest` is the class that has the members of its nest, to which those of
/// `lambdas` belong, too.
record PlainClass(byte[] bytes, ClassDesc nest, List<PlainLambdas.Made> lambdas) {

    private static final Pattern CALL_SITES = Pattern.compile("java/lang/(?:runtime/|invoke/LambdaMetafactory)");

    /// The end of the name of the class that has the prototype of a map's entry.
    private static final String PROTOTYPE = "DefaultEntryHolder";

    private static final ClassDesc DESCRIPTOR = ClassDesc.of("com.google.protobuf.Descriptors$Descriptor");

    /// Most classes have nothing to be changed, and reading them takes longest.
    static boolean isWorthALook(String file, byte[] bytes) {
        return file.endsWith(PROTOTYPE + ".class")
                || (file.endsWith(".class")
                        && CALL_SITES.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find());
    }

    /// The class in `file` of a jar with its call sites replaced; nothing when it has none. Nests came with Java 11, and
    /// a class for some version of Java only has no place for lambdas beside it.
    static Optional<PlainClass> of(ClassFile classFile, String file, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        ClassDesc owner = model.thisClass().asSymbol();
        ClassDesc nest = model.findAttribute(Attributes.nestHost())
                .map(attribute -> attribute.nestHost().asSymbol())
                .orElse(owner);
        boolean nests = model.majorVersion() >= ClassFile.JAVA_11_VERSION && !file.startsWith("META-INF/");
        PlainLambdas lambdas = new PlainLambdas(classFile, owner, nest);
        Sites sites = new Sites(model, nests ? Optional.of(lambdas) : Optional.empty());
        ClassTransform transform = ClassTransform.transformingMethodBodies(sites.code())
                .andThen(ClassTransform.endHandler(builder -> sites.methods.forEach(method -> builder.withMethodBody(
                        method.name,
                        method.type,
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        method.body))));
        byte[] changed = classFile.transformClass(model, transform);
        return sites.count == 0 ? Optional.empty() : Optional.of(new PlainClass(changed, nest, lambdas.made()));
    }

    /// A class with more members of its nest.
    static byte[] withNestMembers(ClassFile classFile, byte[] bytes, List<ClassDesc> added) {
        if (added.isEmpty()) {
            return bytes;
        }
        ClassModel model = classFile.parse(bytes);
        List<ClassDesc> members = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(old -> old.nestMembers().forEach(member -> members.add(member.asSymbol())));
        members.addAll(added);
        return classFile.transformClass(
                model,
                ClassTransform.dropping(element -> element instanceof NestMembersAttribute)
                        .andThen(ClassTransform.endHandler(
                                builder -> builder.with(NestMembersAttribute.ofSymbols(members)))));
    }

    /// A method that takes the place of a call site.
    private record Method(String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    /// The call sites of a class.
    private static final class Sites {
        private final ClassDesc owner;
        private final boolean inInterface;
        private final boolean prototypeOfEntry;
        private final Optional<PlainLambdas> lambdas;
        private final List<Method> methods = new ArrayList<>();
        private int count;

        Sites(ClassModel model, Optional<PlainLambdas> lambdas) {
            owner = model.thisClass().asSymbol();
            inInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
            prototypeOfEntry = owner.displayName().endsWith(PROTOTYPE);
            this.lambdas = lambdas;
        }

        CodeTransform code() {
            return (builder, element) -> {
                switch (element) {
                    case InvokeDynamicInstruction call when isPlainLambda(builder, call) -> count++;
                    case InvokeDynamicInstruction call -> PlainSites.body(call).ifPresentOrElse(
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

        private boolean isPlainLambda(CodeBuilder builder, InvokeDynamicInstruction call) {
            return lambdas.filter(plain -> plain.replace(builder, call)).isPresent();
        }
    }
}
