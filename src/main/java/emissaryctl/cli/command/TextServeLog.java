package emissaryctl.cli.command;

import emissaryctl.cli.Streams;
import emissaryctl.serve.EventSink;
import emissaryctl.serve.ServeEvent;
import emissaryctl.serve.ServeEvent.EnvoySaid;
import emissaryctl.serve.ServeEvent.Findings;
import emissaryctl.serve.ServeEvent.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The log for people: a line for each event, and findings as `render` shows them.
record TextServeLog(Reporting reporting, Streams streams, boolean quiet) implements EventSink {

    @Override
    public void take(Instant time, ServeEvent event) {
        if (event instanceof Findings findings) {
            reporting.report(findings.compiled().loaded(), findings.fresh());
            if (!findings.refused()) return;
        }
        if (quiet && event.level() == Level.INFO && !(event instanceof EnvoySaid)) return;
        String level = switch (event.level()) {
            case INFO -> "";
            case WARNING -> "warning: ";
            case ERROR -> "error: ";
        };
        streams.err().println(time.truncatedTo(ChronoUnit.MILLIS) + " " + level + ServeSentences.of(event));
    }
}
