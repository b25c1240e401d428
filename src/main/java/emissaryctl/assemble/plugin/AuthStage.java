package emissaryctl.assemble.plugin;

import emissaryctl.assemble.module.ModuleSettings;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.assemble.text.HeaderMutations;
import emissaryctl.assemble.upstream.Linkerd;
import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.AuthTransport;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.ExternalAuth.RequestBody;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.resource.AuthService;
import emissaryctl.resource.CircuitBreaker;
import emissaryctl.resource.ResourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Settles external authorization. An AuthService that cannot be compiled never leaves requests unauthorized: they are
/// refused instead.
public final class AuthStage {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int DEFAULT_BODY_BYTES = 4096;
    private static final List<String> REQUEST_HEADERS = List.of(
            "authorization",
            "cookie",
            "from",
            "proxy-authorization",
            "user-agent",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");
    private static final List<String> RESPONSE_HEADERS =
            List.of("authorization", "location", "proxy-authenticate", "set-cookie", "www-authenticate");

    /// Those of Envoy's enum; another one makes it reject everything.
    public static final Set<Integer> STATUS_CODES = Set.of(
            100, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308, 400, 401,
            402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423, 424, 426,
            428, 429, 431, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511);

    private final ModuleSettings module;
    private final Upstreams upstreams;
    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    private AuthStage(ModuleSettings module, Upstreams upstreams, Profile profile) {
        this.module = module;
        this.upstreams = upstreams;
        this.profile = profile;
    }

    /// What becomes of requests before they are routed.
    public sealed interface Authorization {}

    /// Nobody asks.
    public record Open() implements Authorization {}

    /// A service is asked.
    public record Asked(ExternalAuth auth) implements Authorization {}

    /// A service should be asked but can't: every request is refused, as Emissary does.
    public record Refused(String service) implements Authorization {}

    /// Who is asked whether requests may pass. An AuthService that cannot be compiled lets none pass.
    public static Outcome<Authorization> assemble(
            ResourceSet resources, ModuleSettings module, Upstreams upstreams, Profile profile) {
        List<AuthService> services = resources.all(AuthService.class);
        if (services.isEmpty() && resources.rejects("AuthService")) return Outcome.of(new Refused("unusable"));
        AuthStage stage = new AuthStage(module, upstreams, profile);
        Authorization authorization = stage.authorize(services);
        return new Outcome<>(authorization, stage.found);
    }

    private Authorization authorize(List<AuthService> services) {
        if (services.isEmpty()) return new Open();
        AuthService first = services.getFirst();
        if (services.size() > 1) {
            found.add(PluginProblems.severalAuthServices(services.get(1), first));
            if (!profile.mergesAuthServices()) return new Refused(first.name());
        }
        for (AuthService service : services) {
            if (!isValid(service)) return new Refused(service.name());
        }
        AuthService last = services.getLast();
        SequencedMap<String, AuthService> byAddress = new LinkedHashMap<>();
        services.forEach(service -> byAddress.put(service.service(), service));
        List<String> clusters = byAddress.values().stream()
                .map(service -> upstreams.claim(request(service, services)))
                .toList();
        String cluster = clusters.getFirst();
        clusters.forEach(other -> upstreams.merge(cluster, other));
        return new Asked(new ExternalAuth(
                transport(services, last, cluster),
                last.timeout().orElse(TIMEOUT),
                body(last),
                services.stream().anyMatch(AuthService::failureModeAllow),
                services.reversed().stream()
                        .flatMap(service -> service.statusOnError().stream())
                        .findFirst()));
    }

    private boolean isValid(AuthService service) {
        String proto = service.proto().orElse("http");
        if (!proto.equals("http") && !proto.equals("grpc")) {
            found.add(PluginProblems.unknownAuthProto(service, proto));
            return false;
        }
        if (proto.equals("grpc") && !service.protocolVersion().equals(Optional.of("v3"))) {
            found.add(PluginProblems.authProtocolVersion(service));
            return false;
        }
        if (service.statusOnError().filter(code -> !STATUS_CODES.contains(code)).isPresent()) {
            found.add(PluginProblems.statusOnError(service));
            return false;
        }
        Optional<CommandOperators.Fault> header = HeaderMutations.faultOfTexts(service.addAuthHeaders());
        if (header.isPresent()) {
            found.add(PluginProblems.authHeader(service, header.get()));
            return false;
        }
        if (service.includeBody().isPresent() && service.allowRequestBody()) {
            found.add(PluginProblems.bothAuthBodies(service));
            return false;
        }
        return true;
    }

    /// The cluster of one of the services, which with several is the last one's but for the endpoints.
    private UpstreamRequest request(AuthService service, List<AuthService> all) {
        boolean grpc = service.proto().filter("grpc"::equals).isPresent();
        AuthService last = all.getLast();
        Settings settings = Settings.of(grpc, service.tls(), last.statsName()).withBreakers(breakers(all));
        checkService(service);
        return UpstreamRequest.plugin(
                last.metadata(), "auth_service", service.service(), Optional.of("extauth"), settings);
    }

    private Optional<List<CircuitBreaker>> breakers(List<AuthService> services) {
        return Stream.concat(
                        services.reversed().stream()
                                .limit(hasBreakers(module.policies().circuitBreakers()) ? 1 : services.size())
                                .map(AuthService::circuitBreakers),
                        Stream.of(module.policies().circuitBreakers()))
                .filter(AuthStage::hasBreakers)
                .findFirst()
                .flatMap(Function.identity());
    }

    private static boolean hasBreakers(Optional<List<CircuitBreaker>> breakers) {
        return breakers.filter(list -> !list.isEmpty()).isPresent();
    }

    private void checkService(AuthService service) {
        PluginProblems.serviceFault(service.metadata(), "auth_service", service.service())
                .ifPresent(found::add);
    }

    private static Optional<RequestBody> body(AuthService service) {
        if (service.includeBody().isPresent()) {
            AuthService.IncludeBody body = service.includeBody().get();
            return Optional.of(new RequestBody(body.maxBytes(), body.allowPartial()));
        }
        return service.allowRequestBody() ? Optional.of(new RequestBody(DEFAULT_BODY_BYTES, true)) : Optional.empty();
    }

    private AuthTransport transport(List<AuthService> services, AuthService last, String cluster) {
        if (last.proto().filter("grpc"::equals).isPresent()) return new GrpcAuth(cluster);
        List<String> request = requestHeaders(services.stream()
                .flatMap(service -> service.allowedRequestHeaders().stream())
                .toList());
        List<String> response = responseHeaders(services.stream()
                .flatMap(service -> service.allowedAuthorizationHeaders().stream())
                .toList());
        Optional<String> prefix = services.stream()
                .flatMap(s -> s.pathPrefix().stream())
                .filter(p -> !p.isEmpty())
                .findFirst();
        String uri = (upstreams.usesTls(cluster) ? "https://" : "http://")
                + prefix.map(p -> p.startsWith("/") ? p.substring(1) : p).orElse("");
        return new HttpAuth(
                cluster,
                uri,
                prefix.map(p -> p.startsWith("/") ? p : "/" + p),
                request,
                response,
                addedHeaders(services, uri));
    }

    /// Those that a service always sees, and more.
    public static List<String> requestHeaders(List<String> more) {
        return together(REQUEST_HEADERS, more);
    }

    /// Those that always come back from a service, and more.
    public static List<String> responseHeaders(List<String> more) {
        return together(RESPONSE_HEADERS, more);
    }

    private static List<String> together(List<String> standard, List<String> more) {
        SortedSet<String> all = new TreeSet<>(standard);
        more.forEach(header -> all.add(header.toLowerCase(Locale.ROOT)));
        return List.copyOf(all);
    }

    /// Of several services one that says `false` leaves it as it was.
    private boolean addsLinkerdHeader(List<AuthService> services) {
        boolean standard = module.defaults().addLinkerdHeaders().orElse(false);
        boolean wanted = false;
        for (AuthService service : services) {
            boolean unchanged = service.addLinkerdHeaders().filter(on -> !on).isPresent();
            if (!unchanged) wanted = service.addLinkerdHeaders().orElse(standard);
        }
        return wanted;
    }

    private List<HeaderAddition> addedHeaders(List<AuthService> services, String uri) {
        AuthService service = services.getLast();
        List<HeaderAddition> headers = new ArrayList<>();
        service.addAuthHeaders().forEach((name, value) -> headers.add(new HeaderAddition(name, value, true)));
        if (addsLinkerdHeader(services)) {
            String of = profile.derivesAuthLinkerdHeaderFromPath() ? uri : service.service();
            headers.add(new HeaderAddition("l5d-dst-override", Linkerd.destination(of), true));
        }
        return headers;
    }
}
