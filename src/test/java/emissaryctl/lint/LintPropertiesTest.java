package emissaryctl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.catalogue.RulePage;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.lint.policy.LintProfile;
import emissaryctl.lint.policy.Selection;
import emissaryctl.pipeline.Linting;
import emissaryctl.pipeline.Pipeline;
import emissaryctl.property.Choices;
import emissaryctl.property.Property;
import emissaryctl.resource.ReadOptions;
import emissaryctl.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every run, tried on the bad examples of the pages, by themselves and several at once.
class LintPropertiesTest {

    /// What keeps a document from being read cannot be left out: nobody knows what else is wrong there.
    private static final Set<Code> STAYS =
            EnumSet.of(Code.YAML_SYNTAX, Code.YAML_RESOURCE_LIMIT, Code.INPUT_UNREADABLE);

    /// What is said of suppressions themselves is settled by changing those.
    private static final Set<Code> OF_SUPPRESSIONS = EnumSet.of(Code.SUPPRESSION_INVALID, Code.UNUSED_SUPPRESSION);

    private static final Pattern IDENTITY = Pattern.compile("(?m)^kind: .*$|^  name(space)?: .*$");

    private static final List<Code> WITH_EXAMPLE = Arrays.stream(Code.values())
            .filter(code -> RulePage.of(code).block("Bad", "yaml").isPresent())
            .toList();

    private static final Linting LINTING = linting(true);

    private static Linting linting(boolean complete) {
        return new Linting(new Linting.Plan(
                ReadOptions.DEFAULT,
                AssembleOptions.defaults(Profile.RECOMMENDED),
                Linted.complete(complete),
                Rules.ALL,
                Selection.of(LintProfile.STRICT),
                true,
                Optional.empty()));
    }

    static List<Code> suppressible() {
        return WITH_EXAMPLE.stream()
                .filter(code -> !STAYS.contains(code) && !OF_SUPPRESSIONS.contains(code))
                .toList();
    }

    private static String bad(Code code) {
        return RulePage.of(code).block("Bad", "yaml").orElseThrow();
    }

    private static List<Diagnostic> lint(List<SourceFile> files) {
        return LINTING.lint(Pipeline.read(files, ReadOptions.DEFAULT)).findings();
    }

    private static Set<String> said(List<SourceFile> files) {
        return lint(files).stream()
                .map(each -> each.primary().position() + " " + each.code() + " " + each.message() + " " + each.help()
                        + " " + each.fix())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Every document of some examples in a file of its own. Of two resources with one name the first counts, so that
    /// only one is taken, and none out of annotations.
    private static List<SourceFile> mixed(Choices choices) {
        List<SourceFile> files = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Code code : choices.list(6, each -> each.of(WITH_EXAMPLE))) {
            for (String document : bad(code).split("(?m)^---\n")) {
                String identity = IDENTITY.matcher(document)
                        .results()
                        .map(MatchResult::group)
                        .filter(each -> !each.equals("  namespace: default"))
                        .collect(Collectors.joining(" "));
                boolean annotated = document.contains("getambassador.io/config");
                if (!annotated && known.add(identity))
                    files.add(new SourceFile("f" + files.size() + ".yaml", document));
            }
        }
        return files;
    }

    private record Twice(List<SourceFile> files, List<SourceFile> shuffled) {}

    @Test
    void theOrderOfTheInputChangesNothing() {
        Property.forAll(
                60,
                choices -> {
                    List<SourceFile> files = mixed(choices);
                    return new Twice(files, choices.shuffled(files));
                },
                twice -> assertThat(said(twice.shuffled())).isEqualTo(said(twice.files())));
    }

    @Test
    void theSameInputHasTheSameFindingsInTheSameOrder() {
        Property.forAll(
                30, LintPropertiesTest::mixed, files -> assertThat(lint(files)).isEqualTo(lint(files)));
    }

    @Test
    void repairsMadeTwiceAreThoseMadeOnce() {
        Property.forAll(40, LintPropertiesTest::mixed, files -> {
            List<SourceFile> once = fixed(files);
            assertThat(fixed(once)).isEqualTo(once);
            assertThat(lint(once).stream().filter(LintPropertiesTest::isUnread))
                    .hasSameSizeAs(lint(files).stream()
                            .filter(LintPropertiesTest::isUnread)
                            .toList());
        });
    }

    private static boolean isUnread(Diagnostic found) {
        return STAYS.contains(found.code());
    }

    private static List<SourceFile> fixed(List<SourceFile> files) {
        Linting.Result result = LINTING.lint(Pipeline.read(files, ReadOptions.DEFAULT));
        return LINTING.fix(result, _ -> true).files();
    }

    /// By a comment on the line before, which then is needed.
    @ParameterizedTest
    @MethodSource("suppressible")
    void everyFindingCanBeLeftOut(Code code) {
        boolean whole = RulePage.of(code).looksAt().equals(Needs.WHOLE_SET.words());
        Linting linting = linting(whole);
        SourceFile file = new SourceFile("bad.yaml", bad(code));
        List<Diagnostic> before =
                linting.lint(Pipeline.read(List.of(file), ReadOptions.DEFAULT)).findings();
        assertThat(before).anyMatch(each -> each.code() == code);
        Set<Integer> lines = before.stream()
                .filter(each -> each.code() == code)
                .map(each -> each.primary().startLine())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> text = new ArrayList<>(file.text().lines().toList());
        for (int line : new TreeSet<>(lines).descendingSet()) {
            String indent = text.get(line - 1).replaceAll("\\S.*", "");
            text.add(line - 1, indent + "# emissaryctl:ignore " + code.id() + " -- meant so");
        }
        SourceFile suppressed = new SourceFile("bad.yaml", String.join("\n", text) + "\n");
        List<Diagnostic> after = linting.lint(Pipeline.read(List.of(suppressed), ReadOptions.DEFAULT))
                .findings();
        assertThat(after.stream().map(Diagnostic::code)).doesNotContain(code, Code.UNUSED_SUPPRESSION);
        assertThat(after).hasSize((int)
                before.stream().filter(each -> each.code() != code).count());
    }
}
