package emissaryctl.output;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FloatValue;
import com.google.protobuf.Message;
import emissaryctl.envoy.message.EveryTypedConfig;
import emissaryctl.golden.ApprovedFile;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of messages that the product prints by says what the descriptors of our Envoy classes say.
class MessageTypesTest {

    private static final Set<String> FOREIGN = Set.of("google.protobuf.Timestamp", "google.protobuf.FieldMask");

    /// Conditions that are written out, as those about tokens are.
    private static final String EXPRESSION = "google.api.expr.v1alpha1.Expr";

    private static final String CONSTANT = "google.api.expr.v1alpha1.Constant";

    @Test
    void theTableIsThatOfTheDescriptors() {
        new ApprovedFile(Path.of("src/main/resources/emissaryctl"), "messages.txt").verify(table());
    }

    /// Every type that a configuration may hold, with all that these are made of.
    static Map<String, Descriptor> types() {
        Deque<Descriptor> open = new ArrayDeque<>();
        Stream.concat(
                        EveryTypedConfig.messages(),
                        Stream.of(
                                Bootstrap.getDefaultInstance(),
                                DiscoveryResponse.getDefaultInstance(),
                                Any.getDefaultInstance(),
                                FloatValue.getDefaultInstance()))
                .map(Message::getDescriptorForType)
                .forEach(open::add);
        Map<String, Descriptor> found = new TreeMap<>();
        while (!open.isEmpty()) {
            Descriptor type = open.remove();
            if (found.putIfAbsent(type.getFullName(), type) != null) continue;
            for (FieldDescriptor field : type.getFields()) {
                if (isMessage(field) && !isForeign(field)) open.add(field.getMessageType());
            }
        }
        return found;
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }

    /// Compiled CEL expressions, which nobody writes into a configuration, and types whose JSON is a text that nothing
    /// here needs.
    static boolean isForeign(FieldDescriptor field) {
        if (!isMessage(field)) return field.getFullName().equals(CONSTANT + ".null_value");
        String type = field.getMessageType().getFullName();
        boolean compiled =
                type.startsWith("google.api.expr.") && !type.startsWith(EXPRESSION) && !type.equals(CONSTANT);
        return compiled || FOREIGN.contains(type);
    }

    private static String table() {
        Map<String, String> lines = new TreeMap<>();
        for (Descriptor type : types().values()) {
            if (type.getOptions().getMapEntry()) continue;
            lines.put(
                    type.getFullName(),
                    type.getFields().stream()
                            .sorted(Comparator.comparing(FieldDescriptor::getNumber))
                            .filter(field -> !isForeign(field))
                            .map(MessageTypesTest::field)
                            .collect(Collectors.joining()));
            for (FieldDescriptor field : type.getFields()) {
                FieldDescriptor value =
                        field.isMapField() ? field.getMessageType().findFieldByNumber(2) : field;
                if (value.getType() == FieldDescriptor.Type.ENUM) add(value.getEnumType(), lines);
            }
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void add(EnumDescriptor type, Map<String, String> lines) {
        lines.put(
                type.getFullName(),
                type.getValues().stream()
                        .sorted(Comparator.comparing(value -> value.getNumber()))
                        .map(value -> " " + value.getNumber() + " " + value.getName())
                        .collect(Collectors.joining()));
    }

    private static String field(FieldDescriptor field) {
        String start = " " + field.getNumber() + " " + field.getName() + " ";
        if (field.isMapField()) {
            Descriptor entry = field.getMessageType();
            if (entry.findFieldByNumber(1).getType() != FieldDescriptor.Type.STRING) {
                throw new AssertionError("a key that is no text: " + field);
            }
            return start + "map:" + type(entry.findFieldByNumber(2));
        }
        return start + (field.isRepeated() ? "list:" : "") + type(field);
    }

    private static String type(FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> "enum:" + field.getEnumType().getFullName();
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }
}
