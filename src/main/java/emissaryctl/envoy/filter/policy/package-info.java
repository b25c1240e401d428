/// What the filters of FilterPolicies are in Envoy, and what chooses the requests that pass them.
@NullMarked
package emissaryctl.envoy.filter.policy;

import org.jspecify.annotations.NullMarked;
