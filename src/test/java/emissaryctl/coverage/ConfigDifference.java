package emissaryctl.coverage;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import emissaryctl.envoy.message.NewerField;
import emissaryctl.envoy.message.TypedConfigs;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which fields of Envoy's messages differ between two configurations, as full names:
/// `envoy.config.route.v3.Route.match`.
final class ConfigDifference {

    private final SortedSet<String> differing = new TreeSet<>();

    private ConfigDifference() {}

    static SortedSet<String> between(Message before, Message after) {
        ConfigDifference difference = new ConfigDifference();
        difference.compare(before, after);
        return difference.differing;
    }

    private void compare(Message before, Message after) {
        if (before.equals(after)) return;
        if (before instanceof Any one
                && after instanceof Any other
                && !one.getTypeUrl().isEmpty()) {
            Message unpacked = TypedConfigs.unpack(one);
            if (one.getTypeUrl().equals(other.getTypeUrl())) compare(unpacked, TypedConfigs.unpack(other));
            else gather(List.of(unpacked, TypedConfigs.unpack(other)));
            return;
        }
        Set<FieldDescriptor> set = new java.util.HashSet<>(before.getAllFields().keySet());
        set.addAll(after.getAllFields().keySet());
        for (FieldDescriptor field : set) {
            boolean sameField = before.getAllFields().containsKey(field)
                            == after.getAllFields().containsKey(field)
                    && before.getField(field).equals(after.getField(field));
            if (sameField) continue;
            differing.add(field.getFullName());
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) continue;
            compare(messages(before, field), messages(after, field));
        }
        compareNewer(before, after);
    }

    /// Equal ones vanish; what is left belongs together in its order.
    private void compare(List<Message> before, List<Message> after) {
        List<Message> old = new ArrayList<>(before);
        List<Message> added = new ArrayList<>();
        for (Message each : after) {
            if (!old.remove(each)) added.add(each);
        }
        int pairs = Math.min(old.size(), added.size());
        for (int i = 0; i < pairs; i++) compare(old.get(i), added.get(i));
        gather(old.subList(pairs, old.size()));
        gather(added.subList(pairs, added.size()));
    }

    private void compareNewer(Message before, Message after) {
        if (before.getUnknownFields().equals(after.getUnknownFields())) return;
        gatherNewer(before);
        gatherNewer(after);
    }

    /// All that is set in messages that have no counterpart.
    private void gather(List<Message> messages) {
        for (Message message : messages) {
            if (message instanceof Any any) {
                if (!any.getTypeUrl().isEmpty()) gather(List.of(TypedConfigs.unpack(any)));
                continue;
            }
            for (FieldDescriptor field : message.getAllFields().keySet()) {
                differing.add(field.getFullName());
                if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) gather(messages(message, field));
            }
            gatherNewer(message);
        }
    }

    private void gatherNewer(Message message) {
        UnknownFieldSet unknown = message.getUnknownFields();
        String type = message.getDescriptorForType().getFullName();
        unknown.asMap().forEach((number, value) -> {
            NewerField field = NewerField.of(type).stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .orElseThrow();
            differing.add(type + "." + field.name());
            if (field.element().isPresent()) gather(matchers(value));
        });
    }

    /// What every newer field that holds messages holds.
    private static List<Message> matchers(UnknownFieldSet.Field value) {
        List<Message> matchers = new ArrayList<>();
        for (ByteString bytes : value.getLengthDelimitedList()) {
            try {
                matchers.add(StringMatcher.parseFrom(bytes));
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return matchers;
    }

    private static List<Message> messages(Message message, FieldDescriptor field) {
        List<Message> messages = new ArrayList<>();
        if (field.isRepeated()) {
            for (Object each : (List<?>) message.getField(field)) messages.add((Message) each);
        } else if (message.hasField(field)) {
            messages.add((Message) message.getField(field));
        }
        return messages;
    }
}
