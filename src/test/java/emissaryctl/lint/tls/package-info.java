@NullMarked
package emissaryctl.lint.tls;

import org.jspecify.annotations.NullMarked;
