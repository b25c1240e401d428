package emissaryctl.assemble.listener;

import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.TcpMapping;
import emissaryctl.source.Origin;
import java.util.List;

/// What can be wrong with TCPMappings.
final class TcpProblems {

    private TcpProblems() {}

    static Diagnostic circuitBreakersInvalid(TcpMapping mapping) {
        return Diagnostic.error(
                        Code.CIRCUIT_BREAKER_INVALID,
                        mapping.metadata().at("circuit_breakers"),
                        "`circuit_breakers` has a priority other than `default` or `high`; TCPMapping `"
                                + mapping.name() + "` is not used")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic noAddress(TcpMapping mapping, String address) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        mapping.metadata().at("address"),
                        "`" + Text.cut(address) + "` is no IP address to listen on; TCPMapping `" + mapping.name()
                                + "` is not used")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic partialWildcard(TcpMapping mapping, String host) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        mapping.metadata().at("host"),
                        "`" + Text.cut(host) + "` cannot be a TLS server name; TCPMapping `" + mapping.name()
                                + "` is not used")
                .withEffect(Effect.DROPPED)
                .withHelp("a wildcard must be the whole first label, as in *.example.com");
    }

    static Diagnostic mismatch(TcpMapping newcomer, TcpMapping first, List<String> fields) {
        return Diagnostic.error(
                        Code.CANARY_ATTRIBUTE_MISMATCH,
                        newcomer.metadata().at(fields.getFirst()),
                        "TCPMapping `" + newcomer.name() + "` shares its port with TCPMapping `" + first.name()
                                + "` but differs in `" + String.join("`, `", fields) + "`; it is not used")
                .withEffect(Effect.DROPPED)
                .withLabel(first.metadata().span(), "the TCPMapping that is used");
    }

    static Diagnostic weightOver100(TcpMapping mapping, int sum) {
        return Diagnostic.error(
                        Code.CANARY_WEIGHT_OVER_100,
                        mapping.metadata().at("weight"),
                        "the weights of TCPMappings on one port add up to " + sum + ", more than 100")
                .withEffect(Effect.SPLIT);
    }

    static Diagnostic weightsAreZero(TcpMapping mapping) {
        return Diagnostic.error(
                        Code.CANARY_WEIGHT_UNDER_100,
                        mapping.metadata().at("weight"),
                        "every TCPMapping for this port and host has weight 0; nobody takes the connections")
                .withEffect(Effect.DROPPED)
                .withHelp("remove the weight of the TCPMapping that is to take the rest");
    }

    static Diagnostic noTls(TcpMapping mapping, String host) {
        return Diagnostic.error(
                        Code.TCPMAPPING_NO_TLS,
                        mapping.metadata().at("host"),
                        "no Host and no TLSContext has a certificate for `" + Text.cut(host) + "`; TCPMapping `"
                                + mapping.name() + "` is not used")
                .withEffect(Effect.DROPPED)
                .withHelp("add a Host with this hostname and a `tlsSecret`, or a TLSContext that lists it in `hosts`");
    }

    static Diagnostic chainTaken(TcpMapping mapping, Origin owner) {
        return Diagnostic.error(
                        Code.TCPMAPPING_PORT_CONFLICT,
                        mapping.metadata().at("port"),
                        "TCPMapping `" + mapping.name() + "` wants connections that "
                                + owner.resource().kind() + " `"
                                + owner.resource().name() + "` takes already; it is not used")
                .withEffect(Effect.DROPPED)
                .withLabel(owner.span(), "takes the connections");
    }

    static Diagnostic cleartextBesideHosts(TcpMapping mapping) {
        return Diagnostic.error(
                        Code.TCPMAPPING_PORT_CONFLICT,
                        mapping.metadata().at("port"),
                        "TCPMapping `" + mapping.name() + "` takes every connection of a port on which Hosts are"
                                + " served as well; Envoy would reject the listener")
                .withEffect(Effect.NACK)
                .withHelp("give the TCPMapping another port, or a `host` so that its connections can be told apart");
    }
}
