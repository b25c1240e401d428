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
import java.util.stream.Collectors;

/// A Mapping whose hostname overlaps with that of no Host: it has no route.
final class MappingHostMismatch implements MappingRule {

    private static final int MOST_NAMED = 5;

    @Override
    public Code code() {
        return Code.MAPPING_HOST_MISMATCH;
    }

    @Override
    public Needs needs() {
        return Needs.WHOLE_SET;
    }

    @Override
    public void check(Mapping mapping, Model model, Consumer<Diagnostic> found) {
        if (mapping.match().hostRegex()) return;
        Optional<String> written =
                mapping.match().hostname().or(() -> mapping.match().host());
        if (written.isEmpty() || !model.routesOf(mapping).isEmpty()) return;
        List<String> hostnames = model.all(Host.class).stream()
                .map(host -> host.hostname().orElse("*"))
                .distinct()
                .toList();
        if (hostnames.isEmpty()) return;
        String hostname = written.get();
        if (hostnames.stream().anyMatch(each -> HostGlob.overlap(hostname, each))) return;
        if (hostnames.stream().anyMatch(each -> HostPort.differsByPortAlone(hostname, each))) return;
        String field = mapping.match().hostname().isPresent() ? "hostname" : "host";
        String known =
                hostnames.stream().limit(MOST_NAMED).map(h -> "`" + h + "`").collect(Collectors.joining(", "))
                        + (hostnames.size() > MOST_NAMED ? " and " + (hostnames.size() - MOST_NAMED) + " more" : "");
        found.accept(Diagnostic.error(
                        code(),
                        mapping.metadata().at(field),
                        "no Host has a hostname that goes with `" + hostname + "`; Mapping `" + mapping.name()
                                + "` has no route")
                .withEffect(Effect.NOT_FOUND)
                .withHelp("the Hosts are for " + known + "; correct the hostname, or add a Host"));
    }
}
