package emissaryctl.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Text on its way out, in pieces: the whole of a large configuration would take several times its size in memory.
record Utf8Stream(StringBuilder text, OutputStream out) {

    private static final int PIECE = 1 << 16;

    Utf8Stream(OutputStream out) {
        this(new StringBuilder(PIECE + (PIECE >> 2)), out);
    }

    /// Sends what is there when it is a lot. It must not end within a character.
    void pass() {
        if (text.length() >= PIECE) flush();
    }

    void flush() {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.setLength(0);
    }
}
