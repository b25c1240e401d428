package emissaryctl.assemble.host;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.profile.Profile;
import emissaryctl.assemble.text.EffectiveNames;
import emissaryctl.assemble.tls.ResolvedTls;
import emissaryctl.assemble.tls.Secrets;
import emissaryctl.assemble.tls.TlsDraft;
import emissaryctl.assemble.tls.TlsLookup;
import emissaryctl.assemble.tls.TlsProblems;
import emissaryctl.assemble.tls.TlsResolver;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.Host;
import emissaryctl.resource.Host.InsecureAction;
import emissaryctl.resource.Host.SecretReference;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.LabelSelector;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.TlsSettings;
import emissaryctl.resource.TlsSettings.TlsMaterial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Decides which Hosts are in use and which TLS context each terminates with. Hosts may define contexts of their own
/// and adopt those that TLSContexts define.
public final class HostStage {

    private final AssembleOptions options;
    private final Secrets secrets;
    private final boolean moduleNamespacing;
    private final SequencedMap<String, TlsDraft> drafts;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private HostStage(
            AssembleOptions options,
            Secrets secrets,
            boolean moduleNamespacing,
            SequencedMap<String, TlsDraft> defined) {
        this.options = options;
        this.secrets = secrets;
        this.moduleNamespacing = moduleNamespacing;
        this.drafts = new LinkedHashMap<>(defined);
    }

    /// A Host whose context has a name but is not resolved yet.
    public record Planned(String name, Host host, Optional<String> context) {}

    /// Hosts, and all TLS contexts including those that Hosts brought.
    public record Plan(List<Planned> hosts, SequencedMap<String, TlsDraft> contexts) {}

    /// The Hosts that can be used, and the TLS contexts: those that are written and those that Hosts bring.
    ///
    /// @param defined the TLSContexts, by effective name
    /// @param moduleNamespacing whether the Module says that `name.namespace` is a Secret of another namespace
    public static Outcome<Plan> plan(
            ResourceSet resources,
            SequencedMap<String, TlsDraft> defined,
            Secrets secrets,
            boolean moduleNamespacing,
            AssembleOptions options) {
        HostStage stage = new HostStage(options, secrets, moduleNamespacing, defined);
        EffectiveNames.of(resources.all(Host.class)).forEach(stage::add);
        return new Outcome<>(new Plan(stage.planned, stage.drafts), stage.found);
    }

    private void add(String name, Host host) {
        if (host.previewUrl()) found.add(HostProblems.previewUrl(host));
        host.acmePrivateKeySecret().ifPresent(acme -> checkAcmeKey(host, acme));
        if (host.tlsContext().isPresent() && host.tls().isPresent()) {
            if (host.tlsSecret().isPresent() || !options.profile().ignoresTlsWithoutSecret()) {
                found.add(HostProblems.tlsAndTlsContext(host));
                return;
            }
        }
        Optional<SecretReference> reference = host.tlsSecret();
        if (reference.isEmpty()) {
            addWithoutSecret(name, host);
            return;
        }
        String namespace = reference.get().namespace().orElse(host.namespace());
        Optional<KubernetesSecret> secret =
                secrets.find(namespace, reference.get().name());
        if (secret.isEmpty()) {
            if (!secrets.isReported(namespace, reference.get().name())) {
                found.add(TlsProblems.hostSecretMissing(host, reference.get().name())
                        .withAbsent(Secrets.ref(namespace, reference.get().name())));
            }
            return;
        }
        addWithSecret(name, host, secret.get());
    }

    private void addWithoutSecret(String name, Host host) {
        boolean asksForTls = host.tlsContext().isPresent() || host.tls().isPresent();
        if (!asksForTls || options.profile().ignoresTlsWithoutSecret()) {
            if (asksForTls) found.add(HostProblems.tlsWithoutSecret(host));
            planned.add(new Planned(name, host, Optional.empty()));
            return;
        }
        if (host.tlsContext().isPresent()) {
            adopt(name, host, host.tlsContext().get(), Optional.empty());
            return;
        }
        define(name, host, host.tls().orElseThrow(), Optional.empty());
    }

    private void addWithSecret(String name, Host host, KubernetesSecret secret) {
        String implied = name + "-context";
        if (host.tlsContext().isPresent()) adopt(name, host, host.tlsContext().get(), Optional.of(secret));
        else if (host.tls().isPresent()) define(name, host, host.tls().get(), Optional.of(secret));
        else if (drafts.containsKey(implied)) adopt(name, host, implied, Optional.of(secret));
        else define(name, host, EMPTY_SETTINGS, Optional.of(secret));
    }

    /// A context of the Host's own. One of that name that exists already keeps it; ours gets another (O-22).
    private void define(String name, Host host, TlsSettings settings, Optional<KubernetesSecret> secret) {
        if (!versionsAreKnown(host, settings)) return;
        boolean files = settings.material().certChainFile().isPresent()
                || settings.material().privateKeyFile().isPresent();
        if (files && secret.isPresent()) found.add(HostProblems.filesBesideSecret(host));
        String key = name + "-context";
        while (drafts.containsKey(key)) key = key + "-of-host";
        drafts.put(
                key,
                new TlsDraft(
                        key,
                        key,
                        host.namespace(),
                        host.metadata(),
                        Optional.of(List.of(hostname(host))),
                        settings,
                        moduleNamespacing,
                        secret));
        planned.add(new Planned(name, host, Optional.of(key)));
    }

    private boolean versionsAreKnown(Host host, TlsSettings settings) {
        for (Optional<String> version : List.of(settings.minTlsVersion(), settings.maxTlsVersion())) {
            if (version.isPresent() && TlsResolver.version(version.get()).isEmpty()) {
                found.add(HostProblems.unknownTlsVersion(host, version.get()));
                return false;
            }
        }
        return true;
    }

    private void adopt(String name, Host host, String wanted, Optional<KubernetesSecret> secret) {
        Optional<TlsDraft> context = TlsLookup.find(drafts, wanted, host.namespace(), options.profile());
        if (context.isEmpty()) {
            found.add(HostProblems.unknownTlsContext(host, wanted));
            return;
        }
        TlsDraft draft = context.get();
        if (secret.isPresent()) {
            if (!draft.namesSecret()) draft = draft.withSecret(secret.get());
            else if (!sameSecret(host, draft, secret.get())) {
                found.add(HostProblems.secretMismatch(host, draft));
                return;
            }
        }
        if (draft.hosts().isEmpty()) draft = draft.withHosts(List.of(hostname(host)));
        else if (draft.hosts().get().stream().noneMatch(h -> h.equals(hostname(host)) || h.equals(name))) {
            found.add(HostProblems.hostsMismatch(host, draft));
        }
        drafts.put(draft.key(), draft);
        planned.add(new Planned(name, host, Optional.of(draft.key())));
    }

    private boolean sameSecret(Host host, TlsDraft draft, KubernetesSecret secret) {
        if (draft.given().isPresent()) return draft.given().get().equals(secret);
        String name = draft.settings().material().secret().orElseThrow();
        Optional<KubernetesSecret> own = secrets.find(host.namespace(), name);
        if (own.isEmpty()) own = secrets.find(name, draft.namespace(), draft.namespacing());
        return own.isPresent() && own.get().equals(secret);
    }

    private void checkAcmeKey(Host host, SecretReference acme) {
        String namespace = acme.namespace().orElse(host.namespace());
        if (secrets.find(namespace, acme.name()).isEmpty()) {
            found.add(HostProblems.acmeKeyMissing(host, acme.name()).withAbsent(Secrets.ref(namespace, acme.name())));
        }
    }

    static String hostname(Host host) {
        return host.hostname().filter(h -> !h.isEmpty()).orElse("*");
    }

    /// The Hosts in use, now that contexts are resolved. A Host whose context cannot be used serves no TLS.
    public static List<ActiveHost> activate(
            List<Planned> planned, SequencedMap<String, ResolvedTls> contexts, Profile profile) {
        List<ActiveHost> active = new ArrayList<>();
        for (Planned each : planned) {
            Optional<ResolvedTls> tls = each.context().flatMap(key -> Optional.ofNullable(contexts.get(key)));
            if (each.context().isPresent() && tls.isEmpty() && !profile.keepsHostsWithoutCertificate()) continue;
            active.add(activeHost(each, tls));
        }
        return active;
    }

    private static ActiveHost activeHost(Planned planned, Optional<ResolvedTls> tls) {
        Host host = planned.host();
        Optional<LabelSelector> selector = host.mappingSelector().filter(s -> !s.isEmpty());
        return new ActiveHost(
                planned.name(),
                host.metadata().origin(),
                host.namespace(),
                host.metadata().labels(),
                hostname(host),
                selector,
                tls,
                host.insecureAction().orElse(InsecureAction.REDIRECT),
                Optional.of(host.metadata()));
    }

    private static final TlsSettings EMPTY_SETTINGS = new TlsSettings(
            new TlsMaterial(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
