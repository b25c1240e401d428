package emissaryctl.cli.command;

import emissaryctl.resource.GivenPaths;
import emissaryctl.resource.LabelSelector.Expression;
import emissaryctl.resource.ObjectSelector;
import emissaryctl.resource.ReadOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// How the Emissary is installed whose resources are read: what it looks at, and what it makes of it.
final class InstallationOptions {

    private static final int LONGEST_NAMESPACE = 63;

    private InstallationOptions() {}

    static void add(CommandSpec spec) {
        SharedOptions.addGroup(
                spec,
                "How Emissary is installed; its environment gives the defaults:",
                SharedOptions.text("--namespace", "NAME")
                        .description("Emissary's own namespace, and that of resources without one (default:"
                                + " $AMBASSADOR_NAMESPACE, else default)."),
                SharedOptions.text("--ambassador-id", "ID")
                        .description("The Emissary instance to compile for (default: $AMBASSADOR_ID, else default)."),
                SharedOptions.flag("--single-namespace")
                        .description("Use only resources in Emissary's namespace (default: whether"
                                + " $AMBASSADOR_SINGLE_NAMESPACE is set)."),
                SharedOptions.flag("--certs-single-namespace")
                        .description("Use only Secrets in Emissary's namespace (default: whether"
                                + " $AMBASSADOR_CERTS_SINGLE_NAMESPACE is set, else as for other resources)."),
                SharedOptions.text("--label-selector", "SELECTOR")
                        .description("Use only objects with these labels, such as app=shop,tier in (web,api) (default:"
                                + " $AMBASSADOR_LABEL_SELECTOR)."),
                SharedOptions.text("--field-selector", "SELECTOR")
                        .description("Use only objects with this name or namespace, such as metadata.namespace=shop"
                                + " (default: $AMBASSADOR_FIELD_SELECTOR)."),
                SharedOptions.flag("--loose-label-selectors")
                        .description("One matching label is enough for a Host's or Listener's selector (default:"
                                + " $DISABLE_STRICT_LABEL_SELECTORS)."),
                SharedOptions.flag("--disable-endpoints")
                        .description("Ignore load balancers that need endpoints (default: whether"
                                + " $AMBASSADOR_DISABLE_ENDPOINTS is set)."),
                SharedOptions.flag("--no-knative")
                        .description("Ignore Knative Ingresses (default: if $AMBASSADOR_KNATIVE_SUPPORT is set"
                                + " and not true)."));
    }

    static ReadOptions reading(Settings settings, GivenPaths given) {
        boolean single = settings.isThere("--single-namespace", "AMBASSADOR_SINGLE_NAMESPACE");
        boolean certsSingle = settings.isSet("--certs-single-namespace")
                || settings.told("AMBASSADOR_CERTS_SINGLE_NAMESPACE").orElse(single);
        return new ReadOptions(
                namespace(settings),
                ambassadorId(settings),
                single,
                certsSingle,
                knative(settings),
                new ObjectSelector(
                        labels(settings).orElse(List.of()), fields(settings).orElse(List.of())),
                given);
    }

    static String namespace(Settings settings) {
        return settings.either(
                        "--namespace",
                        "AMBASSADOR_NAMESPACE",
                        "the name of a namespace",
                        text -> Optional.of(text).filter(InstallationOptions::isNamespace))
                .orElse("default");
    }

    static String ambassadorId(Settings settings) {
        return settings.either("--ambassador-id", "AMBASSADOR_ID", "a name", Settings::notBlank)
                .orElse("default");
    }

    static boolean looseSelectors(Settings settings) {
        return settings.isOn("--loose-label-selectors", "DISABLE_STRICT_LABEL_SELECTORS");
    }

    static boolean endpointsEnabled(Settings settings) {
        return !settings.isThere("--disable-endpoints", "AMBASSADOR_DISABLE_ENDPOINTS");
    }

    /// Without being told otherwise what is in the input counts, whatever a cluster would do.
    private static boolean knative(Settings settings) {
        if (settings.isSet("--no-knative")) return false;
        return settings.variable("AMBASSADOR_KNATIVE_SUPPORT")
                .map("true"::equalsIgnoreCase)
                .orElse(true);
    }

    private static Optional<List<Expression>> labels(Settings settings) {
        return settings.either(
                "--label-selector",
                "AMBASSADOR_LABEL_SELECTOR",
                "a label selector such as app=shop,tier in (web,api)",
                ObjectSelector::parseLabels);
    }

    private static Optional<List<Expression>> fields(Settings settings) {
        return settings.either(
                "--field-selector",
                "AMBASSADOR_FIELD_SELECTOR",
                "a field selector such as metadata.namespace=shop",
                ObjectSelector::parseFields);
    }

    private static boolean isNamespace(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAMESPACE
                && !text.startsWith("-")
                && !text.endsWith("-")
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }
}
