package emissaryctl.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Manual pages in roff, made from the commands themselves so that they cannot go stale.
public final class ManPages {

    private static final String EXAMPLES = "Examples:";

    private ManPages() {}

    /// The page of the program.
    public static String overview() {
        Roff page = new Roff("emissaryctl", "compile Emissary-ingress resources into Envoy configuration");
        page.section("SYNOPSIS").line(".B emissaryctl").text("COMMAND [OPTIONS]");
        page.section("DESCRIPTION")
                .text(
                        "Reads Mappings, Hosts and the other resources of Emissary-ingress from files and compiles them into"
                                + " configuration of Envoy, with no cluster. It also finds mistakes in them and says where a request"
                                + " would go.");
        page.section("COMMANDS");
        for (Command command : Commands.ALL) page.term("emissaryctl " + command.name(), command.summary());
        page.term("emissaryctl help [COMMAND]", "Show the help of a command.");
        page.section("OPTIONS");
        page.term("-h, --help", "Show the help.").term("-V, --version", "Show the version.");
        page.section("FILES")
                .term(
                        ".emissaryctl.yaml",
                        "What lint is to look for, in the current directory or the nearest one above that has it.");
        exitStatus(page);
        page.section("SEE ALSO")
                .text(Commands.ALL.stream()
                        .map(each -> "emissaryctl-" + each.name() + "(1)")
                        .collect(Collectors.joining(", ")));
        return page.toString();
    }

    /// The page of one command.
    ///
    /// @return nothing when there is no command of that name
    public static Optional<String> of(String name) {
        return Commands.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(ManPages::page);
    }

    private static String page(Command command) {
        CommandSpec spec = Emissaryctl.line(command).getCommandSpec();
        Roff page = new Roff("emissaryctl-" + command.name(), sentence(command.summary()));
        page.section("SYNOPSIS").line(".B emissaryctl " + command.name()).text(synopsis(spec));
        page.section("DESCRIPTION");
        List<String> header = List.of(spec.usageMessage().header());
        int examples = header.indexOf(EXAMPLES);
        header.stream().limit(examples < 0 ? header.size() : examples).forEach(page::text);
        Arrays.stream(spec.usageMessage().description()).forEach(page::text);
        options(page, spec);
        Arrays.stream(spec.usageMessage().footer()).forEach(page::text);
        if (examples >= 0) page.section("EXAMPLES").verbatim(header.subList(examples + 1, header.size()));
        exitStatus(page);
        page.section("SEE ALSO").text("emissaryctl(1)");
        return page.toString();
    }

    private static String sentence(String summary) {
        String text = summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String synopsis(CommandSpec spec) {
        return Stream.concat(
                        Stream.of("[OPTIONS]"),
                        spec.positionalParameters().stream().map(ManPages::operand))
                .collect(Collectors.joining(" "));
    }

    private static String operand(PositionalParamSpec operand) {
        String label = operand.paramLabel() + (operand.arity().max() > 1 ? "..." : "");
        return operand.required() ? label : "[" + label + "]";
    }

    private static void options(Roff page, CommandSpec spec) {
        page.section("OPTIONS");
        for (PositionalParamSpec operand : spec.positionalParameters()) {
            page.term(operand(operand), String.join(" ", operand.description()));
        }
        SequencedMap<String, List<OptionSpec>> byHeading = spec.options().stream()
                .filter(option -> !option.hidden())
                .collect(Collectors.groupingBy(OptionList::heading, LinkedHashMap::new, Collectors.toList()));
        byHeading.sequencedEntrySet().forEach(group -> {
            if (!group.getKey().isEmpty()) page.subsection(group.getKey());
            group.getValue().forEach(option -> page.term(names(option), String.join(" ", option.description())));
        });
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private static void exitStatus(Roff page) {
        page.section("EXIT STATUS");
        page.term("0", "All is well.")
                .term("1", "There are findings.")
                .term("2", "The command line is wrong.")
                .term("3", "Input cannot be read, or output cannot be written.")
                .term("4", "A mistake in emissaryctl itself.");
    }
}
