/// Rules about Listeners and Hosts (EMC1).
@NullMarked
package emissaryctl.lint.host;

import org.jspecify.annotations.NullMarked;
