/// Rules about routing, rewriting and canaries (EMC2).
@NullMarked
package emissaryctl.lint.routing;

import org.jspecify.annotations.NullMarked;
