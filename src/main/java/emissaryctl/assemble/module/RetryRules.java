package emissaryctl.assemble.module;

import emissaryctl.gateway.RouteDecision.Retries;
import emissaryctl.resource.RetryPolicy;
import java.util.List;
import java.util.Optional;

/// Which retry policies Emissary takes.
public final class RetryRules {

    public static final List<String> WORDS = List.of(
            "5xx", "gateway-error", "connect-failure", "retriable-4xx", "refused-stream", "retriable-status-codes");

    private RetryRules() {}

    /// The policy, or nothing when `retry_on` is missing or not one of the six words.
    public static Optional<Retries> translate(RetryPolicy written) {
        return written.retryOn()
                .filter(WORDS::contains)
                .map(on -> new Retries(on, written.numRetries(), written.perTryTimeout()));
    }
}
