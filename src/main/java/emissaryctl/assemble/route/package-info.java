/// Mappings in, groups of them out, and of these the routes in the order in which Envoy tries them.
@NullMarked
package emissaryctl.assemble.route;

import org.jspecify.annotations.NullMarked;
