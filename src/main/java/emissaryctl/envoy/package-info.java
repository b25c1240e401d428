/// A `Gateway` in, an `EnvoyConfig` out: how Envoy says it. Every value was decided before, so nothing here can fail
/// or has anything to report; only fields that Envoy 1.40 takes without a deprecation warning are written. Knows
/// nothing of resources, files or formats.
@NullMarked
package emissaryctl.envoy;

import org.jspecify.annotations.NullMarked;
