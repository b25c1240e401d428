@NullMarked
package emissaryctl.lint.upstream;

import org.jspecify.annotations.NullMarked;
