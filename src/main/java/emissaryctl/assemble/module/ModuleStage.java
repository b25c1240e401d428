package emissaryctl.assemble.module;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.EdgeDefaults;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.BootstrapSettings.RuntimeFlag;
import emissaryctl.gateway.BootstrapSettings.RuntimeNumber;
import emissaryctl.gateway.BootstrapSettings.RuntimeValue;
import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.LoadBalancer;
import emissaryctl.resource.ModuleDefaults;
import emissaryctl.resource.ModuleLogging;
import emissaryctl.resource.ModuleRuntime;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Settles Module `ambassador`: of several the first counts.
public final class ModuleStage {

    private static final int ADMIN_PORT = 8001;
    private static final int REGEX_MAX_SIZE = 200;
    private static final Set<String> RUNTIME_NUMBERS = Set.of(
            "http.max_requests_per_io_cycle",
            "overload.premature_reset_min_stream_lifetime_seconds",
            "overload.premature_reset_total_stream_count");
    private static final String GOAWAY_FLAG = "envoy.restart_features.send_goaway_for_premature_rst_streams";

    private final AmbassadorModule module;
    private final AssembleOptions options;
    private final List<Diagnostic> found = new ArrayList<>();

    private ModuleStage(AmbassadorModule module, AssembleOptions options) {
        this.module = module;
        this.options = options;
    }

    /// What the Module says, and for what it leaves open what Emissary and the profile do.
    public static Outcome<ModuleSettings> assemble(ResourceSet resources, AssembleOptions options) {
        List<AmbassadorModule> modules = resources.all(AmbassadorModule.class);
        AmbassadorModule module = modules.isEmpty() ? AbsentModule.MODULE : modules.getFirst();
        ModuleStage stage = new ModuleStage(module, options);
        modules.stream().skip(1).forEach(m -> stage.found.add(ModuleProblems.secondModule(m, module)));
        ModuleSettings settings = stage.settings(resources);
        return new Outcome<>(settings, stage.found);
    }

    private ModuleSettings settings(ResourceSet resources) {
        if (module.hasTls()) found.add(ModuleProblems.tlsMeansNothing(module));
        ClientLimits limits = ClientLimits.of(resources, module, options);
        Outcome<HttpSettings> http =
                ModuleHttpStage.assemble(module, limits, HostPorts.decide(resources), options.profile());
        found.addAll(http.diagnostics());
        Outcome<ModuleSettings.Filters> filters = ModuleFilterStage.assemble(module, options.profile());
        found.addAll(filters.diagnostics());
        Outcome<FileLog> log = ModuleLogStage.assemble(module);
        found.addAll(log.diagnostics());
        return new ModuleSettings(
                module.defaults(),
                http.value(),
                filters.value(),
                policies(module.defaults().policies()),
                log.value(),
                isDefault(module.logging()),
                module.probes(),
                limits,
                module.adminPort().orElse(ADMIN_PORT),
                regexMaxSize(module.runtime()),
                runtime(module.runtime()));
    }

    private static boolean isDefault(ModuleLogging logging) {
        return logging.textFormat().isEmpty() && logging.jsonFormat().isEmpty() && !logging.malformed();
    }

    private ModuleSettings.Policies policies(ModuleDefaults.Policies written) {
        Optional<Retries> retries = written.retry().flatMap(this::retries);
        Optional<LoadBalancer> balancer = written.loadBalancer().filter(this::valid);
        boolean breakersInvalid = written.circuitBreakers().isPresent()
                && !written.circuitBreakers().get().stream().allMatch(BreakerNames::isValid);
        if (breakersInvalid) found.add(ModuleProblems.circuitBreakersInvalid(module));
        Optional<List<CircuitBreaker>> breakers = breakersInvalid ? Optional.empty() : written.circuitBreakers();
        return new ModuleSettings.Policies(written.cors(), retries, balancer, breakers, breakersInvalid);
    }

    private Optional<Retries> retries(RetryPolicy written) {
        Optional<Retries> retries = RetryRules.translate(written);
        if (retries.isEmpty()) found.add(ModuleProblems.retryPolicyInvalid(module));
        return retries;
    }

    private boolean valid(LoadBalancer balancer) {
        boolean valid = BalancerRules.isValid(balancer);
        if (!valid) found.add(ModuleProblems.loadBalancerInvalid(module));
        return valid;
    }

    private static int regexMaxSize(ModuleRuntime written) {
        return written.regexMaxSize().orElse(REGEX_MAX_SIZE);
    }

    /// The regex limit goes into the runtime: the field that once held it is deprecated.
    private SortedMap<String, RuntimeValue> runtime(ModuleRuntime written) {
        SortedMap<String, RuntimeValue> runtime = new TreeMap<>();
        runtime.put("re2.max_program_size.error_level", new RuntimeNumber(regexMaxSize(written)));
        if (options.profile().limitsResets()) runtime.putAll(EdgeDefaults.RESET_LIMITS);
        for (Map.Entry<String, String> flag : written.flags().entrySet()) {
            Optional<RuntimeValue> value = runtimeValue(flag.getKey(), flag.getValue());
            if (value.isPresent()) runtime.put(flag.getKey(), value.get());
            else found.add(ModuleProblems.runtimeFlagInvalid(module, flag.getKey()));
        }
        return runtime;
    }

    private static Optional<RuntimeValue> runtimeValue(String key, String text) {
        if (key.equals(GOAWAY_FLAG) && (text.equals("true") || text.equals("false"))) {
            return Optional.of(new RuntimeFlag(text.equals("true")));
        }
        if (!RUNTIME_NUMBERS.contains(key)) return Optional.empty();
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(text) > 0
                ? Optional.of(new RuntimeNumber(Integer.parseInt(text)))
                : Optional.empty();
    }
}
