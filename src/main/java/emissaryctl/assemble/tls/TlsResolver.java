package emissaryctl.assemble.tls;

import emissaryctl.assemble.profile.Profile;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.Pem;
import emissaryctl.gateway.Pem.PemFile;
import emissaryctl.gateway.Pem.PemText;
import emissaryctl.gateway.TlsPeer;
import emissaryctl.gateway.TlsPeer.KeyPair;
import emissaryctl.gateway.TlsPeer.Version;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.SecretBytes;
import emissaryctl.resource.TlsSettings;
import emissaryctl.resource.TlsSettings.TlsMaterial;
import emissaryctl.source.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Looks up the certificates of TLS contexts. A context with anything wrong is left out: Emissary treats it as
/// undefined.
public final class TlsResolver {

    private final Secrets secrets;
    private final Profile profile;
    private final List<Diagnostic> found = new ArrayList<>();

    private TlsResolver(Secrets secrets, Profile profile) {
        this.secrets = secrets;
        this.profile = profile;
    }

    /// The usable contexts by effective name.
    public static Outcome<SequencedMap<String, ResolvedTls>> assemble(
            SequencedMap<String, TlsDraft> drafts, Secrets secrets, Profile profile) {
        TlsResolver stage = new TlsResolver(secrets, profile);
        SequencedMap<String, ResolvedTls> usable = new LinkedHashMap<>();
        drafts.forEach((key, draft) -> stage.resolve(draft).ifPresent(context -> usable.put(key, context)));
        return new Outcome<>(usable, stage.found);
    }

    /// What has been found of one context's material so far.
    private record Material(
            Optional<Pem> chain,
            Optional<Pem> key,
            Optional<ResourceRef> secret,
            Optional<Pem> ca,
            Optional<Pem> crl) {}

    private Optional<ResolvedTls> resolve(TlsDraft draft) {
        int before = found.size();
        TlsMaterial names = draft.settings().material();
        Material material = new Material(
                names.certChainFile().map(PemFile::new),
                names.privateKeyFile().map(PemFile::new),
                Optional.empty(),
                names.cacertChainFile().map(PemFile::new),
                names.crlFile().map(PemFile::new));
        material = withServerSecret(draft, material);
        if (found.size() > before) return Optional.empty();
        checkWords(draft);
        material = withRevocationList(draft, material);
        Optional<Boolean> certRequired = draft.settings().certRequired();
        if (names.caSecret().isPresent()) {
            Optional<KubernetesSecret> ca =
                    secrets.find(names.caSecret().get(), draft.namespace(), draft.namespacing());
            Optional<Pem> pem = ca.flatMap(KubernetesSecret::certificate).map(TlsResolver::text);
            if (pem.isEmpty())
                found.add(absent(
                        TlsProblems.caSecretMissing(draft, names.caSecret().get()),
                        draft,
                        names.caSecret().get()));
            material = new Material(material.chain(), material.key(), material.secret(), pem, material.crl());
            Optional<Boolean> bySecret = ca.flatMap(KubernetesSecret::certRequired);
            if (bySecret.isPresent()) certRequired = bySecret;
        }
        checkCompleteness(draft, material);
        if (found.size() > before) return Optional.empty();
        ResolvedTls resolved = new ResolvedTls(
                draft.key(),
                draft.source().origin(),
                draft.hosts().orElse(List.of()),
                peer(draft.settings(), material),
                certRequired,
                draft.settings().sni());
        if (draft.hosts().isEmpty() || !resolved.lacksClientCa()) return Optional.of(resolved);
        boolean used = profile.forgetsClientCertificates();
        found.add(used ? TlsProblems.clientsNotAsked(draft) : TlsProblems.clientCaMissing(draft));
        return used ? Optional.of(resolved) : Optional.empty();
    }

    private Material withServerSecret(TlsDraft draft, Material material) {
        Optional<String> name = draft.settings().material().secret();
        if (draft.given().isEmpty() && name.isEmpty()) return material;
        Optional<KubernetesSecret> secret = draft.given().isPresent()
                ? draft.given()
                : secrets.find(name.orElseThrow(), draft.namespace(), draft.namespacing());
        if (secret.isEmpty()) {
            found.add(absent(TlsProblems.secretMissing(draft, name.orElse("")), draft, name.orElse("")));
            return material;
        }
        if (secret.get().privateKey().isEmpty()) {
            found.add(TlsProblems.secretWithoutKey(draft, secret.get()));
            return material;
        }
        Optional<Pem> root = secret.get().root().map(TlsResolver::text);
        return new Material(
                secret.get().certificate().map(TlsResolver::text),
                secret.get().privateKey().map(key -> new PemText(key.reveal(), true)),
                secret.map(each -> each.metadata().ref()),
                root.isPresent() ? root : material.ca(),
                material.crl());
    }

    private Material withRevocationList(TlsDraft draft, Material material) {
        Optional<String> name = draft.settings().material().crlSecret();
        if (name.isEmpty()) return material;
        Optional<KubernetesSecret> secret = secrets.find(name.get(), draft.namespace(), draft.namespacing());
        Optional<Pem> crl = secret.flatMap(KubernetesSecret::user).map(TlsResolver::text);
        if (crl.isEmpty()) found.add(absent(TlsProblems.crlSecretMissing(draft, name.get()), draft, name.get()));
        return new Material(material.chain(), material.key(), material.secret(), material.ca(), crl);
    }

    private static Diagnostic absent(Diagnostic problem, TlsDraft draft, String secret) {
        return problem.withAbsent(Secrets.ref(secret, draft.namespace(), draft.namespacing()));
    }

    private void checkWords(TlsDraft draft) {
        TlsWords.unknownCipher(draft.settings())
                .ifPresent(cipher -> found.add(TlsProblems.unknownCipher(draft, cipher)));
        TlsWords.unknownCurve(draft.settings()).ifPresent(curve -> found.add(TlsProblems.unknownCurve(draft, curve)));
    }

    private void checkCompleteness(TlsDraft draft, Material material) {
        boolean certificate = material.chain().isPresent();
        if (!certificate
                && material.ca().isPresent()
                && (draft.hosts().isPresent() || profile.refusesTlsContextWithOnlyCa())) {
            found.add(TlsProblems.caWithoutCertificate(draft));
            return;
        }
        if (draft.hosts().isPresent() && !(certificate && material.key().isPresent())) {
            found.add(TlsProblems.terminationWithoutCertificate(draft));
            return;
        }
        if (material.crl().isPresent() && material.ca().isEmpty()) {
            found.add(TlsProblems.crlWithoutCa(draft));
            return;
        }
        boolean nothing = material.chain().isEmpty()
                && material.ca().isEmpty()
                && material.crl().isEmpty();
        if (nothing && profile.refusesTlsContextWithoutCertificates()) found.add(TlsProblems.noCertificates(draft));
    }

    private static Pem text(SecretBytes bytes) {
        return new PemText(bytes.reveal(), false);
    }

    private static TlsPeer peer(TlsSettings settings, Material material) {
        Optional<KeyPair> pair =
                material.chain().flatMap(c -> material.key().map(k -> new KeyPair(c, k, material.secret())));
        return new TlsPeer(
                pair,
                material.ca(),
                material.crl(),
                settings.alpnProtocols().map(TlsResolver::protocols).orElse(List.of()),
                settings.minTlsVersion().flatMap(TlsResolver::version),
                settings.maxTlsVersion().flatMap(TlsResolver::version),
                settings.cipherSuites().orElse(List.of()),
                settings.ecdhCurves().orElse(List.of()));
    }

    private static List<String> protocols(String text) {
        List<String> protocols = new ArrayList<>();
        for (String each : text.split(",", -1)) if (!each.isBlank()) protocols.add(each.strip());
        return protocols;
    }

    /// The version of TLS for Emissary's word (`v1.2`), or nothing.
    public static Optional<Version> version(String word) {
        return switch (word) {
            case "v1.0" -> Optional.of(Version.TLS_1_0);
            case "v1.1" -> Optional.of(Version.TLS_1_1);
            case "v1.2" -> Optional.of(Version.TLS_1_2);
            case "v1.3" -> Optional.of(Version.TLS_1_3);
            default -> Optional.empty();
        };
    }
}
