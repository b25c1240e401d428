package emissaryctl.pipeline;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.source.SourceFile;
import emissaryctl.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The bytes of an input as text. Only UTF-8 is text; a byte order mark before it is dropped.
final class SourceText {

    private static final int BINARY_PROBE = 8192;

    private SourceText() {}

    static Outcome<Optional<SourceFile>> decode(String name, byte[] bytes) {
        if (isUtf16(bytes)) return refused(SourceProblems.utf16(name));
        if (hasZero(bytes)) return refused(SourceProblems.looksBinary(name));
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int offset = in.position();
            return refused(SourceProblems.notUtf8(endOf(name, text), offset, bytes[offset]));
        }
        return Outcome.of(Optional.of(new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text)));
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) return false;
        return bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    }

    private static boolean hasZero(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, BINARY_PROBE); i++) {
            if (bytes[i] == 0) return true;
        }
        return false;
    }

    /// The place behind the text, for a fault that begins there.
    private static Span endOf(String name, String text) {
        int line = 1;
        int lineStart = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') continue;
            boolean inside = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!inside) line++;
            lineStart = i + 1;
        }
        int column = text.codePointCount(lineStart, text.length()) + 1;
        return new Span(name, line, column, line, column);
    }

    private static Outcome<Optional<SourceFile>> refused(Diagnostic problem) {
        return new Outcome<>(Optional.empty(), List.of(problem));
    }
}
