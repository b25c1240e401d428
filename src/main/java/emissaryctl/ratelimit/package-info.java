/// RateLimits, and what Envoy tells about requests → the configuration of the rate-limit server
/// (`envoyproxy/ratelimit`), a file for each domain.
@NullMarked
package emissaryctl.ratelimit;

import org.jspecify.annotations.NullMarked;
