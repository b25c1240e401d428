package emissaryctl.assemble.plugin;

import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.AccessLogging.GrpcLog;
import emissaryctl.gateway.RateLimiting;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.Datadog;
import emissaryctl.gateway.TracingSettings.EnvironmentTag;
import emissaryctl.gateway.TracingSettings.HeaderTag;
import emissaryctl.gateway.TracingSettings.LiteralTag;
import emissaryctl.gateway.TracingSettings.OpenTelemetry;
import emissaryctl.gateway.TracingSettings.Provider;
import emissaryctl.gateway.TracingSettings.SpanTag;
import emissaryctl.gateway.TracingSettings.TagSource;
import emissaryctl.gateway.TracingSettings.Zipkin;
import emissaryctl.resource.LogService;
import emissaryctl.resource.LogService.AdditionalHeader;
import emissaryctl.resource.RateLimitService;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.TracingService;
import emissaryctl.resource.TracingService.CustomTag;
import emissaryctl.resource.TracingService.TracingConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Settles the services that there may be only one of: tracing, rate limiting, access logs. In the order in which
/// Emissary gives them their clusters.
public final class PluginStage {

    private static final Duration RATE_LIMIT_TIMEOUT = Duration.ofMillis(20);
    private static final int LOG_FLUSH_BYTES = 16384;

    private final ResourceSet resources;
    private final ModuleSettings module;
    private final Upstreams upstreams;
    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    private PluginStage(ResourceSet resources, ModuleSettings module, Upstreams upstreams, Profile profile) {
        this.resources = resources;
        this.module = module;
        this.upstreams = upstreams;
        this.profile = profile;
    }

    /// What is in use.
    public record Plugins(Optional<TracingSettings> tracing, Optional<RateLimiting> rateLimiting, List<GrpcLog> logs) {}

    /// What Envoy asks about rate limits, and where it sends logs and traces.
    public static Outcome<Plugins> assemble(
            ResourceSet resources, ModuleSettings module, Upstreams upstreams, Profile profile) {
        PluginStage stage = new PluginStage(resources, module, upstreams, profile);
        Plugins plugins = new Plugins(stage.tracing(), stage.rateLimiting(), stage.logs());
        return new Outcome<>(plugins, stage.found);
    }

    private Optional<RateLimiting> rateLimiting() {
        List<RateLimitService> services = resources.all(RateLimitService.class);
        if (services.isEmpty()) return Optional.empty();
        if (services.size() > 1) {
            found.add(PluginProblems.severalRateLimitServices(services.get(1), services.getFirst()));
            return Optional.empty();
        }
        RateLimitService service = services.getFirst();
        if (!service.protocolVersion().equals(Optional.of("v3"))) {
            found.add(PluginProblems.rateLimitProtocolVersion(service));
            return Optional.empty();
        }
        PluginProblems.serviceFault(service.metadata(), "service", service.service())
                .ifPresent(found::add);
        String cluster = upstreams.claim(UpstreamRequest.plugin(
                service.metadata(),
                "service",
                service.service(),
                Optional.empty(),
                Settings.of(true, service.tls(), service.statsName())));
        return Optional.of(new RateLimiting(
                service.domain().orElse(module.labelDomain()),
                cluster,
                service.timeout().orElse(RATE_LIMIT_TIMEOUT),
                service.failureModeDeny(),
                !profile.ignoresResourceExhaustedCode()
                        && service.useResourceExhaustedCode().orElse(false)));
    }

    private List<GrpcLog> logs() {
        List<GrpcLog> logs = new ArrayList<>();
        Optional<LogService> used = Optional.empty();
        for (LogService service : resources.all(LogService.class)) {
            if (used.isPresent()) {
                found.add(PluginProblems.secondLogService(service, used.get()));
            } else if (isValid(service)) {
                used = Optional.of(service);
                logs.add(log(service));
            }
        }
        return logs;
    }

    private boolean isValid(LogService service) {
        if (!service.protocolVersion().equals(Optional.of("v3"))) {
            found.add(PluginProblems.logProtocolVersion(service));
            return false;
        }
        boolean http = service.driver().filter("http"::equals).isPresent();
        List<AdditionalHeader> headers = service.additionalHeaders().orElse(List.of());
        if (!http && !headers.isEmpty()) {
            found.add(PluginProblems.logHeadersNeedHttp(service));
            return false;
        }
        if (headers.stream().anyMatch(h -> h.name().isEmpty())) {
            found.add(PluginProblems.logHeaderWithoutName(service));
            return false;
        }
        return true;
    }

    private GrpcLog log(LogService service) {
        PluginProblems.serviceFault(service.metadata(), "service", service.service())
                .ifPresent(found::add);
        boolean http2 = service.grpc() || !profile.logsOverHttp1();
        String cluster = upstreams.claim(UpstreamRequest.plugin(
                service.metadata(),
                "service",
                service.service(),
                Optional.of("logging"),
                Settings.of(
                        http2,
                        Optional.empty(),
                        profile.ignoresLogServiceStatsName() ? Optional.empty() : service.statsName())));
        List<AdditionalHeader> headers = service.additionalHeaders().orElse(List.of());
        return new GrpcLog(
                cluster,
                service.driver().filter("http"::equals).isPresent(),
                names(headers, AdditionalHeader::request),
                names(headers, AdditionalHeader::response),
                names(headers, AdditionalHeader::trailer),
                Duration.ofSeconds(service.flushIntervalSeconds().orElse(1)),
                service.flushIntervalBytes().orElse(LOG_FLUSH_BYTES));
    }

    private static List<String> names(List<AdditionalHeader> headers, Predicate<AdditionalHeader> during) {
        return headers.stream().filter(during).map(AdditionalHeader::name).toList();
    }

    private Optional<TracingSettings> tracing() {
        List<TracingService> services = resources.all(TracingService.class);
        if (services.isEmpty()) return Optional.empty();
        if (services.size() > 1) {
            found.add(PluginProblems.severalTracingServices(services.get(1), services.getFirst()));
            return Optional.empty();
        }
        TracingService service = services.getFirst();
        if (!isValid(service)) return Optional.empty();
        PluginProblems.serviceFault(service.metadata(), "service", service.service())
                .ifPresent(found::add);
        String cluster = upstreams.claim(UpstreamRequest.plugin(
                service.metadata(),
                "service",
                service.service(),
                Optional.of("tracing"),
                Settings.of(service.driver().equals("opentelemetry"), Optional.empty(), service.statsName())));
        return Optional.of(new TracingSettings(
                provider(service, cluster),
                service.clientSampling(),
                service.randomSampling(),
                service.overallSampling(),
                tags(service)));
    }

    /// Emissary looks at `tag_headers` of v1 and v2 only.
    private List<SpanTag> tags(TracingService service) {
        boolean old = service.customTags().isEmpty() && !profile.ignoresTagHeaders();
        if (old) {
            return service.tagHeaders().stream()
                    .map(header -> new SpanTag(header, new HeaderTag(header, Optional.empty())))
                    .toList();
        }
        if (!service.tagHeaders().isEmpty()) found.add(PluginProblems.tagHeadersIgnored(service));
        return service.customTags().stream().map(PluginStage::tag).toList();
    }

    private boolean isValid(TracingService service) {
        switch (service.driver()) {
            case "zipkin", "datadog", "opentelemetry" -> {}
            case "lightstep" -> {
                found.add(PluginProblems.lightstep(service));
                return false;
            }
            default -> {
                found.add(PluginProblems.unknownTracingDriver(service));
                return false;
            }
        }
        Optional<String> version = service.config().collectorEndpointVersion().filter(v -> !v.isEmpty());
        boolean known = version.isEmpty()
                || version.get().equals("HTTP_JSON")
                || version.get().equals("HTTP_PROTO");
        if (service.driver().equals("zipkin") && !known) {
            found.add(PluginProblems.zipkinVersion(service, version.orElseThrow()));
            return false;
        }
        return true;
    }

    private static Provider provider(TracingService service, String cluster) {
        TracingConfig config = service.config();
        String name = config.serviceName().filter(n -> !n.isEmpty()).orElse("ambassador");
        return switch (service.driver()) {
            case "datadog" -> new Datadog(cluster, name, config.collectorHostname());
            case "opentelemetry" -> new OpenTelemetry(cluster, name);
            default ->
                new Zipkin(
                        cluster,
                        config.collectorEndpoint().filter(e -> !e.isEmpty()).orElse("/api/v2/spans"),
                        config.collectorEndpointVersion()
                                .filter("HTTP_PROTO"::equals)
                                .isPresent(),
                        config.collectorHostname(),
                        config.traceId128Bit().orElse(true),
                        config.sharedSpanContext());
        };
    }

    private static SpanTag tag(CustomTag written) {
        TagSource source = switch (written.source()) {
            case TracingService.Literal(String value) -> new LiteralTag(value);
            case TracingService.Environment(String name, var standard) -> new EnvironmentTag(name, standard);
            case TracingService.RequestHeader(String name, var standard) -> new HeaderTag(name, standard);
        };
        return new SpanTag(written.tag(), source);
    }
}
