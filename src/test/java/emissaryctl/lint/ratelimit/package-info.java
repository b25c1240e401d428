@NullMarked
package emissaryctl.lint.ratelimit;

import org.jspecify.annotations.NullMarked;
