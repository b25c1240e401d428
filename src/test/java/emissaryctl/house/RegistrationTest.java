package emissaryctl.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import emissaryctl.cli.Command;
import emissaryctl.cli.Commands;
import emissaryctl.diff.judge.Judge;
import emissaryctl.diff.judge.Judges;
import emissaryctl.diff.view.DiffFormat;
import emissaryctl.diff.view.DiffFormats;
import emissaryctl.envoy.filter.HttpFilter;
import emissaryctl.envoy.filter.HttpFilters;
import emissaryctl.expect.ResultFormat;
import emissaryctl.expect.ResultFormats;
import emissaryctl.graph.GraphFormat;
import emissaryctl.graph.GraphFormats;
import emissaryctl.lint.Rule;
import emissaryctl.lint.catalogue.Rules;
import emissaryctl.output.ConfigWriter;
import emissaryctl.output.ConfigWriters;
import emissaryctl.report.Reporter;
import emissaryctl.report.Reporters;
import emissaryctl.resource.Resource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A new thing is a file and a line in a list; here is what notices when the line is missing.
class RegistrationTest {

    private static final String KIND = "emissaryctl.resource.Kind";

    @Test
    void everyHttpFilterHasItsPlaceInTheOrder() {
        assertThat(implementations(HttpFilter.class)).isEqualTo(classes(HttpFilters.ORDER));
        assertThat(HttpFilters.ORDER.stream().map(HttpFilter::name)).doesNotHaveDuplicates();
        assertThat(HttpFilters.ORDER.getLast().name()).isEqualTo("envoy.filters.http.router");
    }

    @Test
    void everyCommandIsInTheList() {
        assertThat(implementations(Command.class)).isEqualTo(classes(Commands.ALL));
        assertThat(Commands.ALL.stream().map(Command::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyLintRuleIsInTheList() {
        assertThat(implementations(Rule.class)).isEqualTo(classes(Rules.ALL));
        assertThat(Rules.ALL.stream().map(Rule::code)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void everyReporterIsInTheList() {
        assertThat(implementations(Reporter.class)).isEqualTo(classes(Reporters.ALL));
        assertThat(Reporters.ALL.stream().map(Reporter::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyFormatOfResultsIsInTheList() {
        assertThat(implementations(ResultFormat.class)).isEqualTo(classes(ResultFormats.ALL));
        assertThat(ResultFormats.ALL.stream().map(ResultFormat::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyFormatOfGraphsIsInTheList() {
        assertThat(implementations(GraphFormat.class)).isEqualTo(classes(GraphFormats.ALL));
        assertThat(GraphFormats.ALL.stream().map(GraphFormat::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyJudgementIsInTheList() {
        assertThat(implementations(Judge.class)).isEqualTo(classes(Judges.ALL));
        assertThat(Judges.ALL.stream().map(Judge::code)).doesNotHaveDuplicates().isSorted();
        assertThat(Judges.ALL).allMatch(judge -> judge.code().matches("EMCD[0-9]{3}"));
    }

    @Test
    void everyFormatOfComparisonsIsInTheList() {
        assertThat(implementations(DiffFormat.class)).isEqualTo(classes(DiffFormats.ALL));
        assertThat(DiffFormats.ALL.stream().map(DiffFormat::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyFormatIsInTheList() {
        assertThat(implementations(ConfigWriter.class)).isEqualTo(classes(ConfigWriters.ALL));
        assertThat(ConfigWriters.ALL.stream().map(ConfigWriter::name)).doesNotHaveDuplicates();
    }

    private static Set<String> implementations(Class<?> type) {
        return MainClasses.ALL.stream()
                .filter(each -> each.isAssignableTo(type) && !each.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> classes(Collection<?> instances) {
        return instances.stream().map(each -> each.getClass().getName()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// What `Resource` permits is made by the kinds, and nothing else is.
    @Test
    void everyResourceIsMadeByADecoderOfSomeKind() {
        Set<JavaClass> decoders = withThoseTheyUse(Set.of(MainClasses.ALL.get(KIND)));
        Set<String> made = withThoseTheyUse(decoders).stream()
                .flatMap(each -> each.getConstructorCallsFromSelf().stream())
                .map(JavaConstructorCall::getTargetOwner)
                .filter(each -> each.isAssignableTo(Resource.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(made)
                .isEqualTo(permitted().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<JavaClass> withThoseTheyUse(Set<JavaClass> users) {
        Set<JavaClass> all = users.stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .filter(MainClasses::isOurs)
                .collect(Collectors.toSet());
        all.addAll(users);
        return all;
    }

    @Test
    void everyKindHasItsResourceAndEveryResourceItsKind() throws ReflectiveOperationException {
        var word = Class.forName(KIND).getDeclaredMethod("word");
        word.setAccessible(true);
        Set<String> words = new TreeSet<>();
        for (Object kind : Class.forName(KIND).getEnumConstants())
            words.add(((String) word.invoke(kind)).toLowerCase(Locale.ROOT));
        Set<String> names = permitted().stream()
                .map(each -> each.getSimpleName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(words).allMatch(each -> names.stream().anyMatch(name -> name.endsWith(each)));
        assertThat(names).allMatch(name -> words.stream().anyMatch(name::endsWith));
    }

    private static List<Class<?>> permitted() {
        return Arrays.asList(Resource.class.getPermittedSubclasses());
    }
}
