package emissaryctl.cli.command;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.cli.ConfigException;
import emissaryctl.cli.Streams;
import emissaryctl.cli.UsageException;
import emissaryctl.diag.Code;
import emissaryctl.diag.Severity;
import emissaryctl.lint.LintSettings;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.lint.policy.Baseline;
import emissaryctl.lint.policy.CodeSet;
import emissaryctl.lint.policy.ConfigReader;
import emissaryctl.lint.policy.LintConfig;
import emissaryctl.lint.policy.LintProfile;
import emissaryctl.lint.policy.Selection;
import emissaryctl.pipeline.ConfigFiles;
import emissaryctl.pipeline.Linting;
import emissaryctl.resource.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that say how to lint, and the configuration file behind them. An option wins over the file.
final class LintOptions {

    private static final int MOST_DAYS_DIGITS = 5;
    private static final List<String> PROFILES =
            Arrays.stream(LintProfile.values()).map(LintProfile::word).toList();
    private static final List<String> RULES = Stream.concat(
                    Stream.of("ALL"), Arrays.stream(Code.values()).map(Code::id))
            .toList();

    private final ParseResult parsed;
    private final Streams streams;
    private final LintConfig config;
    private final Optional<Path> configFile;

    private LintOptions(ParseResult parsed, Streams streams, LintConfig config, Optional<Path> configFile) {
        this.parsed = parsed;
        this.streams = streams;
        this.config = config;
        this.configFile = configFile;
    }

    static void add(CommandSpec spec) {
        SharedOptions.addGiven(spec);
        spec.addOption(SharedOptions.choice("--profile", "PROFILE", PROFILES)
                .description("recommended (the default), strict (notes as well), security (what exposes traffic is an"
                        + " error), or parity (only what Emissary itself would report).")
                .build());
        spec.addOption(SharedOptions.choice("--select", "RULES", RULES)
                .description(
                        "Check only these rules: codes, names, families such as EMC4, or ALL, separated by commas.")
                .build());
        spec.addOption(SharedOptions.choice("--extend-select", "RULES", RULES)
                .description("Check these rules as well.")
                .build());
        spec.addOption(SharedOptions.choice("--ignore", "RULES", RULES)
                .description("Do not check these rules.")
                .build());
        spec.addOption(SharedOptions.flag("--complete")
                .description("The input is the whole set of resources: check rules that need it (default: if there is a"
                        + " Listener and a Host).")
                .build());
        spec.addOption(SharedOptions.text("--external-secrets", "NAMES")
                .description(
                        "Secrets that exist elsewhere: name or namespace/name, * for any text, separated by commas.")
                .build());
        spec.addOption(SharedOptions.text("--external-services", "NAMES")
                .description("The same for Services.")
                .build());
        spec.addOption(SharedOptions.text("--cert-warn-days", "DAYS")
                .description("Warn about certificates that expire within DAYS (default: 30).")
                .build());
        spec.addOption(SharedOptions.text("--baseline", "FILE")
                .description("The accepted findings, which lint leaves out and 'emissaryctl baseline' writes.")
                .build());
        spec.addOption(SharedOptions.flag("--allow-suppress-security")
                .description("Let comments and annotations suppress even errors that expose traffic.")
                .build());
        addConfig(spec);
        spec.addOption(SharedOptions.text("--stdin-filename", "NAME")
                .description("The name of standard input in reports.")
                .build());
    }

    static void addConfig(CommandSpec spec) {
        spec.addOption(SharedOptions.text("--config", "FILE")
                .description("The configuration (default: .emissaryctl.yaml in this directory or the nearest one above,"
                        + " up to the root of the repository).")
                .build());
        spec.addOption(SharedOptions.flag("--no-config")
                .description("Ignore configuration files.")
                .build());
    }

    /// Reads the configuration that the options name, or the one that is found.
    ///
    /// @throws ConfigException when it is wrong
    static LintOptions of(ParseResult parsed, Streams streams) {
        Optional<Path> file = SharedOptions.value(parsed, "--config").map(SharedOptions::path);
        if (file.isEmpty() && !SharedOptions.isSet(parsed, "--no-config")) file = ConfigFiles.find(Path.of(""));
        if (file.isEmpty()) return new LintOptions(parsed, streams, LintConfig.NONE, file);
        ConfigFiles.Read<LintConfig> read = ConfigFiles.config(file.get());
        if (!read.problems().isEmpty()) throw new ConfigException(read.problems(), read.files());
        return new LintOptions(parsed, streams, read.value(), file);
    }

    LintProfile profile() {
        Optional<String> told = SharedOptions.value(parsed, "--profile");
        if (told.isEmpty()) return config.profile().orElse(LintProfile.RECOMMENDED);
        String words =
                Arrays.stream(LintProfile.values()).map(LintProfile::word).collect(Collectors.joining(", "));
        return LintProfile.named(told.get())
                .orElseThrow(() -> new UsageException("--profile is one of " + words + ", not '" + told.get() + "'"));
    }

    /// The least severity that fails the run; empty for none.
    Optional<Severity> failOn() {
        Optional<String> told = SharedOptions.value(parsed, "--fail-on");
        if (told.isEmpty()) return Optional.of(config.failOn().orElse(Severity.ERROR));
        if (told.get().equals("never")) return Optional.empty();
        Optional<Severity> severity = ConfigReader.severity(told.get());
        if (severity.isEmpty())
            throw new UsageException("--fail-on is error, warning, info or never, not '" + told.get() + "'");
        return severity;
    }

    /// The file with the baseline, when there is to be one.
    Optional<Path> baselineFile() {
        Optional<Path> told = SharedOptions.value(parsed, "--baseline").map(SharedOptions::path);
        if (told.isPresent()) return told;
        return config.baseline()
                .map(SharedOptions::path)
                .map(path -> configFile.map(file -> file.resolveSibling(path)).orElse(path));
    }

    private Optional<Baseline> baseline() {
        Optional<Path> file = baselineFile();
        if (file.isEmpty()) return Optional.empty();
        ConfigFiles.Read<Optional<Baseline>> read = ConfigFiles.baseline(file.get());
        if (!read.problems().isEmpty()) throw new ConfigException(read.problems(), read.files());
        return read.value();
    }

    String stdinName() {
        return SharedOptions.value(parsed, "--stdin-filename").orElse("<stdin>");
    }

    /// Everything together.
    ///
    /// @param compared whether findings are compared with the baseline
    Linting.Plan plan(boolean compared) {
        LintProfile profile = profile();
        Profile compiling = profile == LintProfile.PARITY ? Profile.PARITY : Profile.RECOMMENDED;
        AssembleOptions assembling = SharedOptions.assembleOptions(parsed, streams, compiling, true);
        ReadOptions reading = SharedOptions.readOptions(parsed, streams);
        if (SharedOptions.value(parsed, "--ambassador-id").isEmpty()
                && config.ambassadorId().isPresent()) {
            reading = reading.withAmbassadorId(config.ambassadorId().get());
        }
        if (SharedOptions.value(parsed, "--namespace").isEmpty()
                && config.namespace().isPresent()) {
            reading = reading.withNamespace(config.namespace().get());
        }
        assembling = assembling.of(reading.ambassadorId(), reading.defaultNamespace());
        return new Linting.Plan(
                reading,
                assembling,
                settings(reading),
                Rules.ALL,
                selection(profile),
                SharedOptions.isSet(parsed, "--allow-suppress-security"),
                compared ? baseline() : Optional.empty());
    }

    /// The same for the sides of a comparison, which are compiled in another way. What both sides have a baseline would
    /// only hide.
    Linting.Plan planOf(ReadOptions reading, AssembleOptions assembling) {
        return new Linting.Plan(
                reading,
                assembling,
                settings(reading),
                Rules.ALL,
                selection(config.profile().orElse(LintProfile.RECOMMENDED)),
                false,
                Optional.empty());
    }

    private Selection selection(LintProfile profile) {
        Optional<Set<Code>> select = rules("--select").or(config::select);
        return new Selection(
                profile,
                select,
                both(rules("--extend-select"), config.extendSelect()),
                both(rules("--ignore"), config.ignore()),
                config.severity(),
                config.perFileIgnores());
    }

    private static Set<Code> both(Optional<Set<Code>> told, Set<Code> configured) {
        EnumSet<Code> all = EnumSet.noneOf(Code.class);
        told.ifPresent(all::addAll);
        all.addAll(configured);
        return all;
    }

    private Optional<Set<Code>> rules(String option) {
        return SharedOptions.value(parsed, option).map(list -> {
            for (String word : CodeSet.words(list)) {
                if (!CodeSet.of(word).isEmpty()) continue;
                String meant = RuleCommand.nearest(word)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                throw new UsageException(option + ": there is no rule '" + word + "'" + meant);
            }
            return CodeSet.of(CodeSet.words(list));
        });
    }

    private LintSettings settings(ReadOptions reading) {
        Optional<Boolean> complete = SharedOptions.isSet(parsed, "--complete") ? Optional.of(true) : config.complete();
        int days = SharedOptions.value(parsed, "--cert-warn-days")
                .map(LintOptions::days)
                .or(config::certWarnDays)
                .orElse((int) LintSettings.CERTIFICATE_WARNING.toDays());
        return new LintSettings(
                complete,
                names("--external-secrets", config.externalSecrets()),
                names("--external-services", config.externalServices()),
                streams.time(),
                Duration.ofDays(days),
                reading.defaultNamespace(),
                reading.ambassadorId());
    }

    private static int days(String text) {
        boolean number = !text.isEmpty()
                && text.length() <= MOST_DAYS_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) throw new UsageException("--cert-warn-days is a number of days, not '" + text + "'");
        return Integer.parseInt(text);
    }

    private List<String> names(String option, List<String> configured) {
        List<String> told =
                SharedOptions.value(parsed, option).map(CodeSet::words).orElse(List.of());
        return new ArrayList<>(Stream.concat(told.stream(), configured.stream()).toList());
    }
}
