package emissaryctl.assemble.host;

import emissaryctl.assemble.tls.TlsDraft;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.Host;

/// What can be wrong with Hosts.
final class HostProblems {

    private HostProblems() {}

    static Diagnostic previewUrl(Host host) {
        return Diagnostic.warning(
                Code.REMOVED_FIELD,
                host.metadata().at("previewUrl"),
                "`previewUrl` of Host `" + host.name() + "` has no effect; Emissary no longer supports it");
    }

    static Diagnostic acmeKeyMissing(Host host, String secret) {
        return Diagnostic.warning(
                Code.TLS_SECRET_MISSING,
                host.metadata().at("acmeProvider", "privateKeySecret"),
                "Secret `" + secret + "` with the ACME account key of Host `" + host.name()
                        + "` is not in the input; certificates are not renewed here");
    }

    static Diagnostic tlsAndTlsContext(Host host) {
        return Diagnostic.error(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        host.metadata().at("tlsContext"),
                        "Host `" + host.name() + "` has both `tls` and `tlsContext`")
                .withEffect(Effect.DROPPED)
                .withLabel(host.metadata().at("tls"), "the inline settings")
                .withHelp("keep one of the two");
    }

    static Diagnostic tlsWithoutSecret(Host host) {
        String field = host.tlsContext().isPresent() ? "tlsContext" : "tls";
        return Diagnostic.warning(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        host.metadata().at(field),
                        "`" + field + "` of Host `" + host.name()
                                + "` has no effect without `tlsSecret`: the Host is served in cleartext")
                .withEffect(Effect.CLEARTEXT)
                .withHelp("add `tlsSecret`");
    }

    static Diagnostic filesBesideSecret(Host host) {
        return Diagnostic.warning(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        host.metadata().at("tls"),
                        "the certificate files in `tls` of Host `" + host.name()
                                + "` have no effect beside `tlsSecret`")
                .withLabel(host.metadata().at("tlsSecret"), "this counts")
                .withHelp("keep one of the two");
    }

    static Diagnostic unknownTlsVersion(Host host, String version) {
        return Diagnostic.error(
                        Code.INVALID_ENUM,
                        host.metadata().at("tls"),
                        "TLS version `" + version + "` of Host `" + host.name() + "` is unknown")
                .withEffect(Effect.DROPPED)
                .withHelp("use v1.0, v1.1, v1.2 or v1.3");
    }

    static Diagnostic unknownTlsContext(Host host, String context) {
        return Diagnostic.error(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        host.metadata().at("tlsContext"),
                        "Host `" + host.name() + "` names TLSContext `" + context + "`, which does not exist")
                .withEffect(Effect.DROPPED)
                .withHelp("add the TLSContext to the input, or correct the name");
    }

    static Diagnostic secretMismatch(Host host, TlsDraft context) {
        return Diagnostic.error(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        host.metadata().at("tlsSecret"),
                        "Host `" + host.name() + "` and its TLSContext `" + context.key() + "` name different Secrets")
                .withEffect(Effect.DROPPED)
                .withLabel(context.source().at("secret"), "the Secret of the TLSContext")
                .withHelp("name the same Secret in both, or remove it from the TLSContext");
    }

    static Diagnostic hostsMismatch(Host host, TlsDraft context) {
        return Diagnostic.warning(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        context.source().at("hosts"),
                        "`hosts` of TLSContext `" + context.key() + "` does not name `" + HostStage.hostname(host)
                                + "`, the hostname of Host `" + host.name() + "` that uses it")
                .withLabel(host.metadata().at("hostname"), "the Host")
                .withHelp("add the hostname, written exactly as in the Host");
    }
}
