package emissaryctl.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Small inputs, and files to write them to.
final class Inputs {

    static final String LISTENER = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: http}
            spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
            ---
            """;

    static final String HOST = """
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: everyone}
            spec: {hostname: '*', requestPolicy: {insecure: {action: Route}}}
            ---
            """;

    static final String MAPPING = """
            apiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata: {name: shop}
            spec: {hostname: '*', prefix: /shop/, service: shop}
            ---
            """;

    static final String GOOD = LISTENER + HOST + MAPPING;

    /// One error: the field is not known.
    static final String WRONG = LISTENER + HOST + MAPPING.replace("prefix:", "timeout: 1, prefix:");

    private Inputs() {}

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
