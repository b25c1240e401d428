package emissaryctl.assemble.module;

import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AddressRules;
import emissaryctl.gateway.BootstrapSettings.RuntimeValue;
import emissaryctl.gateway.ErrorReply;
import emissaryctl.gateway.FilterSettings.Compression;
import emissaryctl.gateway.FilterSettings.Grpc;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.Cors;
import emissaryctl.resource.LoadBalancer;
import emissaryctl.resource.ModuleDefaults;
import emissaryctl.resource.ModuleProbes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Module `ambassador` with everything checked and defaulted: what the other stages ask.
public record ModuleSettings(
        ModuleDefaults defaults,
        HttpSettings http,
        Filters filters,
        Policies policies,
        FileLog log,
        boolean defaultJsonLog,
        ModuleProbes probes,
        ClientLimits limits,
        int adminPort,
        int regexMaxSize,
        SortedMap<String, RuntimeValue> runtime) {

    /// The filters that the Module itself switches on.
    public record Filters(
            Grpc grpc,
            Optional<String> lua,
            Optional<Compression> compression,
            Optional<Integer> bufferMaxRequestBytes,
            Optional<AddressRules> addressRules,
            List<ErrorReply> errorReplies,
            boolean suppressEnvoyHeaders,
            List<String> hiddenHeaders) {}

    /// Policies for Mappings that have none of their own. `circuitBreakers` is empty when the Module's are invalid, and
    /// `circuitBreakersInvalid` then says so.
    public record Policies(
            Optional<Cors> cors,
            Optional<Retries> retries,
            Optional<LoadBalancer> loadBalancer,
            Optional<List<CircuitBreaker>> circuitBreakers,
            boolean circuitBreakersInvalid) {}

    /// Whether DNS names give IPv4 addresses, and IPv6 ones.
    public boolean ipv4() {
        return defaults.dns().enableIpv4().orElse(true);
    }

    public boolean ipv6() {
        return defaults.dns().enableIpv6().orElse(false);
    }

    /// Whether `name.namespace` names a Secret of another namespace.
    public boolean secretNamespacing() {
        return defaults.tlsSecretNamespacing().orElse(true);
    }

    /// The domain of rate limits that Mappings do not name.
    public String labelDomain() {
        return defaults.labelDomain().orElse("ambassador");
    }

    /// The resolver of Mappings that name none.
    public String defaultResolver() {
        return defaults.resolver().orElse("kubernetes-service");
    }
}
