package emissaryctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each option that says how Emissary is installed, and the variable of Emissary's environment behind it.
class InstallationOptionsTest {

    private static final String INPUT = "testdata/render/listeners/quickstart/input.yaml";

    private static Run render(String option, String variable) {
        List<String> line = new ArrayList<>(List.of("render", INPUT, "--no-admin"));
        if (option != null) line.addAll(List.of(option.split(" ")));
        Map<String, String> environment = new HashMap<>();
        if (variable != null) {
            for (String each : variable.split(" ")) {
                String[] parts = each.split("=", 2);
                environment.put(parts[0], parts[1]);
            }
        }
        return Run.withEnvironment(environment, line.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bind-address 127.0.0.9 | AMBASSADOR_ENVOY_BIND_ADDRESS=127.0.0.9 | address: \"127.0.0.9\"",
                "--bind-address :: | AMBASSADOR_ENVOY_BIND_ADDRESS=:: | address: \"::\"",
                "--ready-port 9006 | AMBASSADOR_READY_PORT=9006 | name: ambassador-listener-ready-127.0.0.1-9006",
                "--healthcheck-ip-family IPV6_ONLY | AMBASSADOR_HEALTHCHECK_IP_FAMILY=IPV6_ONLY"
                        + "| name: ambassador-listener-ready-::1-8006",
                "--statsd | STATSD_ENABLED=true | envoy.stat_sinks.statsd",
                "--statsd | STATSD_ENABLED=True | port_value: 8125",
                "--statsd --statsd-host 10.1.2.3 | STATSD_ENABLED=true STATSD_HOST=10.1.2.3 | address: \"10.1.2.3\"",
                "--statsd --statsd-flush-interval 7 | STATSD_ENABLED=true STATSD_FLUSH_INTERVAL=7"
                        + "| stats_flush_interval: 7s",
                "--statsd --dogstatsd | STATSD_ENABLED=true DOGSTATSD=true | envoy.stat_sinks.dog_statsd",
                "--statsd --dogstatsd --dd-entity-id pod-1 | STATSD_ENABLED=true DOGSTATSD=true DD_ENTITY_ID=pod-1"
                        + "| fixed_value: pod-1",
                "--namespace edge | AMBASSADOR_NAMESPACE=edge | cluster: ambassador-edge",
            })
    void optionAndVariableSayTheSame(String option, String variable, String expected) {
        Run byOption = render(option, null);
        assertThat(byOption.exit()).as(byOption.err()).isZero();
        assertThat(byOption.out()).contains(expected);
        assertThat(render(null, variable)).isEqualTo(byOption);
        assertThat(render(null, null).out()).doesNotContain(expected);
    }

    @Test
    void readyLogIsOnForAnyYes() {
        String log = "path: /dev/fd/1";
        int usual = count(render(null, null).out(), log);
        assertThat(count(render("--ready-log", null).out(), log)).isEqualTo(usual + 1);
        for (String yes : List.of("y", "YES", "on", "1", "True", "t")) {
            assertThat(count(render(null, "AMBASSADOR_READY_LOG=" + yes).out(), log))
                    .as(yes)
                    .isEqualTo(usual + 1);
        }
        assertThat(count(render(null, "AMBASSADOR_READY_LOG=no").out(), log)).isEqualTo(usual);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void portOfStatsdHasNoVariable() {
        assertThat(render("--statsd --statsd-port 9125", null).out()).contains("port_value: 9125");
    }

    @Test
    void optionWinsOverItsVariable() {
        Run run = render(
                "--ready-port 9006 --statsd-host 10.0.0.1",
                "AMBASSADOR_READY_PORT=9007 STATSD_HOST=10.0.0.2 STATSD_ENABLED=true");
        assertThat(run.out()).contains("port_value: 9006", "10.0.0.1").doesNotContain("9007", "10.0.0.2");
    }

    @Test
    void dogStatsdAloneKnowsTheEntity() {
        assertThat(render("--statsd", "DD_ENTITY_ID=pod-1").out()).doesNotContain("pod-1");
        assertThat(render(null, "DOGSTATSD=true DD_ENTITY_ID=pod-1").out()).doesNotContain("pod-1", "dog_statsd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bind-address shop | --bind-address is an IP address, not 'shop'",
                "--bind-address 10.0.0.256 | --bind-address is an IP address, not '10.0.0.256'",
                "--ready-port 0 | --ready-port is a port from 1 to 32766, not '0'",
                "--ready-port 40000 | --ready-port is a port from 1 to 32766, not '40000'",
                "--ready-port +1 | --ready-port is a port from 1 to 32766, not '+1'",
                "--healthcheck-ip-family ipv6 | --healthcheck-ip-family is ANY or IPV4_ONLY or IPV6_ONLY, not 'ipv6'",
                "--statsd --statsd-host statsd-sink | --statsd-host is an IP address, not 'statsd-sink'",
                "--statsd --statsd-port 65536 | --statsd-port is a port from 1 to 65535, not '65536'",
                "--statsd --statsd-flush-interval 300"
                        + "| --statsd-flush-interval is a number of seconds from 1 to 299, not '300'",
                "--statsd --statsd-flush-interval 1s"
                        + "| --statsd-flush-interval is a number of seconds from 1 to 299, not '1s'",
                "--statsd-host 10.0.0.1 | --statsd-host has no meaning without --statsd",
                "--dogstatsd | --dogstatsd has no meaning without --statsd",
                "--statsd --dd-entity-id a | --dd-entity-id has no meaning without --statsd and --dogstatsd",
                "--namespace Edge | --namespace is the name of a namespace, not 'Edge'",
                "--label-selector a=b=c | --label-selector is a label selector such as app=shop,tier in (web,api), not 'a=b=c'",
                "--field-selector type=Opaque"
                        + "| --field-selector is a field selector such as metadata.namespace=shop, not 'type=Opaque'",
            })
    void wrongOptionIsWrongUsage(String option, String message) {
        Run run = render(option, null);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("emissaryctl render: " + message + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMBASSADOR_READY_PORT=40000"
                        + "| AMBASSADOR_READY_PORT is a port from 1 to 32766, not '40000'; 8006 counts",
                "AMBASSADOR_HEALTHCHECK_IP_FAMILY=6"
                        + "| AMBASSADOR_HEALTHCHECK_IP_FAMILY is ANY or IPV4_ONLY or IPV6_ONLY, not '6'; ANY counts",
                "STATSD_ENABLED=true STATSD_HOST=statsd-sink"
                        + "| STATSD_HOST is an IP address, not 'statsd-sink'; no statistics are pushed",
            })
    void wrongVariableFallsBackAndIsSaid(String variable, String message) {
        Run run = render(null, variable);
        assertThat(run).isEqualTo(new Run(render(null, null).out(), "emissaryctl: " + message + "\n", 0));
        assertThat(render("--quiet", variable).err()).isEmpty();
    }

    @Test
    void wrongFlushIntervalIsOneSecond() {
        Run run = render(null, "STATSD_ENABLED=true STATSD_FLUSH_INTERVAL=soon");
        assertThat(run.out()).contains("stats_flush_interval: 1s");
        assertThat(run.err())
                .contains("STATSD_FLUSH_INTERVAL is a number of seconds from 1 to 299, not 'soon'; 1 counts");
    }

    @ParameterizedTest
    @CsvSource({
        "AMBASSADOR_ENVOY_BIND_ADDRESS=everywhere, an IP address",
        "AMBASSADOR_NAMESPACE=a_b, the name of a namespace",
        "AMBASSADOR_LABEL_SELECTOR=a=b=c, a label selector",
        "AMBASSADOR_FIELD_SELECTOR=a, a field selector",
    })
    void variableThatMustNotBePassedOverStops(String variable, String wanted) {
        Run run = render(null, variable);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(variable.substring(0, variable.indexOf('=')) + " is " + wanted);
    }
}
