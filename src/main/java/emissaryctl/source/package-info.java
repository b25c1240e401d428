/// Where things come from: positions in files and the identity of a resource. Pure values, no I/O; every other
/// package may use it.
@NullMarked
package emissaryctl.source;

import org.jspecify.annotations.NullMarked;
