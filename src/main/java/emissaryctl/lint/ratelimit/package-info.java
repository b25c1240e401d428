/// Rules about rate limiting (EMC6).
@NullMarked
package emissaryctl.lint.ratelimit;

import org.jspecify.annotations.NullMarked;
