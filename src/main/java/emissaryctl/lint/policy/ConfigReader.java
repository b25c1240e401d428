package emissaryctl.lint.policy;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.diag.Severity;
import emissaryctl.source.Span;
import emissaryctl.yaml.YamlList;
import emissaryctl.yaml.YamlMap;
import emissaryctl.yaml.YamlNode;
import emissaryctl.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `.emissaryctl.yaml`. Keys are written like options (`fail-on`); `failOn` is understood, too.
public final class ConfigReader {

    private static final List<String> KEYS = List.of(
            "profile",
            "select",
            "extend-select",
            "ignore",
            "severity",
            "per-file-ignores",
            "external-secrets",
            "external-services",
            "ambassador-id",
            "namespace",
            "complete",
            "fail-on",
            "baseline",
            "cert-warn-days");
    private static final int LONGEST = 60;
    private static final int MOST_DIGITS = 5;

    private final YamlMap root;
    private final List<Diagnostic> wrong = new ArrayList<>();

    private ConfigReader(YamlMap root) {
        this.root = root;
    }

    /// The configuration in the documents of a file; everything that is wrong with it is named.
    public static Outcome<LintConfig> read(List<YamlNode> documents) {
        if (documents.isEmpty()) return Outcome.of(LintConfig.NONE);
        if (documents.size() > 1) return refused(documents.get(1), "the configuration must be one document");
        return switch (documents.getFirst()) {
            case YamlMap map -> new ConfigReader(map).read();
            case YamlScalar scalar when scalar.isNull() -> Outcome.of(LintConfig.NONE);
            default -> refused(documents.getFirst(), "the configuration must be a map");
        };
    }

    private static Outcome<LintConfig> refused(YamlNode at, String message) {
        return new Outcome<>(LintConfig.NONE, List.of(Diagnostic.error(Code.CONFIG_INVALID, at.span(), message)));
    }

    private Outcome<LintConfig> read() {
        for (YamlMap.Entry entry : root.entries()) {
            if (!KEYS.contains(kebab(entry.key()))) unknownKey(entry);
        }
        LintConfig config = new LintConfig(
                text("profile").flatMap(this::profile),
                get("select").map(this::codes),
                get("extend-select").map(this::codes).orElse(Set.of()),
                get("ignore").map(this::codes).orElse(Set.of()),
                severities(),
                perFile(),
                texts("external-secrets"),
                texts("external-services"),
                text("ambassador-id").map(YamlScalar::text),
                text("namespace").map(YamlScalar::text),
                flag("complete"),
                text("fail-on").flatMap(this::failOn),
                text("baseline").map(YamlScalar::text),
                number("cert-warn-days"));
        return new Outcome<>(config, wrong);
    }

    private static String kebab(String key) {
        StringBuilder text = new StringBuilder();
        for (char c : key.toCharArray()) {
            if (c >= 'A' && c <= 'Z') text.append('-').append((char) (c + 32));
            else text.append(c == '_' ? '-' : c);
        }
        return text.toString();
    }

    private void unknownKey(YamlMap.Entry entry) {
        Diagnostic unknown = problem(entry.keySpan(), "there is no setting `" + cut(entry.key()) + "`");
        String known = KEYS.stream().collect(Collectors.joining(", "));
        wrong.add(unknown.withHelp("the settings are " + known));
    }

    private Optional<YamlNode> get(String key) {
        return root.entries().stream()
                .filter(entry -> kebab(entry.key()).equals(key))
                .map(YamlMap.Entry::value)
                .filter(value -> !(value instanceof YamlScalar scalar && scalar.isNull()))
                .findFirst();
    }

    private Optional<YamlScalar> text(String key) {
        Optional<YamlNode> node = get(key);
        if (node.isEmpty()) return Optional.empty();
        if (node.get() instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING)
            return Optional.of(scalar);
        wrong.add(problem(
                node.get().span(),
                "`" + key + "` must be a string, not " + node.get().kind()));
        return Optional.empty();
    }

    private Optional<Boolean> flag(String key) {
        Optional<YamlNode> node = get(key);
        if (node.isEmpty()) return Optional.empty();
        if (node.get() instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.BOOLEAN)
            return Optional.of(scalar.text().equals("true"));
        wrong.add(problem(node.get().span(), "`" + key + "` must be true or false"));
        return Optional.empty();
    }

    private Optional<Integer> number(String key) {
        Optional<YamlNode> node = get(key);
        if (node.isEmpty()) return Optional.empty();
        boolean whole = node.get() instanceof YamlScalar scalar
                && scalar.type() == YamlScalar.Type.INTEGER
                && scalar.text().length() <= MOST_DIGITS
                && !scalar.text().startsWith("-");
        if (whole) return Optional.of(Integer.parseInt(((YamlScalar) node.get()).text()));
        wrong.add(problem(node.get().span(), "`" + key + "` must be a number of days"));
        return Optional.empty();
    }

    private List<String> texts(String key) {
        return get(key).map(node -> scalars(key, node)).orElse(List.of()).stream()
                .map(YamlScalar::text)
                .toList();
    }

    /// A list of strings, or one.
    private List<YamlScalar> scalars(String key, YamlNode node) {
        List<YamlNode> items = node instanceof YamlList list ? list.items() : List.of(node);
        List<YamlScalar> texts = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlScalar scalar && scalar.type() == YamlScalar.Type.STRING) texts.add(scalar);
            else wrong.add(problem(item.span(), "`" + key + "` must be a list of strings"));
        }
        return texts;
    }

    private Set<Code> codes(YamlNode node) {
        EnumSet<Code> codes = EnumSet.noneOf(Code.class);
        for (YamlScalar scalar : scalars("a list of rules", node)) {
            for (String word : CodeSet.words(scalar.text())) {
                Set<Code> meant = CodeSet.of(word);
                if (meant.isEmpty()) unknownRule(scalar.span(), word);
                codes.addAll(meant);
            }
        }
        return codes;
    }

    private void unknownRule(Span at, String word) {
        wrong.add(problem(at, "there is no rule `" + cut(word) + "`").withHelp("`emissaryctl rules` lists them"));
    }

    private Map<Code, Severity> severities() {
        EnumMap<Code, Severity> severities = new EnumMap<>(Code.class);
        for (YamlMap.Entry entry : map("severity")) {
            Set<Code> codes = CodeSet.of(entry.key());
            if (codes.isEmpty()) unknownRule(entry.keySpan(), entry.key());
            Optional<Severity> severity =
                    entry.value() instanceof YamlScalar scalar ? severity(scalar.text()) : Optional.empty();
            if (severity.isEmpty())
                wrong.add(problem(entry.value().span(), "a severity is `error`, `warning` or `info`"));
            severity.ifPresent(s -> codes.forEach(code -> severities.put(code, s)));
        }
        return severities;
    }

    private List<Selection.FilePattern> perFile() {
        return map("per-file-ignores").stream()
                .map(entry -> new Selection.FilePattern(entry.key(), codes(entry.value())))
                .toList();
    }

    private List<YamlMap.Entry> map(String key) {
        Optional<YamlNode> node = get(key);
        if (node.isEmpty()) return List.of();
        if (node.get() instanceof YamlMap map) return List.copyOf(map.entries());
        wrong.add(problem(node.get().span(), "`" + key + "` must be a map"));
        return List.of();
    }

    private Optional<LintProfile> profile(YamlScalar scalar) {
        Optional<LintProfile> profile = LintProfile.named(scalar.text());
        if (profile.isEmpty()) {
            String words =
                    Arrays.stream(LintProfile.values()).map(LintProfile::word).collect(Collectors.joining(", "));
            wrong.add(problem(scalar.span(), "there is no profile `" + cut(scalar.text()) + "`")
                    .withHelp("the profiles are " + words));
        }
        return profile;
    }

    private Optional<Severity> failOn(YamlScalar scalar) {
        Optional<Severity> severity = severity(scalar.text());
        if (severity.isEmpty()) wrong.add(problem(scalar.span(), "`fail-on` is `error`, `warning` or `info`"));
        return severity;
    }

    /// The severity that a word names.
    public static Optional<Severity> severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(s -> s.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Diagnostic problem(Span at, String message) {
        return Diagnostic.error(Code.CONFIG_INVALID, at, message);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
