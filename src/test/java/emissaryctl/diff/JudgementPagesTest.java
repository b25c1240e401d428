package emissaryctl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diff.judge.Judge;
import emissaryctl.diff.judge.JudgementPage;
import emissaryctl.diff.judge.Judges;
import emissaryctl.pipeline.DiffSide;
import emissaryctl.pipeline.Diffing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the page of a judgement shows is what is said of its examples, beside a Listener and a Host.
class JudgementPagesTest {

    private static final String BESIDE = """
            apiVersion: getambassador.io/v3alpha1
            kind: Listener
            metadata: {name: http}
            spec: {port: 8080, protocol: HTTP, securityModel: XFP, hostBinding: {namespace: {from: ALL}}}
            ---
            apiVersion: getambassador.io/v3alpha1
            kind: Host
            metadata: {name: example}
            spec: {hostname: example.com, requestPolicy: {insecure: {action: Route}}}
            ---
            """;

    static List<Judge> judges() {
        return Judges.ALL;
    }

    static Stream<Judge> withExamples() {
        return judges().stream()
                .filter(judge -> JudgementPage.of(judge).block("Before", "yaml").isPresent());
    }

    @ParameterizedTest
    @MethodSource("judges")
    void everyJudgementHasAPage(Judge judge) {
        JudgementPage page = JudgementPage.of(judge);
        assertThat(page.summary()).endsWith(".");
        assertThat(page.risk()).matches("(high|medium|low)\\b.*");
        assertThat(page.text()).contains("\n## Why\n", "\n## What to do\n");
    }

    @ParameterizedTest
    @MethodSource("withExamples")
    void theExampleIsJudgedAsThePageShows(Judge judge) {
        JudgementPage page = JudgementPage.of(judge);
        Comparison comparison = compared(page, "Before", "After");
        List<String> said = judgements(comparison)
                .map(each -> each.risk().word() + "[" + each.code() + "] " + each.name() + ": " + each.message())
                .toList();
        assertThat(String.join("\n", said) + "\n")
                .isEqualTo(page.block("After", "text").orElseThrow());
        assertThat(judgements(comparison)).anySatisfy(each -> {
            assertThat(each.code()).isEqualTo(judge.code());
            assertThat(page.risk()).contains(each.risk().word());
        });
    }

    /// The other way round it is no news of this kind, but for judgements that have no direction.
    @ParameterizedTest
    @MethodSource("withExamples")
    void theWayBackIsJudgedAlikeOnlyWhereThereIsNoDirection(Judge judge) {
        JudgementPage page = JudgementPage.of(judge);
        boolean both = List.of("request-goes-elsewhere", "timeout-or-retry-changed", "canary-step", "cluster-renamed")
                .contains(judge.name());
        assertThat(judgements(compared(page, "After", "Before"))
                        .anyMatch(each -> each.code().equals(judge.code())))
                .isEqualTo(both);
    }

    /// The same where the old side is known from Envoy alone, with a request wherever there was one.
    @ParameterizedTest
    @MethodSource("withExamples")
    void theExampleIsJudgedAlikeAgainstWhatRuns(Judge judge) {
        JudgementPage page = JudgementPage.of(judge);
        Comparison comparison = compared(page, "Before", "After");
        Comparison live = Diffing.compare(LiveWitnessTest.live(side(page, "Before"), false), side(page, "After"));
        assertThat(judgements(live).map(Judgement::code)).contains(judge.code());
        assertThat(judgements(live).map(JudgementPagesTest::untold))
                .containsAll(
                        judgements(comparison).map(JudgementPagesTest::untold).toList());
        assertThat(live.notUnderstood()).isEmpty();
        assertThat(live.entries().stream().anyMatch(entry -> entry.witness().isPresent()))
                .isEqualTo(comparison.entries().stream()
                        .anyMatch(entry -> entry.witness().isPresent()));
    }

    /// Without whose the routes were, which Envoy does not tell.
    private static String untold(Judgement judgement) {
        String message = judgement.message();
        int through = message.indexOf(", through ");
        return judgement.risk() + " " + (through < 0 ? message : message.substring(0, through));
    }

    private static DiffSide side(JudgementPage page, String block) {
        return Compared.side(block + ".yaml", BESIDE + page.block(block, "yaml").orElseThrow(), Profile.RECOMMENDED);
    }

    private static Comparison compared(JudgementPage page, String one, String other) {
        return Compared.of(
                BESIDE + page.block(one, "yaml").orElseThrow(),
                BESIDE + page.block(other, "yaml").orElseThrow());
    }

    private static Stream<Judgement> judgements(Comparison comparison) {
        return comparison.entries().stream().flatMap(entry -> entry.judgements().stream());
    }
}
