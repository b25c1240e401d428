package emissaryctl.output;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks a real Envoy whether it would take a configuration (`envoy --mode validate`). Envoy gets a private folder, an
/// empty environment and limited time.
public final class EnvoyValidation {

    private static final Span WHOLE = Span.startOf("<rendered configuration>");
    private static final int SECONDS = 60;
    private static final int LONGEST = 2000;

    private EnvoyValidation() {}

    /// What Envoy has to say: nothing, that it rejects the configuration, or that it could not be asked.
    public static List<Diagnostic> validate(EnvoyConfig config, Path envoy) {
        byte[] text = new JsonConfigWriter().write(config).getBytes(StandardCharsets.UTF_8);
        return validate("envoy.json", text, envoy);
    }

    /// The same in Envoy's binary form, for configurations that change all the time: it takes a third of the time, but
    /// says nothing of how they are written as text.
    public static List<Diagnostic> validateBinary(EnvoyConfig config, Path envoy) {
        return validate("envoy.pb", config.bootstrap().toByteArray(), envoy);
    }

    private static List<Diagnostic> validate(String name, byte[] content, Path envoy) {
        if (!Files.isExecutable(envoy)) {
            return List.of(notAsked(envoy, Files.exists(envoy) ? "it is not executable" : "there is no such file"));
        }
        try {
            Path folder = Files.createTempDirectory(
                    "emissaryctl-check",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                return validate(folder, name, content, envoy);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return List.of(notAsked(envoy, String.valueOf(e.getMessage())));
        }
    }

    private static List<Diagnostic> validate(Path folder, String name, byte[] content, Path envoy) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        envoy.toAbsolutePath().toString(), "--mode", "validate", "-c", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                end(process);
                return List.of(notAsked(envoy, "no answer in " + SECONDS + " seconds"));
            }
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            return List.of(notAsked(envoy, "interrupted"));
        }
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        int exit = process.exitValue();
        if (exit == 0) return warnings(text);
        return List.of(
                text.isBlank() ? notAsked(envoy, "it ended with " + exit + " and said nothing") : rejected(text, file));
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static List<Diagnostic> warnings(String text) {
        List<Diagnostic> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.toLowerCase(Locale.ROOT).contains("deprecated")) continue;
            found.add(Diagnostic.warning(
                    Code.ENVOY_WARNS, WHOLE, "Envoy warns of the rendered configuration: " + afterPrefix(line)));
        }
        return found;
    }

    private static Diagnostic rejected(String text, Path file) {
        Optional<String> reason = text.lines()
                .filter(line -> line.contains("error initializing") || line.contains("[critical]"))
                .findFirst();
        String shown = afterPrefix(reason.orElse(text.strip()))
                .replace(file.toString(), file.getFileName().toString());
        return Diagnostic.error(Code.ENVOY_REJECTS, WHOLE, "Envoy rejects the rendered configuration: " + cut(shown))
                .withEffect(Effect.NACK)
                .withHelp("nothing was written; if every resource is right, this is a bug of emissaryctl");
    }

    private static Diagnostic notAsked(Path envoy, String reason) {
        return Diagnostic.error(Code.ENVOY_REJECTS, WHOLE, "Envoy at " + envoy + " could not be asked: " + cut(reason));
    }

    /// Log lines begin with bracketed time, thread, level and place.
    private static String afterPrefix(String line) {
        String rest = line.strip();
        while (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            if (end < 0) break;
            rest = rest.substring(end + 1).strip();
        }
        return rest;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // what is left lies in the system's folder for temporary files
        }
    }
}
