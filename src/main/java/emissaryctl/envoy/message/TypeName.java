package emissaryctl.envoy.message;

import com.google.protobuf.Message;

/// The full name of a message's type. It is that of the Java class but for the packages in front, which spares the look
/// into the descriptor: the first one initialises those of everything that the type refers to.
public final class TypeName {

    private static final String ENVOY = "io.envoyproxy.";
    private static final String PROTOBUF = "com.";

    private TypeName() {}

    public static String of(Message message) {
        String name = message.getClass().getName();
        if (name.startsWith(ENVOY)) return name.substring(ENVOY.length()).replace('$', '.');
        if (name.startsWith("com.google.protobuf.") && !name.endsWith(".DynamicMessage")) {
            return name.substring(PROTOBUF.length()).replace('$', '.');
        }
        return message.getDescriptorForType().getFullName();
    }
}
