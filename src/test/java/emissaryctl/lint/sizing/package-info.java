@NullMarked
package emissaryctl.lint.sizing;

import org.jspecify.annotations.NullMarked;
