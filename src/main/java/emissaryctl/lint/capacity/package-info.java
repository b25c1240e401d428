/// Rules about timeouts, retries and capacity (EMC3).
@NullMarked
package emissaryctl.lint.capacity;

import org.jspecify.annotations.NullMarked;
