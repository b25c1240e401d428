/// Rules about what is deprecated, unsupported or not portable (EMC9).
@NullMarked
package emissaryctl.lint.portability;

import org.jspecify.annotations.NullMarked;
