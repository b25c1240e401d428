/// The directory that a running Envoy follows: complete generations beside one another, a link to the one that counts,
/// and the order in which they are written, validated, made current, confirmed and, if Envoy rejects one, taken back.
/// Nothing else writes in that directory. Knows neither threads nor the network: the running Envoy is an interface.
@NullMarked
package emissaryctl.publish;

import org.jspecify.annotations.NullMarked;
