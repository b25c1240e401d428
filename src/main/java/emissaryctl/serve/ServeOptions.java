package emissaryctl.serve;

import emissaryctl.pipeline.CompileOptions;
import emissaryctl.publish.PublishOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user chose about serving. `validator` is the Envoy that is asked beforehand; `supervised` says that it is
/// also started; `admin` is where a running Envoy is asked, if not where its bootstrap says.
public record ServeOptions(
        List<String> paths,
        Path directory,
        CompileOptions compiling,
        PublishOptions publishing,
        boolean allowShrink,
        Timing timing,
        Optional<Path> validator,
        Optional<Supervision> supervised,
        Optional<AdminAddress> admin,
        Optional<Integer> statusPort) {

    public ServeOptions {
        paths = List.copyOf(paths);
    }

    /// Everything that is read.
    List<String> inputs() {
        return Stream.concat(paths.stream(), compiling.reading().given().all().stream())
                .toList();
    }

    /// `quiet` is how long the input must be the same before it is published, `poll` how often it is read when nothing
    /// seems to happen, `confirmation` how long Envoy is given to take a generation.
    public record Timing(Duration quiet, Duration poll, Duration confirmation) {

        public static final Timing DEFAULT =
                new Timing(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(5));

        /// A change that goes on and on is published as it is then.
        Duration longestUnrest() {
            return quiet.multipliedBy(10);
        }
    }

    /// How Envoy is started.
    public record Supervision(Path program, List<String> arguments) {
        public Supervision {
            arguments = List.copyOf(arguments);
        }
    }
}
