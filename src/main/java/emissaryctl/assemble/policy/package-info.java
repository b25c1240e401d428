/// What the stages need to make policies of Filters: texts in, values out. Knows nothing of the resources around them.
@NullMarked
package emissaryctl.assemble.policy;

import org.jspecify.annotations.NullMarked;
