/// Filters and FilterPolicies in, which requests pass which steps out. A Filter that cannot be compiled refuses its
/// requests.
@NullMarked
package emissaryctl.assemble.policy;

import org.jspecify.annotations.NullMarked;
