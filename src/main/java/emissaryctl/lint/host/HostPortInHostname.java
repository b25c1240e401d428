package emissaryctl.lint.host;

import emissaryctl.assemble.host.HostGlob;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.lint.MappingRule;
import emissaryctl.lint.Model;
import emissaryctl.lint.Needs;
import emissaryctl.resource.Host;
import emissaryctl.resource.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A port in a hostname is a part of the name: `shop.example.com` does not go with `shop.example.com:8443`.
final class HostPortInHostname implements MappingRule {

    @Override
    public Code code() {
        return Code.HOST_PORT_IN_HOSTNAME;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.match().hostRegex() || !model.routesOf(mapping).isEmpty()) return;
        Optional<String> written =
                mapping.match().hostname().or(() -> mapping.match().host());
        if (written.isEmpty()) return;
        List<Host> hosts = model.all(Host.class);
        if (hosts.stream().anyMatch(host -> HostGlob.overlap(written.get(), name(host)))) return;
        Optional<Host> near = hosts.stream()
                .filter(host -> HostPort.differsByPortAlone(written.get(), name(host)))
                .findFirst();
        if (near.isEmpty()) return;
        String field = mapping.match().hostname().isPresent() ? "hostname" : "host";
        found.accept(Diagnostic.warning(
                        code(),
                        mapping.metadata().at(field),
                        "`" + written.get() + "` and the hostname `" + name(near.get())
                                + "` of a Host differ by the port, so Mapping `" + mapping.name() + "` has no route")
                .withEffect(Effect.NOT_FOUND)
                .withLabel(near.get().metadata().at("hostname"), "the Host")
                .withHelp(
                        "write both without a port, and set `strip_matching_host_port: true` in Module `ambassador` so"
                                + " that clients may send one"));
    }

    private static String name(Host host) {
        return host.hostname().orElse("*");
    }
}
