package emissaryctl.cli.command;

import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.publish.Generation;
import emissaryctl.publish.Publisher;
import emissaryctl.publish.Stage;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.ParseResult;

/// `serve --history`: a line for each change that is kept, the newest first; `*` is what counts.
final class History {

    static ExitCode print(ParseResult parsed, Streams streams) throws IOException {
        Publisher.History history = Publisher.historyOf(ServeArguments.directory(parsed));
        int current = history.current().map(each -> each.name().number()).orElse(0);
        for (Generation each : history.generations().reversed()) {
            if (each.name().stage() == Stage.CHANGE) {
                streams.out().println(line(each, each.name().number() == current));
            }
        }
        return ExitCode.CLEAN;
    }

    private static String line(Generation generation, boolean current) {
        return Printable.of("%s %-6s %-9s  %s  %6d routes  %s"
                .formatted(
                        current ? "*" : " ",
                        generation.name(),
                        generation.record().state().name().toLowerCase(Locale.ROOT),
                        generation.record().created().truncatedTo(ChronoUnit.SECONDS),
                        generation.record().routes(),
                        generation.record().reason()));
    }

    private History() {}
}
