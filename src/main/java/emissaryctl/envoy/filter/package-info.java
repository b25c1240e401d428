/// The HTTP filters: what each writes into the connection manager and into a route. One class per filter; their order
/// is the list in `HttpFilters`. Knows nothing of listeners and clusters.
@NullMarked
package emissaryctl.envoy.filter;

import org.jspecify.annotations.NullMarked;
