package emissaryctl.pipeline;

import emissaryctl.assemble.GatewayAssembler;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.envoy.EnvoyConfig;
import emissaryctl.envoy.EnvoyTranslator;
import emissaryctl.gateway.Gateway;
import emissaryctl.ratelimit.LimitFile;
import emissaryctl.ratelimit.RateLimits;
import emissaryctl.resource.GivenFacts;
import emissaryctl.resource.ReadOptions;
import emissaryctl.resource.ReadResult;
import emissaryctl.resource.ResourceReader;
import emissaryctl.schema.SchemaCatalogue;
import emissaryctl.schema.SchemaValidator;
import emissaryctl.source.SourceFile;
import emissaryctl.work.SideBySide;
import emissaryctl.yaml.KnownDocuments;
import emissaryctl.yaml.YamlLimits;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The stages one after another.
public final class Pipeline {

    private static final String STDIN = "<stdin>";

    private Pipeline() {}

    /// Loads and reads what `paths` name; `-` is `stdin`. The diagnostics cover everything from unreadable files to
    /// resources that break their schema.
    public static Outcome<Loaded> load(List<String> paths, InputStream stdin, ReadOptions options) {
        return load(paths, stdin, STDIN, options);
    }

    /// The same where some documents may have been read before.
    public static Outcome<Loaded> load(
            List<String> paths, InputStream stdin, ReadOptions options, KnownDocuments known) {
        return texts(paths, stdin).then(files -> read(files, options, known));
    }

    /// The same, with a name for the standard input.
    public static Outcome<Loaded> load(List<String> paths, InputStream stdin, String stdinName, ReadOptions options) {
        return SourceLoader.load(paths, stdin, stdinName, YamlLimits.DEFAULT).then(files -> read(files, options));
    }

    /// The texts of the files and directories that `paths` name, for who wants to know whether they changed.
    public static Outcome<List<SourceFile>> texts(List<String> paths, InputStream stdin) {
        return SourceLoader.load(paths, stdin, STDIN, YamlLimits.DEFAULT);
    }

    /// Reads texts that are there already, and the endpoints that the options name.
    public static Outcome<Loaded> read(List<SourceFile> files, ReadOptions options) {
        return read(files, options, KnownDocuments.none());
    }

    /// The same where some documents may have been read before.
    public static Outcome<Loaded> read(List<SourceFile> files, ReadOptions options, KnownDocuments known) {
        List<Diagnostic> found = new ArrayList<>();
        List<YamlNode> all = new ArrayList<>();
        for (Outcome<List<YamlNode>> read :
                SideBySide.map(files, isMuch(files), file -> YamlReader.read(file, YamlLimits.DEFAULT, known))) {
            all.addAll(read.value());
            found.addAll(read.diagnostics());
        }
        Outcome<List<YamlNode>> unpatched = KustomizePatches.without(all);
        found.addAll(unpatched.diagnostics());
        List<YamlNode> documents = unpatched.value();
        SchemaValidator validator = new SchemaValidator(new SchemaCatalogue());
        Outcome<EndpointsFile> given = EndpointsFile.read(options.given().endpoints(), validator::validateEndpoints);
        found.addAll(given.diagnostics());
        Outcome<ProviderFiles> providers = ProviderFiles.read(options.given().providers());
        found.addAll(providers.diagnostics());
        List<SourceFile> beside = both(given.value().texts(), providers.value().texts());
        List<SourceFile> texts = both(files, beside);
        Loaded.SecretPlaces secrets =
                SecretFinder.find(texts, both(all, given.value().documents()), found);
        Outcome<ReadResult> result =
                ResourceReader.read(documents, options, validator::validate, new AnnotationReader(files));
        found.addAll(result.diagnostics());
        ReadResult read = result.value();
        boolean silent = found.stream().noneMatch(Diagnostic::isError);
        if (silent && read.set().resources().isEmpty() && !files.isEmpty()) {
            found.add(SourceProblems.nothingToCompile(files.getFirst().name(), read.otherInstances()));
        }
        return new Outcome<>(
                new Loaded(
                        files,
                        documents,
                        read.set(),
                        new Loaded.Given(
                                beside,
                                new GivenFacts(
                                        given.value().endpoints(),
                                        providers.value().providers())),
                        read.passedOver(),
                        read.otherInstances(),
                        secrets),
                found);
    }

    private static boolean isMuch(List<SourceFile> files) {
        return files.stream().mapToLong(file -> file.text().length()).sum() >= SideBySide.MUCH_TEXT;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// All stages: an Envoy configuration from what `paths` name.
    public static Compiled compile(List<String> paths, InputStream stdin, CompileOptions options) {
        return compile(texts(paths, stdin), options);
    }

    /// The same from texts that are there already.
    public static Compiled compile(Outcome<List<SourceFile>> texts, CompileOptions options) {
        Outcome<Loaded> loaded = texts.then(files -> read(files, options.reading()));
        List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
        Outcome<Gateway> gateway = assemble(loaded.value(), options.assembling());
        found.addAll(gateway.diagnostics());
        boolean refused = found.stream().anyMatch(each -> Compiled.mustStop(each, options.lenient()));
        Optional<EnvoyConfig> config = refused
                ? Optional.empty()
                : Optional.of(EnvoyTranslator.translate(gateway.value(), options.translating()));
        return new Compiled(loaded.value(), found, config);
    }

    /// The same for the configuration of the rate-limit server.
    public static CompiledLimits compileLimits(List<String> paths, InputStream stdin, CompileOptions options) {
        Outcome<Loaded> loaded = texts(paths, stdin).then(files -> read(files, options.reading()));
        List<Diagnostic> found = new ArrayList<>(loaded.diagnostics());
        Outcome<Gateway> gateway = assemble(loaded.value(), options.assembling());
        found.addAll(gateway.diagnostics());
        Outcome<List<LimitFile>> limits = RateLimits.compile(loaded.value().resources(), gateway.value());
        found.addAll(limits.diagnostics());
        boolean refused = found.stream().anyMatch(each -> Compiled.mustStop(each, options.lenient()));
        return new CompiledLimits(loaded.value(), found, refused ? Optional.empty() : Optional.of(limits.value()));
    }

    /// The gateway that loaded resources mean.
    public static Outcome<Gateway> assemble(Loaded loaded, AssembleOptions options) {
        return GatewayAssembler.assemble(loaded.resources(), loaded.given().facts(), options);
    }
}
