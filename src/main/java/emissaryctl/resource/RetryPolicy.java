package emissaryctl.resource;

import java.time.Duration;
import java.util.Optional;

/// `retry_policy`.
public record RetryPolicy(Optional<String> retryOn, Optional<Integer> numRetries, Optional<Duration> perTryTimeout) {}
