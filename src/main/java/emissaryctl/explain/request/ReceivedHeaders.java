package emissaryctl.explain.request;

import emissaryctl.gateway.HttpSettings;
import emissaryctl.gateway.HttpSettings.Forwarding;
import emissaryctl.gateway.HttpSettings.Underscores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What Envoy's connection manager does to the headers of a request before it looks for a route.
public record ReceivedHeaders(HttpSettings http, int trustedHops) {

    public static final String FORWARDED_PROTO = "x-forwarded-proto";
    static final String FORWARDED_FOR = "x-forwarded-for";

    /// Stands for the identifier that Envoy makes up.
    static final String SOME_REQUEST_ID = "00000000-0000-4000-8000-000000000000";

    /// Stands for an address that is not known (RFC 5737).
    private static final String SOME_ADDRESS = "192.0.2.1";

    private static final Set<String> HOP_BY_HOP = Set.of("keep-alive", "proxy-connection", "transfer-encoding");

    /// By these a client could steer Envoy, so they are taken from requests of strangers, which all requests are.
    private static final Set<String> INTERNAL = Set.of(
            "x-envoy-internal",
            "x-envoy-retriable-status-codes",
            "x-envoy-retriable-header-names",
            "x-envoy-retry-on",
            "x-envoy-retry-grpc-on",
            "x-envoy-max-retries",
            "x-envoy-upstream-alt-stat-name",
            "x-envoy-upstream-rq-timeout-ms",
            "x-envoy-upstream-rq-per-try-timeout-ms",
            "x-envoy-upstream-rq-timeout-alt-response",
            "x-envoy-expected-rq-timeout-ms",
            "x-envoy-force-trace",
            "x-envoy-ip-tags",
            "x-envoy-original-url",
            "x-envoy-hedge-on-per-try-timeout");

    private static final Set<String> INTERNAL_AT_THE_EDGE = Set.of(
            "x-envoy-decorator-operation",
            "x-envoy-downstream-service-cluster",
            "x-envoy-downstream-service-node",
            "x-envoy-original-host",
            "x-envoy-original-path");

    /// Whether `x-forwarded-proto` is believed: from trusted proxies, or from everybody.
    public boolean believesForwardedProto() {
        return trustedHops > 0 || !http.useRemoteAddress();
    }

    /// Whether Envoy answers 400 because of a header's name.
    public boolean refuses(HeaderFields sent) {
        return http.headersWithUnderscores()
                        .filter(Underscores.REJECT_REQUEST::equals)
                        .isPresent()
                && sent.fields().stream().anyMatch(field -> field.name().indexOf('_') >= 0);
    }

    /// The headers as routes see them.
    public HeaderFields clean(HeaderFields sent, boolean tls, Optional<String> peer) {
        boolean edge = http.useRemoteAddress();
        boolean upgrade = Upgrades.wanted(sent).isPresent();
        HeaderFields kept = new HeaderFields(sent.fields().stream()
                .filter(field -> stays(field.name().toLowerCase(Locale.ROOT), upgrade, edge))
                .filter(field -> !isTrifle(field))
                .toList());
        return completed(kept, tls, peer, edge);
    }

    private boolean stays(String name, boolean upgrade, boolean edge) {
        if (name.equals("host") || HOP_BY_HOP.contains(name) || INTERNAL.contains(name)) return false;
        if (name.equals("connection") || name.equals("upgrade")) return upgrade;
        if (name.equals("x-forwarded-client-cert")) return forwardsCertificate();
        boolean dropped = name.indexOf('_') >= 0
                && http.headersWithUnderscores()
                        .filter(Underscores.DROP_HEADER::equals)
                        .isPresent();
        return !dropped && !(edge && INTERNAL_AT_THE_EDGE.contains(name));
    }

    private boolean forwardsCertificate() {
        return http.clientCertificates()
                .flatMap(HttpSettings.ClientCertificates::forward)
                .filter(Forwarding.ALWAYS_FORWARD_ONLY::equals)
                .isPresent();
    }

    /// Between client and Envoy only.
    private static boolean isTrifle(HeaderField field) {
        return field.name().equalsIgnoreCase("expect") && field.value().equalsIgnoreCase("100-continue")
                || field.name().equalsIgnoreCase("te") && !field.value().contains("trailers");
    }

    private HeaderFields completed(HeaderFields kept, boolean tls, Optional<String> peer, boolean edge) {
        String scheme = tls ? "https" : "http";
        HeaderFields headers = kept;
        boolean ownProto = edge && trustedHops == 0 || !kept.has(FORWARDED_PROTO);
        if (ownProto) headers = headers.setting(FORWARDED_PROTO, scheme);
        else
            headers =
                    headers.setting(FORWARDED_PROTO, kept.value(FORWARDED_PROTO).orElse(scheme));
        if (edge) {
            String last = peer.orElse(SOME_ADDRESS);
            String chain =
                    kept.value(FORWARDED_FOR).map(before -> before + "," + last).orElse(last);
            headers = headers.setting(FORWARDED_FOR, chain);
            headers = headers.setting(
                    "x-envoy-external-address", client(kept, peer).orElse(SOME_ADDRESS));
        }
        boolean ownId = edge && !http.preserveExternalRequestId() || !kept.has("x-request-id");
        return ownId ? headers.setting("x-request-id", SOME_REQUEST_ID) : headers;
    }

    /// The address that counts as the client's: the peer, or what trusted proxies tell.
    public Optional<String> client(HeaderFields sent, Optional<String> peer) {
        int skipped = http.useRemoteAddress() ? trustedHops - 1 : trustedHops;
        if (skipped < 0) return peer;
        List<String> chain = new ArrayList<>(sent.value(FORWARDED_FOR)
                .map(value -> Arrays.asList(value.split(",", -1)))
                .orElse(List.of()));
        int index = chain.size() - 1 - skipped;
        return index < 0
                ? peer
                : Optional.of(chain.get(index).strip())
                        .filter(IpRange::isAddress)
                        .or(() -> peer);
    }

    /// `:scheme` as HTTP/1 requests get it: what `x-forwarded-proto` says if that is a scheme, else what is true.
    public static String scheme(HeaderFields headers, boolean tls) {
        String told = headers.value(FORWARDED_PROTO).orElse("").toLowerCase(Locale.ROOT);
        return told.equals("http") || told.equals("https") ? told : tls ? "https" : "http";
    }
}
