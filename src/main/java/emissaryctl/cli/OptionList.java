package emissaryctl.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.OptionSpec;

/// The options in a command's help: those without a heading, then those of each heading. A heading is an option's
/// description key. picocli's own groups would let an option be given twice.
final class OptionList {

    private OptionList() {}

    static String format(Help help) {
        SequencedMap<String, List<OptionSpec>> byHeading = help.commandSpec().options().stream()
                .collect(Collectors.groupingBy(OptionList::heading, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        List<OptionSpec> plain = byHeading.remove("");
        if (plain != null) text.append(lines(help, plain));
        byHeading.forEach((heading, options) ->
                text.append('\n').append(heading).append('\n').append(lines(help, options)));
        return text.toString();
    }

    static String heading(OptionSpec option) {
        String key = option.descriptionKey();
        return key == null ? "" : key;
    }

    private static String lines(Help help, List<OptionSpec> options) {
        Layout layout = help.createDefaultLayout();
        options.forEach(option -> layout.addOption(option, help.createDefaultParamLabelRenderer()));
        return layout.toString();
    }
}
