package emissaryctl.cli.command;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.cli.Progress;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.envoy.TranslateOptions;
import emissaryctl.pipeline.CompileOptions;
import emissaryctl.report.Palette;
import emissaryctl.resource.GivenPaths;
import emissaryctl.resource.ReadOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options that commands share: what to read, and how an Emissary installation is set up.
final class SharedOptions {

    private static final List<String> PROFILES = Arrays.stream(Profile.values())
            .map(profile -> profile.name().toLowerCase(Locale.ROOT))
            .toList();

    private SharedOptions() {}

    static void addInputs(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .required(true)
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files, directories (*.yaml, *.yml and *.json in them), or - for standard input.")
                .build());
    }

    /// Files that say what a cluster would find out for itself.
    static void addGiven(CommandSpec spec) {
        spec.addOption(text("--endpoints", "FILE")
                .description("The endpoints of services that the input does not have, such as those in Consul.")
                .build());
        spec.addOption(OptionSpec.builder("--oidc-discovery")
                .paramLabel("FILE")
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The openid-configuration of an identity provider, for OAuth2 Filters. Can be repeated.")
                .build());
    }

    static void addProfile(CommandSpec spec) {
        spec.addOption(choice("--profile", "PROFILE", PROFILES)
                .description("recommended (the default): fixes Emissary's quirks. hardened: also protects an Envoy that"
                        + " faces the internet. parity: behaves as Emissary does, quirks included.")
                .build());
        EdgeArguments.add(spec);
    }

    static void addInstallation(CommandSpec spec) {
        InstallationOptions.add(spec);
    }

    static void addReporting(CommandSpec spec) {
        spec.addOption(choice("--color", "WHEN", List.of("auto", "always", "never"))
                .description("Use colours: auto (the default), always or never.")
                .build());
        spec.addOption(flag("-q", "--quiet")
                .description("Leave out warnings and notes on standard error.")
                .build());
    }

    static OptionSpec outputOption() {
        return OptionSpec.builder("-o", "--output")
                .paramLabel("FILE")
                .type(String.class)
                .arity("1")
                .description("Write to FILE instead of standard output; an existing FILE is replaced atomically.")
                .build();
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + text + "' is not a path");
        }
    }

    /// The Envoy to validate with, when one is asked for.
    static Optional<Path> envoy(ParseResult parsed, Streams streams) {
        Optional<Path> told = value(parsed, "--envoy").map(SharedOptions::path);
        if (told.isPresent() || !isSet(parsed, "--check")) return told;
        return Optional.of(onThePath("envoy", streams)
                .orElseThrow(() -> new UsageException("--check needs envoy on the PATH, or its path in --envoy")));
    }

    /// A program by its path or, when it is a bare name, on the PATH.
    static Path program(String name, Streams streams) {
        Optional<Path> found =
                name.contains("/") ? Optional.of(path(name)).filter(Files::isExecutable) : onThePath(name, streams);
        return found.map(Path::toAbsolutePath)
                .orElseThrow(() -> new UsageException("there is no program '" + name + "'"));
    }

    private static Optional<Path> onThePath(String name, Streams streams) {
        for (String folder : streams.variable("PATH").orElse("").split(File.pathSeparator, -1)) {
            Path program = path(folder.isEmpty() ? "." : folder).resolve(name);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) return Optional.of(program);
        }
        return Optional.empty();
    }

    static ReadOptions readOptions(ParseResult parsed, Streams streams) {
        List<String> providers = parsed.matchedOptionValue("--oidc-discovery", List.<String>of());
        return InstallationOptions.reading(
                new Settings(parsed, streams),
                new GivenPaths(
                        value(parsed, "--endpoints").map(file -> file("--endpoints", file)),
                        providers.stream()
                                .map(file -> file("--oidc-discovery", file))
                                .toList()));
    }

    private static String file(String option, String file) {
        if (file.equals("-")) throw new UsageException(option + " takes a file, not standard input");
        return file;
    }

    /// Options that stand together in the help, under a heading.
    static void addGroup(CommandSpec spec, String heading, OptionSpec.Builder... options) {
        for (OptionSpec.Builder option : options)
            spec.addOption(option.descriptionKey(heading).build());
    }

    static OptionSpec.Builder text(String name, String label) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).arity("1");
    }

    /// An option that takes one of a few words.
    static OptionSpec.Builder choice(String name, String label, List<String> words) {
        return text(name, label).completionCandidates(words);
    }

    static OptionSpec.Builder flag(String... names) {
        return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                .type(boolean.class)
                .arity("0");
    }

    static Optional<String> value(ParseResult parsed, String option) {
        return Optional.ofNullable(parsed.<String>matchedOptionValue(option, null));
    }

    /// What says on a terminal what is being done, unless only results are wanted. To be closed before anything else
    /// is said.
    static Progress progress(ParseResult parsed, Streams streams) {
        return isSet(parsed, "--quiet") ? Progress.none(streams) : Progress.on(streams);
    }

    static boolean isSet(ParseResult parsed, String option) {
        return parsed.hasMatchedOption(option);
    }

    static List<String> paths(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, List.of());
    }

    static String namespace(ParseResult parsed, Streams streams) {
        return InstallationOptions.namespace(new Settings(parsed, streams));
    }

    /// All that the stages are told.
    ///
    /// @throws UsageException when a value is none that the option takes
    static CompileOptions compileOptions(ParseResult parsed, Streams streams) {
        return new CompileOptions(
                readOptions(parsed, streams),
                assembleOptions(parsed, streams, profile(parsed), !isSet(parsed, "--no-admin")),
                new TranslateOptions(!isSet(parsed, "--no-origin")),
                isSet(parsed, "--lenient"));
    }

    /// The options for assembling.
    ///
    /// @throws UsageException when a value is none that the option takes
    static AssembleOptions assembleOptions(ParseResult parsed, Streams streams, Profile profile, boolean admin) {
        Settings settings = new Settings(parsed, streams);
        return new AssembleOptions(
                profile,
                InstallationOptions.ambassadorId(settings),
                InstallationOptions.namespace(settings),
                EnvoyProcessOptions.bindAddress(settings),
                !InstallationOptions.looseSelectors(settings),
                InstallationOptions.endpointsEnabled(settings),
                admin,
                EnvoyProcessOptions.ready(settings),
                EnvoyProcessOptions.statsSink(settings),
                EdgeArguments.read(parsed, profile));
    }

    static Profile profile(ParseResult parsed) {
        String word = value(parsed, "--profile").orElse("recommended");
        for (Profile profile : Profile.values()) {
            if (profile.name().toLowerCase(Locale.ROOT).equals(word)) return profile;
        }
        throw new UsageException("--profile is recommended, hardened or parity, not '" + word + "'");
    }

    /// Whether findings are coloured: as told, else on a terminal unless NO_COLOR says otherwise.
    static Palette palette(ParseResult parsed, Streams streams) {
        String when = value(parsed, "--color").orElse("auto");
        return switch (when) {
            case "always" -> Palette.COLOUR;
            case "never" -> Palette.PLAIN;
            case "auto" -> automatic(streams) ? Palette.COLOUR : Palette.PLAIN;
            default -> throw new UsageException("--color is auto, always or never, not '" + when + "'");
        };
    }

    private static boolean automatic(Streams streams) {
        if (streams.variable("NO_COLOR").isPresent()) return false;
        boolean forced = streams.variable("FORCE_COLOR").isPresent()
                || streams.variable("CLICOLOR_FORCE")
                        .filter(v -> !v.equals("0"))
                        .isPresent();
        boolean dumb = streams.variable("TERM").filter("dumb"::equals).isPresent();
        return forced || streams.terminal() && !dumb;
    }
}
