package emissaryctl.cli.command;

import emissaryctl.cli.Streams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.output.Escapes;
import emissaryctl.serve.EventSink;
import emissaryctl.serve.ServeEvent;
import emissaryctl.serve.ServeEvent.Confirmed;
import emissaryctl.serve.ServeEvent.Findings;
import emissaryctl.serve.ServeEvent.Invalid;
import emissaryctl.serve.ServeEvent.NewPublication;
import emissaryctl.serve.ServeEvent.Retired;
import emissaryctl.serve.ServeEvent.RolledBack;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The log for machines: a JSON object a line for each event, and one for each finding.
record JsonServeLog(Streams streams, boolean quiet) implements EventSink {

    @Override
    public void take(Instant time, ServeEvent event) {
        switch (event) {
            case Findings findings -> findings.fresh().forEach(each -> finding(time, each));
            case Invalid invalid -> invalid.diagnostics().forEach(each -> finding(time, each));
            default -> {}
        }
        if (quiet && event.level() == ServeEvent.Level.INFO) return;
        StringBuilder line = begin(time, event.level().name(), word(event));
        generation(event).ifPresent(name -> text(line, "generation", name));
        if (event instanceof NewPublication(var result, var took)) {
            number(line, "routes", result.generation().record().routes());
            number(line, "millis", took.toMillis());
            text(line, "state", result.generation().record().state().word());
        }
        text(line, "message", ServeSentences.of(event));
        end(line);
    }

    private static Optional<String> generation(ServeEvent event) {
        return switch (event) {
            case NewPublication(var result, var _) ->
                Optional.of(result.generation().name().toString());
            case RolledBack rolledBack -> Optional.of(rolledBack.rejected().toString());
            case Retired(var current) -> Optional.of(current.toString());
            case Confirmed(var current) -> Optional.of(current.toString());
            default -> Optional.empty();
        };
    }

    private void finding(Instant time, Diagnostic diagnostic) {
        if (quiet && !diagnostic.isError()) return;
        StringBuilder line = begin(time, diagnostic.severity().name(), "finding");
        text(line, "code", diagnostic.code().id());
        text(line, "name", diagnostic.code().slug());
        text(line, "file", diagnostic.primary().file());
        number(line, "line", diagnostic.primary().startLine());
        number(line, "column", diagnostic.primary().startColumn());
        diagnostic.effect().ifPresent(effect -> text(line, "effect", effect.word()));
        text(line, "message", diagnostic.message());
        diagnostic.help().ifPresent(help -> text(line, "help", help));
        end(line);
    }

    private static StringBuilder begin(Instant time, String level, String event) {
        StringBuilder line = new StringBuilder("{\"time\": ");
        Escapes.quote(time.toString(), line);
        text(line, "level", level.toLowerCase(Locale.ROOT));
        text(line, "event", event);
        return line;
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(", \"").append(name).append("\": ");
        Escapes.quote(value, line);
    }

    private static void number(StringBuilder line, String name, long value) {
        line.append(", \"").append(name).append("\": ").append(value);
    }

    private void end(StringBuilder line) {
        streams.err().println(line.append('}'));
    }

    private static String word(ServeEvent event) {
        return event instanceof NewPublication
                ? "published"
                : kebab(event.getClass().getSimpleName());
    }

    /// `RolledBack` as `rolled-back`.
    private static String kebab(String name) {
        StringBuilder words = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c) && !words.isEmpty()) words.append('-');
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }
}
