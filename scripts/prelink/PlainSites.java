import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Methods in the place of call sites that Java links when they are first come by: switches over types, and `equals`
/// and `hashCode` of records.
final class PlainSites {

    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc SAME =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    private PlainSites() {}

    /// The code that answers as the call site would; nothing for a site that stays.
    static Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
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

    static ClassDesc wrapper(ClassDesc primitive) {
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
