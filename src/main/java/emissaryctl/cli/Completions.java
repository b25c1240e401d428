package emissaryctl.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Completion scripts, made from the commands themselves so that they cannot go stale.
public final class Completions {

    private Completions() {}

    public static Optional<String> script(String shell) {
        return switch (shell) {
            case "bash" -> Optional.of(bash());
            case "zsh" -> Optional.of(zsh());
            case "fish" -> Optional.of(fish());
            default -> Optional.empty();
        };
    }

    private static List<OptionSpec> options(Command command) {
        return Emissaryctl.line(command).getCommandSpec().options();
    }

    private static String names() {
        List<String> names =
                new ArrayList<>(Commands.ALL.stream().map(Command::name).toList());
        names.add("help");
        return String.join(" ", names);
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /// The words that an option takes; empty when it takes others.
    private static String words(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null ? "" : String.join(" ", candidates);
    }

    /// Whether the value is the name of a file, as its label says.
    private static boolean isFile(OptionSpec option) {
        return option.paramLabel().equals("FILE") || option.paramLabel().equals("PATH");
    }

    /// The words that may stand beside the options of a command.
    private static String operands(Command command) {
        return Emissaryctl.line(command).getCommandSpec().positionalParameters().stream()
                .map(Completions::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String bash() {
        StringBuilder text = new StringBuilder();
        text.append("# bash completion of emissaryctl; made by 'emissaryctl completion bash'\n");
        text.append("_emissaryctl() {\n");
        text.append(
                "    local IFS=$' \\t\\n' current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n");
        text.append("    # the shell takes --option=value for three words\n");
        text.append("    if [[ $current == = ]]; then\n        current=\n");
        text.append("    elif [[ $previous == = ]]; then\n        previous=${COMP_WORDS[COMP_CWORD-2]}\n    fi\n");
        text.append("    COMPREPLY=()\n");
        text.append("    if ((COMP_CWORD == 1)); then\n");
        text.append("        COMPREPLY=($(compgen -W \"")
                .append(names())
                .append(" --help --version\" -- \"$current\"))\n");
        text.append("        return\n    fi\n");
        text.append("    case \"${COMP_WORDS[1]} $previous\" in\n");
        for (Command command : Commands.ALL) {
            for (OptionSpec option : options(command)) bashValue(command, option, text);
        }
        text.append("    esac\n");
        text.append("    local words= operands=\n    case ${COMP_WORDS[1]} in\n");
        text.append("        help) COMPREPLY=($(compgen -W \"")
                .append(names())
                .append("\" -- \"$current\")); return ;;\n");
        for (Command command : Commands.ALL) {
            text.append("        ")
                    .append(command.name())
                    .append(") words=\"")
                    .append(options(command).stream()
                            .flatMap(o -> Arrays.stream(o.names()))
                            .collect(Collectors.joining(" ")))
                    .append("\" operands=\"")
                    .append(operands(command))
                    .append("\" ;;\n");
        }
        text.append("    esac\n");
        text.append("    if [[ $current == -* ]]; then\n");
        text.append("        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n");
        text.append("    else\n");
        text.append("        COMPREPLY=($(compgen -W \"$operands\" -- \"$current\"))\n");
        text.append("        ((${#COMPREPLY[@]})) && return\n");
        text.append("        IFS=$'\\n'\n        COMPREPLY=($(compgen -f -- \"$current\"))\n    fi\n}\n");
        text.append("complete -o filenames -F _emissaryctl emissaryctl\n");
        return text.toString();
    }

    private static void bashValue(Command command, OptionSpec option, StringBuilder text) {
        if (!takesValue(option) || isFile(option) && words(option).isEmpty()) return;
        String names = Arrays.stream(option.names())
                .map(name -> "\"" + command.name() + " " + name + "\"")
                .collect(Collectors.joining(" | "));
        String reply =
                words(option).isEmpty() ? "" : "COMPREPLY=($(compgen -W \"" + words(option) + "\" -- \"$current\")); ";
        text.append("        " + names + ") " + reply + "return ;;\n");
    }

    private static String zsh() {
        StringBuilder text = new StringBuilder();
        text.append("#compdef emissaryctl\n# zsh completion; made by 'emissaryctl completion zsh'\n");
        text.append("_emissaryctl() {\n    local -a commands flags\n    commands=(\n");
        for (Command command : Commands.ALL) {
            text.append("        '")
                    .append(command.name())
                    .append(':')
                    .append(quoted(command.summary()))
                    .append("'\n");
        }
        text.append("        'help:Show the help of a command.'\n    )\n");
        text.append("    flags=('--help:Show the help' '--version:Show the version')\n");
        text.append("    if ((CURRENT == 2)); then\n        _describe 'command' commands\n");
        text.append("        _describe -o 'option' flags\n        return\n    fi\n");
        text.append("    case $words[2] in\n");
        text.append("        help) _describe 'command' commands ;;\n");
        for (Command command : Commands.ALL) {
            text.append("        ").append(command.name()).append(")\n");
            text.append("            shift words\n            ((CURRENT--))\n            _arguments -s \\\n");
            for (OptionSpec option : options(command)) {
                for (String name : option.names())
                    text.append("                ")
                            .append(zshOption(option, name))
                            .append(" \\\n");
            }
            String operands = operands(command);
            String first = operands.isEmpty() ? "" : "'1:word:(" + operands + ")' ";
            String rest = first + "'*:path:_files'";
            text.append("                " + rest + "\n            ;;\n");
        }
        text.append("    esac\n}\n");
        text.append("if [ \"$funcstack[1]\" = \"_emissaryctl\" ]; then\n    _emissaryctl \"$@\"\nelse\n");
        text.append("    compdef _emissaryctl emissaryctl\nfi\n");
        return text.toString();
    }

    private static String zshOption(OptionSpec option, String name) {
        String description = quoted(firstSentence(option))
                .replace("[", "(")
                .replace("]", ")")
                .replace(":", "");
        String action = "";
        if (takesValue(option)) {
            String words = words(option);
            action = !words.isEmpty() ? ":value:(" + words + ")" : isFile(option) ? ":file:_files" : ":value: ";
        }
        // `--option value` and `--option=value` both
        String joined = takesValue(option) && name.startsWith("--") ? "=" : "";
        return "'" + name + joined + "[" + description + "]" + action + "'";
    }

    private static String fish() {
        StringBuilder text = new StringBuilder();
        text.append("# fish completion of emissaryctl; made by 'emissaryctl completion fish'\n");
        text.append("complete -c emissaryctl -n __fish_use_subcommand -l help -s h -d 'Show help'\n");
        text.append("complete -c emissaryctl -n __fish_use_subcommand -l version -s V -d 'Show the version'\n");
        for (Command command : Commands.ALL) {
            text.append("complete -c emissaryctl -f -n __fish_use_subcommand -a ")
                    .append(command.name())
                    .append(" -d '")
                    .append(quoted(command.summary()))
                    .append("'\n");
            for (OptionSpec option : options(command)) text.append(fishOption(command, option));
            if (operands(command).isEmpty()) continue;
            text.append("complete -c emissaryctl -n '__fish_seen_subcommand_from ")
                    .append(command.name())
                    .append("' -a '")
                    .append(operands(command))
                    .append("'\n");
        }
        text.append("complete -c emissaryctl -f -n __fish_use_subcommand -a help -d 'Show the help of a command.'\n");
        text.append("complete -c emissaryctl -f -n '__fish_seen_subcommand_from help' -a '")
                .append(names())
                .append("'\n");
        return text.toString();
    }

    private static String fishOption(Command command, OptionSpec option) {
        StringBuilder text = new StringBuilder();
        text.append("complete -c emissaryctl -n '__fish_seen_subcommand_from ")
                .append(command.name())
                .append("'");
        for (String name : option.names()) {
            boolean isLong = name.startsWith("--");
            text.append(isLong ? " -l " : " -s ").append(name.substring(isLong ? 2 : 1));
        }
        if (takesValue(option)) {
            String words = words(option);
            text.append(!words.isEmpty() ? " -x -a '" + words + "'" : isFile(option) ? " -r -F" : " -x");
        }
        return text.append(" -d '")
                .append(quoted(firstSentence(option)))
                .append("'\n")
                .toString();
    }

    private static String firstSentence(OptionSpec option) {
        String all = String.join(" ", option.description());
        int aside = all.indexOf(" (");
        int colon = all.indexOf(':');
        int end = aside < 0 || colon >= 0 && colon < aside ? colon : aside;
        String head = end > 0 ? all.substring(0, end) : all;
        return head.endsWith(".") ? head.substring(0, head.length() - 1) : head;
    }

    private static String quoted(String text) {
        return text.replace("'", "'\\''");
    }
}
