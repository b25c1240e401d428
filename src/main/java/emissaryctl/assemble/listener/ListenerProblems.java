package emissaryctl.assemble.listener;

import emissaryctl.assemble.host.ActiveHost;
import emissaryctl.assemble.text.Text;
import emissaryctl.assemble.tls.TlsDraft;
import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Effect;
import emissaryctl.resource.Listener;
import emissaryctl.resource.Metadata;
import emissaryctl.source.Origin;

/// What can be wrong with Listeners, and with what is served on them.
public final class ListenerProblems {

    private ListenerProblems() {}

    private static Diagnostic dropped(Listener listener, String field, String message) {
        return Diagnostic.error(
                        Code.LISTENER_INVALID,
                        listener.metadata().at(field),
                        message + "; Listener `" + listener.name() + "` is not used")
                .withEffect(Effect.DROPPED);
    }

    static Diagnostic stackWithoutTransport(Listener listener) {
        return dropped(listener, "protocolStack", "`protocolStack` must end with TCP or UDP");
    }

    static Diagnostic udpWithoutHttp(Listener listener) {
        return dropped(listener, "protocolStack", "UDP is possible only below HTTP, as HTTP/3");
    }

    static Diagnostic portTaken(Listener later, Origin first) {
        return Diagnostic.error(
                        Code.DUPLICATE_LISTENER_PORT,
                        later.metadata().at("port"),
                        "port " + later.port() + " is taken by Listener `"
                                + first.resource().name() + "`; Listener `" + later.name() + "` is not used")
                .withEffect(Effect.DROPPED)
                .withLabel(first.span(), "has the port")
                .withHelp("give one of them another port, or merge them");
    }

    static Diagnostic protocolAndStack(Listener listener) {
        return Diagnostic.warning(
                        Code.LISTENER_INVALID,
                        listener.metadata().at("protocol"),
                        "`protocol` has no effect beside `protocolStack`")
                .withLabel(listener.metadata().at("protocolStack"), "this counts")
                .withHelp("remove one of the two");
    }

    static Diagnostic noProtocol(Listener listener) {
        return dropped(listener, "", "neither `protocol` nor `protocolStack` is set")
                .withHelp("add `protocol: HTTP` or `protocol: HTTPS`");
    }

    static Diagnostic protocolWithoutStack(Listener listener) {
        return dropped(listener, "protocol", "`protocol: UDP` says nothing of what is spoken over UDP")
                .withHelp("write `protocolStack: [TLS, HTTP, UDP]` for HTTP/3");
    }

    static Diagnostic emptyHostBinding(Listener listener) {
        return dropped(listener, "hostBinding", "`hostBinding` has neither `namespace` nor `selector`")
                .withHelp("add `namespace: {from: ALL}`");
    }

    static Diagnostic namespaceSelector(Listener listener) {
        return Diagnostic.error(
                        Code.SELECTOR_MATCH_EXPRESSIONS,
                        listener.metadata().at("hostBinding", "namespace", "from"),
                        "`from: SELECTOR` is not supported; Hosts of the Listener's own namespace are served")
                .withHelp("use SELF or ALL");
    }

    static Diagnostic selectorWithoutLabels(Listener listener) {
        return dropped(listener, "hostBinding", "the selector of `hostBinding` has no `matchLabels`");
    }

    static Diagnostic nothingAttached(ActiveListener listener) {
        Diagnostic diagnostic = Diagnostic.error(
                        Code.LISTENER_HOST_BINDING,
                        listener.origin().span(),
                        "no Host and no TCPMapping belongs to Listener `" + listener.name() + "`; it is not opened")
                .withEffect(Effect.DROPPED)
                .withHelp("check `hostBinding`: without `namespace: {from: ALL}` only Hosts of the Listener's own"
                        + " namespace are served");
        return listener.source()
                .map(m -> diagnostic.withLabel(m.at("hostBinding"), "which Hosts it takes"))
                .orElse(diagnostic);
    }

    static Diagnostic noCertificate(ActiveListener listener) {
        return Diagnostic.error(
                        Code.HTTPS_LISTENER_WITHOUT_TLS_HOST,
                        listener.origin().span(),
                        "no Host of Listener `" + listener.name()
                                + "` has a certificate: Emissary would serve the port in cleartext, and it is not opened"
                                + " here")
                .withEffect(Effect.CLEARTEXT)
                .withHelp("give a Host a `tlsSecret`");
    }

    public static Diagnostic noListener(Metadata mapping) {
        return Diagnostic.error(
                        Code.NO_LISTENER, mapping.span(), "there is no Listener in the input, so nothing is served")
                .withEffect(Effect.NOT_FOUND)
                .withHelp("add a Listener, for example port 8080, protocol HTTP, securityModel XFP, hostBinding"
                        + " {namespace: {from: ALL}}");
    }

    public static Diagnostic noHost(Metadata first) {
        return Diagnostic.warning(
                        Code.NO_HOST,
                        first.span(),
                        "there is no Host in the input; every host name is served in cleartext")
                .withEffect(Effect.CLEARTEXT)
                .withHelp("add a Host");
    }

    public static Diagnostic contextsWithoutHost(TlsDraft context) {
        return Diagnostic.error(
                        Code.NO_HOST,
                        context.source().at("hosts"),
                        "TLSContext `" + context.key() + "` is meant for clients, but there is no Host that uses it")
                .withEffect(Effect.CLEARTEXT)
                .withHelp("add a Host that names it in `tlsContext`");
    }

    static Diagnostic hostnameTaken(ActiveHost later, ActiveHost first) {
        return Diagnostic.warning(
                        Code.HOSTNAME_CLAIMED_TWICE,
                        later.source()
                                .map(m -> m.at("hostname"))
                                .orElse(later.origin().span()),
                        "Host `" + later.name() + "` has the hostname of Host `" + first.name()
                                + "`, which is not served in cleartext beside it")
                .withLabel(first.origin().span(), "the other Host")
                .withHelp("merge the two Hosts");
    }

    static Diagnostic partialWildcard(ActiveHost host) {
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        host.source()
                                .map(m -> m.at("hostname"))
                                .orElse(host.origin().span()),
                        "`" + Text.cut(host.hostname()) + "` of Host `" + host.name()
                                + "` cannot be a TLS server name; Envoy would reject the whole configuration")
                .withEffect(Effect.NACK)
                .withHelp("a wildcard must be the whole first label, as in *.example.com");
    }

    static Diagnostic clientCaMissingOverQuic(ActiveHost host) {
        return Diagnostic.error(
                        Code.HOST_TLSCONTEXT_CONFLICT,
                        host.source()
                                .map(m -> m.at("tls", "cert_required"))
                                .orElse(host.origin().span()),
                        "Host `" + host.name() + "` asks for client certificates without a CA, which Envoy refuses over"
                                + " HTTP/3; it is not served there")
                .withEffect(Effect.NACK)
                .withHelp("name the CA in `ca_secret`");
    }

    static Diagnostic contextMismatch(ActiveHost later, ActiveHost first) {
        return Diagnostic.error(
                        Code.HOSTNAME_CLAIMED_TWICE,
                        later.source()
                                .map(m -> m.at("hostname"))
                                .orElse(later.origin().span()),
                        "Hosts `" + first.name() + "` and `" + later.name()
                                + "` share a TLS server name but not their TLS settings; the latter is not served over TLS")
                .withEffect(Effect.DROPPED)
                .withLabel(first.origin().span(), "the Host that is served")
                .withHelp("give both the same `tlsContext`");
    }

    static Diagnostic hostBesideTcp(ActiveHost host, Origin tcp) {
        return Diagnostic.error(
                        Code.TCPMAPPING_PORT_CONFLICT,
                        host.source()
                                .map(m -> m.at("hostname"))
                                .orElse(host.origin().span()),
                        "connections for Host `" + host.name() + "` are taken by TCPMapping `"
                                + tcp.resource().name() + "` on this port; the Host is not served there")
                .withLabel(tcp.span(), "takes the connections");
    }
}
