@NullMarked
package emissaryctl.lint.exposure;

import org.jspecify.annotations.NullMarked;
