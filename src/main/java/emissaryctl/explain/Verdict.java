package emissaryctl.explain;

import emissaryctl.explain.request.HeaderFields;
import emissaryctl.gateway.ChainContent.TcpTraffic;
import emissaryctl.gateway.Gateway;
import java.util.Optional;

/// What becomes of a request.
public sealed interface Verdict {

    /// A service gets it.
    record Forwarded(UpstreamRequest request, Gateway.Cluster cluster) implements Verdict {}

    /// The client is sent elsewhere. To a gRPC client the status is 200, and `grpcStatus` tells the failure.
    record Redirected(int status, String location, Optional<Integer> grpcStatus) implements Verdict {}

    /// Envoy answers by itself.
    record Answered(Why why, int status, Optional<Integer> grpcStatus, HeaderFields headers, String body)
            implements Verdict {}

    /// The connection is handed on as it is, whatever is spoken on it.
    record Proxied(TcpTraffic traffic) implements Verdict {}

    /// No answer at all.
    record Unanswered() implements Verdict {}

    /// Why Envoy answers by itself.
    enum Why {
        /// The route says so.
        DIRECT_RESPONSE,
        PREFLIGHT,
        NO_VIRTUAL_HOST,
        NO_ROUTE,
        BAD_AUTHORITY,
        BAD_HEADER_NAME,
        BAD_PATH,
        ADDRESS_REFUSED,
        /// What a FilterPolicy wants is not usable.
        POLICY_REFUSED,
        /// Users come back from their identity provider here, or log out.
        LOGIN_PAGE,
        UPGRADE_REFUSED
    }
}
