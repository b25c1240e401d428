package emissaryctl.lint.policy;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.lint.Linted;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {

    private static final String MAPPING = """
            %sapiVersion: getambassador.io/v3alpha1
            kind: Mapping
            metadata:
              name: users
              annotations: {%s}
            spec:
              hostname: "*"
            %s  prefix: users/%s
              service: users
            """;

    private static List<String> codes(String head, String annotation, String before, String behind) {
        return codes(MAPPING.formatted(head, annotation, before, behind));
    }

    private static List<String> codes(String yaml) {
        return Linted.files(
                        List.of(new SourceFile("a.yaml", yaml)),
                        Linted.PARTIAL,
                        Rules.ALL.stream().filter(rule -> !rule.optional()).toList())
                .codes();
    }

    @Test
    void withoutOneTheFindingStays() {
        assertThat(codes("", "", "", "")).containsExactly("EMC2019");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " # emissaryctl:ignore EMC2019 -- why",
                "   #emissaryctl:ignore prefix-no-leading-slash -- why",
                " # emissaryctl:ignore EMC2 -- why",
                " # emissaryctl:ignore ALL -- why",
                " # emissaryctl:ignore EMC2019,EMC2004 -- why",
            })
    void behindTheLine(String comment) {
        assertThat(codes("", "", "", comment)).isEmpty();
    }

    @Test
    void beforeTheLine() {
        assertThat(codes("", "", "  # emissaryctl:ignore EMC2019 -- why\n\n  # more\n", ""))
                .isEmpty();
    }

    @Test
    void atTheHeadOfTheDocument() {
        String other = MAPPING.formatted("", "", "", "").replace("users", "items");
        assertThat(codes("# emissaryctl:ignore EMC2019 -- why\n", "", "", "")).isEmpty();
        assertThat(codes("# a\n# emissaryctl:ignore EMC2019 -- why\n" + MAPPING.formatted("", "", "", "") + "---\n"
                        + other))
                .containsExactly("EMC2019");
    }

    @Test
    void asAnAnnotation() {
        assertThat(codes("", "emissaryctl.dev/ignore: \"EMC2019 -- why\"", "", ""))
                .isEmpty();
    }

    @Test
    void onAnotherLineItIsUnused() {
        assertThat(codes("", "", "", "\n  # emissaryctl:ignore EMC2019 -- why")).containsExactly("EMC2019", "EMC0099");
    }

    @Test
    void whatLooksLikeOneInATextIsNone() {
        assertThat(codes("", "note: \"x # emissaryctl:ignore EMC2019 -- why\"", "", ""))
                .containsExactly("EMC2019");
    }

    @Test
    void wordsThatMeanNothingAreNamed() {
        assertThat(codes("", "", "", " # emissaryctl:ignore EMC20I9 -- why")).containsExactly("EMC2019", "EMC0098");
        assertThat(codes("", "", "", " # emissaryctl:ignore -- why")).containsExactly("EMC2019", "EMC0098");
    }

    @Test
    void aReasonIsNeededInProfileStrict() {
        assertThat(codes("", "", "", " # emissaryctl:ignore EMC2019")).containsExactly("EMC0098");
    }

    @Test
    void aRuleThatDidNotRunMayBeSuppressed() {
        assertThat(codes("", "", "", " # emissaryctl:ignore EMC1004, EMC2019 -- why"))
                .isEmpty();
    }
}
