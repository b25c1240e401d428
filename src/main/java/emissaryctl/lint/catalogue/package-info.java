/// All rules, and the page of each code.
@NullMarked
package emissaryctl.lint.catalogue;

import org.jspecify.annotations.NullMarked;
