package emissaryctl.assemble.module;

import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.FieldPlaces;
import emissaryctl.resource.MappingHeaders;
import emissaryctl.resource.MappingUpstream.Dns;
import emissaryctl.resource.MappingUpstream.UpstreamTimeouts;
import emissaryctl.resource.Metadata;
import emissaryctl.resource.ModuleDefaults;
import emissaryctl.resource.ModuleFilters;
import emissaryctl.resource.ModuleHttp;
import emissaryctl.resource.ModuleLogging;
import emissaryctl.resource.ModuleProbes;
import emissaryctl.resource.ModuleRuntime;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A Module `ambassador` that says nothing, for configurations without one.
final class AbsentModule {

    private static final Span NOWHERE = Span.builtIn();

    static final AmbassadorModule MODULE = new AmbassadorModule(
            new Metadata(
                    new ResourceRef("Module", "default", "ambassador"),
                    "ambassador.default.1",
                    new TreeMap<>(),
                    NOWHERE,
                    FieldPlaces.nowhere(NOWHERE)),
            http(),
            new ModuleFilters(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()),
            defaults(),
            new ModuleLogging(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
            new ModuleProbes(Optional.empty(), Optional.empty(), Optional.empty()),
            new ModuleRuntime(Optional.empty(), new LinkedHashMap<>()),
            Optional.empty(),
            false);

    private AbsentModule() {}

    private static ModuleHttp http() {
        return new ModuleHttp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ModuleHttp.PathNormalization(Optional.empty(), Optional.empty(), Optional.empty()),
                new ModuleHttp.Http1(Optional.empty(), Optional.empty(), false, List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new LinkedHashMap<>());
    }

    private static ModuleDefaults defaults() {
        return new ModuleDefaults(
                new MappingHeaders(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ModuleDefaults.Policies(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                UpstreamTimeouts.NONE,
                Dns.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                new LinkedHashMap<>());
    }
}
