package emissaryctl.output;

import com.google.protobuf.Message;
import emissaryctl.envoy.message.TypeName;
import java.util.Base64;
import java.util.Optional;

/// Protobuf's JSON mapping with the protos' own field names. Unlike protobuf's `JsonFormat` it knows the fields that
/// are newer than our classes, and it can print into other formats than JSON. It reads the bytes of a message, in which
/// fields stand in the order of their numbers: what is packed need not be unpacked, and no descriptor is asked.
final class MessagePrinter {

    private final TreeSink sink;
    private final MessageTypes types = MessageTypes.load();
    private final WireReader in;

    private MessagePrinter(TreeSink sink, WireReader in) {
        this.sink = sink;
        this.in = in;
    }

    static void print(Message message, TreeSink sink) {
        byte[] bytes = message.toByteArray();
        MessagePrinter printer = new MessagePrinter(sink, new WireReader(bytes));
        printer.printMessage(printer.types.message(TypeName.of(message)), bytes.length);
    }

    /// Prints the message that goes on up to `end`.
    private void printMessage(MessageType type, int end) {
        switch (type.kind()) {
            case OBJECT -> printObject(type, end);
            case ANY -> printAny(end);
            case DURATION -> printDuration(end);
            case STRUCT -> printStruct(type, end);
            case VALUE -> printValue(type, end);
            case LIST_VALUE -> printListValue(type, end);
            case WRAPPER -> printWrapped(type.field(1), end);
        }
    }

    private void printObject(MessageType type, int end) {
        if (sink.hasAlready(type.name(), in.all(), in.position(), end)) {
            in.moveTo(end);
            return;
        }
        sink.beginObject();
        printFields(type, end);
        sink.endObject();
    }

    private void printFields(MessageType type, int end) {
        int start = in.position();
        if (type.hasNewerFields()) printFields(type, end, true);
        in.moveTo(start);
        printFields(type, end, false);
    }

    /// Prints only those fields that are newer than our classes, or only those that are not.
    private void printFields(MessageType type, int end, boolean newer) {
        while (in.position() < end) {
            int tag = in.varint();
            MessageField field = type.field(tag >>> 3);
            if (field.newer() == newer) {
                sink.name(field.name());
                printField(field, tag, end);
            } else {
                in.skip(tag);
            }
        }
    }

    private void printField(MessageField field, int tag, int end) {
        switch (field.form()) {
            case ONE -> printSingle(field);
            case LIST -> {
                sink.beginList();
                printItems(field, tag, end);
                sink.endList();
            }
            case MAP -> {
                sink.beginObject();
                printEntries(field, tag, end);
                sink.endObject();
            }
        }
    }

    private void printItems(MessageField field, int tag, int end) {
        boolean packed = field.isPackable() && (tag & 7) == WireReader.DELIMITED;
        do {
            int last = packed ? in.varint() + in.position() : 0;
            do {
                sink.item();
                printSingle(field);
            } while (in.position() < last);
        } while (in.continuesWith(tag, end));
    }

    /// Keys are texts. Protobuf writes both parts of an entry, in this order.
    private void printEntries(MessageField field, int tag, int end) {
        do {
            int length = in.varint();
            int last = in.position() + length;
            in.varint();
            sink.name(in.text());
            in.varint();
            printSingle(field);
            in.moveTo(last);
        } while (in.continuesWith(tag, end));
    }

    private void printSingle(MessageField field) {
        switch (field.content()) {
            case MESSAGE -> {
                int length = in.varint();
                printMessage(types.message(field.type()), in.position() + length);
            }
            case ENUM -> printConstant(field.type(), in.varint());
            case STRING -> sink.text(in.text());
            case BYTES -> sink.text(Base64.getEncoder().encodeToString(in.bytes()));
            case BOOL -> sink.literal(in.varint() == 0 ? "false" : "true");
            case INT32 -> sink.literal(Integer.toString(in.varint()));
            case UINT32 -> sink.literal(Integer.toUnsignedString(in.varint()));
            case INT64 -> sink.text(Long.toString(in.longVarint()));
            case UINT64 -> sink.text(Long.toUnsignedString(in.longVarint()));
            case FLOAT -> Numbers.print(Float.intBitsToFloat(in.fourBytes()), sink);
            case DOUBLE -> Numbers.print(Double.longBitsToDouble(in.eightBytes()), sink);
        }
    }

    private void printConstant(String enumeration, int number) {
        Optional<String> word = types.word(enumeration, number);
        if (word.isPresent()) sink.text(word.get());
        else sink.literal(Integer.toString(number));
    }

    /// The name of the type comes before the message, of which there is nothing when it is empty.
    private void printAny(int end) {
        sink.beginObject();
        if (in.position() < end) {
            in.varint();
            String url = in.text();
            sink.name("@type");
            sink.text(url);
            MessageType type = types.message(url.substring(url.lastIndexOf('/') + 1));
            if (in.position() < end) {
                in.varint();
                in.varint();
                printFields(type, end);
            }
        }
        sink.endObject();
    }

    private void printDuration(int end) {
        long seconds = 0;
        int nanos = 0;
        while (in.position() < end) {
            if (in.varint() >>> 3 == 1) seconds = in.longVarint();
            else nanos = in.varint();
        }
        sink.text(Numbers.duration(seconds, nanos));
    }

    private void printStruct(MessageType type, int end) {
        sink.beginObject();
        if (in.position() < end) printEntries(type.field(1), in.varint(), end);
        sink.endObject();
    }

    private void printListValue(MessageType type, int end) {
        sink.beginList();
        if (in.position() < end) printItems(type.field(1), in.varint(), end);
        sink.endList();
    }

    /// Null is a constant of an enumeration here.
    private void printValue(MessageType type, int end) {
        MessageField.Content content = MessageField.Content.ENUM;
        if (in.position() < end) {
            MessageField field = type.field(in.varint() >>> 3);
            content = field.content();
            if (content == MessageField.Content.ENUM) in.varint();
            else printSingle(field);
        }
        if (content == MessageField.Content.ENUM) sink.literal("null");
    }

    /// A value that is not there is the type's own: false, zero or an empty text.
    private void printWrapped(MessageField field, int end) {
        if (in.position() < end) {
            in.varint();
            printSingle(field);
            return;
        }
        switch (field.content()) {
            case STRING, BYTES -> sink.text("");
            case INT64, UINT64 -> sink.text("0");
            case BOOL -> sink.literal("false");
            default -> sink.literal("0");
        }
    }
}
