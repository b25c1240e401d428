package emissaryctl.stages;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diff.Comparison;
import emissaryctl.diff.normal.ConfigurationReader;
import emissaryctl.diff.normal.KnownPieces;
import emissaryctl.diff.tree.Configuration;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.gateway.Gateway;
import emissaryctl.lint.LintSettings;
import emissaryctl.lint.Linter;
import emissaryctl.lint.Model;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import emissaryctl.pipeline.Loaded;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.resource.ReadOptions;
import emissaryctl.resource.ReadResult;
import emissaryctl.resource.ResourceReader;
import emissaryctl.schema.SchemaCatalogue;
import emissaryctl.schema.SchemaValidator;
import emissaryctl.source.SourceFile;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What each stage costs by itself, on one thread, when all is warm: `bench/stages` makes the inputs and reads the
/// results. The flags of the JVM are those of the launcher.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-XX:+UseSerialGC",
            "-Xmn24m",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0"
        })
public class StagesBenchmark {

    private static final AssembleOptions ASSEMBLING = AssembleOptions.defaults(Profile.RECOMMENDED);
    private static final TranslateOptions TRANSLATING = new TranslateOptions(true);
    private static final ConfigWriter YAML = ConfigWriters.named("yaml").orElseThrow();

    /// How many Mappings there are; `bench/stages` makes a folder for each number, and one with changes.
    @Param({"1000", "10000"})
    public int mappings;

    private final SchemaValidator validator = new SchemaValidator(new SchemaCatalogue());
    private List<SourceFile> files;
    private List<YamlNode> documents;
    private Loaded loaded;
    private Outcome<Gateway> gateway;
    private EnvoyConfig config;
    private Model model;
    private DiffSide before;
    private DiffSide after;

    @Setup
    public void prepare() throws IOException {
        Path inputs = Path.of(System.getProperty("emissaryctl.stages"));
        files = texts(inputs.resolve(mappings + "-0"));
        documents = yamlToNodes();
        loaded = Pipeline.read(files, ReadOptions.DEFAULT).value();
        gateway = resourcesToGateway();
        config = gatewayToMessages();
        Model.Input input =
                new Model.Input(files, documents, loaded.resources(), gateway.value(), gateway.diagnostics());
        model = new Model(input, LintSettings.at(Instant.EPOCH));
        before = side("before", files);
        after = side("after", texts(inputs.resolve(mappings + "-" + mappings / 200)));
    }

    private static List<SourceFile> texts(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<SourceFile> texts = new ArrayList<>();
            for (Path path : found.sorted().toList()) {
                texts.add(new SourceFile(path.getFileName().toString(), Files.readString(path)));
            }
            return texts;
        }
    }

    private static DiffSide side(String name, List<SourceFile> texts) {
        DiffSide.Made made = DiffSide.Made.of(Pipeline.read(texts, ReadOptions.DEFAULT), ASSEMBLING, "default");
        return DiffSide.of(name, made, new KnownPieces());
    }

    @Benchmark
    public List<YamlNode> yamlToNodes() {
        return files.stream()
                .flatMap(file -> YamlReader.read(file, YamlLimits.DEFAULT).value().stream())
                .toList();
    }

    @Benchmark
    public Outcome<ReadResult> nodesToResources() {
        return ResourceReader.read(
                documents, ReadOptions.DEFAULT, validator::validate, (_, _) -> new Outcome<>(List.of(), List.of()));
    }

    @Benchmark
    public Outcome<Gateway> resourcesToGateway() {
        return Pipeline.assemble(loaded, ASSEMBLING);
    }

    @Benchmark
    public EnvoyConfig gatewayToMessages() {
        return EnvoyTranslator.translate(gateway.value(), TRANSLATING);
    }

    @Benchmark
    public ConfigWriter messagesToText() {
        YAML.write(config, OutputStream.nullOutputStream());
        return YAML;
    }

    @Benchmark
    public List<Diagnostic> lintRules() {
        return Linter.lint(model, Rules.ALL).findings();
    }

    @Benchmark
    public Configuration messagesToNormalForm() {
        return ConfigurationReader.read(config, gateway.value(), new KnownPieces());
    }

    @Benchmark
    public Comparison diff() {
        return Diffing.compare(before, after);
    }
}
