package emissaryctl.cli.command;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diff.normal.KnownPieces;
import emissaryctl.pipeline.Compiled;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.GitTree;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.resource.ReadOptions;
import emissaryctl.work.SideBySide;
import emissaryctl.yaml.KnownDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/// The two sides that a command line names.
final class DiffSides {

    /// A config dump is large, and much larger ones are none.
    private static final int LARGEST = 256 * 1024 * 1024;

    private final ParseResult parsed;
    private final Streams streams;
    private final ReadOptions reading;
    private final AssembleOptions assembling;
    /// The sides have most of what they are made of in common.
    private final KnownDocuments known = KnownDocuments.remembering();
    private final KnownPieces pieces = new KnownPieces();

    DiffSides(ParseResult parsed, Streams streams) {
        this.parsed = parsed;
        this.streams = streams;
        this.reading = SharedOptions.readOptions(parsed, streams);
        this.assembling = SharedOptions.assembleOptions(parsed, streams, SharedOptions.profile(parsed), true);
    }

    ReadOptions reading() {
        return reading;
    }

    AssembleOptions assembling() {
        return assembling;
    }

    /// Both sides, or none when one cannot be read; what is wrong has been said then.
    Optional<List<DiffSide>> both() throws IOException {
        List<String> paths = SharedOptions.paths(parsed);
        Optional<String> revision = SharedOptions.value(parsed, "--git");
        Input before;
        Input after;
        if (revision.isPresent()) {
            List<String> tree = paths.isEmpty() ? List.of(".") : paths;
            if (tree.contains("-")) throw new UsageException("with --git, no side is standard input");
            Path here = Path.of("").toAbsolutePath();
            before = input(
                    revision.get(),
                    () -> GitTree.load(revision.get(), tree, here).then(files -> Pipeline.read(files, reading, known)));
            List<String> left = left(tree, revision.get(), here);
            after = input("working tree", () -> Pipeline.load(left, streams.in(), reading, known));
        } else {
            if (paths.size() != 2)
                throw new UsageException("two sides are needed, the old one and the new one, or --git REVISION");
            if (paths.equals(List.of("-", "-"))) throw new UsageException("only one side can be standard input");
            before = input(paths.getFirst());
            after = input(paths.getLast());
        }
        return sides(List.of(before, after));
    }

    /// The paths without those that were deleted since the revision.
    private static List<String> left(List<String> paths, String revision, Path here) throws IOException {
        List<String> left = new ArrayList<>();
        for (String path : paths) {
            boolean gone =
                    !Files.exists(here.resolve(path), LinkOption.NOFOLLOW_LINKS) && GitTree.has(revision, path, here);
            if (!gone) left.add(path);
        }
        return left;
    }

    /// A side that was read: one that Envoy gave, or what was loaded.
    private record Input(String name, Optional<DiffSide> live, Optional<Outcome<Loaded>> loaded) {

        /// What can be compiled.
        private Optional<Outcome<Loaded>> usable() {
            return loaded.filter(read -> !Compiled.isUnreadable(read.diagnostics()));
        }

        private boolean isLarge() {
            return usable().filter(read -> read.value().documents().size() >= SideBySide.MANY)
                    .isPresent();
        }
    }

    private Optional<List<DiffSide>> sides(List<Input> inputs) throws IOException {
        List<DiffSide> sides = new ArrayList<>();
        List<Optional<DiffSide.Made>> made = compiled(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            input.live().ifPresent(sides::add);
            if (made.get(i).isPresent())
                sides.add(side(input.name(), made.get(i).get()));
            else if (input.loaded().isPresent()) report(input.loaded().get());
        }
        return sides.size() == inputs.size() ? Optional.of(sides) : Optional.empty();
    }

    private List<Optional<DiffSide.Made>> compiled(List<Input> inputs) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing(
                    "compiling " + inputs.stream().map(Input::name).distinct().collect(Collectors.joining(" and ")));
            boolean large = inputs.stream().allMatch(Input::isLarge);
            return SideBySide.map(
                    inputs,
                    large,
                    input -> input.usable()
                            .map(loaded -> DiffSide.Made.of(loaded, assembling, reading.defaultNamespace())));
        }
    }

    private void report(Outcome<Loaded> unreadable) throws IOException {
        new Reporting(parsed, streams).report(unreadable.value(), unreadable.diagnostics());
    }

    private Input input(String path) throws IOException {
        if (path.equals("-")) {
            byte[] text = waitingFor("standard input", () -> bounded(streams.in(), "standard input"));
            Optional<DiffSide> live = DiffSide.live("<stdin>", new String(text, StandardCharsets.UTF_8));
            return live.isPresent()
                    ? new Input("<stdin>", live, Optional.empty())
                    : input(
                            "<stdin>",
                            () -> Pipeline.load(List.of(path), new ByteArrayInputStream(text), reading, known));
        }
        Path file = SharedOptions.path(path);
        if (path.endsWith(".json") && Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                Optional<DiffSide> live = DiffSide.live(path, new String(bounded(in, path), StandardCharsets.UTF_8));
                if (live.isPresent()) return new Input(path, live, Optional.empty());
            }
        }
        return input(path, () -> Pipeline.load(List.of(path), streams.in(), reading, known));
    }

    private static byte[] bounded(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) throw new IOException(name + " is larger than any configuration");
        return bytes;
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T waitingFor(String name, Work<T> work) throws IOException {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("reading " + name);
            return work.done();
        }
    }

    private Input input(String name, Work<Outcome<Loaded>> reading) throws IOException {
        return new Input(name, Optional.empty(), Optional.of(waitingFor(name, reading)));
    }

    private DiffSide side(String name, DiffSide.Made made) {
        DiffSide side = DiffSide.of(name, made, pieces);
        long errors = side.diagnostics().stream()
                .filter(Diagnostic::isError)
                .distinct()
                .count();
        if (errors > 0 && !SharedOptions.isSet(parsed, "--quiet")) {
            streams.err()
                    .println("Note: " + name + " has " + errors + (errors == 1 ? " error" : " errors")
                            + "; resources with errors are left out ('emissaryctl lint' shows them).");
        }
        return side;
    }
}
