/// AuthService, RateLimitService, LogService and TracingService in, what Envoy asks and tells them out.
@NullMarked
package emissaryctl.assemble.plugin;

import org.jspecify.annotations.NullMarked;
