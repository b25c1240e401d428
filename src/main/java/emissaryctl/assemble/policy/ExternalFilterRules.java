package emissaryctl.assemble.policy;

import emissaryctl.assemble.plugin.AuthStage;
import emissaryctl.assemble.plugin.PluginProblems;
import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.assemble.upstream.Linkerd;
import emissaryctl.assemble.upstream.UpstreamRequest;
import emissaryctl.assemble.upstream.UpstreamRequest.Settings;
import emissaryctl.assemble.upstream.UpstreamTrust;
import emissaryctl.assemble.upstream.Upstreams;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.ExternalAuth;
import emissaryctl.gateway.ExternalAuth.AuthTransport;
import emissaryctl.gateway.ExternalAuth.GrpcAuth;
import emissaryctl.gateway.ExternalAuth.HttpAuth;
import emissaryctl.gateway.ExternalAuth.RequestBody;
import emissaryctl.gateway.HeaderAddition;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.gateway.policy.AskService;
import emissaryctl.resource.ExternalFilter;
import emissaryctl.resource.ExternalFilter.SecretName;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a Filter with `External` does: what an AuthService does, for the requests of some rules.
final class ExternalFilterRules {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Metadata filter;
    private final ExternalFilter written;
    private final Secrets secrets;
    private final AssembleOptions options;
    private final List<Diagnostic> found = new ArrayList<>();

    private ExternalFilterRules(Metadata filter, ExternalFilter written, Secrets secrets, AssembleOptions options) {
        this.filter = filter;
        this.written = written;
        this.secrets = secrets;
        this.options = options;
    }

    /// How the service is asked, or nothing when there is an error.
    static Outcome<Optional<AskService>> question(
            Metadata filter, ExternalFilter written, Secrets secrets, Upstreams upstreams, AssembleOptions options) {
        ExternalFilterRules rules = new ExternalFilterRules(filter, written, secrets, options);
        rules.check();
        UpstreamTrust trust = rules.trust();
        if (rules.found.stream().anyMatch(Diagnostic::isError)) return new Outcome<>(Optional.empty(), rules.found);
        return new Outcome<>(Optional.of(rules.question(upstreams, trust)), rules.found);
    }

    private boolean grpc() {
        return written.proto().filter("grpc"::equals).isPresent();
    }

    private boolean saysHttps() {
        return written.service().regionMatches(true, 0, "https://", 0, 8);
    }

    private void check() {
        if (grpc() && !written.protocolVersion().equals(Optional.of("v3"))) {
            found.add(PolicyProblems.externalProtocolVersion(filter, written.protocolVersion()));
        }
        written.statusOnError()
                .filter(code -> !AuthStage.STATUS_CODES.contains(code))
                .ifPresent(_ -> found.add(PolicyProblems.externalStatus(filter)));
        boolean secured = written.tls().orElse(saysHttps());
        if (saysHttps() && !secured) {
            found.add(PolicyProblems.externalTls(filter, "tls", "`tls: false`"));
        } else if (!secured && written.tlsConfig().isPresent()) {
            found.add(PolicyProblems.externalTls(filter, "tlsConfig", "`tlsConfig`"));
        }
        PluginProblems.serviceFault(filter, "External", written.service()).ifPresent(found::add);
    }

    /// Without an authority of its own the service needs a certificate that anybody would trust.
    private UpstreamTrust trust() {
        Optional<SecretName> authority = written.tlsConfig().flatMap(ExternalFilter.TlsConfig::authority);
        Optional<SecretName> certificate = written.tlsConfig().flatMap(ExternalFilter.TlsConfig::certificate);
        Optional<Pem> ca = authority
                .flatMap(name -> secret(name))
                .flatMap(KubernetesSecret::certificate)
                .map(text -> new PemText(text.reveal(), false));
        if (authority.isPresent() && ca.isEmpty()) missing(authority.get(), "caCertificate");
        Optional<KeyPair> pair = certificate.flatMap(name -> secret(name)).flatMap(this::pair);
        if (certificate.isPresent() && pair.isEmpty()) missing(certificate.get(), "certificate");
        return new UpstreamTrust(ca.isPresent() ? ca : UpstreamTrust.standard(options), pair);
    }

    private void missing(SecretName name, String field) {
        String namespace = name.namespace().orElse(filter.ref().namespace());
        if (!secrets.isReported(namespace, name.name()))
            found.add(PolicyProblems.tlsSecret(filter, field, name.name())
                    .withAbsent(Secrets.ref(namespace, name.name())));
    }

    private Optional<KubernetesSecret> secret(SecretName name) {
        return secrets.find(name.namespace().orElse(filter.ref().namespace()), name.name());
    }

    private Optional<KeyPair> pair(KubernetesSecret secret) {
        return secret.certificate()
                .flatMap(chain -> secret.privateKey()
                        .map(key -> new KeyPair(
                                new PemText(chain.reveal(), false),
                                new PemText(key.reveal(), true),
                                Optional.of(secret.metadata().ref()))));
    }

    private AskService question(Upstreams upstreams, UpstreamTrust trust) {
        boolean tls = written.tls().orElse(saysHttps());
        String service = tls && !saysHttps() ? "https://" + plain() : written.service();
        boolean own = written.tlsConfig().isPresent();
        String marker = own ? "extfilter_" + filter.ref().name() : "extfilter";
        UpstreamRequest request = UpstreamRequest.plugin(
                filter,
                "External",
                service,
                Optional.of(marker),
                Settings.of(grpc(), Optional.empty(), Optional.empty()));
        String cluster = upstreams.claim(request, trust);
        return new AskService(new ExternalAuth(
                grpc() ? new GrpcAuth(cluster) : http(cluster, tls),
                written.timeout().orElse(TIMEOUT),
                written.includeBody().map(body -> new RequestBody(body.maxBytes(), body.allowPartial())),
                written.failureModeAllow(),
                written.statusOnError()));
    }

    private String plain() {
        int scheme = written.service().indexOf("://");
        return scheme < 0 ? written.service() : written.service().substring(scheme + 3);
    }

    private AuthTransport http(String cluster, boolean tls) {
        Optional<String> prefix = written.pathPrefix();
        List<HeaderAddition> added = written.addLinkerdHeaders()
                ? List.of(new HeaderAddition("l5d-dst-override", Linkerd.destination(written.service()), true))
                : List.of();
        return new HttpAuth(
                cluster,
                (tls ? "https://" : "http://")
                        + prefix.map(p -> p.startsWith("/") ? p.substring(1) : p)
                                .orElse(""),
                prefix.map(p -> p.startsWith("/") ? p : "/" + p),
                AuthStage.requestHeaders(written.allowedRequestHeaders()),
                AuthStage.responseHeaders(written.allowedAuthorizationHeaders()),
                added);
    }
}
