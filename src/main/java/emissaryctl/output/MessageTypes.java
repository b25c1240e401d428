package emissaryctl.output;

import emissaryctl.envoy.message.NewerField;
import emissaryctl.output.MessageField.Content;
import emissaryctl.output.MessageField.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/// What the messages of a configuration are made of, from a table: a line for each type, sorted by name. Protobuf's own
/// descriptors say the same, but the first look into them takes longer than a small configuration takes otherwise.
final class MessageTypes {

    private static final String RESOURCE = "/emissaryctl/messages.txt";

    private final String table;
    private final Map<String, MessageType> types = new HashMap<>();
    private final Map<String, Map<Integer, String>> words = new HashMap<>();

    private MessageTypes(String table) {
        this.table = table;
    }

    static MessageTypes load() {
        try (InputStream in = MessageTypes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) throw new IllegalStateException("no resource " + RESOURCE);
            return new MessageTypes(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MessageType message(String name) {
        MessageType known = types.get(name);
        if (known != null) return known;
        MessageType read = read(name, line(name));
        types.put(name, read);
        return read;
    }

    /// The word for a number of an enumeration; none for a number that is newer than the table.
    Optional<String> word(String enumeration, int number) {
        return Optional.ofNullable(
                words.computeIfAbsent(enumeration, this::readWords).get(number));
    }

    private Map<Integer, String> readWords(String enumeration) {
        StringTokenizer line = line(enumeration);
        Map<Integer, String> read = new HashMap<>();
        while (line.hasMoreTokens()) read.putIfAbsent(Integer.valueOf(line.nextToken()), line.nextToken());
        return read;
    }

    private static MessageType read(String name, StringTokenizer line) {
        Map<Integer, MessageField> fields = new HashMap<>();
        while (line.hasMoreTokens()) {
            int number = Integer.parseInt(line.nextToken());
            fields.put(number, field(line.nextToken(), line.nextToken()));
        }
        for (NewerField field : NewerField.of(name)) fields.put(field.number(), newer(field));
        return new MessageType(name, fields);
    }

    private static MessageField newer(NewerField field) {
        return field.element()
                .map(type -> new MessageField(field.name(), Form.LIST, Content.MESSAGE, type, true))
                .orElseGet(() -> new MessageField(field.name(), Form.ONE, Content.STRING, "", true));
    }

    private static MessageField field(String name, String written) {
        if (written.startsWith("list:")) return field(name, Form.LIST, written.substring("list:".length()));
        if (written.startsWith("map:")) return field(name, Form.MAP, written.substring("map:".length()));
        return field(name, Form.ONE, written);
    }

    private static MessageField field(String name, Form form, String type) {
        if (type.startsWith("enum:")) {
            return new MessageField(name, form, Content.ENUM, type.substring("enum:".length()), false);
        }
        if (type.indexOf('.') >= 0) return new MessageField(name, form, Content.MESSAGE, type, false);
        return new MessageField(name, form, Content.valueOf(type.toUpperCase(Locale.ROOT)), "", false);
    }

    /// What stands behind the name of a type.
    private StringTokenizer line(String name) {
        int from = 0;
        int to = table.length();
        while (from < to) {
            int start = table.lastIndexOf('\n', (from + to) / 2 - 1) + 1;
            int end = table.indexOf('\n', start);
            int order = compare(name, start, end);
            if (order == 0) return new StringTokenizer(table.substring(start + name.length(), end), " ");
            if (order < 0) to = start;
            else from = end + 1;
        }
        throw new IllegalArgumentException(name + " is not in the table of messages");
    }

    /// Compares a name with the one that begins a line.
    private int compare(String name, int start, int end) {
        int space = table.indexOf(' ', start);
        return name.compareTo(table.substring(start, space < 0 || space > end ? end : space));
    }
}
