package emissaryctl.assemble.host;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.tls.ResolvedTls;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.source.Origin;
import emissaryctl.source.ResourceRef;
import emissaryctl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The Host that stands in when there is none: every host name, over TLS when the fallback certificate is there.
public final class DefaultHost {

    private static final String FALLBACK_SECRET = "fallback-self-signed-cert";

    /// Where things come from that no resource asked for.
    public static final Origin ORIGIN = new Origin(new ResourceRef("Host", "default", "default-host"), Span.builtIn());

    private DefaultHost() {}

    /// The Host that serves everything, for configurations without one.
    public static Outcome<ActiveHost> assemble(Secrets secrets, AssembleOptions options) {
        Optional<KubernetesSecret> fallback = secrets.find(options.ambassadorNamespace(), FALLBACK_SECRET)
                .filter(s -> s.certificate().isPresent() && s.privateKey().isPresent());
        Optional<ResolvedTls> tls = fallback.map(DefaultHost::tls);
        return Outcome.of(new ActiveHost(
                "default-host",
                ORIGIN,
                options.ambassadorNamespace(),
                new TreeMap<>(),
                "*",
                Optional.empty(),
                tls,
                tls.isPresent() ? InsecureAction.REDIRECT : InsecureAction.ROUTE,
                Optional.empty()));
    }

    private static ResolvedTls tls(KubernetesSecret secret) {
        KeyPair pair = new KeyPair(
                new PemText(secret.certificate().orElseThrow().reveal(), false),
                new PemText(secret.privateKey().orElseThrow().reveal(), true),
                Optional.of(secret.metadata().ref()));
        Optional<Pem> root = secret.root().map(r -> new PemText(r.reveal(), false));
        TlsPeer peer = new TlsPeer(Optional.of(pair), root);
        return new ResolvedTls("default-host-context", ORIGIN, List.of("*"), peer, Optional.empty(), Optional.empty());
    }
}
