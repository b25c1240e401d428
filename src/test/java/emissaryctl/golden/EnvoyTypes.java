package emissaryctl.golden;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads JSON as Envoy's messages, with no help from the product.
final class EnvoyTypes {

    private static final Pattern TYPE = Pattern.compile("\"@type\": \"type\\.googleapis\\.com/([^\"]+)\"");

    private EnvoyTypes() {}

    static Bootstrap bootstrap(String json) {
        try {
            Bootstrap.Builder bootstrap = Bootstrap.newBuilder();
            JsonFormat.parser()
                    .ignoringUnknownFields()
                    .usingTypeRegistry(registry(json))
                    .merge(json, bootstrap);
            return bootstrap.build();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static TypeRegistry registry(String json) {
        Set<String> names =
                TYPE.matcher(json).results().map(result -> result.group(1)).collect(Collectors.toSet());
        TypeRegistry.Builder registry = TypeRegistry.newBuilder();
        for (String name : names) registry.add(descriptor(name));
        return registry.build();
    }

    private static Descriptor descriptor(String name) {
        try {
            return (Descriptor) Class.forName("io.envoyproxy." + name)
                    .getMethod("getDescriptor")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
