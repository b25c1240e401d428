@NullMarked
package emissaryctl.lint.host;

import org.jspecify.annotations.NullMarked;
