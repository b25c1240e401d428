package emissaryctl.assemble.tls;

import emissaryctl.assemble.text.Text;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.Host;
import emissaryctl.resource.KubernetesSecret;
import emissaryctl.resource.TlsContext;
import emissaryctl.source.Span;

/// What can be wrong with TLS settings.
public final class TlsProblems {

    private TlsProblems() {}

    private static Diagnostic unusable(Code code, Span at, String message) {
        return Diagnostic.error(code, at, message).withEffect(Effect.DROPPED);
    }

    static Diagnostic certificateWithoutKeyFile(TlsContext context) {
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        context.metadata().at("cert_chain_file"),
                        "`cert_chain_file` of TLSContext `" + context.name() + "` has no `private_key_file` beside it")
                .withHelp("add `private_key_file`, or name a Secret in `secret`");
    }

    static Diagnostic secretAndFile(TlsContext context) {
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        context.metadata().at("cert_chain_file"),
                        "TLSContext `" + context.name() + "` has both `secret` and `cert_chain_file`")
                .withLabel(context.metadata().at("secret"), "the Secret")
                .withHelp("keep one of the two");
    }

    static Diagnostic contextDefinedTwice(TlsDraft later, TlsDraft first) {
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        later.source().span(),
                        "TLS context `" + later.key() + "` is defined twice; this one is not used")
                .withLabel(first.source().span(), "the one that is used");
    }

    static Diagnostic conflictingRedirectPort(TlsDraft later, TlsDraft first) {
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        later.source().at("redirect_cleartext_from"),
                        "`redirect_cleartext_from` differs from that of TLSContext `" + first.key() + "`; TLSContext `"
                                + later.key() + "` is not used")
                .withLabel(first.source().at("redirect_cleartext_from"), "the first one")
                .withHelp("give the same port everywhere, or use Host `requestPolicy.insecure`");
    }

    private static Span certRequired(TlsDraft draft) {
        return draft.source().ref().kind().equals("Host")
                ? draft.source().at("tls", "cert_required")
                : draft.source().at("cert_required");
    }

    static Diagnostic clientCaMissing(TlsDraft draft) {
        return unusable(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        certRequired(draft),
                        "`cert_required` of " + draft.source().ref().kind() + " `"
                                + draft.source().ref().name()
                                + "` has no CA beside it: Envoy would ask nobody for a certificate and let everybody"
                                + " in; it is not used")
                .withHelp("name the CA in `ca_secret`");
    }

    static Diagnostic clientsNotAsked(TlsDraft draft) {
        return Diagnostic.warning(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        certRequired(draft),
                        "`cert_required` has no CA beside it: Envoy asks nobody for a certificate and lets everybody in")
                .withEffect(Effect.OPEN)
                .withHelp("name the CA in `ca_secret`");
    }

    private static String field(TlsDraft draft, String snake) {
        return draft.source().ref().kind().equals("Host") ? "tlsSecret" : snake;
    }

    static Diagnostic secretMissing(TlsDraft draft, String name) {
        return unusable(
                        Code.TLS_SECRET_MISSING,
                        draft.source().at(field(draft, "secret")),
                        "Secret `" + name + "` of " + owner(draft) + " is not in the input, or holds no certificate")
                .withHelp("add the Secret (type kubernetes.io/tls, with `tls.crt` and `tls.key`) to the input");
    }

    static Diagnostic secretWithoutKey(TlsDraft draft, KubernetesSecret secret) {
        return unusable(
                        Code.TLS_SECRET_MALFORMED,
                        secret.metadata().span(),
                        "Secret `" + secret.name() + "` has a certificate but no private key; " + owner(draft)
                                + " cannot use it")
                .withLabel(draft.source().at(field(draft, "secret")), "used here")
                .withHelp("add `tls.key` to the Secret's data");
    }

    static Diagnostic secretUnusable(KubernetesSecret secret, PemCheck.Fault fault) {
        return unusable(
                        fault.code(),
                        secret.metadata().span(),
                        "`" + fault.item() + "` of Secret `" + secret.name() + "` " + fault.what())
                .withHelp("Envoy would reject the whole configuration; put a matching pair into the Secret");
    }

    static Diagnostic unknownCipher(TlsDraft draft, String cipher) {
        return unknownWord(draft, "cipher_suites", cipher, "no cipher suite that can be chosen")
                .withHelp("use names such as ECDHE-RSA-AES128-GCM-SHA256; those of TLS 1.3 are always there");
    }

    static Diagnostic unknownCurve(TlsDraft draft, String curve) {
        return unknownWord(draft, "ecdh_curves", curve, "no curve that Envoy has")
                .withHelp("use X25519, P-256, P-384, P-521 or X25519MLKEM768");
    }

    private static Diagnostic unknownWord(TlsDraft draft, String field, String word, String what) {
        boolean host = draft.source().ref().kind().equals("Host");
        return unusable(
                Code.TLS_CIPHER,
                host ? draft.source().at("tls", field) : draft.source().at(field),
                "`" + Text.cut(word) + "` of " + owner(draft) + " is " + what
                        + "; Envoy would reject the whole configuration");
    }

    static Diagnostic crlWithoutCa(TlsDraft draft) {
        boolean file = draft.settings().material().crlSecret().isEmpty();
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        draft.source().at(field(draft, file ? "crl_file" : "crl_secret")),
                        owner(draft) + " has a revocation list but no CA; Envoy would reject the whole configuration")
                .withHelp("add the CA that clients' certificates come from as `ca_secret`, or remove the list");
    }

    static Diagnostic crlSecretMissing(TlsDraft draft, String name) {
        return unusable(
                        Code.TLS_SECRET_MISSING,
                        draft.source().at("crl_secret"),
                        "Secret `" + name + "` with the revocation list of " + owner(draft)
                                + " is not in the input, or has no `crl.pem`")
                .withHelp("add a Secret (type Opaque) with `crl.pem` to the input");
    }

    static Diagnostic caSecretMissing(TlsDraft draft, String name) {
        return unusable(
                        Code.TLS_SECRET_MISSING,
                        draft.source().at("ca_secret"),
                        "Secret `" + name + "` with the CA of " + owner(draft)
                                + " is not in the input, or has no `tls.crt`")
                .withHelp("add a Secret whose `tls.crt` is the CA certificate to the input");
    }

    static Diagnostic caWithoutCertificate(TlsDraft draft) {
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        draft.source().at("ca_secret"),
                        owner(draft) + " has a CA but no certificate of its own, so client certificates cannot be"
                                + " asked for")
                .withHelp("add `secret` with the server's certificate");
    }

    static Diagnostic terminationWithoutCertificate(TlsDraft draft) {
        if (draft.source().ref().kind().equals("Host")) {
            return unusable(
                            Code.TLSCONTEXT_INVALID,
                            draft.source().at("tls"),
                            owner(draft) + " has settings for TLS, and no certificate")
                    .withHelp("add `tlsSecret`, or remove `tls`");
        }
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        draft.source().at("hosts"),
                        owner(draft) + " has `hosts` but no certificate and key to answer for them")
                .withHelp("add `secret`, or remove `hosts`");
    }

    static Diagnostic noCertificates(TlsDraft draft) {
        return unusable(
                        Code.TLSCONTEXT_INVALID,
                        draft.source().span(),
                        owner(draft) + " has no certificate; Emissary treats it as undefined")
                .withHelp("add `secret`, or use --profile recommended, which allows this");
    }

    public static Diagnostic undefinedForOrigination(
            emissaryctl.resource.Metadata owner, String context, boolean cleartext) {
        Diagnostic diagnostic = Diagnostic.error(
                        Code.UPSTREAM_TLS_DOWNGRADED,
                        owner.at("tls"),
                        "TLSContext `" + context + "` for the service of "
                                + owner.ref().kind() + " `"
                                + owner.ref().name() + "` is not defined or cannot be used"
                                + (cleartext ? "; the service would be spoken to in cleartext" : ""))
                .withHelp("define the TLSContext, or remove `tls` and write `https://` before the service");
        return cleartext ? diagnostic.withEffect(Effect.CLEARTEXT) : diagnostic;
    }

    public static Diagnostic httpServiceWithContext(emissaryctl.resource.Metadata owner, String context) {
        return Diagnostic.warning(
                        Code.UPSTREAM_TLS_DOWNGRADED,
                        owner.at("tls"),
                        "the service says `http://`, but TLSContext `" + context + "` makes it TLS on port 443")
                .withLabel(owner.at("service"), "the service")
                .withHelp("write `https://`, or remove `tls`");
    }

    public static Diagnostic hostSecretMissing(Host host, String name) {
        return unusable(
                        Code.TLS_SECRET_MISSING,
                        host.metadata().at("tlsSecret", "name"),
                        "Secret `" + name + "` of Host `" + host.name()
                                + "` is not in the input, or holds no certificate")
                .withHelp("add the Secret (type kubernetes.io/tls, with `tls.crt` and `tls.key`) to the input");
    }

    private static String owner(TlsDraft draft) {
        return draft.source().ref().kind() + " `" + draft.source().ref().name() + "`";
    }
}
