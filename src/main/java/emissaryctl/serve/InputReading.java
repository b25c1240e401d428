package emissaryctl.serve;

import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.source.SourceFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The input as it was at one moment. Two readings with the same `digest` have the same names, texts and problems:
/// times and sizes of files are not looked at, which network mounts and clocks may have wrong.
record InputReading(Outcome<List<SourceFile>> texts, String digest) {

    /// Reads resources from `paths`. What lies in `beside` is read again by whoever needs it.
    static InputReading of(List<String> paths, List<String> beside, InputStream stdin) {
        Outcome<List<SourceFile>> texts = Pipeline.texts(paths, stdin);
        MessageDigest digest = sha256();
        add(digest, texts);
        for (String path : beside) add(digest, Pipeline.texts(List.of(path), InputStream.nullInputStream()));
        return new InputReading(texts, HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(MessageDigest digest, Outcome<List<SourceFile>> texts) {
        for (SourceFile file : texts.value()) {
            add(digest, file.name());
            add(digest, file.text());
        }
        for (Diagnostic diagnostic : texts.diagnostics()) add(digest, diagnostic.toString());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
