package emissaryctl.assemble.tls;

import emissaryctl.assemble.profile.AssembleOptions;
import emissaryctl.assemble.text.EffectiveNames;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.resource.ResourceSet;
import emissaryctl.resource.TlsContext;
import emissaryctl.resource.TlsModule;
import emissaryctl.resource.TlsModule.TlsModuleBlock;
import emissaryctl.resource.TlsSettings;
import emissaryctl.resource.TlsSettings.TlsMaterial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The TLS contexts that resources define themselves: blocks of Module `tls`, then TLSContexts.
public final class TlsDrafts {

    private final AssembleOptions options;
    private final boolean moduleNamespacing;
    private final List<Diagnostic> found = new ArrayList<>();
    private final SequencedMap<String, TlsDraft> drafts = new LinkedHashMap<>();
    private Optional<TlsDraft> cleartextRedirect = Optional.empty();

    private TlsDrafts(AssembleOptions options, boolean moduleNamespacing) {
        this.options = options;
        this.moduleNamespacing = moduleNamespacing;
    }

    /// The drafts by effective name, in Emissary's order.
    public static Outcome<SequencedMap<String, TlsDraft>> assemble(
            ResourceSet resources, boolean moduleNamespacing, AssembleOptions options) {
        TlsDrafts stage = new TlsDrafts(options, moduleNamespacing);
        resources.all(TlsModule.class).stream().findFirst().ifPresent(stage::addModule);
        EffectiveNames.of(resources.all(TlsContext.class)).forEach(stage::addContext);
        return new Outcome<>(stage.drafts, stage.found);
    }

    private void addContext(String key, TlsContext context) {
        TlsMaterial material = context.settings().material();
        if (material.certChainFile().isPresent() && material.privateKeyFile().isEmpty()) {
            found.add(TlsProblems.certificateWithoutKeyFile(context));
            return;
        }
        if (material.certChainFile().isPresent() && material.secret().isPresent()) {
            found.add(TlsProblems.secretAndFile(context));
            return;
        }
        boolean namespacing = context.settings().secretNamespacing().orElse(moduleNamespacing);
        save(new TlsDraft(
                key,
                context.name(),
                context.namespace(),
                context.metadata(),
                context.hosts().filter(h -> !h.isEmpty()),
                context.settings(),
                namespacing,
                Optional.empty()));
    }

    private void save(TlsDraft draft) {
        if (drafts.containsKey(draft.key())) {
            found.add(TlsProblems.contextDefinedTwice(draft, drafts.get(draft.key())));
            return;
        }
        Optional<Integer> port = draft.settings().redirectCleartextFrom();
        if (port.isPresent()) {
            if (cleartextRedirect.isPresent()
                    && !cleartextRedirect
                            .get()
                            .settings()
                            .redirectCleartextFrom()
                            .equals(port)) {
                found.add(TlsProblems.conflictingRedirectPort(draft, cleartextRedirect.get()));
                return;
            }
            cleartextRedirect = Optional.of(draft);
        }
        drafts.put(draft.key(), draft);
    }

    private void addModule(TlsModule module) {
        Optional<TlsModuleBlock> server = enabled(module, "server");
        server.ifPresent(block -> save(draft(module, "server", serverSettings(block, enabled(module, "client")))
                .withHosts(List.of("*"))));
        for (Map.Entry<String, TlsModuleBlock> entry : module.blocks().entrySet()) {
            if (entry.getKey().equals("server") || entry.getKey().equals("client")) continue;
            save(draft(
                    module, entry.getKey(), withDefaultSecret(entry.getValue().settings())));
        }
    }

    private TlsDraft draft(TlsModule module, String name, TlsSettings settings) {
        return new TlsDraft(
                name,
                name,
                options.ambassadorNamespace(),
                module.metadata(),
                Optional.empty(),
                settings,
                moduleNamespacing,
                Optional.empty());
    }

    private static Optional<TlsModuleBlock> enabled(TlsModule module, String name) {
        return Optional.ofNullable(module.blocks().get(name))
                .filter(b -> b.enabled().orElse(true));
    }

    /// The server's own certificate, and what `client` says about clients' certificates.
    private TlsSettings serverSettings(TlsModuleBlock server, Optional<TlsModuleBlock> client) {
        TlsSettings own = withDefaultSecret(server.settings());
        if (client.isEmpty()) return own;
        TlsSettings of = client.get().settings();
        Optional<String> ca = of.material().secret();
        Optional<String> caFile = of.material().cacertChainFile();
        TlsMaterial material = own.material();
        boolean neither = ca.isEmpty() && caFile.isEmpty();
        boolean replace = neither && options.profile().clientBlockReplacesServerSecret();
        Optional<String> secret = replace ? Optional.of("ambassador-cacert") : material.secret();
        if (neither && !replace) ca = Optional.of("ambassador-cacert");
        TlsMaterial merged = new TlsMaterial(
                secret,
                material.certChainFile(),
                material.privateKeyFile(),
                ca,
                caFile,
                Optional.empty(),
                Optional.empty());
        return reduced(own, merged, of.certRequired().filter(required -> required));
    }

    private static TlsSettings withDefaultSecret(TlsSettings settings) {
        TlsMaterial material = settings.material();
        boolean none = material.secret().isEmpty()
                && material.certChainFile().isEmpty()
                && material.privateKeyFile().isEmpty();
        TlsMaterial filled = new TlsMaterial(
                none ? Optional.of("ambassador-certs") : material.secret(),
                material.certChainFile(),
                material.privateKeyFile(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return reduced(settings, filled, Optional.empty());
    }

    /// Only these settings of a legacy block mean anything.
    private static TlsSettings reduced(TlsSettings from, TlsMaterial material, Optional<Boolean> certRequired) {
        return new TlsSettings(
                material,
                Optional.empty(),
                certRequired,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from.alpnProtocols(),
                Optional.empty(),
                from.redirectCleartextFrom());
    }
}
