/// What the resources mean together: listeners, filter chains, virtual hosts, routes and clusters with every default
/// resolved and every decision taken. Pure values in Envoy's vocabulary, made by `assemble`, read by `envoy`, `explain`
/// and `lint`. Knows neither the input's kinds nor Envoy's messages.
@NullMarked
package emissaryctl.gateway;

import org.jspecify.annotations.NullMarked;
