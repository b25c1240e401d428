@NullMarked
package emissaryctl.lint.input;

import org.jspecify.annotations.NullMarked;
