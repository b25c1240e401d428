/// FilterPolicies as a gateway has them: which requests pass which filters, and what each filter does. Values only.
@NullMarked
package emissaryctl.gateway.policy;

import org.jspecify.annotations.NullMarked;
