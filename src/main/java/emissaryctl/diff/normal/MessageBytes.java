package emissaryctl.diff.normal;

import java.util.Arrays;

/// A message as protobuf writes it, in the middle of others.
final class MessageBytes {

    private final String type;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int hash;

    MessageBytes(String type, byte[] bytes, int from, int to) {
        this.type = type;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        int sum = type.hashCode();
        for (int i = from; i < to; i++) sum = 31 * sum + bytes[i];
        this.hash = sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageBytes that
                && hash == that.hash
                && type.equals(that.type)
                && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
