/// Rules about the limits and the size of Envoy (EMC8).
@NullMarked
package emissaryctl.lint.sizing;

import org.jspecify.annotations.NullMarked;
