package emissaryctl.coverage;

import com.google.protobuf.Descriptors.Descriptor;

/// Finds descriptions of Envoy's messages by their full names.
final class EnvoyDescriptors {

    private EnvoyDescriptors() {}

    static Descriptor of(String fullName) {
        int end = fullName.indexOf('.', firstCapital(fullName));
        Descriptor descriptor = outer(end < 0 ? fullName : fullName.substring(0, end));
        while (end >= 0) {
            int next = fullName.indexOf('.', end + 1);
            descriptor =
                    descriptor.findNestedTypeByName(fullName.substring(end + 1, next < 0 ? fullName.length() : next));
            end = next;
        }
        return descriptor;
    }

    private static int firstCapital(String text) {
        int at = 0;
        while (!Character.isUpperCase(text.charAt(at))) at++;
        return at;
    }

    private static Descriptor outer(String name) {
        try {
            return (Descriptor) Class.forName("io.envoyproxy." + name)
                    .getMethod("getDescriptor")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
