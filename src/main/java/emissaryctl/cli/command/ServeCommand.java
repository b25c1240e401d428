package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.serve.Ending;
import emissaryctl.serve.EventSink;
import emissaryctl.serve.ServeLoop;
import emissaryctl.serve.ServeOptions;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl serve`: keeps the directory that an Envoy follows up to date.
public final class ServeCommand implements Command {

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "Keep a running Envoy up to date with resources.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Keep a running Envoy up to date with Emissary-ingress resources.",
                        "",
                        "Examples:",
                        "  emissaryctl serve k8s/ --dir /etc/envoy/xds",
                        "  emissaryctl serve k8s/ --dir /etc/envoy/xds --envoy envoy",
                        "  emissaryctl serve --dir /etc/envoy/xds --rollback",
                        "")
                .description(
                        "",
                        "Envoy starts from DIR/cur/bootstrap.json and applies every change by itself.",
                        "A configuration that has errors, that Envoy rejects or that drops too many",
                        "routes changes nothing: Envoy keeps the last good one.",
                        "");
        ServeArguments.add(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) throws IOException {
        if (ServeArguments.asksForHistory(parsed)) return History.print(parsed, streams);
        if (ServeArguments.isRequest(parsed)) return request(parsed, streams);
        return serve(parsed, streams);
    }

    private static void say(Streams streams, String text) {
        streams.err().println("emissaryctl serve: " + Printable.of(text));
    }

    private static ExitCode serve(ParseResult parsed, Streams streams) {
        ServeOptions options = ServeArguments.options(parsed, streams);
        EventSink log = log(parsed, streams);
        Ending ending = ServeArguments.isOnce(parsed)
                ? ServeLoop.once(options, streams.in(), log)
                : ServeLoop.run(options, streams.in(), log);
        return switch (ending) {
            case DONE -> ExitCode.CLEAN;
            case FINDINGS -> ExitCode.FINDINGS;
            case UNREADABLE, UNWRITABLE -> ExitCode.UNREADABLE;
        };
    }

    private static EventSink log(ParseResult parsed, Streams streams) {
        boolean quiet = SharedOptions.isSet(parsed, "--quiet");
        return switch (SharedOptions.value(parsed, ServeArguments.LOG_FORMAT).orElse("text")) {
            case "text" -> new TextServeLog(new Reporting(parsed, streams), streams, quiet);
            case "json" -> new JsonServeLog(streams, quiet);
            case String other ->
                throw new UsageException(ServeArguments.LOG_FORMAT + " is text or json, not '" + other + "'");
        };
    }

    private static ExitCode request(ParseResult parsed, Streams streams) throws IOException {
        var answer = ServeArguments.ask(parsed);
        if (answer.done()) streams.out().println(Printable.of(answer.text()));
        else say(streams, answer.text());
        return answer.done() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
