package emissaryctl.output;

import java.nio.charset.StandardCharsets;

/// Reads the bytes that protobuf writes for a message, and no others: nothing is checked.
final class WireReader {

    static final int VARINT = 0;
    static final int EIGHT_BYTES = 1;
    static final int DELIMITED = 2;
    static final int FOUR_BYTES = 5;

    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// All that is read, before and behind the position.
    byte[] all() {
        return bytes;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /// A number of up to 32 bits, such as the tag of a field or the length of what comes next.
    int varint() {
        byte first = bytes[at];
        if (first < 0) return (int) longVarint();
        at++;
        return first;
    }

    long longVarint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) return value;
        }
    }

    int fourBytes() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) value |= (bytes[at++] & 0xff) << shift;
        return value;
    }

    long eightBytes() {
        long low = fourBytes() & 0xffffffffL;
        return low | (long) fourBytes() << 32;
    }

    String text() {
        int length = varint();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        int length = varint();
        byte[] value = new byte[length];
        System.arraycopy(bytes, at, value, 0, length);
        at += length;
        return value;
    }

    /// Goes past `tag` when that is what comes before `end`.
    boolean continuesWith(int tag, int end) {
        int here = at;
        if (here < end && varint() == tag) return true;
        at = here;
        return false;
    }

    /// Goes past the value that has this tag.
    void skip(int tag) {
        switch (tag & 7) {
            case VARINT -> longVarint();
            case EIGHT_BYTES -> at += 8;
            case FOUR_BYTES -> at += 4;
            default -> {
                int length = varint();
                at += length;
            }
        }
    }
}
