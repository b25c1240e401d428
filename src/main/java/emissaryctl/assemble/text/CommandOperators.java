package emissaryctl.assemble.text;

import java.util.Optional;
import java.util.Set;

/// Envoy's command operators, which stand between percent signs: `%NAME%`, `%NAME(argument)%`, `%NAME(argument):12%`.
/// A percent sign of another meaning, or a name that Envoy does not know, makes it reject everything.
public final class CommandOperators {

    /// Of Envoy 1.40, without those of extensions that have to be configured.
    public static final Set<String> PLAIN = words("""
            REQUEST_DURATION REQUEST_TX_DURATION RESPONSE_DURATION RESPONSE_TX_DURATION
            DOWNSTREAM_HANDSHAKE_DURATION ROUNDTRIP_DURATION BYTES_RECEIVED BYTES_RETRANSMITTED
            PACKETS_RETRANSMITTED UPSTREAM_WIRE_BYTES_RECEIVED UPSTREAM_HEADER_BYTES_RECEIVED
            DOWNSTREAM_WIRE_BYTES_RECEIVED DOWNSTREAM_HEADER_BYTES_RECEIVED PROTOCOL UPSTREAM_PROTOCOL
            RESPONSE_CODE RESPONSE_CODE_DETAILS CONNECTION_TERMINATION_DETAILS BYTES_SENT
            UPSTREAM_WIRE_BYTES_SENT UPSTREAM_HEADER_BYTES_SENT DOWNSTREAM_WIRE_BYTES_SENT
            DOWNSTREAM_HEADER_BYTES_SENT DURATION CUSTOM_FLAGS RESPONSE_FLAGS RESPONSE_FLAGS_LONG
            UPSTREAM_HOST_NAME UPSTREAM_HOST_NAME_WITHOUT_PORT UPSTREAM_HOST UPSTREAM_CONNECTION_ID
            UPSTREAM_CLUSTER UPSTREAM_CLUSTER_RAW UPSTREAM_LOCAL_ADDRESS UPSTREAM_LOCAL_ADDRESS_WITHOUT_PORT
            UPSTREAM_LOCAL_PORT UPSTREAM_REMOTE_ADDRESS UPSTREAM_REMOTE_ADDRESS_WITHOUT_PORT
            UPSTREAM_REMOTE_PORT UPSTREAM_REQUEST_ATTEMPT_COUNT UPSTREAM_TLS_CIPHER UPSTREAM_TLS_VERSION
            UPSTREAM_TLS_SESSION_ID UPSTREAM_PEER_ISSUER UPSTREAM_PEER_CERT UPSTREAM_PEER_SUBJECT
            DOWNSTREAM_LOCAL_ADDRESS DOWNSTREAM_DIRECT_LOCAL_ADDRESS DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT
            DOWNSTREAM_DIRECT_LOCAL_ADDRESS_WITHOUT_PORT DOWNSTREAM_LOCAL_PORT DOWNSTREAM_DIRECT_LOCAL_PORT
            DOWNSTREAM_REMOTE_ADDRESS DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT DOWNSTREAM_REMOTE_PORT
            DOWNSTREAM_DIRECT_REMOTE_ADDRESS DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT
            DOWNSTREAM_DIRECT_REMOTE_PORT CONNECTION_ID REQUESTED_SERVER_NAME ROUTE_NAME
            VIRTUAL_CLUSTER_NAME TLS_JA3_FINGERPRINT TLS_JA4_FINGERPRINT UNIQUE_ID STREAM_ID START_TIME
            START_TIME_LOCAL EMIT_TIME EMIT_TIME_LOCAL DOWNSTREAM_LOCAL_URI_SAN DOWNSTREAM_PEER_URI_SAN
            DOWNSTREAM_LOCAL_DNS_SAN DOWNSTREAM_PEER_DNS_SAN DOWNSTREAM_LOCAL_IP_SAN DOWNSTREAM_PEER_IP_SAN
            DOWNSTREAM_LOCAL_EMAIL_SAN DOWNSTREAM_PEER_EMAIL_SAN DOWNSTREAM_LOCAL_OTHERNAME_SAN
            DOWNSTREAM_PEER_OTHERNAME_SAN DOWNSTREAM_LOCAL_SUBJECT DOWNSTREAM_PEER_SUBJECT
            DOWNSTREAM_TLS_SESSION_ID DOWNSTREAM_TLS_CIPHER DOWNSTREAM_TLS_VERSION
            DOWNSTREAM_PEER_FINGERPRINT_256 DOWNSTREAM_PEER_FINGERPRINT_1 DOWNSTREAM_PEER_SERIAL
            DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_256 DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_1
            DOWNSTREAM_PEER_CHAIN_SERIALS DOWNSTREAM_PEER_ISSUER DOWNSTREAM_PEER_CERT
            DOWNSTREAM_PEER_CERT_V_START DOWNSTREAM_PEER_CERT_V_END DOWNSTREAM_TRANSPORT_FAILURE_REASON
            UPSTREAM_TRANSPORT_FAILURE_REASON DOWNSTREAM_LOCAL_CLOSE_REASON DOWNSTREAM_DETECTED_CLOSE_TYPE
            UPSTREAM_DETECTED_CLOSE_TYPE UPSTREAM_LOCAL_CLOSE_REASON HOSTNAME FILTER_CHAIN_NAME
            ACCESS_LOG_TYPE UPSTREAM_PEER_CERT_V_START UPSTREAM_PEER_CERT_V_END UPSTREAM_LOCAL_URI_SAN
            UPSTREAM_PEER_URI_SAN UPSTREAM_LOCAL_DNS_SAN UPSTREAM_PEER_DNS_SAN UPSTREAM_LOCAL_IP_SAN
            UPSTREAM_PEER_IP_SAN LOCAL_REPLY_BODY GRPC_STATUS GRPC_STATUS_NUMBER TRACE_ID SPAN_ID
            QUERY_PARAMS UPSTREAM_HOSTS_ATTEMPTED UPSTREAM_HOSTS_ATTEMPTED_WITHOUT_PORT
            UPSTREAM_HOST_NAMES_ATTEMPTED UPSTREAM_HOST_NAMES_ATTEMPTED_WITHOUT_PORT
            UPSTREAM_CONNECTION_IDS_ATTEMPTED UPSTREAM_CONNECTION_POOL_READY_DURATION
            DOWNSTREAM_DIRECT_LOCAL_ADDRESS_ENDPOINT_ID DOWNSTREAM_LOCAL_ADDRESS_ENDPOINT_ID
            UPSTREAM_REMOTE_ADDRESS_ENDPOINT_ID REQUEST_HEADERS_BYTES RESPONSE_HEADERS_BYTES
            RESPONSE_TRAILERS_BYTES PATH
            """);

    /// Those that mean nothing without an argument.
    public static final Set<String> WITH_ARGUMENT = words("""
            REQ RESP TRAILER DYNAMIC_METADATA CLUSTER_METADATA UPSTREAM_METADATA FILTER_STATE
            UPSTREAM_FILTER_STATE METADATA ENVIRONMENT QUERY_PARAM CEL COMMON_DURATION REQUEST_HEADER
            """);

    private static final Fault STRAY =
            new Fault("has a `%` that begins no command operator", "write `%%` for the sign itself");

    private CommandOperators() {}

    /// What a text has that Envoy does not take, and what to do.
    public record Fault(String what, String help) {}

    /// What is wrong with a text that Envoy reads operators in, if anything.
    public static Optional<Fault> fault(String text) {
        int at = text.indexOf('%');
        while (at >= 0) {
            if (text.startsWith("%%", at)) {
                at = text.indexOf('%', at + 2);
                continue;
            }
            int end = endOfOperator(text, at + 1);
            if (end < 0) return Optional.of(STRAY);
            String name = text.substring(at + 1, endOfName(text, at + 1));
            boolean argument = text.charAt(at + 1 + name.length()) == '(';
            boolean known = PLAIN.contains(name) || argument && WITH_ARGUMENT.contains(name);
            if (!known) return Optional.of(unknown(name));
            at = text.indexOf('%', end);
        }
        return Optional.empty();
    }

    private static Fault unknown(String name) {
        return WITH_ARGUMENT.contains(name)
                ? new Fault("has `%" + name + "%` without an argument", "write `%" + name + "(argument)%`")
                : new Fault(
                        "has `%" + Text.cut(name) + "%`, which is no command operator of Envoy 1.40",
                        "take one from Envoy's documentation of access logs, or write `%%` for the sign itself");
    }

    /// The position behind the closing percent sign, or -1.
    private static int endOfOperator(String text, int start) {
        int at = endOfName(text, start);
        if (at == start) return -1;
        if (at < text.length() && text.charAt(at) == '(') {
            at = text.indexOf(')', at);
            if (at < 0) return -1;
            at++;
        }
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        }
        return at < text.length() && text.charAt(at) == '%' ? at + 1 : -1;
    }

    private static int endOfName(String text, int start) {
        int at = start;
        while (at < text.length() && isOfName(text.charAt(at))) at++;
        return at;
    }

    private static boolean isOfName(char c) {
        return c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
    }

    private static Set<String> words(String text) {
        return Set.of(text.replace('\n', ' ').strip().split(" ", -1));
    }
}
