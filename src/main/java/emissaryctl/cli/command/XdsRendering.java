package emissaryctl.cli.command;

import emissaryctl.cli.ExitCode;
import emissaryctl.cli.Printable;
import emissaryctl.cli.Streams;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.publish.Follower;
import emissaryctl.publish.PublishResult;
import emissaryctl.publish.PublishResult.HeldBack;
import emissaryctl.publish.PublishResult.Invalid;
import emissaryctl.publish.PublishResult.Published;
import emissaryctl.publish.PublishResult.RolledBack;
import emissaryctl.publish.PublishResult.Unchanged;
import emissaryctl.publish.PublishResult.Withheld;
import emissaryctl.publish.Publisher;
import emissaryctl.publish.Validator;
import emissaryctl.xds.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// `render --layout xds`: one generation in a directory, without looking whether an Envoy follows it.
record XdsRendering(Path directory, XdsOptions options, Streams streams) implements RenderTarget {

    @Override
    public ExitCode take(EnvoyConfig config) {
        try (Publisher publisher = Publisher.open(
                directory, options.publishing(false), Follower.NOBODY, Validator.NOBODY, InstantSource.system())) {
            return said(publisher.publish(Snapshots.of(config), "render", options.allowShrink()));
        } catch (IOException e) {
            say(String.valueOf(e.getMessage()));
            return ExitCode.UNREADABLE;
        }
    }

    private ExitCode said(PublishResult result) {
        return switch (result) {
            case Unchanged _, RolledBack _, Invalid _ -> ExitCode.CLEAN;
            case Published published -> {
                if (published.restartNeeded()) {
                    say("bootstrap.json has changed; Envoy reads it only when it starts");
                }
                if (published.inlined() > 0) say(inlined(published.inlined()));
                yield ExitCode.CLEAN;
            }
            case HeldBack(String objection) -> {
                say("nothing was published: " + objection + "; --allow-shrink publishes it all the same");
                yield ExitCode.FINDINGS;
            }
            case Withheld(var current) -> {
                say("nothing was published: g" + current.name().number() + " is a rollback from this configuration");
                yield ExitCode.FINDINGS;
            }
        };
    }

    static String inlined(int count) {
        return count
                + " of the files that Envoy could follow are part of others: there would be more than --max-watches";
    }

    private void say(String text) {
        streams.err().println("emissaryctl render: " + Printable.of(text));
    }
}
