package emissaryctl.cli.command;

import emissaryctl.assemble.AssembleOptions;
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
import emissaryctl.yaml.KnownDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        Optional<DiffSide> before;
        Optional<DiffSide> after;
        if (revision.isPresent()) {
            List<String> tree = paths.isEmpty() ? List.of(".") : paths;
            if (tree.contains("-")) throw new UsageException("with --git, no side is standard input");
            before = side(
                    revision.get(),
                    () -> GitTree.load(revision.get(), tree, Path.of("").toAbsolutePath())
                            .then(files -> Pipeline.read(files, reading, known)));
            after = side("working tree", () -> Pipeline.load(tree, streams.in(), reading, known));
        } else {
            if (paths.size() != 2) throw new UsageException("compare two: the old side and the new one, or --git");
            if (paths.equals(List.of("-", "-"))) throw new UsageException("only one side can be standard input");
            before = side(paths.getFirst());
            after = side(paths.getLast());
        }
        return before.isEmpty() || after.isEmpty() ? Optional.empty() : Optional.of(List.of(before.get(), after.get()));
    }

    private Optional<DiffSide> side(String path) throws IOException {
        if (path.equals("-")) {
            byte[] text = waitingFor("standard input", () -> bounded(streams.in(), "standard input"));
            Optional<DiffSide> live = DiffSide.live("<stdin>", new String(text, StandardCharsets.UTF_8));
            return live.isPresent()
                    ? live
                    : side("<stdin>", () -> Pipeline.load(List.of(path), new ByteArrayInputStream(text), reading, known));
        }
        Path file = SharedOptions.path(path);
        if (path.endsWith(".json") && Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                Optional<DiffSide> live = DiffSide.live(path, new String(bounded(in, path), StandardCharsets.UTF_8));
                if (live.isPresent()) return live;
            }
        }
        return side(path, () -> Pipeline.load(List.of(path), streams.in(), reading, known));
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

    private DiffSide compiled(String name, Outcome<Loaded> loaded) {
        try (Progress progress = SharedOptions.progress(parsed, streams)) {
            progress.doing("compiling " + name);
            return DiffSide.of(name, loaded, assembling, reading.defaultNamespace(), pieces);
        }
    }

    private Optional<DiffSide> side(String name, Work<Outcome<Loaded>> reading) throws IOException {
        Outcome<Loaded> loaded = waitingFor(name, reading);
        if (Compiled.isUnreadable(loaded.diagnostics())) {
            new Reporting(parsed, streams).report(loaded.value(), loaded.diagnostics());
            return Optional.empty();
        }
        DiffSide side = compiled(name, loaded);
        long errors = side.diagnostics().stream()
                .filter(Diagnostic::isError)
                .distinct()
                .count();
        if (errors > 0 && !SharedOptions.isSet(parsed, "--quiet")) {
            streams.err()
                    .println("Note: " + name + " has " + errors + (errors == 1 ? " error" : " errors")
                            + "; what is wrong is left out ('emissaryctl lint' tells).");
        }
        return Optional.of(side);
    }
}
