package emissaryctl.cli.command;

import emissaryctl.cli.Command;
import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.explain.Router;
import emissaryctl.explain.Trace;
import emissaryctl.explain.WhyNot;
import emissaryctl.explain.request.Request;
import emissaryctl.explain.view.ExplainFormat;
import emissaryctl.ratelimit.RateLimits;
import emissaryctl.report.Palette;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `emissaryctl explain`: what happens to a request, and why.
public final class ExplainCommand implements Command {

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Say what happens to a request, and why.";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .header(
                        "Say what happens to a request, and why, without sending it.",
                        "",
                        "Examples:",
                        "  emissaryctl explain GET https://example.com/users -H 'x-canary: 1' k8s/",
                        "  emissaryctl explain --why-not mapping/users https://example.com/users k8s/",
                        "");
        RequestArguments.add(spec);
        spec.addOption(SharedOptions.text("--why-not", "KIND/NAME")
                .description("Say why this resource does not get the request or, without a URL, any request. A"
                        + " namespace can follow: KIND/NAME.NAMESPACE.")
                .build());
        spec.addOption(SharedOptions.flag("--all")
                .description("Show every route that was tried, including those with another path.")
                .build());
        spec.addOption(SharedOptions.choice("--format", "FORMAT", ExplainFormat.WORDS)
                .description("text (the default) or json.")
                .build());
        SharedOptions.addGiven(spec);
        SharedOptions.addProfile(spec);
        SharedOptions.addInstallation(spec);
        SharedOptions.addReporting(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Streams streams) {
        ExplainFormat format = format(parsed);
        RequestArguments arguments = RequestArguments.of(parsed);
        Optional<NamedResource> wanted =
                SharedOptions.value(parsed, "--why-not").map(NamedResource::parse);
        if (arguments.request().isEmpty() && wanted.isEmpty()) {
            throw new UsageException("there is no URL: write https://HOST/PATH");
        }
        Optional<InputGateway> input = InputGateway.of(arguments.paths(), parsed, streams);
        if (input.isEmpty()) return ExitCode.UNREADABLE;
        Optional<Trace> trace = arguments.request().map(request -> decide(input.get(), request));
        Palette palette = SharedOptions.palette(parsed, streams);
        if (wanted.isEmpty()) {
            streams.out().print(format.format(trace.orElseThrow(), palette, SharedOptions.isSet(parsed, "--all")));
            return ExitCode.CLEAN;
        }
        List<NamedResource.Found> named =
                wanted.get().in(input.get().loaded(), SharedOptions.namespace(parsed, streams));
        if (named.isEmpty()) {
            streams.err()
                    .println("emissaryctl explain: there is no " + wanted.get().kind() + " '"
                            + wanted.get().name() + "' in the input");
            return ExitCode.FINDINGS;
        }
        for (NamedResource.Found each : named) {
            streams.out().print(format.format(why(input.get(), each, trace), trace, palette));
        }
        return ExitCode.CLEAN;
    }

    private static ExplainFormat format(ParseResult parsed) {
        String word = SharedOptions.value(parsed, "--format").orElse("text");
        return ExplainFormat.named(word)
                .orElseThrow(() -> new UsageException("--format is text or json, not '" + word + "'"));
    }

    private static Trace decide(InputGateway input, Request request) {
        return Router.explaining(
                        input.gateway(), RateLimits.known(input.loaded().resources()))
                .decide(request);
    }

    private static WhyNot why(InputGateway input, NamedResource.Found named, Optional<Trace> trace) {
        return WhyNot.of(
                input.gateway(),
                named.origin(),
                named.extent(),
                input.diagnostics(),
                NamedResource.associations(named.origin(), input),
                trace);
    }
}
