package emissaryctl.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.coverage.Treatment.Becomes;
import emissaryctl.coverage.Treatment.Decides;
import emissaryctl.coverage.Treatment.Ignored;
import emissaryctl.coverage.Treatment.Limits;
import emissaryctl.coverage.Treatment.NotApplicable;
import emissaryctl.coverage.Treatment.Refused;
import emissaryctl.coverage.Treatment.SameAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the catalogue says of a field is what happens: the samples below `testdata/coverage` are compiled with and
/// without the field, in every version that has it, and the two configurations compared.
class CoverageProofTest {

    /// One sample in one version: what was compiled, and the fields of Envoy in which both differ.
    private record Proof(String apiVersion, Compiled without, Compiled with, Set<String> differing) {

        static Proof of(CoveredKind kind, String apiVersion, Samples samples, Sample sample, String path) {
            Compiled without = Compiled.of(sample.without(samples.object(apiVersion), kind.root()));
            Compiled with = Compiled.of(sample.with(samples.object(apiVersion), kind.root(), path));
            return new Proof(
                    apiVersion, without, with, ConfigDifference.between(without.bootstrap(), with.bootstrap()));
        }

        void isWithoutErrors() {
            assertThat(without.errors()).as("without the field").isEmpty();
            assertThat(with.errors()).as("with the field").isEmpty();
        }
    }

    static List<CoveredKind> kinds() {
        return CoverageTest.kinds().filter(kind -> !kind.fields().isEmpty()).toList();
    }

    @TestFactory
    Stream<DynamicNode> everyFieldDoesWhatTheCatalogueSays() {
        return kinds().stream()
                .flatMap(kind -> kind.fields().stream()
                        .map(field ->
                                DynamicTest.dynamicTest(kind.title() + " " + field.path(), () -> prove(kind, field))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void samplesAreForFieldsOfTheKind(CoveredKind kind) {
        Set<String> fields = kind.fields().stream().map(CoveredField::path).collect(Collectors.toSet());
        assertThat(fields).containsAll(Samples.of(kind.title()).byField().keySet());
    }

    /// A difference that is not there must not be found, and one that is there must.
    @Test
    void differencesAreThoseOfTheFieldAlone() {
        CoveredKind mapping = Coverage.KINDS.stream()
                .filter(kind -> kind.title().equals("Mapping"))
                .findFirst()
                .orElseThrow();
        Samples samples = Samples.of("Mapping");
        Sample sample = samples.byField().get("timeout_ms").getFirst();
        Proof proof = Proof.of(mapping, mapping.apiVersions().getLast(), samples, sample, "timeout_ms");
        assertThat(proof.differing())
                .contains("envoy.config.route.v3.RouteAction.timeout", "google.protobuf.Duration.seconds")
                .doesNotContain(
                        "envoy.config.route.v3.RouteAction.idle_timeout", "envoy.config.cluster.v3.Cluster.name");
    }

    private static void prove(CoveredKind kind, CoveredField field) {
        Samples samples = Samples.of(kind.title());
        List<Proof> proofs = new ArrayList<>();
        for (String version : kind.versionsOf(field)) {
            List<Sample> applicable = samples.of(field).stream()
                    .filter(sample -> sample.isFor(version))
                    .toList();
            assertThat(applicable).as("samples for " + version).isNotEmpty();
            for (Sample sample : applicable) proofs.add(Proof.of(kind, version, samples, sample, field.path()));
        }
        check(treatment(kind, field), proofs);
    }

    /// What a field means, under whatever name.
    private static Treatment treatment(CoveredKind kind, CoveredField field) {
        if (!(field.treatment() instanceof SameAs(String path))) return field.treatment();
        return Stream.concat(kind.fields().stream(), Coverage.EVERY_OBJECT.fields().stream())
                .filter(each -> each.path().equals(path) || each.path().equals("spec." + path))
                .findFirst()
                .orElseThrow()
                .treatment();
    }

    private static void check(Treatment treatment, List<Proof> proofs) {
        switch (treatment) {
            case Becomes(List<EnvoyField> fields) -> changes(proofs, fields);
            case Limits(String field) -> {
                String name = field.substring(field.lastIndexOf('.') + 1);
                for (Proof proof : proofs) {
                    proof.isWithoutErrors();
                    assertThat(proof.differing()).as(proof.apiVersion()).isEmpty();
                    assertThat(proof.with().limits())
                            .isNotEqualTo(proof.without().limits());
                    assertThat(proof.with().limits()).singleElement().asString().contains(name + ":");
                }
            }
            case Decides _ -> {
                for (Proof proof : proofs) {
                    proof.isWithoutErrors();
                    assertThat(proof.differing()).as(proof.apiVersion()).isNotEmpty();
                }
            }
            case Ignored _, NotApplicable _ -> {
                for (Proof proof : proofs) {
                    proof.isWithoutErrors();
                    assertThat(proof.differing()).as(proof.apiVersion()).isEmpty();
                }
            }
            case Refused _ -> {
                for (Proof proof : proofs) {
                    assertThat(proof.without().errors()).isEmpty();
                    assertThat(proof.with().errors()).as(proof.apiVersion()).isNotEmpty();
                }
            }
            case SameAs(String path) -> throw new AssertionError(path + " is another name itself");
        }
    }

    /// Each version on its own must change all the fields that are named.
    private static void changes(List<Proof> proofs, List<EnvoyField> fields) {
        Set<String> named = fields.stream()
                .map(field -> EnvoyMessages.of(field).fullName() + "." + field.name())
                .collect(Collectors.toSet());
        for (String version : proofs.stream().map(Proof::apiVersion).distinct().toList()) {
            Set<String> changed = new TreeSet<>();
            for (Proof proof : proofs) {
                if (!proof.apiVersion().equals(version)) continue;
                proof.isWithoutErrors();
                assertThat(proof.differing()).as(version).isNotEmpty();
                changed.addAll(proof.differing());
            }
            assertThat(changed).as(version).containsAll(named);
        }
    }
}
