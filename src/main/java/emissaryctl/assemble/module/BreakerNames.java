package emissaryctl.assemble.module;

import emissaryctl.gateway.ConnectionLimits;
import emissaryctl.gateway.RouteDecision.Priority;
import emissaryctl.resource.CircuitBreaker;
import java.util.Locale;
import java.util.Optional;

/// Circuit breakers: which are valid, and the tag that each gives a cluster name.
public final class BreakerNames {

    private BreakerNames() {}

    /// Whether its priority is one that Envoy has.
    public static boolean isValid(CircuitBreaker breaker) {
        return breaker.priority().isEmpty()
                || breaker.priority().get().equalsIgnoreCase("default")
                || breaker.priority().get().equalsIgnoreCase("high");
    }

    /// `cb`, the priority's first letter (`n` for none), then each limit with its letter.
    public static String tag(CircuitBreaker breaker) {
        StringBuilder tag = new StringBuilder("cb");
        tag.append(breaker.priority()
                .map(p -> p.toLowerCase(Locale.ROOT).substring(0, 1))
                .orElse("n"));
        append(tag, 'c', breaker.maxConnections());
        append(tag, 'p', breaker.maxPendingRequests());
        append(tag, 'r', breaker.maxRequests());
        append(tag, 't', breaker.maxRetries());
        return tag.toString();
    }

    private static void append(StringBuilder tag, char letter, Optional<Integer> limit) {
        limit.ifPresent(value -> tag.append(letter).append(value.intValue()));
    }

    /// The limits, of Envoy's priority HIGH if it says so.
    public static ConnectionLimits limits(CircuitBreaker breaker) {
        boolean high = breaker.priority().filter("high"::equalsIgnoreCase).isPresent();
        return new ConnectionLimits(
                high ? Priority.HIGH : Priority.DEFAULT,
                breaker.maxConnections(),
                breaker.maxPendingRequests(),
                breaker.maxRequests(),
                breaker.maxRetries());
    }
}
