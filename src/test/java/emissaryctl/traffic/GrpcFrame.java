package emissaryctl.traffic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A length-prefixed piece of a gRPC body: one octet of flags, four of length, the content.
record GrpcFrame(int flags, byte[] content) {

    private static final int HEAD = 5;
    private static final int TRAILERS = 0x80;

    static GrpcFrame message(byte[] content) {
        return new GrpcFrame(0, content);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + content.length)
                .put((byte) flags)
                .putInt(content.length)
                .put(content)
                .array();
    }

    /// Of gRPC-Web only.
    boolean isTrailers() {
        return flags == TRAILERS;
    }

    static List<GrpcFrame> all(byte[] body) {
        List<GrpcFrame> frames = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(body);
        while (rest.hasRemaining()) {
            int flags = Byte.toUnsignedInt(rest.get());
            byte[] content = new byte[rest.getInt()];
            rest.get(content);
            frames.add(new GrpcFrame(flags, content));
        }
        return frames;
    }
}
