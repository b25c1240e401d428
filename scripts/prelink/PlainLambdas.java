import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Classes in the place of lambdas that capture something. Java makes such objects through a method handle; the quick
/// compiler, which the launcher asks for, does not see through it and calls into the virtual machine for each.
final class PlainLambdas {

    private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final String MAKE = "of";

    private final ClassFile classFile;
    private final ClassDesc owner;
    private final ClassDesc nest;
    private final List<Made> made = new ArrayList<>();

    /// A class that was made.
    record Made(ClassDesc name, byte[] bytes) {

        /// Where it goes in a jar.
        String file() {
            String descriptor = name.descriptorString();
            return descriptor.substring(1, descriptor.length() - 1) + ".class";
        }
    }

    /// For the lambdas of `owner`, whose private methods classes of its nest may call.
    PlainLambdas(ClassFile classFile, ClassDesc owner, ClassDesc nest) {
        this.classFile = classFile;
        this.owner = owner;
        this.nest = nest;
    }

    List<Made> made() {
        return made;
    }

    /// Puts a call of a class of its own in the place of the call site; says whether this is one that it can replace.
    boolean replace(CodeBuilder builder, InvokeDynamicInstruction call) {
        MethodTypeDesc site = call.typeSymbol();
        if (site.parameterCount() == 0
                || !call.bootstrapMethod().owner().equals(FACTORY)
                || !call.bootstrapMethod().methodName().equals("metafactory")) {
            return false;
        }
        Lambda lambda = new Lambda(
                call.name().stringValue(),
                site.returnType(),
                site.parameterList(),
                (MethodTypeDesc) call.bootstrapArgs().get(0),
                (DirectMethodHandleDesc) call.bootstrapArgs().get(1),
                (MethodTypeDesc) call.bootstrapArgs().get(2));
        ClassDesc name = owner.nested("$" + made.size());
        made.add(new Made(name, write(name, lambda)));
        builder.invokestatic(name, MAKE, site);
        return true;
    }

    /// The method `name` of `type` that takes and returns what `erased` says, or, once cast, what `exact` says, and
    /// calls `target` with what was `captured` and what it got.
    private record Lambda(
            String name,
            ClassDesc type,
            List<ClassDesc> captured,
            MethodTypeDesc erased,
            DirectMethodHandleDesc target,
            MethodTypeDesc exact) {}

    private byte[] write(ClassDesc name, Lambda lambda) {
        MethodTypeDesc constructor = MethodTypeDesc.of(ConstantDescs.CD_void, lambda.captured());
        return classFile.build(name, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                    .withInterfaceSymbols(lambda.type())
                    .with(NestHostAttribute.of(nest));
            for (int i = 0; i < lambda.captured().size(); i++) {
                type.withField(field(i), lambda.captured().get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            type.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    constructor,
                    ClassFile.ACC_PRIVATE,
                    code -> {
                        code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                        for (int i = 0; i < lambda.captured().size(); i++) {
                            ClassDesc captured = lambda.captured().get(i);
                            code.aload(0)
                                    .loadLocal(TypeKind.from(captured), code.parameterSlot(i))
                                    .putfield(name, field(i), captured);
                        }
                        code.return_();
                    });
            type.withMethodBody(
                    MAKE,
                    MethodTypeDesc.of(lambda.type(), lambda.captured()),
                    ClassFile.ACC_STATIC,
                    code -> {
                        code.new_(name).dup();
                        for (int i = 0; i < lambda.captured().size(); i++) {
                            code.loadLocal(TypeKind.from(lambda.captured().get(i)), code.parameterSlot(i));
                        }
                        code.invokespecial(name, ConstantDescs.INIT_NAME, constructor).areturn();
                    });
            type.withMethodBody(
                    lambda.name(), lambda.erased(), ClassFile.ACC_PUBLIC, code -> body(code, name, lambda));
        });
    }

    private static String field(int index) {
        return "captured" + index;
    }

    private static void body(CodeBuilder code, ClassDesc name, Lambda lambda) {
        DirectMethodHandleDesc target = lambda.target();
        boolean constructs = target.kind() == Kind.CONSTRUCTOR;
        if (constructs) {
            code.new_(target.owner()).dup();
        }
        List<ClassDesc> wanted = target.invocationType().parameterList();
        int count = lambda.captured().size();
        for (int i = 0; i < count; i++) {
            ClassDesc captured = lambda.captured().get(i);
            code.aload(0).getfield(name, field(i), captured);
            convert(code, captured, wanted.get(i));
        }
        for (int i = 0; i < lambda.erased().parameterCount(); i++) {
            ClassDesc got = lambda.erased().parameterType(i);
            ClassDesc exact = lambda.exact().parameterType(i);
            code.loadLocal(TypeKind.from(got), code.parameterSlot(i));
            convert(code, got, exact);
            convert(code, exact, wanted.get(count + i));
        }
        call(code, target);
        ClassDesc returned = target.invocationType().returnType();
        ClassDesc asked = lambda.erased().returnType();
        if (asked.equals(ConstantDescs.CD_void)) {
            drop(code, returned);
            code.return_();
            return;
        }
        convert(code, returned, lambda.exact().returnType());
        convert(code, lambda.exact().returnType(), asked);
        code.return_(TypeKind.from(asked));
    }

    private static void drop(CodeBuilder code, ClassDesc value) {
        switch (TypeKind.from(value).slotSize()) {
            case 1 -> code.pop();
            case 2 -> code.pop2();
            default -> {}
        }
    }

    /// What is private is called as any other method: the class belongs to the nest.
    private static void call(CodeBuilder code, DirectMethodHandleDesc target) {
        ClassDesc type = target.owner();
        boolean inInterface = target.isOwnerInterface();
        MethodTypeDesc invocation = target.invocationType();
        switch (target.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(type, target.methodName(), invocation, inInterface);
            case CONSTRUCTOR ->
                code.invokespecial(
                        type, ConstantDescs.INIT_NAME, invocation.changeReturnType(ConstantDescs.CD_void));
            case VIRTUAL, SPECIAL, INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> {
                MethodTypeDesc method = invocation.dropParameterTypes(0, 1);
                if (inInterface) code.invokeinterface(type, target.methodName(), method);
                else code.invokevirtual(type, target.methodName(), method);
            }
            case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> throw new IllegalArgumentException(target.toString());
        }
    }

    /// As `java.lang.invoke.LambdaMetafactory` does: casts, boxes, unboxes and widens.
    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.equals(to)) return;
        if (from.isPrimitive() && to.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        } else if (from.isPrimitive()) {
            ClassDesc box = PlainSites.wrapper(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        } else if (to.isPrimitive()) {
            ClassDesc unboxed = PRIMITIVES.getOrDefault(from, to);
            ClassDesc box = PlainSites.wrapper(unboxed);
            if (!from.equals(box)) code.checkcast(box);
            code.invokevirtual(box, unboxed.displayName() + "Value", MethodTypeDesc.of(unboxed));
            code.conversion(TypeKind.from(unboxed), TypeKind.from(to));
        } else if (!to.equals(ConstantDescs.CD_Object)) {
            code.checkcast(to);
        }
    }

    private static final Map<ClassDesc, ClassDesc> PRIMITIVES = primitives();

    private static Map<ClassDesc, ClassDesc> primitives() {
        Map<ClassDesc, ClassDesc> primitives = new HashMap<>();
        for (ClassDesc primitive : List.of(
                ConstantDescs.CD_boolean,
                ConstantDescs.CD_byte,
                ConstantDescs.CD_char,
                ConstantDescs.CD_short,
                ConstantDescs.CD_int,
                ConstantDescs.CD_long,
                ConstantDescs.CD_float,
                ConstantDescs.CD_double)) {
            primitives.put(PlainSites.wrapper(primitive), primitive);
        }
        return primitives;
    }
}
