/// Applies the fixes of findings to the texts that they are about: source ranges are edited, nothing is written anew.
@NullMarked
package emissaryctl.fix;

import org.jspecify.annotations.NullMarked;
