package emissaryctl.traffic;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A client of HTTP/2 without TLS that may do what a decent one does not: every frame is sent as it is told to be.
final class RawHttp2 implements AutoCloseable {

    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;

    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;
    static final int REFUSED_STREAM = 7;

    private static final int CANCEL = 8;
    private static final int END_OF_STREAM_AND_HEADERS = 5;

    /// `GET http://a/`, all but the authority from the table that every client has.
    private static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'a'};

    private final Socket socket;
    private final DataInputStream in;

    /// What the peer sent; of a `RST_STREAM` or `GOAWAY` the last four bytes are the reason.
    record Frame(int type, int stream, byte[] payload) {
        int reason() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    RawHttp2(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(Exchange.PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, new byte[0]);
    }

    void get(int stream) throws IOException {
        send(HEADERS, END_OF_STREAM_AND_HEADERS, stream, GET);
    }

    /// A request that is taken back before it can be answered.
    void getAndReset(int stream) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(frame(HEADERS, END_OF_STREAM_AND_HEADERS, stream, GET));
        both.writeBytes(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, CANCEL}));
        socket.getOutputStream().write(both.toByteArray());
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        socket.getOutputStream().write(frame(type, flags, stream, payload));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /// The next frame of a type.
    ///
    /// @throws EOFException when the connection ends without one
    Frame next(int type) throws IOException {
        for (Frame frame = next(); ; frame = next()) if (frame.type() == type) return frame;
    }

    private Frame next() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.readUnsignedByte();
        int stream = in.readInt();
        return new Frame(type, stream, in.readNBytes(length));
    }

    /// What the peer allows, by number.
    Map<Integer, Integer> settings() throws IOException {
        ByteBuffer payload = ByteBuffer.wrap(next(SETTINGS).payload());
        Map<Integer, Integer> settings = new HashMap<>();
        while (payload.hasRemaining()) settings.put((int) payload.getShort(), payload.getInt());
        return settings;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
