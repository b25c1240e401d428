package emissaryctl.cli.command;

import emissaryctl.assemble.text.IpAddress;
import emissaryctl.cli.UsageException;
import emissaryctl.gateway.BootstrapSettings.ReadyListener;
import emissaryctl.gateway.BootstrapSettings.StatsSink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// What surrounds the Envoy that an installation runs: its addresses, and where its statistics go.
final class EnvoyProcessOptions {

    private static final int READY_PORT = 8006;
    private static final int HIGHEST_READY_PORT = 32766;
    private static final int STATSD_PORT = 8125;
    private static final int HIGHEST_PORT = 65535;
    private static final int LONGEST_FLUSH = 299;
    private static final List<String> FAMILIES = List.of("ANY", "IPV4_ONLY", "IPV6_ONLY");

    private EnvoyProcessOptions() {}

    static void add(CommandSpec spec) {
        SharedOptions.addGroup(
                spec,
                "How Envoy is run there, likewise:",
                SharedOptions.text("--bind-address", "ADDRESS")
                        .description("Where listeners bind (default: $AMBASSADOR_ENVOY_BIND_ADDRESS, else 0.0.0.0)."),
                SharedOptions.text("--ready-port", "PORT")
                        .description("The port on which Envoy answers /ready (default: $AMBASSADOR_READY_PORT, else "
                                + READY_PORT + ")."),
                SharedOptions.choice("--healthcheck-ip-family", "FAMILY", FAMILIES)
                        .description("IPV6_ONLY: /ready is on ::1, not on 127.0.0.1 (default:"
                                + " $AMBASSADOR_HEALTHCHECK_IP_FAMILY, else ANY)."),
                SharedOptions.flag("--ready-log")
                        .description("Log requests for /ready (default: $AMBASSADOR_READY_LOG)."),
                SharedOptions.flag("--statsd")
                        .description("Push statistics to a statsd server (default: whether $STATSD_ENABLED is true)."),
                SharedOptions.text("--statsd-host", "ADDRESS")
                        .description("The IP address of that server (default: $STATSD_HOST, else 127.0.0.1)."),
                SharedOptions.text("--statsd-port", "PORT").description("Its port (default: " + STATSD_PORT + ")."),
                SharedOptions.text("--statsd-flush-interval", "SECONDS")
                        .description("How often statistics are pushed (default: $STATSD_FLUSH_INTERVAL, else 1)."),
                SharedOptions.flag("--dogstatsd")
                        .description("The server is DogStatsD, which supports tags (default: whether $DOGSTATSD is"
                                + " true)."),
                SharedOptions.text("--dd-entity-id", "ID")
                        .description("The entity ID to send to DogStatsD (default: $DD_ENTITY_ID)."));
    }

    /// Nobody should listen on all addresses because of a misspelt one.
    static String bindAddress(Settings settings) {
        return settings.either(
                        "--bind-address",
                        "AMBASSADOR_ENVOY_BIND_ADDRESS",
                        "an IP address",
                        EnvoyProcessOptions::address)
                .orElse("0.0.0.0");
    }

    static ReadyListener ready(Settings settings) {
        int port = settings.eitherOr(
                        "--ready-port",
                        "AMBASSADOR_READY_PORT",
                        "a port from 1 to " + HIGHEST_READY_PORT,
                        READY_PORT + " counts",
                        text -> number(text, HIGHEST_READY_PORT))
                .orElse(READY_PORT);
        boolean ipv6 = settings.eitherOr(
                        "--healthcheck-ip-family",
                        "AMBASSADOR_HEALTHCHECK_IP_FAMILY",
                        String.join(" or ", FAMILIES),
                        "ANY counts",
                        text -> Optional.of(text).filter(FAMILIES::contains))
                .filter("IPV6_ONLY"::equals)
                .isPresent();
        return new ReadyListener(
                ipv6 ? "::1" : "127.0.0.1", port, settings.isOn("--ready-log", "AMBASSADOR_READY_LOG"));
    }

    /// Where statistics go. Envoy wants an address: Emissary looks names up, and without success pushes nothing.
    static Optional<StatsSink> statsSink(Settings settings) {
        boolean pushes = settings.isTrue("--statsd", "STATSD_ENABLED");
        boolean dogstatsd = settings.isTrue("--dogstatsd", "DOGSTATSD");
        for (String option : List.of("--statsd-host", "--statsd-port", "--statsd-flush-interval", "--dogstatsd")) {
            if (!pushes && settings.isSet(option))
                throw new UsageException(option + " has no meaning without --statsd");
        }
        if (settings.isSet("--dd-entity-id") && !(pushes && dogstatsd)) {
            throw new UsageException("--dd-entity-id has no meaning without --statsd and --dogstatsd");
        }
        if (!pushes) return Optional.empty();
        Optional<String> host = settings.eitherOr(
                "--statsd-host",
                "STATSD_HOST",
                "an IP address",
                "no statistics are pushed",
                EnvoyProcessOptions::address);
        boolean named = host.isEmpty() && settings.variable("STATSD_HOST").isPresent();
        return named ? Optional.empty() : Optional.of(sink(settings, host.orElse("127.0.0.1"), dogstatsd));
    }

    private static StatsSink sink(Settings settings, String host, boolean dogstatsd) {
        int port = settings.option(
                        "--statsd-port", "a port from 1 to " + HIGHEST_PORT, text -> number(text, HIGHEST_PORT))
                .orElse(STATSD_PORT);
        int seconds = settings.eitherOr(
                        "--statsd-flush-interval",
                        "STATSD_FLUSH_INTERVAL",
                        "a number of seconds from 1 to " + LONGEST_FLUSH,
                        "1 counts",
                        text -> number(text, LONGEST_FLUSH))
                .orElse(1);
        Optional<String> entity = dogstatsd
                ? settings.either("--dd-entity-id", "DD_ENTITY_ID", "a name", Settings::notBlank)
                : Optional.empty();
        return new StatsSink(host, port, dogstatsd, Optional.empty(), Duration.ofSeconds(seconds), entity);
    }

    private static Optional<String> address(String text) {
        return Optional.of(text).filter(IpAddress::isAddress);
    }

    private static Optional<Integer> number(String text, int highest) {
        return Size.digits(text).filter(n -> n >= 1 && n <= highest).map(Long::intValue);
    }
}
