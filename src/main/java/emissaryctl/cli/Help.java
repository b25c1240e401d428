package emissaryctl.cli;

/// What `emissaryctl --help` says.
final class Help {

    private Help() {}

    static String overview() {
        StringBuilder text = new StringBuilder();
        text.append("""
                emissaryctl compiles Emissary-ingress resources into Envoy configuration.

                Examples:
                  emissaryctl render k8s/ > envoy.yaml
                  kubectl get listeners,hosts,mappings,secrets -A -o yaml |
                      emissaryctl render - -o envoy.json

                Usage: emissaryctl COMMAND [OPTIONS]

                Commands:
                """);
        for (Command command : Commands.ALL) {
            text.append("  %-12s %s%n".formatted(command.name(), command.summary()));
        }
        text.append("  %-12s %s%n".formatted("help", "Show the help of a command."));
        text.append("""

                Options:
                  -h, --help      Show this help.
                  -V, --version   Show the version.

                Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 input unreadable,
                4 internal error.
                'emissaryctl COMMAND --help' describes a command.
                """);
        return text.toString();
    }
}
